"""The tables of the policy cycle: stages, succession, clean-up and responsibility."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.reports.page import Table
from stapeling.reports.view import View


def cycle_tables(view: View) -> Iterator[Table]:
    """Tell where each law stands in the policy cycle, and what was cleaned up."""
    yield from ()
