"""The options that commands share."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from stapeling.model.corpus import Corpus

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        help="Folders or files; they select what is reported. Without: the corpus here or above, "
        "else ./data, else this folder.",
        show_default=False,
    ),
]
CorpusAt = Annotated[
    list[Path] | None,
    typer.Option("--corpus", "-c", help="Where the corpus lies; found as by analyse."),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DAY",
        envvar="STAPELING_AS_OF",
        help="Reference day (peildatum), such as 2026-01-01; today by default.",
    ),
]
Levels = Annotated[
    list[str] | None,
    typer.Option(
        "--levels",
        envvar="STAPELING_LEVELS",
        help="Levels of acts that count: own (those that rank with the law or above), or a list "
        "of wet, amvb, kb, ministeriele_regeling, verdrag, other.",
    ),
]
Natures = Annotated[
    list[str] | None,
    typer.Option(
        "--natures",
        envvar="STAPELING_NATURES",
        help="Natures of acts that count; unknown always does. By default beleid, klein_beleid, "
        "reparatie, eu_implementatie, tijdelijk.",
    ),
]
Event = Annotated[
    str | None,
    typer.Option(
        "--event",
        envvar="STAPELING_EVENT",
        help="Day of an act that is held against evaluations: submitted, published or in_force.",
    ),
]
Period = Annotated[
    str,
    typer.Option("--period", envvar="STAPELING_PERIOD", help="year, quarter or month."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        help="Laws to report: ids, +a, a+2, kind:wet, ministry:szw, implementer:uwv, domain:x; "
        "commas add up, & must all hold.",
    ),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", help="nl or en; else STAPELING_LANG, else the locale."),
]


def _hushed(quiet: bool) -> bool:
    """Let no bar appear where only the result is wanted."""
    from stapeling.progress import hush

    if quiet:
        hush()
    return quiet


Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet", "-q", callback=_hushed, help="Nothing but the result and errors, no warnings."
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Every warning, not only 20.")]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every file anew, and keep nothing of it.")
]
Outputs = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT=FILE",
        help="Also write a file, of a format above, xlsx or pdf; or svg or png in a folder. "
        "May be given several times.",
    ),
]


def joined(words: list[str] | None) -> str | None:
    """Join an option that may be given several times, each a list with commas."""
    return ",".join(words) if words else None


def listed(text: str) -> list[str]:
    """Give the words of a list with commas.

    >>> listed("regiotoets, udo,")
    ['regiotoets', 'udo']
    """
    return [word.strip() for word in text.split(",") if word.strip()]


def corpus_ids(incomplete: str) -> Iterator[str]:
    """Give the ids that complete a word: all that `show` can show of the corpus here."""
    corpus = _corpus_here()
    if corpus is not None:
        for ids in (
            *(corpus.laws, corpus.organisations, corpus.acts),
            *(corpus.tests, corpus.bottlenecks),
        ):
            yield from _completing(incomplete, ids)


def act_ids(incomplete: str) -> Iterator[str]:
    """Give the ids of acts that complete a word."""
    corpus = _corpus_here()
    if corpus is not None:
        yield from _completing(incomplete, corpus.acts)


def toets_ids(incomplete: str) -> Iterator[str]:
    """Give the ids of toetsen that complete the last word of a list."""
    corpus = _corpus_here()
    if corpus is not None:
        before, comma, last = incomplete.rpartition(",")
        for name in _completing(last, corpus.tests):
            yield f"{before}{comma}{name}"


def _corpus_here() -> Corpus | None:
    """Load the corpus of this folder; nothing when it cannot be read."""
    from stapeling.errors import StapelingError
    from stapeling.loading import load
    from stapeling.loading.means import means_of

    try:
        return load([], means_of(os.environ)).corpus
    except StapelingError:
        return None


def _completing(incomplete: str, ids: Iterable[str]) -> Iterator[str]:
    return (name for name in sorted(ids) if name.startswith(incomplete))
