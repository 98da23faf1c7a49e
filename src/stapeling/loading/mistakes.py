"""Validation errors to findings: a sentence, a position and the nearest valid value."""

from __future__ import annotations

import dataclasses
import difflib
import re
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pydantic_core import ErrorDetails

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.careful import UNREADABLE, Mark, Reading
from stapeling.loading.events import Value
from stapeling.model.document import Document
from stapeling.model.mistakes import TEMPLATE
from stapeling.model.records import AT

_QUOTED = re.compile(r"'([^']*)'")
_EXPECTED = {
    "string_type": N_("expected text, found {found}"),
    "tuple_type": N_("expected a list, found {found}"),
    "dict_type": N_("expected a mapping, found {found}"),
    "dataclass_type": N_("expected a mapping, found {found}"),
    "dataclass_exact_type": N_("expected a mapping, found {found}"),
}
_UNKNOWN_KEY = ("unexpected_keyword_argument", "extra_forbidden")
_LONG = 60
"""Longer values are shown by their beginning."""

Steps = tuple[int | str, ...]
"""The keys and indexes that lead to a value."""


def findings_of(
    errors: Iterable[ErrorDetails],
    reading: Reading,
    file: str,
    moved: Callable[[Steps], Steps] = tuple,
) -> list[Finding]:
    """Translate the errors of one file into findings at the positions of its values.

    `moved` gives the path under which a value stands in the text, where that is another one. A
    container that the text breaks off in is not judged: what it holds is not known.
    """
    return [
        _finding(error, reading, file, moved(error["loc"]))
        for error in errors
        if not _is_unreadable(error) and not _is_cut(error, reading, moved(error["loc"]))
    ]


def _is_unreadable(error: ErrorDetails) -> bool:
    value = error["input"]
    if isinstance(value, dict) and error["type"].startswith("ST"):
        return UNREADABLE in value.values()
    return value is UNREADABLE


def _is_cut(error: ErrorDetails, reading: Reading, path: Steps) -> bool:
    if error["type"] in _UNKNOWN_KEY:
        return False
    node, _ = _walk(path[:-1] if error["type"] == "missing" else path, reading)
    return id(node) in reading.cut


def _finding(error: ErrorDetails, reading: Reading, file: str, path: Steps) -> Finding:
    kind = error["type"]
    if kind in _UNKNOWN_KEY:
        place = _place(path, reading, file, at_key=True)
        key = str(path[-1])
        hint = nearest(key, known_keys(error["loc"][:-1]))
        return Finding(
            place, "ST010", N_("unknown key '{key}'"), {"key": _shortened(key)}, hint=hint
        )
    if kind == "missing":
        place = _place(path[:-1], reading, file)
        return Finding(place, "ST011", N_("the key {key} is missing"), {"key": path[-1]})
    return _value_finding(error, _place(path, reading, file))


def _value_finding(error: ErrorDetails, place: Location) -> Finding:
    kind, found = error["type"], error["input"]
    if kind == "literal_error":
        return _word_finding(error, place)
    if kind == "string_pattern_mismatch":
        template = N_("'{value}' is not an id: small letters, digits, '_', '.' and '-' only")
        return Finding(place, "ST017", template, {"value": _shortened(found)})
    if kind.startswith("ST"):
        context = dict(error.get("ctx") or {})
        template = str(context.pop(TEMPLATE))
        values = {name: _shortened(value) for name, value in context.items()}
        return Finding(place, kind, template, values)
    template = _EXPECTED.get(kind, N_("expected another kind of value, found {found}"))
    return Finding(place, "ST012", template, {"found": _named(found)})


def _word_finding(error: ErrorDetails, place: Location) -> Finding:
    found, words = error["input"], _QUOTED.findall(str((error.get("ctx") or {}).get("expected")))
    if not isinstance(found, str):
        template = N_("expected one of {words}, found {found}")
        values = {"words": ", ".join(words), "found": _named(found)}
        return Finding(place, "ST012", template, values)
    template = N_("'{value}' is not one of {words}")
    context = {"value": _shortened(found), "words": ", ".join(words)}
    return Finding(place, "ST013", template, context, hint=nearest(found, words))


def nearest(word: str, words: Iterable[str]) -> str:
    """Give the word most like another one, nothing when none is alike."""
    found = difflib.get_close_matches(word.lower(), list(words), n=1, cutoff=0.6)
    return found[0] if found else ""


def known_keys(path: Sequence[int | str]) -> list[str]:
    """Give the keys that the schema knows at a path of a document."""
    kind: Any = Document
    for step in path:
        if isinstance(step, int):
            continue
        kind = _record_in(_fields(kind).get(step))
        if kind is None:
            return []
    return [key for key in _fields(kind) if key != AT]


def _fields(kind: Any) -> dict[str, Any]:
    """Give the fields of a record type by the key they have in a file."""
    hints = typing.get_type_hints(kind, include_extras=True)
    found = {}
    for item in dataclasses.fields(kind):
        alias = getattr(kind.__pydantic_fields__[item.name], "alias", None)
        found[alias or item.name] = hints[item.name]
    return found


def _record_in(hint: Any) -> Any:
    """Find the record type inside tuples, optionals and annotations."""
    if hint is None:
        return None
    if dataclasses.is_dataclass(hint) and hasattr(hint, "__pydantic_fields__"):
        return hint
    if typing.get_origin(hint) in (tuple, typing.Annotated, typing.Union, types.UnionType):
        for part in typing.get_args(hint):
            if (found := _record_in(part)) is not None:
                return found
    return None


def _place(
    path: Sequence[int | str], reading: Reading, file: str, *, at_key: bool = False
) -> Location:
    """Find the position of a value; of its nearest container when it stands nowhere itself."""
    _, marks = _walk(path, reading)
    line, column = marks[0] if at_key else marks[1]
    return Location(file, line + 1, column + 1)


def _walk(path: Sequence[int | str], reading: Reading) -> tuple[Value, tuple[Mark, Mark]]:
    """Follow a path as far as it stands in the text; give the last value and where it stands."""
    node, marks = reading.value, ((0, 0), (0, 0))
    for step in path:
        if step == 0 and isinstance(node, dict):
            continue  # a single mapping is read as a list of one
        found = reading.marks.get((id(node), step))
        if found is None:
            break
        node, marks = node[step], found
    return node, marks


def _named(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"'{_shortened(value)}'"


def _shortened(value: object) -> object:
    """Give a value as a message shows it: a text that is long by its beginning."""
    return f"{value[:_LONG]}…" if isinstance(value, str) and len(value) > _LONG else value
