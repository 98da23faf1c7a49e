"""Facts in the head of a page, and pieces that several pages share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stapeling.language import UNKNOWN
from stapeling.model.days import Day
from stapeling.model.laws import Change, Implementation
from stapeling.model.organisations import Burden
from stapeling.model.records import Row as Record
from stapeling.reports.page import Cell, Column, Fact, Row, Table, Value, number
from stapeling.reports.plain import plain
from stapeling.reports.values import day_value
from stapeling.reports.view import Reader
from stapeling.reports.words import word, words

_FEW_DAYS = 2
_MANY = 8
"""How many articles are named before the rest is counted."""


def told(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Keep the facts of which there is something to say."""
    return tuple(fact for fact in facts if fact.cell.text)


def text_cell(text: str | None) -> Cell:
    """Write a text of the corpus."""
    return Cell(plain(text), text) if text else Cell("")


def word_cell(view: Reader, terms: Sequence[str]) -> Cell:
    """Write words of the schema."""
    return Cell(words(view.language, terms), tuple(terms)) if terms else Cell("")


def source_fact(view: Reader, record: Record) -> Fact:
    """Say where a record was read and how sure it is."""
    parts = list(map(plain, record.source))
    if record.certainty:
        parts.append(word(view.language, record.certainty))
    if record.note:
        parts.append(plain(record.note))
    return Fact("source", view.text("source"), Cell("; ".join(parts), tuple(record.source)))


def articles_cell(view: Reader, labels: Sequence[str] | None) -> Cell:
    """Write the articles of a change: the first ones, and how many there are."""
    if labels is None:
        return Cell(UNKNOWN)
    if not labels:
        return Cell(view.text("none"), ())
    shown = ", ".join(map(plain, labels[:_MANY]))
    if len(labels) > _MANY:
        shown = view.text("{articles} … ({n} in all)", articles=shown, n=len(labels))
    return Cell(shown, tuple(labels))


def days_cell(view: Reader, days: Sequence[Day]) -> Cell:
    """Write the days on which an act took effect: each, or the first and the last of many."""
    values = tuple(day_value(day) for day in days)
    shown = [view.language.day(day) for day in days]
    if len(shown) <= _FEW_DAYS:
        return Cell(", ".join(shown) or UNKNOWN, values)
    told_days = {"first": shown[0], "last": shown[-1], "n": len(shown)}
    return Cell(view.text("{first} … {last} ({n} days)", **told_days), values)


def part_cell(view: Reader, row: Implementation) -> Cell:
    """Write which part of a law an implementer carries out, and in which time."""
    articles = articles_cell(view, row.articles)
    parts = [view.text("all") if row.articles is None else articles.text]
    if row.from_ is not None:
        parts.append(view.text("from {day}", day=view.language.day(row.from_)))
    if row.until is not None:
        parts.append(view.text("until {day}", day=view.language.day(row.until)))
    value: dict[str, Value] = {
        "articles": articles.value,
        "from": day_value(row.from_),
        "until": day_value(row.until),
    }
    return Cell(", ".join(parts), value)


def articles_of(rows: Sequence[Change]) -> tuple[str, ...] | None:
    """Give the articles that changes state, nothing when none of them states any."""
    stated = [row.articles for row in rows if row.articles is not None]
    if not stated:
        return None
    return tuple(dict.fromkeys(label for labels in stated for label in labels))


def burden_table(view: Reader, burdens: Sequence[Burden]) -> Table:
    """Tell what acts and laws ask of organisations, as it was stated."""
    text = view.text
    return Table(
        key="burdens",
        title=text("Stated burdens"),
        caption=text("As stated; a value that is not known was not stated, and is not zero."),
        columns=(
            Column("subject", view.header("act or law")),
            Column("bearers", view.header("borne by")),
            Column("cost", view.header("kind"), priority=3),
            Column("basis", view.header("basis"), priority=3),
            Column("impact", view.header("impact"), priority=3, untold=(None,)),
            number("one_off_eur", view.header("one-off"), unit=text("€")),
            number("structural_eur", view.header("structural"), unit=text("€ a year")),
            number("one_off_fte", view.header("one-off"), 2, unit=text("fte-years")),
            number("structural_fte", view.header("structural"), 2, unit=text("fte")),
            Column("feasible_from", view.header("feasible from"), priority=2, untold=(None,)),
        ),
        rows=tuple(_burden_row(view, burden) for burden in burdens),
    )


def _burden_row(view: Reader, burden: Burden) -> Row:
    subject = burden.act or burden.law or ""
    once, yearly = burden.one_off, burden.structural
    cells = (
        Cell(view.names.subject(subject), subject),
        Cell("; ".join(map(view.names.organisation, burden.bearers)), burden.bearers),
        view.word(burden.cost),
        view.word(burden.basis),
        view.word(burden.impact),
        view.money(once.eur if once else None),
        view.money(yearly.eur_per_year if yearly else None),
        view.amount(once.fte if once else None),
        view.amount(yearly.fte if yearly else None),
        view.day(burden.feasible_from),
    )
    source = view.sources(burden.source)
    return Row(cells, (source,) if source else (), (subject,))
