"""The options of `import bwb` for what is fetched first, and the fetch itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from stapeling.importers.bwb.run import Progress
    from stapeling.importers.fetching import Fetched

Fetch = Annotated[
    list[str] | None,
    typer.Option("--fetch", metavar="BWBR", help="A regulation to fetch first. May be repeated."),
]
FetchList = Annotated[
    list[Path] | None,
    typer.Option("--fetch-list", metavar="FILE", help="The same, a number a line. Repeatable."),
]
Texts = Annotated[
    str, typer.Option("--texts", help="Which texts to fetch: now (that applies today) or all.")
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        envvar="STAPELING_BWB_URL",
        help="The repository to fetch from; that of the state by default.",
    ),
]
CacheFolder = Annotated[
    Path | None,
    typer.Option("--cache", metavar="DIR", help="Where fetched files are kept; yours by default."),
]
Rate = Annotated[
    float, typer.Option("--rate", metavar="N", help="Requests a second, at most.", min=0.01)
]
Refresh = Annotated[
    bool, typer.Option("--refresh", help="Ask again for what was fetched less than a day ago.")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """The options for fetching as they were given."""

    numbers: list[str] | None
    lists: list[Path] | None
    texts: str
    base: str | None
    cache: Path | None
    rate: float
    refresh: bool

    @property
    def anything(self) -> bool:
        """Whether something is to be fetched."""
        return bool(self.numbers or self.lists)


def fetched(asked: Asked, progress: Progress | None) -> Fetched:
    """Fetch what was asked for."""
    try:
        from platformdirs import user_cache_path

        from stapeling.importers.fetching import (
            OFFICIAL,
            TEXTS,
            Pace,
            Wishes,
            fetch,
            numbers_in,
            numbers_of,
        )
    except ImportError:
        raise StapelingError(
            "--fetch needs httpx2 and platformdirs: pip install 'stapeling[import]'"
        ) from None
    if asked.texts not in TEXTS:
        raise StapelingError(f"--texts: '{asked.texts}' is not one of {', '.join(TEXTS)}")
    numbers = numbers_of(asked.numbers or ())
    for path in asked.lists or ():
        numbers += numbers_in(path)
    wishes = Wishes(
        base=asked.base or OFFICIAL,
        cache=asked.cache or user_cache_path("stapeling") / "bwb",
        texts=asked.texts,
        refresh=asked.refresh,
    )
    return fetch(numbers, wishes, Pace(asked.rate), progress=progress)


def refuse_failures(brought: Fetched, *, strict: bool) -> None:
    """Stop before anything is written, when all of it was to come in and did not."""
    from stapeling.importers.failure import ImportFailures

    if strict and brought.failures:
        raise ImportFailures(brought.failures)
