"""Which texts of a regulation to fetch, by its manifest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.importers.fetching.cache import is_hash
from stapeling.importers.markup import text

if TYPE_CHECKING:
    from lxml import etree

_LABEL = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})_([0-9]{1,4})")
_OPEN = "9999-12-31"


@dataclass(frozen=True, order=True, slots=True)
class Version:
    """A text of a regulation; the later one, and of one day the better known one, is larger."""

    start: str
    sequence: int
    label: str
    last: str = _OPEN
    """The last day on which it applies."""
    current: bool = True
    """Whether it is what is now known to have applied then."""
    hash: str | None = None

    def path(self, number: str) -> str:
        """Where it lies in the folder of its regulation.

        >>> Version("2025-01-01", 0, "2025-01-01_0").path("BWBR0018451")
        '2025-01-01_0/xml/BWBR0018451_2025-01-01_0.xml'
        """
        return f"{self.label}/xml/{number}_{self.label}.xml"


def versions_of(manifest: etree._Element) -> list[Version]:
    """Read which texts there are, those that were deleted left out, from old to new."""
    return sorted(_versions(manifest), key=lambda version: (version.start, version.sequence))


def _versions(manifest: etree._Element) -> Iterator[Version]:
    for expression in manifest.iterfind("expression"):
        for part in expression.iterfind("manifestation[@label='xml']"):
            item = part.find("item")
            # a label becomes part of an address and of a path
            form = _LABEL.fullmatch(expression.get("label") or "")
            if form is None or item is None or item.get("_deleted") == "true":
                continue
            stated = (text(part, "metadata/hashcode") or "").lower()
            yield Version(
                form[1],
                int(form[2]),
                form[0],
                text(expression, "metadata/einddatum") or _OPEN,
                (text(expression, "metadata/zichtdatum_eind") or _OPEN) == _OPEN,
                stated if is_hash(stated) else None,
            )


def in_force(versions: Sequence[Version], day: str) -> list[Version]:
    """Give the text that applies on a day; without one, the newest.

    >>> old = Version("2022-01-01", 0, "2022-01-01_0", last="2023-06-30")
    >>> new = Version("2023-07-01", 0, "2023-07-01_0")
    >>> [found.label for found in in_force([old, new], "2023-06-30")]
    ['2022-01-01_0']
    >>> [found.label for found in in_force([old, new], "2021-01-01")]
    ['2023-07-01_0']
    """
    applying = [version for version in versions if version.start <= day <= version.last]
    preferred = [version for version in applying or versions if version.current]
    return list((preferred or applying or versions)[-1:])
