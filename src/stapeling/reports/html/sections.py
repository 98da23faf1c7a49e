"""The sections of a page: subjects with their pictures and the tables that these are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.language import N_, Language
from stapeling.reports.html.rows import ShownTable
from stapeling.reports.tables import PARTS

if TYPE_CHECKING:
    from stapeling.reports.charts.chart import Chart

_HEADINGS: Mapping[str, str] = {
    "laws": N_("Stacking of laws"),
    "layers": N_("Layers of delegation"),
    "evaluation": N_("Before evaluation"),
    "implementers": N_("Load of implementers"),
    "toetsen": N_("Toetsen"),
    "oversight": N_("Oversight"),
    "bottlenecks": N_("Bottlenecks"),
    "cycle": N_("The policy cycle"),
    "density": N_("Density of the text"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A subject: a heading, pictures, and tables; of one table alone the heading is its title."""

    anchor: str
    heading: str
    charts: tuple[Chart, ...]
    tables: tuple[ShownTable, ...]

    @property
    def alone(self) -> bool:
        """Whether the section is one table, of which the title is the heading."""
        return len(self.tables) == 1 and self.heading == self.tables[0].table.title


def sections(
    charts: Sequence[Chart], tables: Sequence[ShownTable], language: Language
) -> tuple[Section, ...]:
    """Divide a page: by part where its tables have parts, else by table."""
    found = _by_part(charts, tables, language) if _has_parts(tables) else _by_table(charts, tables)
    return tuple(found)


def _has_parts(tables: Sequence[ShownTable]) -> bool:
    return any(row.table.part for row in tables)


def _by_part(
    charts: Sequence[Chart], tables: Sequence[ShownTable], language: Language
) -> Iterator[Section]:
    """Give a section for each part; a picture of no part stands with the first."""
    parts = [part for part in PARTS if any(row.table.part == part for row in tables)]
    for part in parts:
        pictures = [row for row in charts if row.part == part]
        if part == parts[0]:
            pictures += [row for row in charts if row.part not in parts]
        own = tuple(row for row in tables if row.table.part == part)
        heading = language.text(_HEADINGS[part])
        yield Section(f"part-{part}", heading, tuple(pictures), own)


def _by_table(charts: Sequence[Chart], tables: Sequence[ShownTable]) -> Iterator[Section]:
    """Give a section for each table; a picture stands with the first table that it is made of."""
    keys = [row.table.key for row in tables]
    known = {row.key: [keys.index(name) for name in row.tables if name in keys] for row in charts}
    places = {key: found[0] if found else 0 for key, found in known.items()}
    if not tables and charts:
        yield Section("pictures", charts[0].title, tuple(charts), ())
    for n, table in enumerate(tables):
        own = tuple(row for row in charts if places[row.key] == n)
        yield Section(f"part-{table.anchor}", table.table.title, own, (table,))
