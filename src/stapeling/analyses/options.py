"""What a reader may choose: the reference day, which acts count, and which day of an act."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from stapeling.errors import StapelingError
from stapeling.settings import DEFAULT_REST_YEARS

COUNTED_NATURES = frozenset(
    {"beleid", "klein_beleid", "reparatie", "eu_implementatie", "tijdelijk"}
)
"""The natures that make a layer; an unknown nature counts too, and is shown."""

LEVELS = ("wet", "amvb", "kb", "ministeriele_regeling", "verdrag", "other")
_OWN_OR_ABOVE: dict[str, frozenset[str]] = {
    "wet": frozenset({"wet"}),
    "rijkswet": frozenset({"wet"}),
    "amvb": frozenset({"wet", "amvb", "kb"}),
    "kb": frozenset({"wet", "amvb", "kb"}),
    "ministeriele_regeling": frozenset({"wet", "amvb", "kb", "ministeriele_regeling"}),
}
Event = Literal["submitted", "published", "in_force"]
Period = Literal["year", "quarter", "month"]


@dataclass(frozen=True, slots=True)
class Options:
    """The choices that every measure is computed for; reports print them."""

    as_of: dt.date
    levels: frozenset[str] | None = None
    """The levels that count; nothing means: those that rank with the law's own kind or above."""
    natures: frozenset[str] = COUNTED_NATURES
    event: Event = "in_force"
    rest_years: int = DEFAULT_REST_YEARS
    period: Period = "year"
    with_toetsen: frozenset[str] = frozenset()
    """Toetsen that are held to be obliged besides those that are."""
    ignore_object: bool = False
    """Whether toetsen are compared by aspect alone, whoever it is asked of."""

    @property
    def day(self) -> int:
        """The reference day (*peildatum*) as an ordinal."""
        return self.as_of.toordinal()

    def counts(self, level: str, kind: str) -> bool:
        """Whether an act of this level counts for a law of this kind.

        >>> options = Options(dt.date(2026, 1, 1))
        >>> options.counts("amvb", "wet"), options.counts("wet", "amvb")
        (False, True)
        """
        if self.levels is not None:
            return level in self.levels
        ranks = _OWN_OR_ABOVE.get(kind)
        return ranks is None or level in ranks


def chosen(words: str | None, known: frozenset[str] | tuple[str, ...], name: str) -> frozenset[str]:
    """Read a comma-separated choice; refuse words that are not known."""
    found = frozenset(word.strip() for word in (words or "").split(",") if word.strip())
    strange = sorted(found - set(known))
    if strange:
        listed = ", ".join(sorted(known))
        raise StapelingError(f"--{name}: '{strange[0]}' is not one of {listed}")
    return found
