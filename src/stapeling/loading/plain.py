"""Plain lines, as most files are written in: read by lines, without the parser of YAML.

The events of a YAML parser cost more than all that is done with them. Most files keep to a small
part of YAML: a key and a value on a line, lists of such lines, `{}` and `[]` within one line. That
part is read here in half the time. It is kept so narrow that a line can mean one thing only: at the
first line that is not of it, the parser reads the whole text, and decides. Tests hold the two
against each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from stapeling.findings import Location
from stapeling.loading.events import NULLS, OutOfTheOrdinary, Value
from stapeling.model.records import AT

_KEY = "[a-z_]{1,100}"
_QUOTED = r""""[^"\\\n]*"|'[^'\n]*'"""
_IN_BLOCK = r"-?[^\W_][^:#\n]*+(?:(?::(?=\S)|(?<=\S)\#)[^:#\n]*+)*+(?<!\ )"
_IN_FLOW = r"-?[^\W_][^,\[\]{}:#\n]*+(?<!\ )"
_SCALAR = f"(?:{_IN_FLOW}|{_QUOTED})"
_NEXT = r"(?:,\ *+(?![\]}])|(?=[\]}]))"
_LIST = rf"\[(?:{_SCALAR}{_NEXT})*+\]"

_lines = re.compile(
    rf"""^(?:
        (\ *) (-\ )? (?:({_KEY}):(?:\ (?=[^\ \n])|$))?
        (?:({_IN_BLOCK})|({_QUOTED})|([\[{{].*))? $
      | \ *\#.* $
    )""",
    re.MULTILINE | re.VERBOSE,
).findall
_flat_mapping = re.compile(rf"\{{(?:{_KEY}:\ (?:{_SCALAR}|{_LIST}){_NEXT})*+\}}").fullmatch
_pairs = re.compile(rf"({_KEY}):\ (?:({_IN_FLOW})|({_QUOTED})|({_LIST})){_NEXT}").findall
_flat_list = re.compile(_LIST).fullmatch
_items = re.compile(rf"({_IN_FLOW})|({_QUOTED})").findall
_key_at = re.compile(rf"({_KEY}):\ ").match
_scalar_at = re.compile(rf"({_IN_FLOW})|({_QUOTED})").match
_next_at = re.compile(_NEXT).match
_strange = re.compile("[\x80-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]").search
"""Finds ends of lines that YAML has besides ours, and what it refuses."""

_Same = Callable[[str, str], str]
_DEEPEST = 16
"""Far less than the parser refuses, so that it need not be counted alike."""


def read_plain(text: str, file: str) -> Value:
    """Build the value of a text of plain lines; raise `OutOfTheOrdinary` when it is another.

    As in `events.read_fast`, every mapping gets its `Location`, and the loop is flat for speed.
    Control characters of ASCII must have been looked for, but for the tab and the ends of lines.
    """
    if "\t" in text or "\r" in text or not (text.isascii() or _strange(text) is None):
        raise OutOfTheOrdinary
    lines = _lines(text)
    if len(lines) != text.count("\n") + 1:
        raise OutOfTheOrdinary
    return _built(lines, file)


def _built(lines: list[tuple[str, ...]], file: str) -> Value:  # noqa: C901 - flat for speed
    make = tuple.__new__
    node: Any = None
    root, indent, key, number = node, 0, "", 0
    open_above: list[tuple[Any, int]] = []
    words: dict[str, str] = {}  # of equal ones the first: an act is named time and again
    same = words.setdefault
    for spaces, dash, name, plain, quoted, flow in lines:
        number += 1
        if not (name or dash):
            if plain or quoted or flow:
                raise OutOfTheOrdinary
            continue  # empty, or a comment
        start = len(spaces)
        if node is None:
            if dash or start:
                raise OutOfTheOrdinary
            root = node = {AT: make(Location, (file, number, 1))}
        elif key:  # what follows is the value of this key, and stands deeper
            if start <= indent or len(open_above) > _DEEPEST:
                raise OutOfTheOrdinary
            fresh: Any = [] if dash else {AT: make(Location, (file, number, start + 1))}
            node[key] = fresh
            open_above.append((node, indent))
            node, indent, key = fresh, start, ""
        else:
            while start < indent:
                node, indent = open_above.pop()
            if start != indent:
                raise OutOfTheOrdinary
        if dash:
            if type(node) is not list:
                raise OutOfTheOrdinary
            start += 2
            if name:
                fresh = {AT: make(Location, (file, number, start + 1))}
                node.append(fresh)
                open_above.append((node, indent))
                node, indent = fresh, start
        elif type(node) is list:
            raise OutOfTheOrdinary
        if plain:
            if len(plain) < 5 and plain in NULLS:
                raise OutOfTheOrdinary
            value: Any = same(plain, plain)
        elif quoted:
            value = quoted[1:-1]
        elif flow:
            value = _flow(flow, same, file, number, start + (len(name) + 3 if name else 1))
        else:
            key = name
            if not key or key in node:
                raise OutOfTheOrdinary
            continue
        if not name:
            node.append(value)
        elif name in node:
            raise OutOfTheOrdinary
        else:
            node[name] = value
    if key:
        raise OutOfTheOrdinary
    return root


def _flow(text: str, same: _Same, file: str, line: int, column: int) -> Value:
    """Read what stands in brackets, up to the end of its line."""
    if _flat_mapping(text):
        found: dict[str, Value] = {AT: tuple.__new__(Location, (file, line, column))}
        pairs = _pairs(text)
        for key, plain, quoted, listed in pairs:
            if listed:
                found[key] = [*_listed(listed)]
            else:
                word = _scalar(plain, quoted)
                found[key] = same(word, word)
        if len(found) != len(pairs) + 1:
            raise OutOfTheOrdinary
        return found
    if _flat_list(text):
        return [*_listed(text)]
    value, end = _Nested(text, same, file, line, column).value(0, 0)
    if end != len(text):
        raise OutOfTheOrdinary
    return value


@lru_cache(maxsize=1 << 14)
def _listed(text: str) -> tuple[str, ...]:
    """Read a list of scalars; lists repeat, those of articles most of all."""
    return tuple([_scalar(plain, quoted) for plain, quoted in _items(text)])


def _scalar(plain: str, quoted: str) -> str:
    if quoted:
        return quoted[1:-1]
    if len(plain) < 5 and plain in NULLS:
        raise OutOfTheOrdinary
    return plain


class _Nested:
    """Brackets in brackets."""

    def __init__(self, text: str, same: _Same, file: str, line: int, column: int) -> None:
        self.text = text
        self.same = same
        self.place = file, line
        self.column = column

    def value(self, start: int, depth: int) -> tuple[Value, int]:
        """Read the value that begins at a place; give it, and where it ends."""
        first = self.text[start : start + 1]
        if first == "{":
            return self.mapping(start, depth)
        if first == "[":
            return self.list(start, depth)
        match = _scalar_at(self.text, start)
        if match is None:
            raise OutOfTheOrdinary
        word = _scalar(match[1], match[2])
        return self.same(word, word), match.end()

    def mapping(self, start: int, depth: int) -> tuple[Value, int]:
        found: dict[str, Value] = {AT: Location(*self.place, self.column + start)}
        end = start + 1
        while self.text[end : end + 1] != "}":
            key = _key_at(self.text, end)
            if key is None or key[1] in found:
                raise OutOfTheOrdinary
            found[key[1]], end = self.next(key.end(), depth)
        return found, end + 1

    def list(self, start: int, depth: int) -> tuple[Value, int]:
        found: list[Value] = []
        end = start + 1
        while self.text[end : end + 1] != "]":
            value, end = self.next(end, depth)
            found.append(value)
        return found, end + 1

    def next(self, start: int, depth: int) -> tuple[Value, int]:
        """Read a value inside brackets, and the comma after it."""
        if depth >= _DEEPEST:
            raise OutOfTheOrdinary
        value, end = self.value(start, depth + 1)
        after = _next_at(self.text, end)
        if after is None:
            raise OutOfTheOrdinary
        return value, after.end()
