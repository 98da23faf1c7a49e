"""How dense the rules in texts are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from stapeling.model.days import Day

COUNTED = (
    "obligations",
    "prohibitions",
    "permissions",
    "exceptions",
    "references",
    "delegations",
)
"""What is counted in a text and told per 1,000 words."""


@dataclass(frozen=True, slots=True)
class Density:
    """What was counted in the text of one law, as of the last counted text by the reference day."""

    as_of: Day
    words: int
    articles: int | None
    counts: Mapping[str, int | None]
    """Places in the text by what they count as; nothing where it was not counted."""

    def per_1000(self, name: str) -> float | None:
        """Give a count per 1,000 words; nothing where it, or the text, is unknown or empty."""
        count = self.counts.get(name)
        return None if count is None or not self.words else count * 1000 / self.words


@dataclass(frozen=True, slots=True)
class KindDensity:
    """The same over all laws of one kind: a layer of regulation (*wet*, *AMvB*, ...)."""

    kind: str
    laws: int
    """Laws whose text was counted."""
    unknown: int
    """Laws of the kind whose text was not counted; they are in no number here."""
    words: int
    articles: int
    counts: Mapping[str, int]
    ids: tuple[str, ...] = field(repr=False)
    """The laws that were counted."""

    def per_1000(self, name: str) -> float | None:
        """Give a count per 1,000 words of all texts together."""
        return self.counts[name] * 1000 / self.words if self.words else None
