"""What the commands do, without the command line: load, compute, return. Nothing prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from stapeling.errors import StapelingError
from stapeling.loading import Loaded, load
from stapeling.progress import report
from stapeling.settings import Settings

if TYPE_CHECKING:
    from stapeling.analyses.burden.notice import Notice
    from stapeling.analyses.options import Options
    from stapeling.analyses.results import ActToetsen, Report, ToetsenResult
    from stapeling.graph import StackGraph


_FEW = 10
"""How many acts of a law are named in a message."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose on the command line or by environment; nothing means: the settings."""

    as_of: dt.date
    levels: str | None = None
    natures: str | None = None
    event: str | None = None
    period: str = "year"
    select: tuple[str, ...] = ()
    with_toetsen: tuple[str, ...] = ()
    ignore_object: bool = False


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

    report("load")
    loaded = load(paths)
    report("measure")
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


@dataclass(frozen=True, slots=True)
class ToetsenAnalysis:
    """A corpus that was loaded, and what was measured of toetsen: of the stack, and of one act."""

    loaded: Loaded
    graph: StackGraph
    options: Options
    result: ToetsenResult
    act: ActToetsen | None = None
    notice: tuple[Notice, ...] = ()


def analyse_toetsen(paths: Sequence[Path], choices: Choices, act: str | None) -> ToetsenAnalysis:
    """Load the corpus of the paths and measure its toetsen; laws and implementers are let be."""
    from stapeling.analyses.burden.notice import notices
    from stapeling.analyses.toetsen import measure_toetsen, toetsen_of_act
    from stapeling.graph import StackGraph

    report("load")
    loaded = load(paths)
    report("measure")
    options = options_of(choices, loaded.settings)
    graph = StackGraph(loaded.corpus)
    _known_toetsen(loaded, choices.with_toetsen)
    identity = None if act is None else _act_named(graph, act)
    stack = measure_toetsen(graph, options, frozenset())
    if identity is None:
        return ToetsenAnalysis(loaded, graph, options, stack)
    found = toetsen_of_act(graph, options, identity)
    who = (*found.implementers, *found.implementers_perhaps)
    notice = tuple(notices(graph, identity, who, options))
    return ToetsenAnalysis(loaded, graph, options, stack, found, notice)


def _known_toetsen(loaded: Loaded, names: Sequence[str]) -> None:
    """Refuse a toets that the catalogue does not have."""
    from stapeling.loading.mistakes import nearest

    tests = loaded.corpus.tests
    for name in names:
        if name not in tests:
            near = nearest(name, tests)
            hint = f" (did you mean '{near}'?)" if near else ""
            raise StapelingError(f"--with: there is no toets '{name}' in the corpus{hint}")


def _act_named(graph: StackGraph, name: str) -> str:
    """Give the id of the act that a name means; a law is no act, but acts made and changed it."""
    from stapeling.loading.mistakes import nearest

    found = graph.corpus.act_id(name)
    if found is not None:
        return found
    if name in graph.laws:
        raise StapelingError(f"'{name}' is a law and no act; {_acts_on(graph, name)}")
    near = nearest(name, graph.corpus.acts)
    hint = f" (did you mean '{near}'?)" if near else ""
    raise StapelingError(f"there is no act '{name}' in the corpus{hint}")


def _acts_on(graph: StackGraph, name: str) -> str:
    """Tell the acts that made or changed a law, a few of them when there are many."""
    law = graph.laws[name]
    acts = list(dict.fromkeys((*sorted(graph.makers(law)), *graph.changes_by_act(law))))
    if not acts:
        return "no act that made or changed it is recorded"
    more = len(acts) - _FEW
    listed = ", ".join(acts[:_FEW]) + (f" and {more} more" if more > 0 else "")
    return f"acts that made or changed it: {listed}"


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
        with_toetsen=frozenset(choices.with_toetsen),
        ignore_object=choices.ignore_object,
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
