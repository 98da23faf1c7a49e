"""`diff`: two sides loaded, measured on one day, and compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from stapeling.commands import Choices, day_of
from stapeling.commands.check import standing
from stapeling.commands.ground import Ground
from stapeling.commands.saved import Saved
from stapeling.commands.sides import Source, find_source, parted
from stapeling.comparing.compare import Side, compare
from stapeling.comparing.gates import exceeded, gates_of
from stapeling.comparing.results import Comparison, Notice
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.language import N_
from stapeling.loading import Loaded
from stapeling.numbers import SECTIONS


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be compared, and how."""

    a: str
    b: str
    here: Path
    today: dt.date
    as_of: str | None = None
    choices: Mapping[str, Any] = field(default_factory=dict)
    """Levels, natures, event and period, where the user chose."""
    select: tuple[str, ...] = ()
    merge_base: bool = False
    attribute: bool = False
    max_increase: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, with the corpora that can name what is in it."""

    comparison: Comparison
    loaded: tuple[Loaded | None, Loaded | None]
    graphs: tuple[StackGraph | None, StackGraph | None]


def compare_sides(asked: Asked) -> Compared:
    """Load both sides, measure them on the same day, and compare them.

    Raises
    ------
    StapelingError
        When a side cannot be read, or a choice cannot be met.
    """
    gates = gates_of(asked.max_increase)
    sources, notices = _sources(asked)
    saved = [source for source in sources if isinstance(source, Saved)]
    choices, said = _choices(asked, saved)
    ground = Ground.of(sources)
    chosen = ground.chosen(asked.select)
    a, b = ground.sides(choices, chosen)
    a, b = _checked(a, b, ground, choices)
    comparison = compare(a, b, chosen, ground.options(choices) if asked.attribute else None)
    said = (*notices, *ground.notices, *said, *_settings_differ(a, b), *map(_about_saved, saved))
    over = tuple(exceeded(gates, comparison.numbers))
    return Compared(replace(comparison, exceeded=over, notices=said), ground.loaded, ground.graphs)


def _checked(a: Side, b: Side, ground: Ground, choices: Choices) -> tuple[Side, Side]:
    """Run the rules of check over both sides, by the settings of the second."""
    before, after = ground.loaded
    if before is None or after is None:
        return a, b
    found = [standing(loaded, after.settings, choices) for loaded in (before, after)]
    return replace(a, findings=found[0]), replace(b, findings=found[1])


def _sources(asked: Asked) -> tuple[tuple[Source, Source], list[Notice]]:
    a, notices = find_source(asked.a, asked.here)
    b, more = find_source(asked.b, asked.here)
    if asked.merge_base:
        a, said = parted(a, b, asked.here)
        more = [*more, said]
    return (a, b), [*notices, *more]


def _choices(asked: Asked, saved: Sequence[Saved]) -> tuple[Choices, tuple[Notice, ...]]:
    """Settle what is measured: what the user chose, else what a saved report was computed for."""
    days = list(dict.fromkeys(report.as_of.isoformat() for report in saved))
    if asked.as_of is not None and days not in ([], [asked.as_of]):
        raise StapelingError(
            f"--as-of: {saved[0].name} was saved for {days[0]}, not for {asked.as_of}"
        )
    said: tuple[Notice, ...] = ()
    if len(days) > 1:
        template = N_("the reports were saved for different days: {a} and {b}")
        said = (Notice(template, {"a": days[0], "b": days[1]}),)
    settings = saved[0].settings if saved else {}
    found: dict[str, Any] = {
        "levels": _joined(settings.get("levels")),
        "natures": _joined(settings.get("natures")),
        "event": settings.get("event"),
        "period": settings.get("period") or "year",
        **{key: value for key, value in asked.choices.items() if value is not None},
    }
    day = day_of(asked.as_of or (days[-1] if days else None), asked.today)
    return Choices(as_of=day, **found), said


def _joined(words: object) -> str | None:
    return ",".join(map(str, words)) if isinstance(words, list) else None


def _settings_differ(a: Side, b: Side) -> list[Notice]:
    one, two = a.about.settings or {}, b.about.settings or {}
    differ = [key for key, value in two.items() if key in one and one[key] != value]
    names = [key for key in differ if key not in ("laws", "corpus_laws", "scenario")]
    if not names:
        return []
    template = N_("the sides were measured with different settings: {names}")
    return [Notice(template, {"names": ", ".join(names)})]


def _about_saved(report: Saved) -> Notice:
    template = N_(
        "{name} is a saved report: its numbers are compared; which records were added, removed or"
        " changed is not known"
    )
    if len(report.parts) < len(SECTIONS):
        template = N_(
            "{name} is a saved report of {parts}: these numbers are compared; which records were"
            " added, removed or changed is not known"
        )
    return Notice(template, {"name": report.name, "parts": ", ".join(report.parts)})
