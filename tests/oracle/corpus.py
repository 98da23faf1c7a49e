"""The corpus as it is written: a plain dict of lists of dicts, every scalar a string."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from .days import FIRST, LAST, Bounds, bounds, earliest

Row = dict[str, Any]
Corpus = dict[str, list[Row]]

FATES = ("in_force", "pending", "not_commenced", "withdrawn")


@dataclass(frozen=True)
class Change:
    """What one act does to one law at one moment."""

    act: str
    law: str
    day: Bounds | None
    until: Bounds | None
    articles: frozenset[str] | None
    effect: str | None
    status: str
    natures: frozenset[str]


def label(article: str) -> str:
    """Name an article; case and the word Artikel aside.

    >>> label("Artikel 2A")
    '2a'
    """
    return " ".join(re.sub(r"\bartikel\b", " ", article.casefold()).split())


def labels(articles: Iterable[str] | None) -> frozenset[str] | None:
    """Name the articles of a list; None when they are not known."""
    return None if articles is None else frozenset(label(a) for a in articles)


def laws(corpus: Corpus) -> dict[str, Row]:
    """Find each law by its id."""
    return {law["id"]: law for law in corpus.get("laws", [])}


def acts(corpus: Corpus) -> dict[str, Row]:
    """Find each act by its id."""
    return {act["id"]: act for act in corpus.get("acts", [])}


def resolve(corpus: Corpus, act: str) -> str:
    """Give the id of the act meant: an id, an alias, or the dossier of one wet."""
    if act in acts(corpus):
        return act
    known = corpus.get("acts", [])
    by_alias = [row["id"] for row in known if act in row.get("aliases", [])]
    if by_alias:
        return str(by_alias[0])
    dossier = act.removeprefix("kst-")
    wetten = [r["id"] for r in known if r.get("level") == "wet" and r.get("dossier") == dossier]
    return str(wetten[0]) if act.startswith("kst-") and len(wetten) == 1 else act


def _written(corpus: Corpus) -> Iterator[tuple[bool, Row]]:
    for law in corpus.get("laws", []):
        for change in law.get("changes", []):
            yield True, {**change, "law": law["id"], "act": resolve(corpus, change["act"])}
    for act in corpus.get("acts", []):
        for change in act.get("changes", []):
            yield False, {**change, "act": act["id"]}


def _agree(one: Row, other: Row) -> bool:
    return all(one[key] == other[key] for key in one.keys() & other.keys())


def united(corpus: Corpus) -> list[Row]:
    """Unite the two sides: one change if every shared key agrees."""
    rows: list[Row] = []
    open_to_act_side: list[int] = []
    for of_law, row in _written(corpus):
        matches = [] if of_law else [i for i in open_to_act_side if _agree(rows[i], row)]
        if matches:
            rows[matches[0]] = {**rows[matches[0]], **row}
            open_to_act_side.remove(matches[0])
            continue
        if of_law:
            open_to_act_side.append(len(rows))
        rows.append(row)
    return rows


def changes(corpus: Corpus) -> list[Change]:
    """List every change of the corpus once."""
    known = acts(corpus)
    result = []
    for row in united(corpus):
        day = bounds(row.get("in_force_from"))
        status = row.get("status") or ("in_force" if day else "not_commenced")
        if status == "in_force" and day is None:
            day = (FIRST, LAST)
        result.append(
            Change(
                act=row["act"],
                law=row["law"],
                day=day,
                until=bounds(row.get("in_force_until")),
                articles=labels(row.get("articles")),
                effect=row.get("effect"),
                status=status,
                natures=frozenset(row.get("nature") or known.get(row["act"], {}).get("nature", [])),
            )
        )
    return result


def in_force(corpus: Corpus, law: str | None = None) -> list[Change]:
    """List the changes of status in_force, of one law or of all."""
    return [c for c in changes(corpus) if c.status == "in_force" and law in (None, c.law)]


def changes_by_act(corpus: Corpus, law: str) -> dict[str, list[Change]]:
    """Group the changes of a law by act."""
    found: dict[str, list[Change]] = {}
    for change in changes(corpus):
        if change.law == law:
            found.setdefault(change.act, []).append(change)
    return found


def makers(corpus: Corpus, law: Row) -> dict[str, Bounds | None]:
    """Name the acts that made a law or a restart of it, with the day on which they did."""
    rows = [(law.get("act"), law.get("in_force_from"))]
    rows += [(restart.get("act"), restart.get("from")) for restart in law.get("restarts", [])]
    found: dict[str, Bounds | None] = {}
    for act, day in rows:
        if act is not None:
            days = [d for d in (found.get(resolve(corpus, act)), bounds(day)) if d]
            found[resolve(corpus, act)] = earliest(days)
    return found


def begun(corpus: Corpus) -> dict[str, Bounds]:
    """Give the earliest day of each act anywhere: what it changes, makes and restarts."""
    days = [(c.act, c.day) for c in in_force(corpus)]
    for law in corpus.get("laws", []):
        days += list(makers(corpus, law).items())
    found: dict[str, list[Bounds]] = {}
    for act, day in days:
        if day:
            found.setdefault(act, []).append(day)
    return {act: d for act, of_act in found.items() if (d := earliest(of_act))}


def at(change: Change, day: int, until: int | None) -> Change:
    """Fix the days of a change."""
    return replace(change, day=(day, day), until=None if until is None else (until, until))
