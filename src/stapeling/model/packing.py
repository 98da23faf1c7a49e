"""Documents that were validated, as bytes and back: in bulk, and without looking at them again.

A record becomes a row: the values of its fields in their order, records inside it as rows inside
the row. Rows of many files are made into records column by column, by loops that run in C: that
is several times faster than record by record, and what makes reading from a cache worth while.

The name of the file is not in the bytes: the same text in two places is the same row, and the
positions in it get the name under which it is read.
"""

from __future__ import annotations

import operator
import types
import typing
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, repeat
from typing import Any

import msgpack  # type: ignore[import-untyped]

from stapeling.findings import NOWHERE, Location
from stapeling.model.amounts import Amount
from stapeling.model.days import Day
from stapeling.model.document import Document
from stapeling.model.laws import Anchor
from stapeling.model.records import Row

FORMAT = 1
"""The version of these bytes, to be raised when the same document becomes other bytes."""

Rows = Sequence[tuple[Any, ...]]
_PLACE = ("location.line", "location.column")
_REPEATED = frozenset({"articles", "nature"})
"""Lists of which there are few, and each many times."""
_NAMES = frozenset({"id", "act", "law", "organisation", "ministry", "source"})
"""What names something: of names that are equal, in files read at once, one is kept in memory."""
_Same = Callable[[object, object], object]


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a record: its name, what kind of value it holds, and whether several of it.

    The kind is `str` for a word of the schema, and nothing for what is packed as it is.
    """

    name: str
    kind: Any
    many: bool


def packed(document: Document) -> bytes:
    """Give a document as bytes."""
    made: bytes = msgpack.packb(document, default=_row)
    return made


def unpacked(files: Sequence[str], data: Iterable[bytes]) -> list[Document]:
    """Give the documents that `packed` made bytes of, each under the name of its file."""
    rows = [msgpack.unpackb(each, use_list=False) for each in data]
    known: dict[object, object] = {}
    documents: list[Document] = _records(Document, rows, files, known.setdefault)
    return documents


def _row(value: Any) -> object:
    """Make what msgpack knows of a value that it does not know: of a day, or of a record."""
    kind = type(value)
    if kind is Day:  # by far the most
        first: int = value.first
        return first if first == value.last else (first, value.last)
    return _packers[kind](value)


class _Packers(dict[type, Callable[[Any], object]]):
    """What makes a row of a record, by the type of the record."""

    def __missing__(self, kind: type) -> Callable[[Any], object]:
        names = [field.name for field in _fields(kind)]
        made = operator.attrgetter(*(_PLACE if _is_placed(kind) else ()), *names)
        self[kind] = made
        return made


_packers = _Packers()


class _Days(dict[object, Day | None]):
    """Every packed day to its day: days repeat, and one object for each saves time and memory."""

    def __missing__(self, packed: object) -> Day:
        first, last = packed if isinstance(packed, tuple) else (packed, packed)
        day = self[packed] = Day(first, last)
        return day


_days = _Days({None: None})


class _Words(dict[object, object]):
    """Every word of the schema, or list that repeats, to one and the same: that saves memory."""

    def __missing__(self, word: object) -> object:
        if isinstance(word, tuple):
            word = tuple(map(self.__getitem__, word))
        self[word] = word
        return word


_words = _Words({None: None})


def _is_placed(kind: type) -> bool:
    return kind is Document or issubclass(kind, Row)


@cache
def _fields(kind: type) -> tuple[_Field, ...]:
    """Give the fields of a record, its location aside, in the order in which they are packed."""
    hints = typing.get_type_hints(kind)
    return tuple(_field(name, hint) for name, hint in hints.items() if name != "location")


def _field(name: str, hint: Any) -> _Field:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not types.NoneType)
    if typing.get_origin(hint) is typing.Literal:
        return _Field(name, str, many=False)
    many = typing.get_origin(hint) is tuple
    kind = typing.get_args(hint)[0] if many else hint
    known = kind in (Day, Amount, Anchor) or (isinstance(kind, type) and issubclass(kind, Row))
    return _Field(name, kind if known else None, many)


def _records(kind: type, rows: Rows, files: Sequence[str], same: _Same) -> list[Any]:
    """Make records of rows, all fields of one name at once."""
    made: list[Any] = list(map(object.__new__, repeat(kind, len(rows))))
    columns = zip(*rows, strict=True)
    if rows and _is_placed(kind):
        _put(kind, "location", made, _locations(files, next(columns), next(columns)))
    for field, column in zip(_fields(kind), columns, strict=bool(rows)):
        _put(kind, field.name, made, _values(field, column, files, same))
    return made


def _put(kind: type, name: str, records: list[Any], values: Iterable[Any]) -> None:
    """Give every record its value of one field; they are frozen to others, and new here."""
    deque(map(getattr(kind, name).__set__, records, values), maxlen=0)


def _locations(files: Sequence[str], lines: Any, columns: Any) -> Iterable[Location]:
    found = map(tuple.__new__, repeat(Location), zip(files, lines, columns, strict=True))
    if 0 in lines:
        return (place if place[1] else NOWHERE for place in found)
    return found


def _values(
    field: _Field, column: tuple[Any, ...], files: Sequence[str], same: _Same
) -> Iterable[Any]:
    if not any(column):
        return column
    if field.kind is str or (field.kind is None and field.name in _REPEATED):
        return map(_words.__getitem__, column)
    if field.kind is None:
        return map(same, column, column) if field.name in _NAMES else column
    if field.kind is Day:
        if field.many:
            return [days and tuple(map(_days.__getitem__, days)) for days in column]
        return map(_days.__getitem__, column)
    if field.many:
        return _several(field.kind, column, files, same)
    stated = [row for row in column if row is not None]
    named = [file for file, row in zip(files, column, strict=True) if row is not None]
    made = iter(_records(field.kind, stated, named, same))
    return [None if row is None else next(made) for row in column]


def _several(
    kind: type, column: tuple[Any, ...], files: Sequence[str], same: _Same
) -> Iterable[Any]:
    counts = list(map(len, column))
    rows = list(chain.from_iterable(column))
    named = list(chain.from_iterable(map(repeat, files, counts)))
    made = iter(_records(kind, rows, named, same))
    return map(tuple, map(islice, repeat(made), counts))
