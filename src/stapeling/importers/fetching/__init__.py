"""Fetching from the public repository of the Basiswettenbestand into a cache, to import from there.

What was fetched lies in the cache under its hash. It is written beside and renamed when it is
whole and of the kind that was asked for, so that an interrupted run goes on where it was.
"""

from stapeling.importers.fetching.addresses import OFFICIAL, numbers_in, numbers_of
from stapeling.importers.fetching.pace import Pace
from stapeling.importers.fetching.run import TEXTS, Fetched, Wishes, fetch

__all__ = [
    "OFFICIAL",
    "TEXTS",
    "Fetched",
    "Pace",
    "Wishes",
    "fetch",
    "numbers_in",
    "numbers_of",
]
