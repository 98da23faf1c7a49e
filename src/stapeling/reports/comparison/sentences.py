"""The top of a comparison: what a reviewer tells the minister, as far as the sides carry it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from stapeling.comparing.results import NumberChange, RecordKey, bounds
from stapeling.language import N_, NP_
from stapeling.model.corpus import Corpus
from stapeling.reports.comparison.burdens import (
    burden_sentence,
    capacity_sentence,
    preparation_sentence,
)
from stapeling.reports.comparison.depths import (
    MOST,
    capital,
    differing,
    few,
    repair_depth_sentence,
    steps,
    text_depth_sentence,
)
from stapeling.reports.comparison.names import WHOLE
from stapeling.reports.comparison.records import counted
from stapeling.reports.comparison.values import difference_text, side_text
from stapeling.reports.comparison.view import ComparisonView, worth_telling
from stapeling.reports.page import Sentence

_MOST_SENTENCES = 10


def comparison_sentences(view: ComparisonView) -> tuple[Sentence, ...]:
    """Give at most ten sentences; one of which nothing is to be said is left out."""
    if not view.comparison.differs:
        return (_nothing(view),)
    makers: tuple[Callable[[ComparisonView], Sentence | None], ...] = (
        _records,
        text_depth_sentence,
        repair_depth_sentence,
        _premature,
        burden_sentence,
        capacity_sentence,
        preparation_sentence,
        _unknown,
        _findings,
    )
    found = (make(view) for make in makers)
    told = [sentence for sentence in found if sentence is not None]
    return tuple([*told, *_other_parts(view)][:_MOST_SENTENCES])


def _nothing(view: ComparisonView) -> Sentence:
    numbers, unchanged = len(view.comparison.numbers), view.comparison.entities.unchanged
    if unchanged is None:
        text = view.plural(
            "{n} number compared, none differs.", "{n} numbers compared, none differs.", numbers
        )
    else:
        text = view.text(
            "Nothing differs: {records} records and {numbers} numbers are the same on both sides.",
            records=sum(unchanged.values()),
            numbers=numbers,
        )
    return Sentence("nothing", text, 0, "")


def _records(view: ComparisonView) -> Sentence | None:
    """Tell how many records were added, removed and changed, and name the acts."""
    entities = view.comparison.entities
    changed = tuple(dict.fromkeys(row.record for row in entities.changed))
    parts = [
        _listed(view, template, keys)
        for template, keys in (
            (N_("added: {records}"), entities.added),
            (N_("removed: {records}"), entities.removed),
            (N_("changed: {records}"), changed),
        )
        if keys
    ]
    if not parts:
        return None
    keys = (*entities.added, *entities.removed, *changed)
    witness = tuple(dict.fromkeys(name for key in keys for name in _known(view, key)))
    return Sentence("records", capital("; ".join(parts)), len(keys), "records", witness)


def _known(view: ComparisonView, key: RecordKey) -> tuple[str, ...]:
    """Give what a record is or speaks of, as far as a corpus describes it; an act always."""
    if key.list == "acts":
        return (key.id,)
    corpora = [graph.corpus for graph in view.graphs if graph is not None]
    return tuple(
        name
        for name in (key.id, *key.id.split())
        if any(_describes(corpus, name) for corpus in corpora)
    )


def _describes(corpus: Corpus, name: str) -> bool:
    lists = (corpus.laws, corpus.evaluations, corpus.organisations, corpus.tests)
    known = any(name in records for records in (*lists, corpus.bottlenecks))
    return known or corpus.act_id(name) is not None


def _listed(view: ComparisonView, template: str, keys: Iterable[RecordKey]) -> str:
    found = list(keys)
    acts = [key.id for key in found if key.list == "acts"]
    told = view.text(template, records=counted(view, Counter(key.list for key in found)))
    return f"{told} ({few(view, map(view.names.act, acts), len(acts))})" if acts else told


def _premature(view: ComparisonView) -> Sentence | None:
    """Tell how many changes came before evaluation, and how many more cannot be told."""
    every = [row for row in view.comparison.numbers if row.row.section == "evaluation"]
    counts = {
        name: tuple(_sum(every, name, before=side) for side in (True, False))
        for name in ("premature", "no_evaluation_known", "unknown")
    }
    if all(before == after for before, after in counts.values()):
        return None
    open_before, open_after = (
        counts["no_evaluation_known"][n] + counts["unknown"][n] for n in (0, 1)
    )
    moved = [row for row in differing(view, "evaluation", "premature") if any(steps(row))]
    laws = "; ".join(
        f"{view.names.law(row.row.subject)} {difference_text(row, view.language)}"
        for row in moved[:MOST]
    )
    template = (
        N_("Changes before evaluation stay at {after}; of {n} → {m} changes it cannot be told.")
        if counts["premature"][0] == counts["premature"][1] and not moved
        else N_(
            "Changes before evaluation: {before} → {after}{laws}; of {n} → {m} changes it cannot"
            " be told."
        )
    )
    text = view.text(
        template,
        before=counts["premature"][0],
        after=counts["premature"][1],
        laws=f" ({laws})" if laws else "",
        n=open_before,
        m=open_after,
    )
    witness = tuple(row.row.subject for row in moved)
    return Sentence("premature", text, counts["premature"][1], "acts", witness, int(open_after))


def _sum(numbers: Iterable[NumberChange], measure: str, *, before: bool) -> float:
    sides = (row.before if before else row.after for row in numbers if row.row.measure == measure)
    return sum(bounds(side)[0] or 0 for side in sides)


def _other_parts(view: ComparisonView) -> Iterator[Sentence]:
    """Tell what differs in toetsen, oversight, bottlenecks and the cycle, the first of each."""
    templates = {
        "toetsen": N_("Toetsen: {numbers}."),
        "oversight": N_("Oversight: {numbers}."),
        "bottlenecks": N_("Bottlenecks: {numbers}."),
        "cycle": N_("The policy cycle: {numbers}."),
    }
    for part, template in templates.items():
        rows = _first(view, part)
        parts = [_told(view, row) for row in rows]
        witness = [name for row in rows for name in _resting_on(row)]
        if part == "toetsen":
            needed = list(_needed(view))
            parts += [told for told, _ in needed]
            witness += [name for _, acts in needed for name in acts]
        if parts:
            text = view.text(template, numbers="; ".join(parts))
            yield Sentence(part, text, None, "", tuple(dict.fromkeys(witness)))


def _resting_on(change: NumberChange) -> Iterator[str]:
    """Give what the numbers of both sides rest on, else what they are of."""
    named = [name for side in (change.after, change.before) if side for name in side.witness]
    if named:
        yield from named
    elif change.row.subject not in WHOLE:
        yield change.row.subject


def _first(view: ComparisonView, part: str) -> list[NumberChange]:
    """Give the first numbers of a part: those of the whole of it, else those of one subject."""
    numbers = [row for row in view.of_part(part) if row.row.section != "toetsen_acts"]
    told = [row for row in numbers if worth_telling(row) and not row.row.period]
    whole = [row for row in told if row.row.subject in WHOLE and not _divided(row)]
    return (whole or told)[:MOST]


def _told(view: ComparisonView, row: NumberChange) -> str:
    sides = (side_text(side, view.language, told=False) for side in (row.before, row.after))
    name = "" if row.row.subject in WHOLE else f"{view.names.any(row.row.subject)}: "
    return f"{name}{view.measure(row)} " + " → ".join(sides)


def _needed(view: ComparisonView) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Tell how many acts certainly need more toetsen, or fewer, and which."""
    rows = [row for row in view.of_part("toetsen") if row.row.measure == "required"]
    more = tuple(row.row.subject for row in rows if (row.difference[0] or 0) > 0)
    fewer = tuple(row.row.subject for row in rows if (row.difference[0] or 0) < 0)
    if more:
        one, many = NP_("{n} act needs more toetsen", "{n} acts need more toetsen")
        yield view.plural(one, many, len(more)), more
    if fewer:
        one, many = NP_("{n} act needs fewer toetsen", "{n} acts need fewer toetsen")
        yield view.plural(one, many, len(fewer)), fewer


def _divided(change: NumberChange) -> bool:
    """Whether a number is only of a share of its part: by status, by phase, of two toetsen."""
    return change.row.section == "overlap" or change.row.measure.startswith("by_")


def _unknown(view: ComparisonView) -> Sentence | None:
    """Tell of how many added acts nothing is known that the numbers need."""
    graph = view.graphs[1]
    acts = [key.id for key in view.comparison.entities.added if key.list == "acts"]
    if graph is None or not acts:
        return None
    stated = {graph.corpus.act_id(row.act) for row in graph.corpus.burdens if row.act is not None}
    bare = [act for act in acts if act not in stated]
    changes = [row for rows in graph.corpus.changes.values() for row in rows if row.act in acts]
    articles = {row.act for row in changes if row.articles is None}
    text = view.text(
        "Of {n} of the {all} added acts no burden is recorded, of {m} the articles are not: read"
        " what they add as at least.",
        n=len(bare),
        all=len(acts),
        m=len(articles),
    )
    return Sentence("unknown", text, len(bare), "acts", tuple(bare), len(bare))


def _findings(view: ComparisonView) -> Sentence | None:
    """Tell how many findings of the rules came and went."""
    found = view.comparison.findings
    if found is None or not (found.new or found.fixed):
        return None
    text = view.text(
        "Findings of check: {new} new, {fixed} gone, {same} as before.",
        new=len(found.new),
        fixed=len(found.fixed),
        same=len(found.unchanged),
    )
    return Sentence("findings", text, len(found.new), "findings")
