"""The table of bottlenecks: how old, how often reported, and what changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.reports.page import Table
from stapeling.reports.view import View


def bottleneck_tables(view: View) -> Iterator[Table]:
    """Tell the bottlenecks that are open, and those that were resolved."""
    yield from ()
