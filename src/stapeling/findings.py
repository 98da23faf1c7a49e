"""Findings: what is wrong in a corpus, where, and in which words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, get_args
from urllib.parse import quote

Severity = Literal["note", "warning", "error"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""From what is only worth knowing to what must stop a proposal."""


class Location(NamedTuple):
    """Where something stands: file, line and column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Location("", 0, 0)
"""The location of what stands in no file."""


class Ref(NamedTuple):
    """Something of the corpus in a sentence; a report gives the name that a reader knows."""

    kind: Literal["law", "act", "organisation", "toets", "bottleneck"]
    id: str

    def __str__(self) -> str:
        return self.id


class Term(NamedTuple):
    """A word of the schema in a sentence; a report writes it as a reader knows it."""

    word: str

    def __str__(self) -> str:
        return self.word


class Counted(NamedTuple):
    """A number with its unit in a sentence: one form for one, another for more."""

    n: int
    one: str
    many: str

    def __str__(self) -> str:
        return (self.one if self.n == 1 else self.many).format(n=self.n)


class Figure(NamedTuple):
    """A number in a sentence that is written as the language writes numbers."""

    value: float

    def __str__(self) -> str:
        return f"{self.value:g}"


class Share(NamedTuple):
    """A share in a sentence, written as a percentage."""

    value: float

    def __str__(self) -> str:
        return f"{self.value:.0%}"


class Phrase(NamedTuple):
    """A part of a sentence that is a sentence of its own to a translator."""

    template: str
    values: Mapping[str, object] = {}

    def __str__(self) -> str:
        return _filled(self.template, self.values)


def _filled(template: str, values: Mapping[str, object]) -> str:
    return template.format(**{name: _plain(value) for name, value in values.items()})


def _plain(value: object) -> str:
    """Give a value as text without a language: ids as they are, days in ISO form."""
    if isinstance(value, tuple) and type(value) is tuple:
        return ", ".join(map(_plain, value))
    return str(getattr(value, "text", value))


_PLAIN = re.compile(r"[a-z0-9_./-]+")


def _named(part: str) -> str:
    """Write a part of a key so that it holds no colon, space or line."""
    return part if _PLAIN.fullmatch(part) else quote(part, safe="/")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One mistake or contradiction, as a template and its values so that it can be translated."""

    location: Location
    code: str
    template: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
    ids: tuple[str, ...] = ()
    hint: str = field(default="", compare=False)
    """The nearest valid value, if any."""
    severity: Severity = field(default="warning", compare=False)
    witness: tuple[str, ...] = field(default=(), compare=False)
    """What in the corpus shows it: ids of acts, clauses, evaluations, toetsen."""

    @property
    def message(self) -> str:
        """The sentence in English."""
        return _filled(self.template, self.values)

    @property
    def key(self) -> str:
        """The name of the finding in a baseline: its code and ids, never a line or a wording.

        A mistake in a file has no ids; its file and what stands there take their place.

        >>> Finding(NOWHERE, "ST201", "", ids=("law", "stb-2020-1")).key
        'ST201:law:stb-2020-1'
        """
        parts = self.ids
        if not parts and self.location.file:
            stated = (str(value) for name, value in self.values.items() if name != "line")
            parts = (self.location.file, *stated)
        return ":".join((self.code, *map(_named, parts)))

    def __str__(self) -> str:
        hint = f" (did you mean '{self.hint}'?)" if self.hint else ""
        return f"{self.location}: {self.code} {self.message}{hint}"
