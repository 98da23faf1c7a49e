"""What the makers of tables and sentences of a comparison share."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from stapeling.comparing.results import About, Comparison, NumberChange, bounds
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.numbers import SECTIONS
from stapeling.reports.comparison.names import NamesOfBoth
from stapeling.reports.comparison.values import unit_word
from stapeling.reports.csv_report import measure_label
from stapeling.reports.plain import plain
from stapeling.reports.words import WORDS, word

_UNKNOWN_TELLS = frozenset(
    {"premature", "one_off_eur", "one_off_fte", "structural_eur", "structural_fte"}
)
_BORNE = "by_work_at_"
Graphs = tuple[StackGraph | None, StackGraph | None]


class ComparisonView:
    """A comparison as one reader sees it."""

    def __init__(
        self, comparison: Comparison, graphs: Graphs, language: Language, *, everything: bool
    ) -> None:
        self.comparison = comparison
        self.graphs = graphs
        self.language = language
        self.everything = everything
        """Whether what is the same is told too."""
        self.names = NamesOfBoth(graphs, comparison.numbers, language)
        self.text = language.text
        self.plural = language.plural
        self.header = language.header

    def of_part(self, *parts: str) -> list[NumberChange]:
        """Give the numbers of some parts that are to be told, in their order."""
        wanted = {section for part in parts for section in SECTIONS[part]}
        numbers = (row for row in self.comparison.numbers if row.row.section in wanted)
        return [row for row in numbers if self.everything or worth_telling(row)]

    @cached_property
    def _periods(self) -> Mapping[str, list[str]]:
        """The periods in which each implementer is measured on either side, in order."""
        found: dict[str, set[str]] = {}
        for change in self.comparison.numbers:
            if change.row.section == "periods":
                found.setdefault(change.row.subject, set()).add(change.row.period)
        return {subject: sorted(periods) for subject, periods in found.items()}

    def follows(self, one: NumberChange, other: NumberChange) -> bool:
        """Whether the period of a number comes right after that of another."""
        if one.row.section != "periods":
            return False
        periods = self._periods[one.row.subject]
        return periods.index(other.row.period) == periods.index(one.row.period) + 1

    def measure(self, change: NumberChange) -> str:
        """Name a measure with its unit."""
        row = change.row
        label, unit = self._label(row.measure), unit_word(row.unit, self.language)
        told = f"{label} ({unit})" if unit and unit not in label else label
        if row.section == "overlap":  # of two toetsen, which are its witness
            return ": ".join([told, ", ".join(map(self.names.toets, row.witness))])
        return told

    def _label(self, measure: str) -> str:
        bearer = measure.removeprefix(_BORNE)
        if bearer != measure and bearer not in WORDS:
            return f"{word(self.language, _BORNE[:-1])}: {self.names.organisation(bearer)}"
        return measure_label(measure, self.language)

    def side(self, about: About) -> str:
        """Name a side, and say what it is."""
        kinds = {
            "folder": self.text("folder"),
            "file": self.text("file"),
            "scenario": self.text("scenario"),
            "saved": self.text("saved report"),
            "revision": self.text("commit {commit}", commit=(about.commit or "")[:12]),
        }
        facts = [kinds[about.kind], *([plain(about.scenario)] if about.scenario else [])]
        return f"{plain(about.name)} ({', '.join(facts)})"


def worth_telling(change: NumberChange) -> bool:
    """Whether a number differs in a way that tells something.

    The zeros of a subject that only one side has say no more than that it is there. Another number
    of unknown cases beside the same value is told where it bears on what may be concluded.
    """
    if not change.differs:
        return False
    before, after = bounds(change.before), bounds(change.after)
    if change.before is None or change.after is None:
        known = after if change.before is None else before
        return any(known)
    return before != after or change.row.measure in _UNKNOWN_TELLS
