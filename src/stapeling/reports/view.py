"""What the makers of tables and sentences share: the results, the names and the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from stapeling.analyses.results import DaySpan, DueDay, LawResult, Report, Span
from stapeling.graph import StackGraph
from stapeling.language import UNKNOWN, Language
from stapeling.model.amounts import Amount
from stapeling.model.days import Day
from stapeling.reports.names import Names
from stapeling.reports.page import Cell
from stapeling.reports.plain import plain
from stapeling.reports.values import amount_value, day_value, days_value, span_value
from stapeling.reports.words import word

T = TypeVar("T")
LONGEST_LIST = 20
"""How many names a list holds for a reader who wants the first rows only."""
NOTHING = Cell("")
"""A cell in which nothing need stand; that something is unknown is written as a dash."""


class Reader:
    """A corpus as one reader sees it: its names, and cells in the language of the reader."""

    def __init__(self, graph: StackGraph, language: Language, *, shortened: bool = False) -> None:
        self.graph = graph
        self.language = language
        self.shortened = shortened
        """Whether the reader wants the first of many only."""
        self.names = Names(graph, language)
        self.text = language.text
        self.plural = language.plural
        self.header = language.header

    def word(self, term: str | None) -> Cell:
        """Write a word of the schema."""
        return Cell(word(self.language, term) if term else UNKNOWN, term)

    def law(self, law: str) -> Cell:
        """Name a law."""
        return Cell(self.names.law(law), law)

    def number(self, value: float | None, digits: int = 1) -> Cell:
        """Write a number."""
        return Cell(UNKNOWN if value is None else self.language.number(value, digits), value)

    def span(self, span: Span | None, *, at_least: bool = False) -> Cell:
        """Write a count."""
        if span is None:
            return Cell(UNKNOWN)
        return Cell(self.language.span(span, at_least=at_least), span_value(span))

    def day(self, day: Day | None) -> Cell:
        """Write a day."""
        return Cell(self.language.day(day), day_value(day))

    def days(self, span: DaySpan | None) -> Cell:
        """Write a number of days."""
        return Cell(self.language.day_span(span), days_value(span))

    def share(self, share: float | None) -> Cell:
        """Write a share."""
        return Cell(self.language.share(share), share)

    def money(self, amount: Amount | None) -> Cell:
        """Write an amount of euros."""
        return Cell(self.language.money(amount), amount_value(amount))

    def amount(self, amount: Amount | None) -> Cell:
        """Write an amount of something else."""
        return Cell(self.language.amount(amount), amount_value(amount))

    def list_of(self, told: Callable[[T], str], items: Sequence[T]) -> str:
        """Tell items behind each other; of many only the first where the reader wants that.

        Titles hold commas and words, so a semicolon parts them.
        """
        rest = len(items) - LONGEST_LIST if self.shortened else 0
        if rest <= 0:
            return "; ".join(map(told, items))
        more = self.plural("{n} more", "{n} more", rest)
        return "; ".join([*map(told, items[:LONGEST_LIST]), more])

    def sources(self, texts: Iterable[str]) -> str:
        """Say where a fact was read."""
        found = "; ".join(dict.fromkeys(map(plain, texts)))
        return self.text("Source: {sources}", sources=found) if found else ""

    def counted(self, counts: Mapping[str, int]) -> str:
        """Tell numbers by the word they belong to; those that are zero left out."""
        number, language = self.language.number, self.language
        return ", ".join(f"{number(n)} {word(language, key)}" for key, n in counts.items() if n)


class View(Reader):
    """A report as one reader sees it."""

    def __init__(
        self, report: Report, graph: StackGraph, language: Language, *, shortened: bool = False
    ) -> None:
        super().__init__(graph, language, shortened=shortened)
        self.report = report

    @cached_property
    def measured(self) -> tuple[LawResult, ...]:
        """The laws that have started by the reference day."""
        return tuple(law for law in self.report.laws if law.counts is not None)

    @cached_property
    def due_days(self) -> tuple[DueDay, ...]:
        """Every due day of every clause once: a clause of several laws is told at each."""
        found = [(law.id, law.evaluation.clauses) for law in self.measured if law.evaluation]
        every = [due for _, own in found for due in own]
        elsewhere = any(due.law != law for law, own in found for due in own)
        return tuple(dict.fromkeys(every) if elsewhere else every)

    def law_result(self, law: str) -> LawResult | None:
        """Give what was measured of a law."""
        return self._results.get(law)

    @cached_property
    def _results(self) -> Mapping[str, LawResult]:
        return {row.id: row for row in self.report.laws}
