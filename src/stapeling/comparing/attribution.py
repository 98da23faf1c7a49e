"""Attribution: which added act causes how much of the change in a number of stacking."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial

from stapeling.analyses.burden import measure_implementer
from stapeling.analyses.depth import amends_among, text_depth
from stapeling.analyses.layers import layering_of
from stapeling.analyses.options import Options
from stapeling.analyses.repairs import Repairs
from stapeling.analyses.toetsen import measure_toetsen
from stapeling.comparing.acts import SharedNames
from stapeling.comparing.results import Attribution, Bounds, Share
from stapeling.comparing.shapley import contributions
from stapeling.comparing.without import WithoutActs, added_acts
from stapeling.graph import StackGraph
from stapeling.model.corpus import Corpus
from stapeling.progress import counted

_NOTHING: Bounds = (None, None)
_PEAKS = ("changes", "one_off_eur", "one_off_fte", "structural_eur", "structural_fte")


@dataclass(frozen=True, slots=True)
class Question:
    """A number that may be attributed, and the added acts that can change it."""

    subject: str
    measure: str
    value: Callable[[StackGraph], Bounds]
    players: tuple[str, ...]


def attribute(
    a: Corpus, b: Corpus, names: SharedNames, options: Options, laws: Collection[str] | None = None
) -> Attribution:
    """Divide the change of text depth, repair depth, peak load and lead time over added acts.

    The worth of some added acts is the measure of the second side with only these of its added
    acts. Without any of them that is the first side with everything else that changed, and its
    difference with the first side is the line of other changes. The rest is divided by Shapley
    values, low and high bounds apart, so that the shares add up to the whole change.

    Where nothing is known (no repair chain, no load) a depth or a load counts as 0 here, and is
    named in `not_known`; a lead time that is not known on a side is not divided at all.

    Cost: 2 ** n measures of one law or implementer for n added acts that touch it, up to 12 of
    them; then as many as the drawn orders ask. Source: docs/diff.md.
    """
    return _Attributing(a, b, names, options).result(laws)


class _Attributing:
    """Both sides, and the corpora that lie between them."""

    def __init__(self, a: Corpus, b: Corpus, names: SharedNames, options: Options) -> None:
        self.first, self.second, self.options = StackGraph(a), StackGraph(b), options
        self.names = names
        self.added = added_acts(a, b, names, options.day)
        self.without = WithoutActs(a, b, names)

    def result(self, laws: Collection[str] | None) -> Attribution:
        shares: list[Share] = []
        not_known: list[tuple[str, str]] = []
        for question in counted("attribution", tuple(self._questions(laws))):
            before, after = question.value(self.first), question.value(self.second)
            if before == after:
                continue
            if None in (*before, *after):
                not_known.append((question.subject, question.measure))
            shares += self._shares(question, before, after)
        return Attribution(self.added, tuple(shares), tuple(not_known))

    def _shares(self, question: Question, before: Bounds, after: Bounds) -> Iterator[Share]:
        """Give the share of every act in one number, and of all else, for both bounds."""
        between: dict[frozenset[str], Bounds] = {frozenset(question.players): after}

        def at(come: frozenset[str]) -> Bounds:
            if come not in between:
                corpus = self.without.corpus(frozenset(question.players) - come)
                between[come] = question.value(StackGraph(corpus))
            return between[come]

        for number, bound in ((0, "low"), (1, "high")):
            ends = (before[number], after[number])
            if question.measure == "lead_time" and None in ends:
                continue
            found = contributions(question.players, lambda come, n=number: at(come)[n] or 0)  # type: ignore[misc]
            rest = (at(frozenset())[number] or 0) - (before[number] or 0)
            yield Share(None, question.subject, question.measure, bound, rest, None)  # type: ignore[arg-type]
            for act, (share, error) in found.items():
                yield Share(act, question.subject, question.measure, bound, share, error)  # type: ignore[arg-type]

    def _questions(self, laws: Collection[str] | None) -> Iterator[Question]:
        graph, values = self.second, _Values(self.second, self.options)
        linked = self._linked()
        for law in sorted(graph.laws if laws is None else graph.laws.keys() & set(laws)):
            yield Question(law, "text_depth", partial(values.text_depth, law), self._on({law}))
            yield Question(law, "repair_depth", partial(values.repair_depth, law), linked)
        for who in sorted(graph.implemented_by):
            own = {law.id for law, _ in graph.implemented_by[who]}
            if laws is None or own & set(laws):
                players = self._chosen({*self._on(own), *self._bearing(who)})
                for unit in _PEAKS:
                    yield Question(who, f"peak_{unit}", partial(values.peak, who, unit), players)
        yield Question("", "lead_time", values.lead_time, ())

    def _chosen(self, acts: Collection[str]) -> tuple[str, ...]:
        return tuple(act for act in self.added if act in acts)

    def _on(self, laws: Collection[str]) -> tuple[str, ...]:
        """Give the added acts that change one of some laws on either side."""
        sides = ((self.first, self.names.a), (self.second, self.names.b))
        return self._chosen(
            {
                name(row.act)
                for graph, name in sides
                for law in laws
                for row in graph.corpus.changes.get(law, ())
            }
        )

    def _linked(self) -> tuple[str, ...]:
        """Give the added acts that are linked to another on either side."""
        found: set[str] = set()
        for graph, name in ((self.first, self.names.a), (self.second, self.names.b)):
            for act in graph.corpus.acts.values():
                if act.links:
                    found |= {name(act.id), *(name(link.act) for link in act.links)}
        return self._chosen(found)

    def _bearing(self, who: str) -> set[str]:
        """Give the acts of which a burden on an organisation is recorded on either side."""
        sides = ((self.first, self.names.a), (self.second, self.names.b))
        return {
            name(row.act)
            for graph, name in sides
            for row in graph.burdens_by_bearer.get(who, ())
            if row.act is not None
        }


class _Values:
    """Measures the numbers that are attributed, and nothing else."""

    def __init__(self, graph: StackGraph, options: Options) -> None:
        self.labels, self.options = graph.labels, options

    def text_depth(self, law: str, graph: StackGraph) -> Bounds:
        """Give the text depth of a law; nothing before it has started."""
        row = graph.laws.get(law)
        layering = layering_of(graph, row, self.options) if row is not None else None
        if layering is None:
            return _NOTHING
        certain = [layer for layer in layering.layers if layer.certain]
        day = self.options.day
        amends = amends_among(graph.amends(day, certainly=True), layering.layers)
        may = amends_among(graph.amends(day, certainly=False), layering.layers)
        return text_depth(certain, layering.layers, amends, may, self.labels).span

    def repair_depth(self, law: str, graph: StackGraph) -> Bounds:
        """Give the repair depth of a law; nothing before it has started, or without a repair."""
        row = graph.laws.get(law)
        if row is None or layering_of(graph, row, self.options) is None:
            return _NOTHING
        return Repairs(graph, self.options.day).of_law(row).span or _NOTHING

    def peak(self, who: str, unit: str, graph: StackGraph) -> Bounds:
        """Give the heaviest load of an implementer in a unit; nothing where none is known."""
        if who not in graph.implemented_by:
            return _NOTHING
        peaks = measure_implementer(graph, who, self.options).peaks
        return next(((p.load.low, p.load.high) for p in peaks if p.unit == unit), _NOTHING)

    def lead_time(self, graph: StackGraph) -> Bounds:
        """Give the weeks that the toetsen of the catalogue take, on the longest path."""
        found = measure_toetsen(graph, self.options).lead_time
        return found.low, found.high
