"""The tables of oversight: what is looked at twice, and where nobody looks."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.reports.page import Table
from stapeling.reports.view import View


def oversight_tables(view: View) -> Iterator[Table]:
    """Tell who looks at whom, and at what."""
    yield from ()
