"""A report made to be sent: to people who never open a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded
from stapeling.reports.page import Page

if TYPE_CHECKING:
    from stapeling.reports.charts.chart import Chart


@dataclass(slots=True)
class LaterCharts(Sequence["Chart"]):
    """Pictures that are made when the first of them is asked for: a spreadsheet has none."""

    make: Callable[[], Iterable[Chart]]
    """Makes them; whatever draws is imported there and nowhere before."""
    _made: tuple[Chart, ...] | None = field(default=None, init=False)

    @property
    def made(self) -> tuple[Chart, ...]:
        """The pictures, made once."""
        if self._made is None:
            self._made = tuple(self.make())
        return self._made

    def __len__(self) -> int:
        return len(self.made)

    def __iter__(self) -> Iterator[Chart]:
        return iter(self.made)

    @overload
    def __getitem__(self, place: int) -> Chart: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Chart, ...]: ...

    def __getitem__(self, place: int | slice) -> Chart | tuple[Chart, ...]:
        return self.made[place]


@dataclass(frozen=True, slots=True)
class Publication:
    """A page with its pictures, and what its ids and numbers rest on."""

    command: str
    """Which command made it: analyse, show, toetsen, diff or check."""
    page: Page
    charts: Sequence[Chart]
    language: Language
    as_of: dt.date
    settings: Mapping[str, object]
    """What was chosen, as the JSON of the command tells it."""
    loaded: tuple[Loaded, ...]
    """The corpora that were read: one, or the sides of a comparison that are no saved report."""
    graphs: tuple[StackGraph, ...]
    """Their graphs, for names and sources of ids; the last one goes first."""

    def html(self) -> str:
        """Write one page that needs nothing beside it."""
        from stapeling.reports.html import write

        return write(self)

    def xlsx(self) -> bytes:
        """Write a spreadsheet with a sheet for every table."""
        from stapeling.reports.excel import write

        return write(self)

    def svg(self) -> Mapping[str, bytes]:
        """Draw every picture as a drawing that scales, by the name of its file."""
        from stapeling.reports.pictures import svg

        return svg(self)

    def png(self) -> Mapping[str, bytes]:
        """Draw every picture in pixels, by the name of its file."""
        from stapeling.reports.pictures import png

        return png(self)

    def pdf(self) -> bytes:
        """Draw the pictures as one document, a picture a page."""
        from stapeling.reports.pictures import pdf

        return pdf(self)
