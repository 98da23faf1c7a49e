"""Toetsen that wait for each other (ST114): they have no order, and so no lead time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from stapeling.findings import Finding
from stapeling.language import N_
from stapeling.model.terms import Phase
from stapeling.model.toetsen import ImpactTest

_PHASES: tuple[str, ...] = get_args(Phase)


def waiting(tests: Mapping[str, ImpactTest]) -> Iterator[Finding]:
    """Give the toetsen that wait, through `after`, for themselves or for one of a later phase."""
    reached = {name: _reached(tests, name) for name in tests}
    for name, toets in tests.items():
        others = sorted(n for n in reached[name] if n != name and name in reached[n])
        if others:
            template = N_("{test} waits, through {tests}, for itself")
            values = {"test": name, "tests": ", ".join(others)}
            yield Finding(toets.location, "ST114", template, values, (name, *others))
        elif name in reached[name]:
            template = N_("{test} waits for itself")
            yield Finding(toets.location, "ST114", template, {"test": name}, (name,))
        later = sorted(n for n in reached[name] if _is_later(tests[n], toets))
        if later:
            template = N_("{test} waits for {tests}, of a later phase")
            values = {"test": name, "tests": ", ".join(later)}
            yield Finding(toets.location, "ST114", template, values, (name, *later))


def _reached(tests: Mapping[str, ImpactTest], name: str) -> set[str]:
    """Give the toetsen that one waits for, directly or not."""
    found: set[str] = set()
    todo = [name]
    while todo:
        fresh = {other for other in tests[todo.pop()].after if other in tests} - found
        found |= fresh
        todo.extend(fresh)
    return found


def _is_later(toets: ImpactTest, than: ImpactTest) -> bool:
    if toets.phase is None or than.phase is None:
        return False
    return _PHASES.index(toets.phase) > _PHASES.index(than.phase)
