"""What goes wrong in an import, and what a user should know about one that went well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stapeling.errors import StapelingError


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as a template and its values, so that it can be translated."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a source that was read, and that a reader may want to look at."""

    line: int | None
    message: Message

    def __str__(self) -> str:
        return str(self.message)


class ImportFailure(StapelingError):  # noqa: N818 - collected like findings, not only raised
    """One thing in one file that keeps it from being imported."""

    def __init__(self, path: Path, line: int | None, message: Message) -> None:
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message

    def __str__(self) -> str:
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message}"


class ImportFailures(StapelingError):  # noqa: N818 - it is the plural of the one above
    """Everything that keeps an import from being done; nothing was written."""

    def __init__(self, failures: Iterable[ImportFailure]) -> None:
        self.failures = tuple(failures)
        super().__init__(self.failures)

    def __str__(self) -> str:
        return "\n".join(map(str, self.failures))
