"""The graph of a corpus as people and programs get it: text, pictures in words, and data."""

from stapeling.reports.graphs.made import MadeGraph

__all__ = ["MadeGraph"]
