"""When a regulation began, changed and ended, as far as its texts and its manifest tell."""

from __future__ import annotations

from stapeling.importers.bwb.gathering import Told
from stapeling.importers.bwb.last_acts import changes_shown, commencement_shown
from stapeling.importers.document import Extract, Row, Value, rows

LOWER_BOUND = "changes: the last act on each part, as its texts show; what lies between is not seen"


def life_of(told: Told) -> Row:
    """Give when a regulation began and ended, where no history tells."""
    shown = [text.shown for text in told.texts]
    starts = sorted((s.start, s.maker) for s in shown if s.start and s.maker)
    earliest = [day for s in shown if (day := s.earliest)]
    earliest += [day for versions in told.versions for day in versions.starts]
    facts: Row = {"in_force_from": {"before": min(earliest)} if earliest else "unknown"}
    if starts:
        facts |= {"in_force_from": starts[0][0], "act": starts[0][1]}
    if told.versions and told.versions[-1].ended:
        facts["in_force_until"] = told.versions[-1].ended
    maker, start = starts[0][1] if starts else None, starts[0][0] if starts else None
    changes: list[Value] = [*changes_shown(shown, maker=maker, start=start)]
    facts["changes"] = changes or None
    facts["commencement"] = commencement_shown(shown, maker, start) or None
    facts["unlisted"] = _unlisted(told)
    if changes:
        facts["note"] = LOWER_BOUND
    return facts


def _unlisted(told: Told) -> Value:
    """Give the versions that are known to exist and were not read."""
    if not told.versions:
        return None
    starts = told.versions[-1].starts
    read = {text.day for text in told.texts}
    missing = [start for start in starts if start not in read]
    if not missing:
        return None
    row: Row = {"count": len(missing), "what": "versions", "from": missing[0]}
    if missing[-1] != missing[0]:
        row["until"] = missing[-1]
    return [row | {"source": "BWB manifest"}]


def add_later_changes(law: Row, told: Told, history: Extract | None) -> None:
    """Add what texts show of the days after a history was made."""
    if history is None or history.made is None:
        return
    shown = [text.shown for text in told.texts]
    start = law.get("in_force_from")
    found = changes_shown(shown, maker=str(law.get("act")), start=str(start))
    later = [row for row in found if str(row["in_force_from"]) > history.made]
    known = {(str(row.get("act")), str(row.get("in_force_from"))) for row in rows(law, "changes")}
    fresh = [row for row in later if (str(row["act"]), str(row["in_force_from"])) not in known]
    if fresh:
        law["changes"] = [*rows(law, "changes"), *fresh]
