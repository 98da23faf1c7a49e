"""Evaluation clauses: whom they speak of, when they are due, and what became of that."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from .corpus import Corpus, Row, in_force, labels, makers, resolve
from .days import FIRST, LAST, Bounds, add_years, bounds, earliest, show
from .layers import Layer, Scope, reference_day, start_of

COUNTED_KINDS = frozenset({"wetsevaluatie", "periodieke_rapportage"})
HORIZON = 30  # periods that are looked ahead


@dataclass(frozen=True)
class Clause:
    """A clause as far as it targets one law."""

    law: str  # its own law
    id: str
    row: Row
    articles: frozenset[str] | None  # limited to these articles of the target
    anchor: Bounds | None
    at_start: bool  # its one anchor is the start of the target itself
    anchor_acts: frozenset[str]

    @property
    def ref(self) -> str:
        """Name the clause as evaluations do."""
        return f"{self.law}/{self.id}"


@dataclass(frozen=True)
class Evaluation:
    """A counted evaluation of one law."""

    id: str
    published: Bounds
    response: Bounds | None
    certain: bool
    articles: frozenset[str] | None  # it speaks only of acts that touch one of these
    satisfies: tuple[str, ...]


def act_day(corpus: Corpus, act: str, law: str) -> Bounds | None:
    """Give the first day of an act on a law, else on any."""
    days = [(c.law, c.day) for c in in_force(corpus) if c.act == act]
    days += [(made["id"], makers(corpus, made).get(act)) for made in corpus["laws"]]
    on_law = [day for on, day in days if on == law and day]
    return earliest(on_law or [day for _, day in days if day])


def _anchor_day(corpus: Corpus, law: Row, anchor: object, real: int) -> Bounds | None:
    if anchor == "in_force":
        return start_of(law, reference_day(law, real))
    if isinstance(anchor, dict) and "act" in anchor:
        return act_day(corpus, resolve(corpus, anchor["act"]), law["id"])
    return bounds(anchor)


def _target_articles(law: Row, row: Row, target: str) -> tuple[bool, frozenset[str] | None]:
    """Say whether a clause targets a law, and which of its articles."""
    if not row.get("targets"):
        return (law["id"] == target, None)
    hits = [t for t in row["targets"] if t["law"] == target]
    if not hits or any("articles" not in t for t in hits):
        return (bool(hits), None)
    return (True, labels(a for t in hits for a in t["articles"]))


def _clause(scope: Scope, law: Row, row: Row, articles: frozenset[str] | None) -> Clause:
    written = row.get("anchor", "in_force")
    anchors = written if isinstance(written, list) else [written]
    found = [_anchor_day(scope.corpus, law, anchor, scope.real) for anchor in anchors]
    days = [day for day in found if day]
    named = [a["act"] for a in anchors if isinstance(a, dict) and "act" in a]
    return Clause(
        law=law["id"],
        id=row["id"],
        row=row,
        articles=articles,
        anchor=(min(d[0] for d in days), max(d[1] for d in days)) if days else None,
        at_start=anchors == ["in_force"] and law["id"] == scope.id,
        anchor_acts=frozenset(resolve(scope.corpus, act) for act in named),
    )


def clauses_of(scope: Scope) -> list[Clause]:
    """List the clauses that target a law, its own and those of other laws."""
    found = []
    for law in scope.corpus["laws"]:
        for row in law.get("evaluation_clauses", []):
            targeted, articles = _target_articles(law, row, scope.id)
            if targeted:
                found.append(_clause(scope, law, row, articles))
    return sorted(found, key=lambda clause: (clause.law, clause.id))


def speaks_of(clause: Clause, layer: Layer, anchor: int, day: int) -> bool:
    """Say whether a clause speaks of a layer of that day."""
    return (
        day > anchor
        and layer.act not in clause.anchor_acts
        and about(clause.articles, layer, layer.articles)
    )


def about(limit: frozenset[str] | None, layer: Layer, articles: frozenset[str]) -> bool:
    """Say whether a layer touches one of some articles, or may for all that is known."""
    if limit is None or not layer.known or layer.everything:
        return True
    return bool(limit & articles)


def first_day(clause: Clause) -> Bounds | None:
    """Give the day from which a clause counts: its due day when written, else its anchor."""
    return bounds(clause.row.get("due")) or clause.anchor


def terms(clause: Clause) -> list[int]:
    """List the years from the first day to each due day, valid or not."""
    term, every = clause.row.get("term_years"), int(clause.row.get("then_every_years") or 0)
    if clause.row.get("due") is not None:
        first = 0
    elif term is not None:
        first = int(term)
    elif every:
        first = every
    else:
        return []
    most = int(clause.row.get("times") or HORIZON) if every else 1
    return [first + k * every for k in range(min(most, HORIZON))]


def _allowed(scope: Scope, clause: Clause, due: Bounds) -> bool:
    """Say that a due day is not before the clause is valid, nor after it or its target ended."""
    valid_from = bounds(clause.row.get("valid_from"))
    valid_until = bounds(clause.row.get("valid_until"))
    ended = bounds(scope.law.get("in_force_until"))
    return not (
        (valid_from and due[1] < valid_from[0])
        or (valid_until and due[0] > valid_until[1])
        or (ended and due[0] >= ended[1])
    )


def due_days(scope: Scope, clause: Clause, first: Bounds) -> list[Bounds]:
    """List the due days of a clause, each counted from its first day."""
    found = [(add_years(first[0], n), add_years(first[1], n)) for n in terms(clause)]
    return [due for due in found if _allowed(scope, clause, due)]


# Evaluations


def _speaks(clauses: Iterable[Clause]) -> frozenset[str] | None:
    limits = [clause.articles for clause in clauses]
    if any(limit is None for limit in limits):
        return None
    return frozenset[str]().union(*(limit or () for limit in limits))


def _counted(scope: Scope, row: Row, clauses: list[Clause]) -> Evaluation | None:
    published, start = bounds(row.get("published")), scope.start
    met = [clause for clause in clauses if clause.ref in row.get("satisfies", [])]
    named = scope.id in row.get("laws", [])
    if row["kind"] not in COUNTED_KINDS or not (met or named) or not published or not start:
        return None
    if max(published[0], start[0] + 1) > min(published[1], scope.real):
        return None
    return Evaluation(
        id=row["id"],
        published=published,
        response=bounds(row.get("response")),
        certain=published[0] > start[1] and published[1] <= scope.real,
        articles=None if named else _speaks(met),
        satisfies=tuple(clause.ref for clause in met),
    )


def counted_evaluations(scope: Scope) -> list[Evaluation]:
    """List the evaluations of a law that count, certainly or possibly, in order of day."""
    clauses = clauses_of(scope)
    found = [_counted(scope, row, clauses) for row in scope.corpus.get("evaluations", [])]
    return sorted((e for e in found if e), key=lambda e: (e.published, e.id))


@dataclass(frozen=True)
class After:
    """Whether a layer lies after the last evaluation that speaks of it."""

    certain: bool
    window: Bounds | None  # the days on which it may


def window_after_evaluation(layer: Layer, evaluations: list[Evaluation], real: int) -> After:
    """Compare a layer with the last counted evaluation that speaks of it."""
    perhaps = [e for e in evaluations if about(e.articles, layer, layer.perhaps)]
    articles = layer.articles if layer.certain else layer.perhaps
    surely = [e for e in perhaps if e.certain and about(e.articles, layer, articles)]
    latest = max((min(e.published[1], real) for e in perhaps), default=FIRST - 1)
    soonest = max((e.published[0] for e in surely), default=FIRST - 1)
    window = (max(layer.window[0], soonest + 1), layer.window[1])
    return After(
        certain=layer.certain and layer.day[0] > latest,
        window=window if window[0] <= window[1] else None,
    )


# What became of each due day


def clause_states(scope: Scope) -> list[dict[str, Any]]:
    """List every due day up to t and the next one, with what became of it."""
    evaluations = counted_evaluations(scope)
    return [
        entry
        for clause in clauses_of(scope)
        if (first := first_day(clause))
        for entry in _states(scope, clause, due_days(scope, clause, first), evaluations)
    ]


def _states(
    scope: Scope, clause: Clause, dues: list[Bounds], evaluations: list[Evaluation]
) -> list[dict[str, Any]]:
    meeting = [e for e in evaluations if clause.ref in e.satisfies]
    found, previous = [], FIRST - 1
    for due, following in zip(dues, [*dues, None][1:], strict=True):
        before = following[1] if following else LAST
        done = next((e for e in meeting if previous < e.published[0] < before), None)
        previous = done.published[0] if done else previous
        state = _state(scope.real, due, following, done)
        found.append(
            {
                "id": clause.id,
                "law": clause.law,
                "due": show(due),
                "state": state,
                "done": done.id if done else None,
                "days_late": _days_late(scope.real, due, state, done),
            }
        )
        if due[0] > scope.real:
            break
    return found


def _state(real: int, due: Bounds, following: Bounds | None, done: Evaluation | None) -> str:
    if done:
        return "done"
    if following and following[1] <= real:
        return "passed"
    return "open" if due[1] <= real else "not_due"


def _days_late(
    real: int, due: Bounds, state: str, done: Evaluation | None
) -> int | list[int] | None:
    if state in ("passed", "not_due"):
        return None
    return difference(done.published if done else (real, real), due)


def difference(one: Bounds | None, other: Bounds | None) -> int | list[int] | None:
    """Count the days from one day back to another."""
    if one is None or other is None:
        return None
    low, high = one[0] - other[1], one[1] - other[0]
    return low if low == high else [low, high]
