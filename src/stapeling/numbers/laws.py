"""The numbers of laws, one a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.results import CLASSES, EvaluationResult, LawResult, RepairChain, Span
from stapeling.numbers.tidy import Rows, Tidy

_BESIDE = (
    "same_day",
    "pending",
    "not_commenced",
    "withdrawn",
    "scheduled",
    "incidental",
    "unknown_level",
    "unknown_nature",
    "unknown_articles",
)


def chain_rows(chains: Iterable[RepairChain]) -> Iterator[Tidy]:
    """Give the depth of every repair chain."""
    for number, chain in enumerate(chains, start=1):
        yield Tidy(
            section="repair_chains",
            subject=f"chain-{number}",
            title=" > ".join(chain.acts),
            measure="depth",
            unit="acts",
            value=chain.depth,
            witness=chain.acts,
        )


class LawRows(Rows):
    """Writes the numbers of one law."""

    def __init__(self, law: LawResult) -> None:
        super().__init__(law.id, law.title)
        self.law = law

    def all(self) -> Iterator[Tidy]:
        """Give every number of the law, in the order of the report."""
        yield from self.depths()
        yield from self.beside()
        yield from self.text_age()
        layers = self.law.layers
        yield self.row("layers", "depth", "steps", layers.depth, layers.chain)
        yield self.row("layers", "regulations", "regulations", layers.regulations, layers.chain)
        if self.law.evaluation is not None:
            yield from self.classes(self.law.evaluation)
            yield from self.due_days(self.law.evaluation)
            yield from self.follow_up(self.law.evaluation)

    def depths(self) -> Iterator[Tidy]:
        """Give the numbers of stacking; what is unknown of them is in their bounds."""
        law = self.law
        layers = [act.act for act in law.evaluation.acts] if law.evaluation else []
        articles = law.counts.unknown_articles if law.counts else None
        levels = law.counts.unknown_level if law.counts else None
        yield self.row(
            "laws", "breadth", "acts", law.breadth, layers, at_least=law.at_least, unknown=levels
        )
        for measure, span, witness in (
            ("article_depth", law.article_depth, ()),
            ("text_depth", law.text_depth, law.text_chain),
            ("open_depth", law.open_depth, ()),
        ):
            yield self.row(
                "laws", measure, "acts", span, witness, at_least=law.at_least, unknown=articles
            )
        yield self.row("laws", "repair_depth", "acts", law.repair_depth, law.repair_chain)

    def beside(self) -> Iterator[Tidy]:
        """Give what stands beside the number of layers."""
        counts = self.law.counts
        if counts is None:
            return
        acts = sum(counts.acts.values())
        yield self.row("laws", "events", "rows", counts.events)
        yield self.row("laws", "acts", "acts", Span(acts, acts + counts.acts_possible))
        for level, n in counts.acts.items():
            yield self.row("laws", f"acts_{level}", "acts", n)
        for name in _BESIDE:
            yield self.row("laws", name, "acts", getattr(counts, name))
        for nature, n in counts.excluded.items():
            yield self.row("laws", f"excluded_{nature}", "acts", n)

    def text_age(self) -> Iterator[Tidy]:
        """Give the age of the text that was changed."""
        age = self.law.text_age
        if age is not None:
            yield self.row("laws", "text_age_median", "days", age.median_days, age.days)
            yield self.row("laws", "text_age_young", "acts", age.young, age.days)
            yield self.row("laws", "text_age_of", "acts", age.of, age.days)

    def classes(self, found: EvaluationResult) -> Iterator[Tidy]:
        """Give the number of acts of each class before evaluation."""
        unknown = found.unknown + found.no_evaluation_known
        yield self.row("evaluation", "premature", "acts", found.premature, unknown=unknown)
        share = found.premature_share
        yield self.row("evaluation", "premature_share", "share", share, unknown=unknown)
        for name in CLASSES:
            acts = [act.act for act in found.acts if name in (act.category, act.subcategory)]
            yield self.row("evaluation", name, "acts", getattr(found, name), acts)

    def due_days(self, found: EvaluationResult) -> Iterator[Tidy]:
        """Give the days that every due evaluation was late."""
        for due in found.clauses:
            yield Tidy(
                section="due_days",
                subject=self.law.id,
                title=self.law.title,
                measure=f"days_late_{due.state}",
                period=due.due.text if due.due is not None else "",
                unit="days",
                value=due.days_late,
                witness=(f"{due.law}/{due.clause}", *([due.done] if due.done else [])),
            )

    def follow_up(self, found: EvaluationResult) -> Iterator[Tidy]:
        """Give the days until each evaluation was answered, and until the next layer came."""
        for look in found.evaluations:
            answered, next_layer = look.response_days, look.reaction_days
            yield self.row("evaluations", "response_days", "days", answered, [look.id])
            reaction = [look.id, *([look.reaction] if look.reaction else [])]
            yield self.row("evaluations", "reaction_days", "days", next_layer, reaction)
