"""One page that needs nothing beside it: it asks nothing of any network."""

from __future__ import annotations

from stapeling.reports.publication import Publication


def write(publication: Publication) -> str:
    """Write a publication as one page of HTML."""
    raise NotImplementedError(publication.command)
