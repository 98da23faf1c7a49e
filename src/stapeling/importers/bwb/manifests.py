"""Manifests: which versions there are of the text of a regulation."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from stapeling.importers.bwb.telling import VersionsTold
from stapeling.importers.markup import text
from stapeling.importers.names import is_id
from stapeling.importers.wti.reading import Reading, line_of
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree


def read_manifest(root: etree._Element, reading: Reading) -> VersionsTold | None:
    """Read a manifest; versions that were deleted are none."""
    number = (root.get("label") or "").strip().upper()
    if not is_id(number.lower()):
        reading.fail(line_of(root), N_("the root element has no label"))
        return None
    starts, ends = [], []
    for version in root.iterfind("expression"):
        if all(item.get("_deleted") == "true" for item in version.iter("item")):
            continue
        start = reading.day(version, text(version, "metadata/datum_inwerkingtreding"))
        if start is not None:
            starts.append(start)
            ends.append(reading.day(version, text(version, "metadata/einddatum")))
    over = bool(ends) and all(end is not None for end in ends)
    last = max(end for end in ends if end is not None) if over else None
    made = reading.day(root, (root.get("gegenereerd") or "")[:10])
    return VersionsTold(number, tuple(sorted(starts)), _day_after(last), made)


def _day_after(last: str | None) -> str | None:
    """Give the first day no longer in force: a manifest names the last day that still is."""
    if last is None:
        return None
    return (dt.date.fromisoformat(last) + dt.timedelta(days=1)).isoformat()
