"""Which entry in a file is which event of the source, now that both have gone their way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from stapeling.importers.document import Row, status_of, text_of, texts_of
from stapeling.importers.merging import same

IMPORTED = frozenset(
    {"act", "in_force_from", "retroactive_to", "articles", "effect", "status", "note"}
)
"""The keys that an import writes: an entry with others was worked on by a person."""

Rule = Callable[[Row, Row], bool]


@dataclass(slots=True)
class Matches:
    """Pairs of an entry in the file and one of the source, and what is left of both."""

    same: list[tuple[Row, Row]] = field(default_factory=list)
    moved: list[tuple[Row, Row]] = field(default_factory=list)
    """The same event on another day: it began, was put off, or was called off."""
    old: list[Row] = field(default_factory=list)
    new: list[Row] = field(default_factory=list)


def match(old: Iterable[Row], new: Iterable[Row]) -> Matches:
    """Pair entries by act and day, then by what may have happened to a day.

    An entry that waited may have got a day. An entry with a day may have got another one or
    lost it, but that is believed only of entries as an import writes them, with the same
    articles: what a person added is never moved.
    """
    found = Matches(old=list(old), new=list(new))
    for rule in (_identical, _contains, _same_event, _same_day):
        found.same.extend(_pairs(found, rule))
    for rule in (_begun_alike, _begun, _shifted):
        found.moved.extend(_pairs(found, rule))
    return found


def is_plain(row: Row) -> bool:
    """Say whether an entry holds nothing but what an import writes."""
    return set(row) <= IMPORTED


def _pairs(found: Matches, rule: Rule) -> list[tuple[Row, Row]]:
    pairs: list[tuple[Row, Row]] = []
    left: list[Row] = []
    for new in found.new:
        index = next((i for i, old in enumerate(found.old) if rule(old, new)), None)
        if index is None:
            left.append(new)
        else:
            pairs.append((found.old.pop(index), new))
    found.new = left
    return pairs


def _identical(old: Row, new: Row) -> bool:
    facts = IMPORTED - {"note"}
    return all(same(old.get(key), new.get(key)) for key in facts)


def _contains(old: Row, new: Row) -> bool:
    agree = _same_day(old, new) and status_of(old) == status_of(new)
    return agree and all(same(old.get(key), value) for key, value in new.items())


def _same_day(old: Row, new: Row) -> bool:
    return all(text_of(old, key) == text_of(new, key) for key in ("act", "in_force_from")) and (
        # a day with bounds is no text, and is no absent day either
        (old.get("in_force_from") is None) == (new.get("in_force_from") is None)
    )


def _same_event(old: Row, new: Row) -> bool:
    return _same_day(old, new) and _same_articles(old, new)


def _begun_alike(old: Row, new: Row) -> bool:
    return _begun(old, new) and _same_articles(old, new)


def _begun(old: Row, new: Row) -> bool:
    if text_of(old, "act") != text_of(new, "act") or old.get("in_force_from") is not None:
        return False
    here, there = set(texts_of(old, "articles")), set(texts_of(new, "articles"))
    return new.get("in_force_from") is not None and bool(not here or not there or here & there)


def _shifted(old: Row, new: Row) -> bool:
    same_act = text_of(old, "act") == text_of(new, "act")
    return same_act and is_plain(old) and _same_articles(old, new)


def _same_articles(old: Row, new: Row) -> bool:
    return texts_of(old, "articles") == texts_of(new, "articles")
