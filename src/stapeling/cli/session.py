"""What commands that analyse begin with: choices settled, a corpus measured, a language chosen."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling.cli.options import joined

if TYPE_CHECKING:
    from stapeling.commands import Analysis, Choices
    from stapeling.language import Language
    from stapeling.settings import Settings


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a command as they were given; nothing where one was not."""

    as_of: str | None
    levels: list[str] | None = None
    natures: list[str] | None = None
    event: str | None = None
    period: str = "year"
    select: list[str] | None = None
    lang: str | None = None
    with_toetsen: tuple[str, ...] = ()
    ignore_object: bool = False


def read_by(*, no_cache: bool) -> None:
    """Let corpora be read over all cores and, unless that is not wanted, from the cache."""
    from stapeling.loading.bulk import collector_off
    from stapeling.loading.means import choose, means_of

    choose(means_of(os.environ, cache=not no_cache))
    collector_off()


def begin(paths: Sequence[Path], asked: Asked) -> tuple[Analysis, Language]:
    """Measure the corpus of the paths, and choose the language to write in."""
    from stapeling.commands import analyse_paths

    analysis = analyse_paths(paths, choices_of(asked))
    return analysis, language_of(asked, analysis.loaded.settings)


def settled(asked: Asked) -> Asked:
    """Settle the reference day, so that it is one and the same for a command past midnight."""
    return replace(asked, as_of=choices_of(asked).as_of.isoformat())


def choices_of(asked: Asked) -> Choices:
    """Settle what was asked for."""
    from stapeling.commands import Choices, day_of

    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    return Choices(
        as_of=day_of(asked.as_of, today),
        levels=joined(asked.levels),
        natures=joined(asked.natures),
        event=asked.event,
        period=asked.period,
        select=tuple(asked.select or ()),
        with_toetsen=asked.with_toetsen,
        ignore_object=asked.ignore_object,
    )


def language_of(asked: Asked, settings: Settings) -> Language:
    """Choose the language to write in."""
    from stapeling.language import Language, choose_language

    return Language.of(choose_language(asked.lang, os.environ, settings.language))
