"""A spreadsheet: a sheet for every table, with typed cells, and one that explains every column."""

from __future__ import annotations

from stapeling.reports.publication import Publication


def write(publication: Publication) -> bytes:
    """Write a publication as a spreadsheet."""
    raise NotImplementedError(publication.command)
