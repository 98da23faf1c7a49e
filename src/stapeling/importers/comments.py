"""Comments in a file that is written anew: taken along with what they stand beside.

A YAML parser forgets comments. Here each is remembered with the *place* that it belongs to (the
keys and rows that lead to it), and put back at that place in the new text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from stapeling.importers.reader import Loader

Place: TypeAlias = tuple[str, ...]
_MARK = re.compile(r"(?:^|(?<=\s))#")
_IDENTITY = ("act", "law", "organisation", "test", "by", "part", "code", "in_force_from")


@dataclass(frozen=True, slots=True)
class Comment:
    """Comment lines above a place, or one behind it; at no place: at the end of the file."""

    lines: tuple[str, ...]
    place: Place | None
    behind: bool = False


def header_of(text: str) -> str:
    """Give the comment block that opens a file, up to the empty line that closes it."""
    lines = text.splitlines()
    bare = (number for number, line in enumerate(lines) if line.strip()[:1] not in ("", "#"))
    opening = lines[: next(bare, len(lines))]
    closed = [number for number, line in enumerate(opening, 1) if not line.strip()]
    return "".join(f"{line}\n" for line in opening[: max(closed, default=0)])


def comments_of(text: str) -> list[Comment]:
    """Collect the comments of a text, in order, but for the block that opens it."""
    scalars, places = _Scalars(text), _first_places(text)
    skipped = header_of(text).count("\n")
    found: list[Comment] = []
    waiting: list[str] = []
    for number, line in enumerate(text.splitlines()):
        start = scalars.comment_on(number, line)
        if number < skipped or (start is None and number not in places):
            continue
        if start is not None and not line[:start].strip():
            waiting.append(line[start:].rstrip())
            continue
        if waiting and number in places:
            found.append(Comment(tuple(waiting), places[number]))
            waiting = []
        if start is not None:
            # behind a closing bracket no place begins: the comment belongs to what came before
            before = max((known for known in places if known <= number), default=number)
            found.append(Comment((line[start:].rstrip(),), places.get(before), behind=True))
    return [*found, Comment(tuple(waiting), None)] if waiting else found


def with_comments(text: str, comments: Sequence[Comment]) -> str:
    """Put comments at their places in a text; where a place is gone, at what it was part of."""
    lines, scalars = text.splitlines(), _Scalars(text)
    places = {place: number for number, place in _places(text)}
    above: dict[int, list[str]] = defaultdict(list)
    taken: set[int] = set()
    for comment in comments:
        number = _line_for(comment.place, places, len(lines))
        free = number < len(lines) and not scalars.hold(number, len(lines[number]))
        if comment.behind and free and number not in taken:
            taken.add(number)
            lines[number] += f"  {comment.lines[0]}"
        else:
            above[scalars.line_before(number)].extend(comment.lines)
    out: list[str] = []
    for number, line in enumerate([*lines, ""]):
        indent = line[: len(line) - len(line.lstrip())]
        out.extend(f"{indent}{comment}" for comment in above.get(number, ()))
        out.append(line)
    return "\n".join(out[:-1]) + "\n"


def _line_for(place: Place | None, places: Mapping[Place, int], end: int) -> int:
    while place:
        if place in places:
            return places[place]
        # a row whose day has changed is still the row of its act
        kin = (p for p in places if p[:-1] == place[:-1] and _stem(p[-1]) == _stem(place[-1]))
        if (other := next(kin, None)) is not None:
            return places[other]
        place = place[:-1]
    return end


def _stem(name: str) -> str:
    return name.partition(" ")[0]


class _Scalars:
    """Where the values of a text stand: what looks like a comment inside one is none."""

    def __init__(self, text: str) -> None:
        tokens = yaml.scan(text, Loader=Loader)
        marks = [(t.start_mark, t.end_mark) for t in tokens if isinstance(t, yaml.ScalarToken)]
        self._starts = [(start.line, start.column) for start, _ in marks]
        self._ends = [(end.line, end.column) for _, end in marks]

    def hold(self, line: int, column: int) -> bool:
        """Say whether the character at this place belongs to a value."""
        index = bisect_right(self._starts, (line, column)) - 1
        return index >= 0 and (line, column) < self._ends[index]

    def comment_on(self, number: int, line: str) -> int | None:
        """Give the column where the comment on a line begins, if there is one."""
        starts = (match.start() for match in _MARK.finditer(line))
        return next((start for start in starts if not self.hold(number, start)), None)

    def line_before(self, line: int) -> int:
        """Give the nearest line, from this one upwards, before which a comment may stand."""
        index = bisect_right(self._starts, (line, -1)) - 1
        inside = index >= 0 and (line, 0) < self._ends[index]
        return self._starts[index][0] if inside else line


def _first_places(text: str) -> dict[int, Place]:
    """Give for every line on which something begins the outermost place that does."""
    found: dict[int, Place] = {}
    for number, place in _places(text):
        found.setdefault(number, place)
    return found


def _places(text: str) -> Iterator[tuple[int, Place]]:
    node = yaml.compose(text, Loader=Loader)
    return iter(()) if node is None else _walk(node, ())


def _walk(node: yaml.Node, place: Place) -> Iterator[tuple[int, Place]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key.start_mark.line, (*place, str(key.value))
            yield from _walk(value, (*place, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        seen: Counter[str] = Counter()
        for item in node.value:
            name = _identity(item)
            seen[name] += 1
            here = (*place, f"{name} #{seen[name]}")
            yield item.start_mark.line, here
            yield from _walk(item, here)


def _identity(item: yaml.Node) -> str:
    """Name an item of a list by what tells it from the others, whatever its position."""
    if isinstance(item, yaml.ScalarNode):
        return str(item.value)
    if not isinstance(item, yaml.MappingNode):
        return ""
    facts = {key.value: value.value for key, value in item.value}
    if isinstance(facts.get("id"), str):
        return str(facts["id"])
    return " ".join(facts[key] for key in _IDENTITY if isinstance(facts.get(key), str))
