"""The class of each layer by literally choosing every day within its bounds.

In one world every day is exact, and the words of the measure can be followed one by one. A
class holds when it holds in all worlds in which the act is a layer.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

from .clauses import (
    Evaluation,
    about,
    clause_states,
    difference,
    due_days,
    speaks_of,
)
from .corpus import Corpus, acts
from .days import add_years, bounds, exact, show
from .layers import Layer, Levels, scope_of
from .worlds import View, World, worlds

Outcome = tuple[str, str | None]

UNKNOWN: Outcome = ("unknown", None)
BEFORE = "before_first_evaluation"


def last_evaluations(world: World, layer: Layer, x: int) -> set[int | None]:
    """Give every day that the last evaluation before x can have, None where there may be none."""
    view = world.view
    speaking = [e for e in view.evaluations if about(e.articles, layer, layer.articles)]
    found: set[int | None] = {None}
    for evaluation in speaking:
        days = view.choose(evaluation.published)
        near = {d for m in (x, world.start, view.scope.real) for d in (m - 1, m, m + 1)}
        low, high = evaluation.published
        days = sorted({*days, *(d for d in near if low <= d <= high)})
        before = {d if world.start < d <= view.scope.real and d < x else None for d in days}
        found = {_later(one, other) for one in found for other in before}
    return found


def _later(one: int | None, other: int | None) -> int | None:
    return max((d for d in (one, other) if d is not None), default=None)


def _first_due(
    world: World, layer: Layer, day: int, firsts: dict[str, tuple[int, int]]
) -> int | None:
    """Give the earliest due day of the clauses that speak of a layer."""
    dues = []
    for clause in world.view.clauses:
        anchor, first = firsts[clause.ref]
        if speaks_of(clause, layer, anchor, day):
            dues += [due for due, _ in due_days(world.view.scope, clause, (first, first))]
    return min(dues, default=None)


def _clause_choices(world: World) -> Iterator[dict[str, tuple[int, int]]]:
    """Choose for each clause the day of its anchor and the day from which it counts.

    Clauses with the same anchor share the choice; one anchored at the start follows the world.
    """
    view = world.view
    keys = [(c, str(c.row.get("anchor")), c.row.get("due"), c) for c in view.clauses]
    days: dict[object, list[int]] = {}
    for clause, anchor, due, _ in keys:
        fixed = [world.start] if clause.at_start else view.choose(clause.anchor or (0, 0))
        days[clause.law, anchor] = fixed
        if due is not None:
            days[str(due)] = view.choose(bounds(due) or (0, 0))
    for chosen in product(*days.values()):
        of = dict(zip(days, chosen, strict=True))
        yield {
            clause.ref: (
                of[clause.law, anchor],
                of[clause.law, anchor] if due is None else of[str(due)],
            )
            for clause, anchor, due, _ in keys
        }


def before_first(world: World, layer: Layer, x: int) -> Iterator[tuple[int | None, Outcome]]:
    """Class a layer with no evaluation before x: the due day and what follows from it."""
    view = world.view
    speaking = [e for e in view.evaluations if about(e.articles, layer, layer.articles)]
    start = min(view.scope.start[1] if view.scope.start else x, layer.day[0] - 1)
    real = view.scope.real
    counted = any(e.published[1] <= real and e.published[0] > start for e in speaking)
    if not counted and x > view.searched_until():
        yield None, ("no_evaluation_known", None)
        if not speaking:  # else one that may count leaves open which of the two it is
            return
    for firsts in _clause_choices(world):
        due = _first_due(world, layer, layer.day[0], firsts)
        if due is None:
            yield None, (BEFORE, "no_clause")
        else:
            yield due, (BEFORE, "within_term" if x <= due else "overdue")


def _touches(one: Layer, other: Layer) -> bool:
    """Say whether in this world both are known to touch one article."""
    if one.everything and other.everything:
        return True
    if one.everything or other.everything:
        return bool((other if one.everything else one).articles)
    return bool(one.articles & other.articles)


def _role(world: World, layer: Layer, between: Layer | None, last: int, x: int) -> frozenset[str]:
    """Say what a layer that may lie between the evaluation and x means for another."""
    if between is None or not last < between.day[0] < x:
        return frozenset()
    young = x < add_years(between.day[0], world.view.rest_years)
    if _touches(layer, between):
        return frozenset({"young"} if young else {"old"})
    if layer.known and between.known:
        return frozenset()
    return frozenset({"perhaps", "young_perhaps"} if young else {"perhaps"})


def after_evaluation(world: World, layer: Layer, last: int, x: int) -> set[Outcome]:
    """Class a layer after an evaluation by the layers that lie between."""
    seen = {frozenset[str]()}
    for act, others in world.layers.items():
        if act != layer.act:
            roles = {_role(world, layer, other, last, x) for other in others}
            seen = {one | role for one in seen for role in roles}
    return {(_class_of(roles), None) for roles in seen}


def _class_of(roles: frozenset[str]) -> str:
    if "young" in roles:
        return "re_amended"
    if "old" in roles:
        return "unknown" if "young_perhaps" in roles else "rested"
    return "unknown" if "perhaps" in roles else "after_evaluation"


def outcomes(view: View, act: str) -> Iterator[tuple[int | None, Outcome]]:
    """Class one layer in every world, with the due day on which that rests."""
    event_day = view.event_day(act)
    if view.event != "in_force" and event_day is None:
        yield None, UNKNOWN
        return
    for world in worlds(view):
        for layer in filter(None, world.layers[act]):
            for x in view.choose(event_day) if event_day else [layer.day[0]]:
                yield from _outcomes_at(world, layer, x)


def _outcomes_at(world: World, layer: Layer, x: int) -> Iterator[tuple[int | None, Outcome]]:
    for last in last_evaluations(world, layer, x):
        if last is None:
            yield from before_first(world, layer, x)
        else:
            yield from ((None, outcome) for outcome in after_evaluation(world, layer, last, x))


def decide(found: Iterator[tuple[int | None, Outcome]]) -> Outcome:
    """Give the one class; within_term where only the due day leaves that or overdue open."""
    within, overdue = (BEFORE, "within_term"), (BEFORE, "overdue")
    seen: set[tuple[int | None, Outcome]] = set()
    classes: set[Outcome] = set()
    for due, outcome in found:
        seen.add((due, outcome))
        classes.add(outcome)
        if outcome == UNKNOWN or (len(classes) > 1 and classes != {within, overdue}):
            return UNKNOWN
    assert seen, "a layer lies in at least one world"
    if len(classes) == 1:
        return classes.pop()
    return within if len({due for due, _ in seen}) == len(seen) else UNKNOWN


def classes_of(view: View) -> list[dict[str, Any]]:
    """Class every layer of a law, in order of day."""
    found = []
    for layer in sorted(view.layers, key=lambda layer: (layer.day, layer.act)):
        name, subclass = decide(outcomes(view, layer.act))
        found.append(
            {
                "act": layer.act,
                "day": show(layer.day),
                "class": name,
                "subclass": subclass,
                "articles": sorted(layer.perhaps),
                "justification": acts(view.scope.corpus).get(layer.act, {}).get("justification"),
            }
        )
    return found


def totals(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Count the classes, and the share of premature ones."""
    single = Counter(row["class"] for row in found)
    before = Counter(row["subclass"] for row in found)
    premature = before["within_term"] + before["overdue"] + single["re_amended"]
    judged = premature + single["rested"] + single["after_evaluation"]
    names = ("no_evaluation_known", "re_amended", "rested", "after_evaluation", "unknown")
    return {
        BEFORE: {key: before[key] for key in ("within_term", "overdue", "no_clause")},
        **{name: single[name] for name in names},
        "premature": premature,
        "premature_share": premature / judged if judged else None,
    }


def _reaction(view: View, evaluation: Evaluation) -> int | list[int | None] | None:
    """Count the days from a report to the next layer or replacement."""
    published = evaluation.published
    later = [x for x in view.layers if x.window[1] > published[0]]
    soonest = [max(x.window[0] - published[1], 1) for x in later]
    surely = [x.day[1] - published[0] for x in later if x.certain and x.day[0] > published[1]]
    if not soonest:
        return None
    inexact = exact(published) is None or any(not x.certain or not exact(x.day) for x in later)
    return [min(soonest), min(surely, default=None)] if inexact else min(soonest)


def evaluation_measures(
    corpus: Corpus,
    law_id: str,
    real: int,
    levels: Levels = "own",
    event: str = "in_force",
    rest_years: int = 5,
) -> dict[str, Any] | None:
    """Measure the evaluation of one law as the JSON report does; None before it has a start."""
    view = View(scope_of(corpus, law_id, real, levels), event, rest_years)
    if view.scope.start is None:
        return None
    found = classes_of(view)
    reports = [
        {
            "id": e.id,
            "published": show(e.published),
            "response_days": difference(e.response, e.published),
            "reaction_days": _reaction(view, e),
        }
        for e in view.evaluations
    ]
    return {
        **totals(found),
        "clauses": clause_states(view.scope),
        "evaluations": reports,
        "acts": found,
    }
