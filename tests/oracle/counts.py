"""What stands beside the layers of a law, each act counted once."""

from collections import Counter
from typing import Any

from .corpus import Change, acts, changes, changes_by_act, makers
from .days import Bounds, bounds, earliest, exact
from .layers import COUNTED_NATURES, Scope, by, counted_levels, layers_of, reasons, window_of


def fate(scope: Scope, of_act: list[Change]) -> str:
    """Say what became of an act that changes the law."""
    days = [c.day for c in of_act if c.status == "in_force" and c.day]
    if days:
        return "in_force" if min(day[0] for day in days) <= scope.t[1] else "scheduled"
    statuses = {c.status for c in of_act}
    return next(s for s in ("pending", "not_commenced", "withdrawn") if s in statuses)


def _text_only(these: list[Change]) -> bool:
    return {c.effect for c in these} == {"tekstplaatsing"}


def _since_start(scope: Scope, of_act: list[Change]) -> Bounds | None:
    """Give the day of an act that is in force with more than a tekstplaatsing, since the start."""
    possible = by(of_act, scope.t)[1]
    day = earliest(c.day for c in of_act if c.status == "in_force" and c.day)
    if not possible or not day or scope.start is None or _text_only(possible):
        return None
    return day if day[1] >= scope.start[0] else None


def _is_same_day(scope: Scope, act: str, of_act: list[Change], *, unknown: bool = False) -> bool:
    """Tell an act of the start day, of a counted level or, if asked for, of an unknown one."""
    day = _since_start(scope, of_act)
    level = acts(scope.corpus).get(act, {}).get("level")
    same = bool(day) and scope.start is not None and exact(day) is not None and day == scope.start
    return same and (level is None if unknown else level in counted_levels(scope.law, scope.levels))


def _left_out(scope: Scope, act: str, of_act: list[Change]) -> str | None:
    """Say which one thing keeps an act in the window from being a layer."""
    possible = by(of_act, scope.t)[1]
    day = earliest(c.day for c in of_act if c.status == "in_force" and c.day)
    if not possible or not day or not window_of(scope, day, scope.t[1]):
        return None
    why = reasons(scope, act, possible, certain=False)
    if why and why <= {"incidental", "nature", "unknown_level"}:
        return next(w for w in ("incidental", "nature", "unknown_level") if w in why)
    return None


def _acts_by_level(scope: Scope, own: dict[str, list[Change]]) -> dict[str, int]:
    present = {act for act, of_act in own.items() if _since_start(scope, of_act)}
    known = acts(scope.corpus)
    found = [known.get(act, {}).get("level") for act in present]
    return dict(Counter(level for level in found if level))


def _natures(of_act: list[Change]) -> frozenset[str]:
    return frozenset[str]().union(*(c.natures for c in of_act))


def _nature_unknown(of_act: list[Change]) -> bool:
    return any(not c.natures for c in of_act) and not _natures(of_act) & COUNTED_NATURES


def _events(scope: Scope) -> int:
    return sum(
        c.law == scope.id and c.status != "pending" and c.effect != "tekstplaatsing"
        for c in changes(scope.corpus)
    )


def _at_least(scope: Scope) -> bool:
    until = bounds(scope.law.get("changes_complete_until"))
    return until is None or until[0] < scope.t[1]


def counts_of(scope: Scope) -> dict[str, Any]:
    """Count what stands beside the layers, each act once."""
    made_by = makers(scope.corpus, scope.law)
    layers = {layer.act: layer for layer in layers_of(scope)}
    own = {
        act: rows
        for act, rows in changes_by_act(scope.corpus, scope.id).items()
        if act not in made_by
    }
    others = {act: rows for act, rows in own.items() if act not in layers}
    fates = Counter(fate(scope, of_act) for of_act in others.values())
    left_out = {act: _left_out(scope, act, of_act) for act, of_act in others.items()}
    amending = [act for act, layer in layers.items() if not layer.everything]
    excluded: Counter[str] = Counter()
    for act, why in left_out.items():
        if why == "nature":  # each act once, under the first of its natures
            excluded[min(_natures(by(others[act], scope.t)[1]))] += 1
    return {
        "at_least": _at_least(scope),
        "events": _events(scope),
        "acts": _acts_by_level(scope, own),
        "same_day": sum(_is_same_day(scope, act, of_act) for act, of_act in others.items()),
        **{key: fates[key] for key in ("pending", "not_commenced", "withdrawn", "scheduled")},
        "incidental": sum(why == "incidental" for why in left_out.values()),
        "excluded": dict(excluded),
        "unknown_level": sum(why == "unknown_level" for why in left_out.values())
        + sum(_is_same_day(scope, act, of_act, unknown=True) for act, of_act in others.items()),
        "unknown_nature": sum(_nature_unknown(by(own[act], scope.t)[1]) for act in amending),
        "unknown_articles": sum(not layer.known for layer in layers.values()),
        "unlisted": scope.law.get("unlisted", []),
    }
