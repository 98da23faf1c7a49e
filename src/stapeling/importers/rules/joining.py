"""The files of one law, joined to one row of the schema."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from stapeling.importers.document import Document, Extract, Row, Value
from stapeling.importers.names import label_order, slug
from stapeling.importers.rules.bodies import body
from stapeling.importers.rules.told import Named, RulesTold

_NUMBER = re.compile(r"BWB[A-Z]\d{7}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def key_of(told: RulesTold, numbers: Mapping[str, str]) -> str:
    """Give what joins the files of one law: its BWB number, else its name."""
    return told.number or numbers.get(told.name) or told.name


def numbers_by_name(told: Iterable[RulesTold]) -> Mapping[str, str]:
    """Give the BWB numbers of the names by which files speak of each other's laws."""
    return {row.name: row.number for row in sorted(told, key=repr) if row.number is not None}


def join_rules(
    key: str,
    told: Sequence[RulesTold],
    numbers: Mapping[str, str],
    id_of: Callable[[str], str],
    source: str,
) -> Extract:
    """Join what files tell of one law."""
    ordered = sorted(told, key=lambda row: (row.day or "", repr(row)))
    last = ordered[-1]

    def identity(name: str) -> str:
        number = name if _NUMBER.fullmatch(name) else numbers.get(name)
        return id_of(number) if number else slug(name)

    own = identity(key)
    number = key if _NUMBER.fullmatch(key) else None
    bodies = {str(row["id"]): row for told_of in ordered for row in _bodies(told_of)}
    articles = {label for row in ordered for label in row.articles}
    facts: Row = {
        "id": own,
        "title": last.title or key,
        "kind": last.kind,
        "bwb_id": number,
        "in_force_from": _start(ordered),
        "in_force_until": _end(last),
        "based_on": _references((n for row in ordered for n in row.based_on), identity, own),
        "refers_to": _references((n for row in ordered for n in row.refers_to), identity, own),
        "articles": [*sorted(articles, key=label_order)] or None,
        "implementers": [
            {"organisation": name, "source": source, "certainty": "reported"} for name in bodies
        ]
        or None,
        "source": source,
        "certainty": "reported",
        "uncertain": {"kind": "estimate"} if last.kind_is_guessed else None,
    }
    document: Document = {"laws": [{k: v for k, v in facts.items() if v is not None}]}
    if bodies:
        document["organisations"] = [*bodies.values()]
    return Extract(document, own, str(facts["title"]), number or "", None)


def _bodies(told: RulesTold) -> list[Row]:
    found = (body(name) for name in told.bodies)
    return [row for row in found if row is not None]


def _start(ordered: Sequence[RulesTold]) -> Value:
    """Give the day by which the law was in force: that of its first version here."""
    days = [row.day for row in ordered if row.day and _DAY.fullmatch(row.day)]
    return {"before": min(days)} if days else "unknown"


def _end(last: RulesTold) -> str | None:
    if last.until is None or not _DAY.fullmatch(last.until):
        return None
    return (dt.date.fromisoformat(last.until) + dt.timedelta(days=1)).isoformat()


def _references(found: Iterable[Named], identity: Callable[[str], str], own: str) -> Value:
    named = {(identity(name), article) for name, article in found if name}
    exact = {law for law, article in named if article is not None}
    kept = [
        (law, article)
        for law, article in named
        if law != own and (article is not None or law not in exact)
    ]
    kept.sort(key=lambda pair: (pair[0], label_order(pair[1] or "")))
    rows: list[Value] = [
        {"law": law} if article is None else {"law": law, "article": article}
        for law, article in kept
    ]
    return rows or None
