"""What one more obliged toets would add: questions, weeks, and work for whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from stapeling.analyses.results import LeadTime, Question, WhatIf
from stapeling.analyses.toetsen.catalogue import is_channel
from stapeling.analyses.toetsen.lead_time import lead_time
from stapeling.analyses.toetsen.questions import IMPLEMENTER, Asked, of_named_implementer
from stapeling.model.toetsen import ImpactTest

_DIGITS = 6


def what_if(toets: ImpactTest, stack: Collection[ImpactTest], asked: Mapping[str, Asked]) -> WhatIf:
    """Hold the *hoofd* questions of a toets against a stack, whatever the moment they are asked.

    Each is new, asked as *hoofd* already, or asked only as *mede*. A question to every implementer
    that is not asked as *hoofd* of all of them may be asked so of some by name: in part. Weeks are
    the difference of the longest path with and without it; a toets ex post adds none.

    Unit: questions, weeks. Unknown: weeks are null when its own length or moment is, the high side
    also when the high path is. Cost: one pass over the stack. Source: defined by this project,
    docs/metrics.md.

    >>> from stapeling.analyses.toetsen.questions import all_asked
    >>> here = ImpactTest(id="a", title="A", aspects=[
    ...     {"aspect": "ict", "object": "rijk"},
    ...     {"aspect": "regio", "object": "rijk", "weight": "mede"}])
    >>> more = ImpactTest(id="b", title="B", aspects=[
    ...     {"aspect": name, "object": "rijk"} for name in ("ict", "regio", "grens")])
    >>> found = what_if(more, [here], all_asked([here, more], ignore_object=False))
    >>> [[q.aspect for q in rows] for rows in (found.new, found.asked_as_main, found.asked)]
    [['grens'], ['ict'], ['regio']]
    """
    others = [row for row in stack if row.id != toets.id]
    beside = {row.id: asked[row.id] for row in others if not is_channel(row)}
    as_main = _askers({name: own.main for name, own in beside.items()})
    at_all = _askers({name: own.every for name, own in beside.items()})
    in_part = _in_part(as_main)
    own = sorted(asked[toets.id].main)
    askers = {q: as_main.get(q) or at_all.get(q, set()) | in_part.get(q, set()) for q in own}
    return WhatIf(
        toets=toets.id,
        new=tuple(q for q in own if q not in at_all),
        asked_as_main=tuple(q for q in own if q in as_main),
        asked=tuple(q for q in own if q in at_all and q not in as_main),
        in_part=tuple(q for q in own if q in in_part and q not in as_main),
        asked_by={q: tuple(sorted(names)) for q, names in askers.items() if names},
        weeks_added=_weeks_added(toets, others),
        bearers=toets.work_at,
        hours=toets.hours,
    )


def _askers(questions: Mapping[str, Collection[Question]]) -> dict[Question, set[str]]:
    found: dict[Question, set[str]] = {}
    for name, own in questions.items():
        for question in own:
            found.setdefault(question, set()).add(name)
    return found


def _in_part(as_main: Mapping[Question, Collection[str]]) -> dict[Question, set[str]]:
    """Give who asks, of some implementer by name, what could be asked of every implementer."""
    found: dict[Question, set[str]] = {}
    for question, names in as_main.items():
        if of_named_implementer(question):
            whole = Question(question.aspect, IMPLEMENTER)
            found.setdefault(whole, set()).update(names)
    return found


def _weeks_added(
    toets: ImpactTest, others: Collection[ImpactTest]
) -> tuple[float, float | None] | None:
    if toets.moment == "ex_post":
        return 0, 0
    if toets.weeks is None or toets.moment is None:
        return None
    without, found = lead_time(others), lead_time([*others, toets])
    if found.low is None:  # they wait for each other
        return None
    high = _high(without)
    return (
        round(found.low - (without.low or 0), _DIGITS),
        None if found.high is None or high is None else round(found.high - high, _DIGITS),
    )


def _high(found: LeadTime) -> float | None:
    """Give the longest path; of no toetsen at all it is 0 weeks."""
    return found.high if found.of else 0
