"""Which acts are layers on a law, and what is counted beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .corpus import (
    Change,
    Corpus,
    Row,
    acts,
    changes_by_act,
    labels,
    laws,
    makers,
    resolve,
)
from .days import FIRST, Bounds, bounds, earliest

COUNTED_NATURES = frozenset(
    {"beleid", "klein_beleid", "reparatie", "eu_implementatie", "tijdelijk"}
)

Levels = str | list[str]


@dataclass(frozen=True)
class Layer:
    """An act that is, or may be, a layer on a law."""

    act: str
    day: Bounds
    certain: bool
    articles: frozenset[str]  # certainly touched
    perhaps: frozenset[str]  # possibly touched
    known: bool  # each change states its articles
    everything: bool  # a replacement touches all articles
    window: Bounds  # the days on which it can be a layer


@dataclass(frozen=True)
class Scope:
    """One law on one reference day."""

    corpus: Corpus
    law: Row
    real: int  # the reference day itself
    t: Bounds  # the reference day, or the day before the law ended
    start: Bounds | None
    levels: Levels = "own"

    @property
    def id(self) -> str:
        """Name the law."""
        return str(self.law["id"])


def reference_day(law: Row, real: int) -> Bounds:
    """For a law that ended by t, t is the day before its end."""
    until = bounds(law.get("in_force_until"))
    if until is None or until[0] > real:
        return (real, real)
    return (until[0] - 1, until[1] - 1 if until[1] <= real else real)


def start_of(law: Row, t: Bounds) -> Bounds | None:
    """Take the latest of in_force_from and the restarts up to t."""
    begins = [bounds(law.get("in_force_from"))]
    begins += [bounds(restart.get("from")) for restart in law.get("restarts", [])]
    possible = [day for day in begins if day and day[0] <= t[1]]
    if not possible:
        return None
    certain = [day[0] for day in possible if day[1] <= t[0]]
    first = max(certain) if certain else min(day[0] for day in possible)
    return (first, max(min(day[1], t[1]) for day in possible))


def scope_of(corpus: Corpus, law_id: str, real: int, levels: Levels = "own") -> Scope:
    """Look at one law on one reference day."""
    law = laws(corpus)[law_id]
    t = reference_day(law, real)
    return Scope(corpus, law, real, t, start_of(law, t), levels)


def counted_levels(law: Row, levels: Levels) -> frozenset[str]:
    """Name the levels that rank with the law's own kind or above."""
    every = ["wet", "amvb", "kb", "ministeriele_regeling", "verdrag", "other"]
    if levels != "own":
        return frozenset(levels)
    own = {"wet": 1, "rijkswet": 1, "amvb": 3, "kb": 3, "ministeriele_regeling": 4}
    return frozenset(every[: own.get(law["kind"], len(every))])


def _only_incidental(law: Row, these: list[Change]) -> bool:
    incidental = labels(row["part"] for row in law.get("incidental_parts", [])) or frozenset()
    if any(c.articles is None for c in these):
        return False
    touched = frozenset[str]().union(*(c.articles or () for c in these))
    return bool(touched) and touched <= incidental


def _ended(change: Change, t: Bounds, *, certainly: bool) -> bool:
    if change.until is None:
        return False
    if certainly:
        begin = change.day[0] if change.day else FIRST
        return change.until[1] <= max(t[0], begin)
    return change.until[0] <= t[1]


def reasons(scope: Scope, act: str, these: list[Change], *, certain: bool) -> set[str]:
    """Say why the changes of an act that are in force by t do not make it a layer."""
    found = set()
    effects = {c.effect for c in these}
    if effects <= {"tekstplaatsing", "vernummering"} or effects == {"intrekking"}:
        found.add("effect")
    if all(c.natures and not c.natures & COUNTED_NATURES for c in these):
        found.add("nature")
    if _only_incidental(scope.law, these):
        found.add("incidental")
    if all(_ended(c, scope.t, certainly=not certain) for c in these):
        found.add("ended")
    if act in makers(scope.corpus, scope.law):
        found.add("maker")
    level = acts(scope.corpus).get(act, {}).get("level")
    if level is None:
        found.add("unknown_level")
    elif level not in counted_levels(scope.law, scope.levels):
        found.add("level")
    return found


def by(these: Iterable[Change], t: Bounds) -> tuple[list[Change], list[Change]]:
    """Split off the changes that are certainly, and possibly, in force by t."""
    these = [c for c in these if c.status == "in_force" and c.day]
    certain = [c for c in these if c.day and c.day[1] <= t[0]]
    possible = [c for c in these if c.day and c.day[0] <= t[1]]
    return certain, possible


def window_of(scope: Scope, day: Bounds, last: int) -> Bounds | None:
    """Give the days after the start and by t on which an act can lie."""
    if scope.start is None:
        return None
    window = (max(day[0], scope.start[0] + 1), min(day[1], last))
    return window if window[0] <= window[1] else None


def touched(these: Iterable[Change]) -> frozenset[str]:
    """Unite the articles of some changes."""
    return frozenset[str]().union(*(c.articles or () for c in these))


def amending_layer(scope: Scope, act: str, of_act: list[Change]) -> Layer | None:
    """Make a layer of the changes of one act, when it is or may be one."""
    day = earliest(c.day for c in of_act if c.status == "in_force" and c.day)
    window = window_of(scope, day, scope.t[1]) if day else None
    certain, possible = by(of_act, scope.t)
    if not day or not window or scope.start is None:
        return None
    if reasons(scope, act, possible, certain=False):
        return None
    surely = bool(certain) and not reasons(scope, act, certain, certain=True)
    return Layer(
        act=act,
        day=day,
        certain=surely and scope.start[1] < day[0] and day[1] <= scope.t[0],
        articles=touched(certain),
        perhaps=touched(possible),
        known=all(c.articles is not None for c in possible),
        everything=False,
        window=window,
    )


def replacing_layer(scope: Scope, act: str, day: Bounds) -> Layer | None:
    """Make a layer of the act that makes a law in place of this one."""
    window = window_of(scope, day, scope.real)
    if window is None or scope.start is None:
        return None
    certain = scope.start[1] < day[0] and day[1] <= scope.real
    nothing = frozenset[str]()
    return Layer(act, day, certain, nothing, nothing, known=True, everything=True, window=window)


def replacements(scope: Scope) -> dict[str, Bounds]:
    """Name the acts that replace the law, with the day on which the new law begins."""
    found: dict[str, list[Bounds]] = {}
    for law in scope.corpus.get("laws", []):
        day = bounds(law.get("in_force_from"))
        if scope.id in law.get("replaces", []) and law.get("act") and day:
            found.setdefault(resolve(scope.corpus, law["act"]), []).append(day)
    return {act: day for act, days in found.items() if (day := earliest(days))}


def _merged(one: Layer, other: Layer) -> Layer:
    sure = [layer for layer in (one, other) if layer.certain] or [one, other]
    return replace(
        one,
        day=(min(one.day[0], other.day[0]), min(layer.day[1] for layer in sure)),
        certain=one.certain or other.certain,
        everything=True,
        window=(min(one.window[0], other.window[0]), max(one.window[1], other.window[1])),
    )


def layer_of(
    scope: Scope, act: str, of_act: list[Change], replacing: Bounds | None
) -> Layer | None:
    """Make a layer of what one act does to the law: changing it, replacing it, or both."""
    amending = amending_layer(scope, act, of_act)
    other = replacing_layer(scope, act, replacing) if replacing else None
    return _merged(amending, other) if amending and other else amending or other


def layers_of(scope: Scope) -> list[Layer]:
    """List the layers on a law, certain and possible, in order of id."""
    own, new = changes_by_act(scope.corpus, scope.id), replacements(scope)
    found = [layer_of(scope, act, own.get(act, []), new.get(act)) for act in sorted({*own, *new})]
    return [layer for layer in found if layer]
