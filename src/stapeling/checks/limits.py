"""What `[check]` of the settings asks: which rules, which limits, and what stops a proposal."""

from __future__ import annotations

import dataclasses
import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from stapeling.errors import StapelingError
from stapeling.findings import SEVERITIES, Severity
from stapeling.settings import Settings

_MOST = {"coverage": 1}
"""The greatest value of limits that have one: a share is at most the whole."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers that rules hold measures against; each can be set in `[check.limits]`."""

    searched_days: int = 366
    """How old, at the reference day, a search for evaluations may be to speak for now: a year."""
    overdue_days: int = 0
    """How many days an evaluation may be late before it is reported; a law says none."""
    shortfall_days: int = 0
    """How many days of preparation may be missing before it is reported."""
    lead_time_weeks: int = 52
    """How many weeks the longest path of obliged toetsen may take: a year, our own choice."""
    coverage: float = 0.5
    """The share of an implementer's acts that has a burden record, below which is reported."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules run: those selected, without those ignored; each a code or the begin of one."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def __contains__(self, code: object) -> bool:
        word = str(code)
        chosen = not self.select or word.startswith(self.select)
        return chosen and not (self.ignore and word.startswith(self.ignore))


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """The table `[check]`, read and held against what it may hold."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    baseline: str | None = None
    fail_level: Severity | None = None
    limits: Limits = Limits()
    stated: frozenset[str] = frozenset()
    """The limits that were set; the others have their default."""


def read_check(settings: Settings) -> CheckSettings:
    """Read the table `[check]` of the settings of a corpus.

    Raises
    ------
    StapelingError
        When a value is of another kind, or a limit does not exist.
    """
    table, place = settings.check, f"{settings.file}: [check]"
    limits = table.get("limits", {})
    if not isinstance(limits, Mapping):
        raise StapelingError(f"{place} limits must be a table")
    return CheckSettings(
        select=_codes(table.get("select"), f"{place} select"),
        ignore=_codes(table.get("ignore"), f"{place} ignore"),
        baseline=_text(table.get("baseline"), f"{place} baseline"),
        fail_level=_level(table.get("fail_level"), f"{place} fail_level"),
        limits=_limits(limits, f"{settings.file}: [check.limits]"),
        stated=frozenset(limits),
    )


def level_of(word: str, place: str) -> Severity:
    """Read a severity; refuse a word that is none."""
    for level in SEVERITIES:
        if level == word:
            return level
    raise StapelingError(f"{place}: '{word}' is not one of {', '.join(SEVERITIES)}")


def known_codes(words: Iterable[str], codes: Sequence[str], place: str) -> tuple[str, ...]:
    """Hold codes, or the begin of codes, against those that exist."""
    found = tuple(words)
    for word in found:
        if not any(code.startswith(word) for code in codes):
            raise StapelingError(f"{place}: there is no rule '{word}'{near(word, codes)}")
    return found


def near(word: str, words: Iterable[str]) -> str:
    """Give the nearest known word as a question, nothing when none is near."""
    found = nearest(word, words)
    return f" (did you mean '{found}'?)" if found else ""


def nearest(word: str, words: Iterable[str]) -> str:
    """Give the nearest known word, nothing when none is near."""
    return next(iter(difflib.get_close_matches(word, list(words), n=1)), "")


def _codes(value: object, place: str) -> tuple[str, ...] | None:
    if value is None:
        return None
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise StapelingError(f"{place} must be a list of codes, found {value!r}")
    return tuple(word.strip() for word in words if word.strip())


def _text(value: object, place: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise StapelingError(f"{place} must be text, found {value!r}")
    return value


def _level(value: object, place: str) -> Severity | None:
    return None if value is None else level_of(str(value), place)


def _limits(table: Mapping[str, Any], place: str) -> Limits:
    known = {item.name: item for item in dataclasses.fields(Limits)}
    for name, value in table.items():
        if name not in known:
            raise StapelingError(f"{place} {name} is not a limit{near(name, known)}")
        whole = isinstance(known[name].default, int)
        fits = isinstance(value, int) or (isinstance(value, float) and not whole)
        most = _MOST.get(name, math.inf)
        if isinstance(value, bool) or not fits or not (0 <= value <= most and value < math.inf):
            kind = "a whole number" if whole else "a number"
            to = f" to {most}" if name in _MOST else ""
            raise StapelingError(f"{place} {name} must be {kind} from 0{to}, found {value!r}")
    return Limits(**table)
