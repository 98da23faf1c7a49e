"""YAML text to plain values with the position of each, and everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.events import MAX_DEPTH, NULLS, Value, parser_of
from stapeling.model.records import AT

Mark = tuple[int, int]
_STARTS = (MappingStartEvent, SequenceStartEvent)


class Unreadable:
    """Stands where a value could not be read, so that no second finding is made of it."""


UNREADABLE = Unreadable()


@dataclass(slots=True)
class Reading:
    """What was read from one text, with the position of every key and value."""

    value: Value = None
    findings: list[Finding] = field(default_factory=list)
    marks: dict[tuple[int, object], tuple[Mark, Mark]] = field(default_factory=dict)
    """Of (identity of a container, key or index): where the key and where the value begin."""
    cut: frozenset[int] = frozenset()
    """The identities of the containers that reading broke off in: what they lack is not known."""


def read_carefully(text: str, file: str) -> Reading:
    """Read a text with all positions and report everything that the schema refuses in it."""
    reader = _CarefulReader(file)
    get = parser_of(text).get_event
    try:
        while not isinstance(event := get(), StreamEndEvent):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _within(text, (mark.line, mark.column)) if mark else (0, 0)
        reader.syntax(error.problem or str(error), place)
    except yaml.YAMLError as error:
        reader.syntax(str(error), (0, 0))
    except _Refused:
        pass
    return reader.finish()


class _Refused(Exception):  # noqa: N818 - a signal inside this module
    """The file cannot be read further."""


@dataclass(slots=True)
class _Level:
    """A container that is being filled."""

    node: Any
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.node, dict) and self.key is None


class _CarefulReader:
    """Takes events one by one; one instance a text."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.reading = Reading()
        self.root: list[Value] = []
        self.levels = [_Level(self.root)]
        self.absent: list[tuple[dict[str, Value], str]] = []

    def take(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, (ScalarEvent, *_STARTS)):
            self.decoration(event)
        if isinstance(event, ScalarEvent):
            self.scalar(event)
        elif isinstance(event, _STARTS):
            self.start(event)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self.levels.pop()
        elif isinstance(event, AliasEvent):
            self.alias(event)
        elif isinstance(event, DocumentStartEvent) and self.root:
            self.report(event, "ST006", N_("more than one document in a file"))
            raise _Refused

    def scalar(self, event: Any) -> None:
        level = self.levels[-1]
        if level.awaits_key:
            self.key(level, event)
            return
        plain_null = event.value in NULLS and event.implicit[0]
        if plain_null and isinstance(level.node, dict) and level.key is not None:
            self.absent.append((level.node, level.key))
        self.put(event, None if plain_null else event.value)

    def key(self, level: _Level, event: Any) -> None:
        level.key = event.value
        if event.value == AT:
            self.report(event, "ST010", N_("unknown key '{key}'"), key=AT)
            self.read_and_drop(level)
        elif event.value in level.node:
            first = self.reading.marks[id(level.node), event.value][0][0] + 1
            self.report(
                event,
                "ST003",
                N_("key '{key}' stands twice, first on line {line}"),
                key=event.value,
                line=first,
            )
            self.read_and_drop(level)
        self.reading.marks.setdefault((id(level.node), level.key), (_mark(event), _mark(event)))

    def read_and_drop(self, level: _Level) -> None:
        """Read the coming value for its own mistakes only, under a key that cannot be written."""
        level.key = f"{level.key}\0"
        self.absent.append((level.node, level.key))

    def start(self, event: Any) -> None:
        if self.levels[-1].awaits_key:
            self.report(event, "ST012", N_("a key must be text"))
            raise _Refused
        if len(self.levels) > MAX_DEPTH:
            self.report(event, "ST007", N_("nested deeper than {depth} levels"), depth=MAX_DEPTH)
            raise _Refused
        line, column = _mark(event)
        at = Location(self.file, line + 1, column + 1)
        fresh: Any = {AT: at} if isinstance(event, MappingStartEvent) else []
        self.put(event, fresh)
        self.levels.append(_Level(fresh))

    def alias(self, event: Any) -> None:
        self.report(event, "ST004", N_("alias '*{name}' is not allowed"), name=event.anchor)
        if self.levels[-1].awaits_key:
            raise _Refused
        self.put(event, UNREADABLE)

    def put(self, event: Any, value: Value) -> None:
        level = self.levels[-1]
        mark = _mark(event)
        place = (id(level.node), level.key if isinstance(level.node, dict) else len(level.node))
        self.reading.marks[place] = (self.reading.marks.get(place, (mark, mark))[0], mark)
        if isinstance(level.node, dict):
            level.node[level.key] = value
            level.key = None
        else:
            level.node.append(value)

    def decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self.report(event, "ST004", N_("anchor '&{name}' is not allowed"), name=event.anchor)
        if event.tag is not None:
            self.report(event, "ST005", N_("tag '{name}' is not allowed"), name=event.tag)

    def syntax(self, problem: str, mark: Mark) -> None:
        location = Location(self.file, mark[0] + 1, mark[1] + 1)
        finding = Finding(location, "ST002", N_("not YAML: {problem}"), {"problem": problem})
        self.reading.findings.append(finding)

    def report(self, event: Any, code: str, template: str, **values: object) -> None:
        line, column = _mark(event)
        location = Location(self.file, line + 1, column + 1)
        self.reading.findings.append(Finding(location, code, template, values))

    def finish(self) -> Reading:
        """Take keys without a value away (absent and null are one) and give the reading."""
        self.reading.value = self.root[0] if self.root else None
        self.reading.cut = frozenset(id(level.node) for level in self.levels[1:])
        kept = _mappings_of_changes(self.reading.value)
        for container, key in self.absent:
            if id(container) not in kept:
                container.pop(key, None)
        return self.reading


def _within(text: str, mark: Mark) -> Mark:
    """Give the end of a text for a mark past its last line."""
    last = text.count("\n")
    return mark if mark[0] <= last else (last, len(text) - (text.rfind("\n") + 1))


def _mark(event: Any) -> Mark:
    return event.start_mark.line, event.start_mark.column


def _mappings_of_changes(value: Value) -> set[int]:
    """Give the mappings inside `scenario.change`, where null means: take this value away."""
    scenario = value.get("scenario") if isinstance(value, dict) else None
    change = scenario.get("change") if isinstance(scenario, dict) else None
    found: set[int] = set()
    waiting = [change] if isinstance(change, dict) else []
    while waiting:
        node = waiting.pop()
        found.add(id(node))
        waiting.extend(item for item in node.values() if isinstance(item, dict))
    return found
