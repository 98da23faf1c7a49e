"""Findings: what is wrong in a corpus, where, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Location(NamedTuple):
    """Where something stands: file, line and column, both from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Location("", 0, 0)
"""The location of what stands in no file."""


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

    @property
    def message(self) -> str:
        """The sentence in English."""
        return self.template.format(**self.values)

    def __str__(self) -> str:
        hint = f" (did you mean '{self.hint}'?)" if self.hint else ""
        return f"{self.location}: {self.code} {self.message}{hint}"
