"""Laying what a source says of a law over what a file says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stapeling.importers.differences import order_of_day, row_name, shown
from stapeling.importers.document import Row, Value, rows, status_of, text_of, texts_of
from stapeling.importers.matching import is_plain, match
from stapeling.importers.merging import Merging, same
from stapeling.importers.names import label_order

_STAGES = ("pending", "not_commenced", "withdrawn")
"""How an event without a day goes on; one that begins has a day and none of these."""
_LISTS: dict[str, tuple[str, ...]] = {
    "based_on": ("law", "article"),
    "refers_to": ("law", "article"),
    "implementers": ("organisation",),
    "text": ("as_of",),
    "unlisted": ("what", "source"),
}
"""Lists to which rows are added, and what tells their rows apart."""
_APART = (
    *("changes", "articles", "commencement", "restarts", "changes_complete_until"),
    *("evaluation_clauses", *_LISTS),
)


def unite_law(law: Row, source: Row, acts: Sequence[Row], merging: Merging) -> None:
    """Lay the facts of a source over a law in a file."""
    where = f"laws {law['id']}"
    merging.unite(law, source, where, skip=_APART)
    _reach_further(law, source, where, merging)
    _more_articles(law, source, where, merging)
    for name, key in (("commencement", "in_force_from"), ("restarts", "from")):
        _more_rows(law, source, name, key, merging)
    for name, keys in _LISTS.items():
        add_rows(law, source, name, keys, merging)
    _more_clauses(law, source, merging)
    _unite_changes(law, source, acts, merging)


def _reach_further(law: Row, source: Row, where: str, merging: Merging) -> None:
    """Let the history reach as far as the source does, never less far than the file says."""
    key = "changes_complete_until"
    here, there = source_day(law, key), source_day(source, key)
    if there is None:
        return
    if here is None or here < there:
        merging.put(law, key, there, where)
    elif here > there:
        merging.conflict(where, key, here, there)


def source_day(row: Row, key: str) -> str | None:
    """Give a day as text that can be compared, if there is one."""
    return None if row.get(key) is None else order_of_day(row[key])


def _more_articles(law: Row, source: Row, where: str, merging: Merging) -> None:
    known = {label.casefold() for label in texts_of(law, "articles")}
    fresh = [label for label in texts_of(source, "articles") if label.casefold() not in known]
    if fresh:
        labels = sorted([*texts_of(law, "articles"), *fresh], key=label_order)
        merging.put(law, "articles", [*labels], where)


def _more_rows(law: Row, source: Row, name: str, key: str, merging: Merging) -> None:
    """Add rows for days that the file does not have; a part that has a day there keeps it."""
    here, where = rows(law, name), f"{name} of {law['id']}"
    for row in rows(source, name):
        labels = {label.casefold() for label in texts_of(row, "articles")}
        kin = [
            own
            for own in here
            if text_of(own, key) == text_of(row, key)
            or labels & {label.casefold() for label in texts_of(own, "articles")}
        ]
        if kin:
            merging.unite(kin[0], row, where)
            continue
        found: list[Value] = [*rows(law, name), row]
        law[name] = sorted(found, key=lambda item: order_of_day(_day(item, key)))
        merging.added(where, str(row[key]))


def add_rows(law: Row, source: Row, name: str, keys: tuple[str, ...], merging: Merging) -> None:
    """Add the rows of a list that the file does not have; rows are told apart by `keys`."""
    here = _items(law.get(name))
    known = {_identity(item, keys) for item in here}
    fresh = [item for item in _items(source.get(name)) if _identity(item, keys) not in known]
    if fresh:
        law[name] = [*here, *fresh]
        for item in fresh:
            merging.added(f"{name} of {law['id']}", shown(item))


def _items(found: Value) -> list[Value]:
    return found if isinstance(found, list) else [] if found is None else [found]


def _identity(item: Value, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Name a row by its keys; what stands there as a word alone is the first of them."""
    row = item if isinstance(item, dict) else {keys[0]: item}
    return tuple(shown(row.get(key)) for key in keys)


def _more_clauses(law: Row, source: Row, merging: Merging) -> None:
    """Add clauses that the file does not have, under their own id or with the same duty."""
    here, fresh = rows(law, "evaluation_clauses"), []
    for clause in rows(source, "evaluation_clauses"):
        own = next((row for row in here if _is_same_clause(row, clause)), None)
        if own is None:
            fresh.append(clause)
        elif text_of(own, "id") == text_of(clause, "id"):
            merging.unite(own, clause, f"evaluation_clauses of {law['id']} {own['id']}")
    if fresh:
        law["evaluation_clauses"] = [*here, *fresh]
        for clause in fresh:
            merging.added(f"evaluation_clauses of {law['id']}", str(clause["id"]))


def _is_same_clause(one: Row, other: Row) -> bool:
    duty = ("article", "term_years", "then_every_years", "due")
    same_duty = all(same(one.get(key), other.get(key)) for key in duty)
    return text_of(one, "id") == text_of(other, "id") or same_duty


def _day(row: Value, key: str) -> Value:
    return row.get(key) if isinstance(row, dict) else None


def _unite_changes(law: Row, source: Row, acts: Sequence[Row], merging: Merging) -> None:
    where = f"changes of {law['id']}"
    found = match(rows(law, "changes"), rows(source, "changes"))
    for row, event in found.same:
        _go_on(row, event, f"{where} {row_name(row)}", merging)
    for row, event in found.moved:
        _move(row, event, f"{where} {text_of(row, 'act')}", merging)
    # a source that is no whole history does not say that something did not happen
    for row in found.old if source_day(source, "changes_complete_until") else ():
        if is_plain(row):
            merging.absent(where, row_name(row))
    if found.new:
        law["changes"] = _inserted(rows(law, "changes"), found.new, acts)
    for event in found.new:
        merging.added(where, row_name(event))


def _go_on(row: Row, event: Row, where: str, merging: Merging) -> None:
    """Unite an entry with its event; a later stage, and articles that were added, are news."""
    here, there = status_of(row), status_of(event)
    later = here in _STAGES and there in _STAGES and _STAGES.index(here) < _STAGES.index(there)
    if later:
        merging.put(row, "status", there, where)
    if set(texts_of(row, "articles")) < set(texts_of(event, "articles")):
        merging.put(row, "articles", event["articles"], where)
    skip = ("status",) if here == there else ()
    merging.unite(row, event, where, skip=skip)


def _move(row: Row, event: Row, where: str, merging: Merging) -> None:
    """Give an entry the day and status that its event has now."""
    merging.put(row, "in_force_from", event.get("in_force_from"), where)
    if text_of(row, "status") in _STAGES or event.get("status") is not None:
        merging.put(row, "status", event.get("status"), where)
    _go_on(row, event, where, merging)


def _inserted(here: Sequence[Row], fresh: Sequence[Row], acts: Sequence[Row]) -> list[Value]:
    """Put new entries where they belong by day, without moving those that are there."""
    published = {str(act.get("id")): order_of_day(act.get("published")) for act in acts}
    found = list(here)
    for event in fresh:
        order = _order(event, published)
        later = (n for n, row in enumerate(found) if _order(row, published) > order)
        found.insert(next(later, len(found)), event)
    return list(found)


def _order(row: Row, published: Mapping[str, str]) -> tuple[str, bool, str, str]:
    act = str(row.get("act"))
    pending = status_of(row) == "pending"
    return order_of_day(row.get("in_force_from")), pending, published.get(act, "9999"), act
