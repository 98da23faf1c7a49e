"""Laying the facts of one row over those of another, with a record of what happened."""

from __future__ import annotations

from collections.abc import Collection

from stapeling.importers.differences import Difference, shown
from stapeling.importers.document import Row, Value

_OF_THE_FILE = frozenset({"id", "source", "certainty", "note", "domains"})
"""What a person may word as they like: a difference here is no difference of fact."""


UNKNOWN = "unknown"
"""How the schema writes a day that has no bounds."""


class Merging:
    """One import being laid into one file."""

    def __init__(self) -> None:
        self.differences: list[Difference] = []

    def added(self, where: str, what: str) -> None:
        """Record a row that the file did not have."""
        self.differences.append(Difference("added", where, after=what))

    def renamed(self, where: str, before: str, after: str) -> None:
        """Record a row that goes by another id."""
        self.differences.append(Difference("renamed", where, before=before, after=after))

    def absent(self, where: str, what: str) -> None:
        """Record a row that the source does not have (any more)."""
        self.differences.append(Difference("absent", where, before=what))

    def conflict(self, where: str, key: str, here: Value, there: Value) -> None:
        """Record a field in which the file is kept, against the source."""
        self.differences.append(Difference("conflict", where, key, shown(here), shown(there)))

    def put(self, row: Row, key: str, value: Value, where: str) -> None:
        """Give a field the value of the source; None takes the field away."""
        before = row.get(key)
        if same(before, value):
            return
        if value is None:
            row.pop(key)
        else:
            row[key] = value
        self.differences.append(Difference("changed", where, key, shown(before), shown(value)))

    def unite(self, row: Row, source: Row, where: str, skip: Collection[str] = ()) -> None:
        """Fill what a row lacks from the source; where both have a value, the file's is kept."""
        doubts = _doubts(row, source)
        for key, stated in source.items():
            value = doubts if key == "uncertain" else stated
            if key in skip or value is None:
                continue
            if row.get(key) is None:
                self.put(row, key, value, where)
            elif same(row[key], value) or _is_vague(value) or key in _OF_THE_FILE:
                continue  # they agree, the source knows less, or it is a person's own words
            elif _is_guess(row, key):
                self.put(row, key, value, where)
            else:
                self.conflict(where, key, row[key], value)


def _doubts(row: Row, source: Row) -> Value:
    """Give what a source is uncertain of, for the fields that come from it."""
    stated = source.get("uncertain")
    if not isinstance(stated, dict):
        return None
    return {key: word for key, word in stated.items() if row.get(key) is None} or None


def _is_guess(row: Row, key: str) -> bool:
    """Say whether a field only fills a place: a day that is not known, or an estimate of ours."""
    here = row.get(key)
    if same(here, UNKNOWN) or (isinstance(here, dict) and set(here) == {"before"}):
        return True
    uncertain = row.get("uncertain")
    if isinstance(uncertain, dict) and uncertain.get(key) == "estimate":
        del uncertain[key]
        if not uncertain:
            del row["uncertain"]
        return True
    return False


def _is_vague(value: Value) -> bool:
    """Say whether a value is a day of which no more than bounds is known."""
    return same(value, UNKNOWN) or (isinstance(value, dict) and set(value) <= {"after", "before"})


def same(one: Value, other: Value) -> bool:
    """Say whether two values read alike in YAML: the text counts, one word is a list of one."""
    return _plain(one) == _plain(other)


def _plain(value: Value) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return _plain(value[0]) if len(value) == 1 else [_plain(item) for item in value]
    return None if value is None else shown(value)
