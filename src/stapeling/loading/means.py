"""By what means a corpus is read: how many processes, and which cache."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

from stapeling.errors import StapelingError

JOBS = "STAPELING_JOBS"
CACHE_DIR = "STAPELING_CACHE_DIR"
_MOST_JOBS = 8
"""More readers than this wait for the one process that gathers what they read."""


@dataclass(frozen=True, slots=True)
class Means:
    """By what means files are read.

    By default in one process and without a cache: who imports this package has not asked for
    other processes, nor for files in a folder of the user.
    """

    jobs: int = 1
    """Over how many processes; one means this process."""
    cache: Path | None = None
    """The folder of the parse cache; nothing means none."""


_chosen: ContextVar[Means] = ContextVar("means", default=Means())  # noqa: B039 - it is frozen


def choose(means: Means) -> None:
    """Let all that is loaded from here on be read by these means."""
    _chosen.set(means)


def chosen() -> Means:
    """Give the means that were chosen."""
    return _chosen.get()


def means_of(environment: Mapping[str, str], *, cache: bool = True) -> Means:
    """Give the means of a command: all cores, and the cache of the user.

    Raises
    ------
    StapelingError
        When `STAPELING_JOBS` is no number of processes.
    """
    return Means(_jobs(environment), _folder(environment) if cache else None)


def _jobs(environment: Mapping[str, str]) -> int:
    text = environment.get(JOBS, "")
    if not text:
        return min(_cores(), _MOST_JOBS)
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= 64):
        raise StapelingError(f"{JOBS}: '{text}' is not a number of processes from 1 to 64")
    return int(text)


def _cores() -> int:
    """Give how many cores this process may use, which may be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _folder(environment: Mapping[str, str]) -> Path | None:
    """Give the folder of the cache; nothing where there is no home to keep it in."""
    from platformdirs import user_cache_path

    named = environment.get(CACHE_DIR, "")
    try:
        return Path(named) if named else user_cache_path("stapeling")
    except (OSError, RuntimeError):
        return None
