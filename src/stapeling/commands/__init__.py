"""What the commands do, without the command line: load, compute, return. Nothing prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from stapeling.errors import StapelingError
from stapeling.loading import Loaded, load
from stapeling.settings import Settings

if TYPE_CHECKING:
    from stapeling.analyses.options import Options
    from stapeling.analyses.results import Report
    from stapeling.graph import StackGraph


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose on the command line or by environment; nothing means: the settings."""

    as_of: dt.date
    levels: str | None = None
    natures: str | None = None
    event: str | None = None
    period: str = "year"
    select: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A corpus that was loaded, its graph, and what was measured."""

    loaded: Loaded
    graph: StackGraph
    report: Report


def analyse_paths(paths: Sequence[Path], choices: Choices) -> Analysis:
    """Load the corpus of the paths and measure what they select."""
    from stapeling.analyses.report import analyse
    from stapeling.analyses.selection import select_laws
    from stapeling.graph import StackGraph

    loaded = load(paths)
    options = options_of(choices, loaded.settings)
    graph = StackGraph(loaded.corpus)
    selection = loaded.selection
    chosen = select_laws(graph, choices.select)
    if chosen is not None and not chosen:
        raise StapelingError(f"--select: no law of the corpus fits {' '.join(choices.select)}")
    if chosen is not None:
        within = chosen if selection.laws is None else chosen & selection.laws
        selection = replace(selection, laws=within, organisations=None)
    return Analysis(loaded, graph, analyse(graph, options, selection))


def options_of(choices: Choices, settings: Settings) -> Options:
    """Settle what was chosen: the command line before the environment before the settings."""
    from stapeling.analyses.options import COUNTED_NATURES, LEVELS, Event, Options, Period, chosen
    from stapeling.model.terms import Nature

    levels = choices.levels or settings.levels or "own"
    natures = choices.natures or settings.natures
    return Options(
        as_of=choices.as_of,
        levels=None if levels == "own" else chosen(levels, LEVELS, "levels"),
        natures=chosen(natures, get_args(Nature), "natures") if natures else COUNTED_NATURES,
        event=_word(choices.event or settings.event or "in_force", get_args(Event), "event"),
        rest_years=settings.rest_years,
        period=_word(choices.period, get_args(Period), "period"),
    )


def _word(word: str, known: tuple[Any, ...], name: str) -> Any:
    """Read a word of a list; refuse one that is not in it."""
    for candidate in known:
        if candidate == word:
            return candidate
    raise StapelingError(f"--{name}: '{word}' is not one of {', '.join(known)}")


def day_of(text: str | None, today: dt.date) -> dt.date:
    """Read the reference day; today when none was given."""
    if text is None:
        return today
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # 20260101 is read by Python, not by people
        raise StapelingError(f"--as-of: '{text}' is not a day such as 2026-01-01")
    return day
