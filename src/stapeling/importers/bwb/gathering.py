"""Everything that is told of one regulation, each kind of telling in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from stapeling.importers.bwb.telling import (
    BasisTold,
    HistoryTold,
    ListedTold,
    Telling,
    TextTold,
    VersionsTold,
)


@dataclass(slots=True)
class Told:
    """Everything that is told of one regulation, each kind in a fixed order."""

    texts: list[TextTold] = field(default_factory=list)
    histories: list[HistoryTold] = field(default_factory=list)
    bases: list[BasisTold] = field(default_factory=list)
    versions: list[VersionsTold] = field(default_factory=list)
    listed: list[ListedTold] = field(default_factory=list)


def gathered(tellings: Iterable[Telling]) -> Told:
    """Put tellings in an order that depends on them alone."""
    told = Told()
    for telling in sorted(tellings, key=repr):
        match telling:
            case TextTold():
                told.texts.append(telling)
            case HistoryTold():
                told.histories.append(telling)
            case BasisTold():
                told.bases.append(telling)
            case VersionsTold():
                told.versions.append(telling)
            case ListedTold():
                told.listed.append(telling)
    told.texts = _one_a_day(sorted(told.texts, key=_age))
    told.histories.sort(key=lambda history: (history.extract.made or "", repr(history)))
    told.versions.sort(key=lambda versions: (versions.made or "", repr(versions)))
    return told


def _age(text: TextTold) -> tuple[str, int, str]:
    return text.day or "", text.sequence, repr(text)


def _one_a_day(texts: Sequence[TextTold]) -> list[TextTold]:
    """Keep one text for a day: the same text may lie in two places, or be corrected."""
    return list({text.day: text for text in texts}.values())
