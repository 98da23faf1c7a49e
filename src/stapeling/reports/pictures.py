"""The pictures of a report as files of their own, for a document."""

from __future__ import annotations

from collections.abc import Mapping

from stapeling.reports.publication import Publication


def svg(publication: Publication) -> Mapping[str, bytes]:
    """Draw every picture as a drawing that scales, by the name of its file."""
    raise NotImplementedError(publication.command)


def png(publication: Publication) -> Mapping[str, bytes]:
    """Draw every picture in pixels, by the name of its file."""
    raise NotImplementedError(publication.command)


def pdf(publication: Publication) -> bytes:
    """Draw the pictures as one document, a picture a page."""
    raise NotImplementedError(publication.command)
