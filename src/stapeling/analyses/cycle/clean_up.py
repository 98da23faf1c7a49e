"""Clean-up (*opschoning*): what was added to the stock of law, and what was withdrawn."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.bounds import Bounds, bounds_of
from stapeling.analyses.period_columns import periods_of
from stapeling.analyses.periods import Calendar
from stapeling.analyses.results import CleanUp, CleanUpYear, Span
from stapeling.graph import StackGraph
from stapeling.model.columns import marks
from stapeling.model.days import OPEN_FIRST, Day
from stapeling.model.gathering.changes import EFFECT
from stapeling.model.labels import keys_of
from stapeling.model.laws import Change, Law
from stapeling.model.moments import day_of

if TYPE_CHECKING:
    from stapeling.model.columns import Marks

_KINDS = {
    "nieuw": "articles_added",
    "vervallen": "articles_withdrawn",
    "intrekking": "articles_withdrawn",
}
"""What a change does to the number of articles, by its effect."""
_UNNAMED = "unknown_articles"
_EFFECTS = "unknown_effects"


def clean_up_of(graph: StackGraph, laws: Sequence[Law], as_of: int) -> CleanUp:
    """Count the laws and articles that were added and withdrawn in every year up to the day.

    Unit: laws; articles that a change added or withdrew, each once for an act on a law. A law is
    added in the year it began and withdrawn in the year of `in_force_until`, its first day no
    longer in force; a restart adds nothing. Low when the year is certain, high when it is
    possible. The ratios are of the low sides over all years. Years without anything are left out;
    what has no known year is counted apart, and so are changes of unknown effect. At least: only
    recorded laws and changes, so that a corpus of laws in force hides what was withdrawn.
    Cost: one pass over the changes.

    Source: defined by this project, docs/metrics.md.
    """
    ledger = _Ledger(as_of)
    columns, names = graph.columns, [law.id for law in laws]
    begun = columns.in_force & ~graph.makings & _of(graph, names)
    changes = np.flatnonzero(begun & (columns.first <= as_of))
    unknown_effects = changes[columns.effect[changes] == EFFECT[None]]
    began = bounds_of([law.in_force_from for law in laws])
    ledger.note("laws_added", names, began)
    ledger.note("laws_withdrawn", names, bounds_of([law.in_force_until for law in laws]))
    for kind, found in _articles(graph, begun).items():
        of, days = zip(*found, strict=True)
        ledger.note(kind, of, bounds_of(days))
    of_effects = [columns.laws[n] for n in columns.law[unknown_effects].tolist()]
    days_of_changes = Bounds(columns.first, columns.last, columns.in_force)
    ledger.note(_EFFECTS, of_effects, days_of_changes.of(unknown_effects))
    return CleanUp(
        years=tuple(map(ledger.year, ledger.years())),
        laws_per_withdrawal=ledger.ratio("laws"),
        articles_per_withdrawal=ledger.ratio("articles"),
        undated=int((~began.stated).sum()) + ledger.undated["laws_added"],
        undated_ends=ledger.undated["laws_withdrawn"],
        undated_changes=sum(ledger.undated[kind] for kind in {*_KINDS.values(), _UNNAMED}),
        unknown_effects=len(unknown_effects),
        changes=len(changes),
    )


def _of(graph: StackGraph, laws: Collection[str]) -> Marks:
    """Mark the changes of these laws."""
    chosen = frozenset(laws)
    return marks(law in chosen for law in graph.columns.laws)[graph.columns.law]


def _changing_articles(graph: StackGraph, begun: Marks) -> dict[str, list[Change]]:
    """Gather by law the marked changes that add or withdraw articles."""
    columns = graph.columns
    kinds = [EFFECT[effect] for effect in _KINDS]
    found: dict[str, list[Change]] = defaultdict(list)
    for place in np.flatnonzero(begun & np.isin(columns.effect, kinds)).tolist():
        found[columns.laws[columns.law[place]]].append(columns.rows[place])
    return found


def _articles(graph: StackGraph, begun: Marks) -> dict[str, list[tuple[str, Day]]]:
    """Give the law and the first day of each article that marked changes added or withdrew."""
    found: dict[str, list[tuple[str, Day]]] = defaultdict(list)
    for law, rows in _changing_articles(graph, begun).items():
        for kind, day in _articles_of(graph.laws[law], rows):
            found[kind].append((law, day))
    return found


def _articles_of(law: Law, rows: Sequence[Change]) -> Iterator[tuple[str, Day]]:
    """Give each article that an act added to a law or withdrew from it, with its first day.

    What the act that made the law did is its beginning, and no addition; it is not among the rows.
    """
    found: dict[tuple[str, str, str | None], Day] = {}
    for row in rows:
        kind = _KINDS[row.effect or ""]
        if _repeals(law, row):
            continue
        for article in (None,) if row.articles is None else keys_of(row.articles):
            key, day = (kind, row.act, article), day_of(row)
            known = found.get(key, day)
            found[key] = Day(min(known.first, day.first), min(known.last, day.last))
    for (kind, _, article), day in found.items():
        yield (kind if article is not None else _UNNAMED), day


def _repeals(law: Law, row: Change) -> bool:
    """Whether a change ends the law as a whole, which is counted as a law withdrawn."""
    over = law.in_force_until is not None or bool(law.restarts)
    return row.effect == "intrekking" and row.articles is None and over


class _Ledger:
    """What was added and withdrawn, in certain and in possible years."""

    def __init__(self, as_of: int) -> None:
        self.as_of = as_of
        self.calendar = Calendar("year")
        self.certain: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.possible: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.undated: Counter[str] = Counter()

    def note(self, kind: str, laws: Sequence[str], days: Bounds) -> None:
        """Write down on which days something happened to laws, but what is still to come."""
        begun = days.stated & (days.first <= self.as_of)
        dated = begun & (days.first != OPEN_FIRST)
        self.undated[kind] += int((begun & ~dated).sum())
        first = periods_of(self.calendar, days.first)
        last = periods_of(self.calendar, np.minimum(days.last, self.as_of))
        sure = dated & (first == last) & (days.last <= self.as_of)
        years = first.tolist()
        for n in np.flatnonzero(sure).tolist():
            self.certain[kind, years[n]].append(laws[n])
        for n in np.flatnonzero(dated & ~sure).tolist():
            for year in range(years[n], int(last[n]) + 1):
                self.possible[kind, year].append(laws[n])

    def years(self) -> list[int]:
        """Give the years in which anything is recorded to have happened, or may have.

        A change of unknown effect gives no year of its own: it may have done neither.
        """
        every = (*self.certain, *self.possible)
        return sorted({year for kind, year in every if kind != _EFFECTS})

    def year(self, year: int) -> CleanUpYear:
        def span(kind: str) -> Span:
            low = len(self.certain.get((kind, year), ()))
            return Span(low, low + len(self.possible.get((kind, year), ())))

        def laws(kind: str, *, certain: bool) -> tuple[str, ...]:
            rows = self.certain if certain else self.possible
            return tuple(sorted(rows.get((kind, year), ())))

        return CleanUpYear(
            year=year,
            laws_added=span("laws_added"),
            laws_withdrawn=span("laws_withdrawn"),
            articles_added=span("articles_added"),
            articles_withdrawn=span("articles_withdrawn"),
            unknown_articles=span(_UNNAMED).high,
            unknown_effects=span(_EFFECTS).high,
            added=laws("laws_added", certain=True),
            withdrawn=laws("laws_withdrawn", certain=True),
            perhaps_added=laws("laws_added", certain=False),
            perhaps_withdrawn=laws("laws_withdrawn", certain=False),
        )

    def ratio(self, what: str) -> float | None:
        """Give how many were certainly added for each one withdrawn; nothing when none was."""
        added, withdrawn = self._total(f"{what}_added"), self._total(f"{what}_withdrawn")
        return added / withdrawn if withdrawn else None

    def _total(self, kind: str) -> int:
        return sum(len(rows) for (own, _), rows in self.certain.items() if own == kind)
