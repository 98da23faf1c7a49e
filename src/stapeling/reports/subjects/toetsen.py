"""The tables of toetsen: the stack, overlap, the longest path, what one more adds."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.reports.page import Table
from stapeling.reports.view import View


def toetsen_tables(view: View) -> Iterator[Table]:
    """Tell how toetsen stack up, and of which acts they were had or are missing."""
    yield from ()
