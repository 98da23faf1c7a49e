"""What commands that analyse begin with: choices settled, a corpus measured, a language chosen."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling.cli.options import joined

if TYPE_CHECKING:
    from stapeling.commands import Analysis
    from stapeling.language import Language


@dataclass(frozen=True, slots=True)
class Asked:
    """The options of a command as they were given; nothing where one was not."""

    as_of: str | None
    levels: list[str] | None
    natures: list[str] | None
    event: str | None
    period: str
    select: list[str] | None
    lang: str | None


def begin(paths: Sequence[Path], asked: Asked) -> tuple[Analysis, Language]:
    """Measure the corpus of the paths, and choose the language to write in.

    The garbage collector stays off from here: the process ends when the result is written.
    """
    import gc

    from stapeling.commands import Choices, analyse_paths, day_of
    from stapeling.language import Language, choose_language

    gc.disable()
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    choices = Choices(
        as_of=day_of(asked.as_of, today),
        levels=joined(asked.levels),
        natures=joined(asked.natures),
        event=asked.event,
        period=asked.period,
        select=tuple(asked.select or ()),
    )
    analysis = analyse_paths(paths, choices)
    code = choose_language(asked.lang, os.environ, analysis.loaded.settings.language)
    return analysis, Language.of(code)
