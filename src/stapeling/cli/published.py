"""The formats of a report that is made to be sent, beside those for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING

from stapeling.cli.outputs import Format, Formats

if TYPE_CHECKING:
    from stapeling.reports.publication import Publication


def published(texts: Mapping[str, Format], make: Callable[[], Publication]) -> Formats:
    """Give formats for a terminal together with those of a publication, which is made once."""
    made = cache(make)
    return Formats(
        texts={**texts, "html": lambda: made().html()},
        files={"xlsx": lambda: made().xlsx(), "pdf": lambda: made().pdf()},
        folders={"svg": lambda: made().svg(), "png": lambda: made().png()},
    )
