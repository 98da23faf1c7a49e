"""YAML text to plain values, with the location of every mapping.

Built on the events of libyaml, because that is twice as fast as a YAML loader, keeps every scalar
as the text that was written, and shows what a loader hides: duplicate keys, aliases, tags.

There are two readers of the same events. This one gives up at the first thing out of the ordinary;
`loading.careful` then reads the text again, keeps the position of every key and value, and reports
everything that is wrong with it.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from stapeling.findings import Location
from stapeling.model.records import AT

MAX_DEPTH = 64
"""Deeper nesting is refused: no corpus needs it, and libyaml slows down quadratically."""

Value = Any
NULLS = frozenset({"", "null", "~", "Null", "NULL"})
"""What stands for nothing, unless it is quoted."""


class OutOfTheOrdinary(Exception):  # noqa: N818 - a signal between the two readers, not an error
    """The fast reader met something that the careful one must look at."""


def parser_of(text: str) -> Any:
    """Give libyaml's parser of a text, PyYAML's own with a warning where libyaml is missing."""
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:  # pragma: no cover - wheels of PyYAML carry libyaml
        warnings.warn("libyaml is missing: reading is ten times slower", stacklevel=2)
        return yaml.SafeLoader(text)
    return CParser(text)


def read_fast(text: str, file: str) -> Value:  # noqa: C901 - flat for speed, see below
    """Build the value of a text; raise `OutOfTheOrdinary` or a YAML error where it is not plain.

    Every mapping gets its `Location` under the key `__at__`. This loop is where loading spends
    its time: one flat function, because calls would cost more than what they do.
    """
    get: Callable[[], Any] = parser_of(text).get_event
    decorated = "&" in text or "!" in text
    node: Any = []
    root, mapping, key, depth = node, False, None, 0
    make = tuple.__new__  # a named tuple in a third of the time
    stack: list[tuple[Any, bool]] = []
    while True:
        event = get()
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if decorated and (event.anchor is not None or event.tag is not None):
                raise OutOfTheOrdinary
            if mapping and key is None:
                key = value
                if key in node:
                    raise OutOfTheOrdinary
                continue
            if len(value) < 5 and value in NULLS and event.implicit[0]:
                raise OutOfTheOrdinary
            if mapping:
                node[key] = value
                key = None
            else:
                node.append(value)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            depth += 1
            if (mapping and key is None) or depth > MAX_DEPTH or event.anchor or event.tag:
                raise OutOfTheOrdinary
            if kind is MappingStartEvent:
                mark = event.start_mark
                fresh: Any = {AT: make(Location, (file, mark.line + 1, mark.column + 1))}
            else:
                fresh = []
            if mapping:
                node[key] = fresh
                key = None
            else:
                node.append(fresh)
            stack.append((node, mapping))
            node, mapping = fresh, kind is MappingStartEvent
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            depth -= 1
            node, mapping = stack.pop()
        elif kind is AliasEvent or (kind is DocumentStartEvent and root):
            raise OutOfTheOrdinary
        elif kind is StreamEndEvent:
            return root[0] if root else None
