"""Reports of a comparison: what a second side adds, removes and changes, in words and data."""

from stapeling.reports.comparison.made import TAG, MadeComparison

__all__ = ["TAG", "MadeComparison"]
