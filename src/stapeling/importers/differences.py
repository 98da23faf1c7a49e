"""What a new import changed in a file, and where file and source do not agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from stapeling.importers.document import Value
from stapeling.importers.failure import Message
from stapeling.importers.scalars import is_day
from stapeling.language import N_

Kind: TypeAlias = Literal["added", "changed", "renamed", "conflict", "absent"]

_TEMPLATES: dict[Kind, str] = {
    "added": N_("{where}: + {after}"),
    "changed": N_("{where}: {key} {before} -> {after}"),
    "renamed": N_("{where}: {before} is now {after}"),
    "conflict": N_("{where}: {key} is {before} here and {after} in the source; kept as it is"),
    "absent": N_("{where}: {before} is not in the source; kept"),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between a file and its source."""

    kind: Kind
    """`added`, `changed` and `renamed` were done; `conflict` and `absent` are left to people."""
    where: str
    """The list, and the row of it when only a field differs: `acts stb-2016-546`."""
    key: str = ""
    before: str = ""
    after: str = ""

    @property
    def done(self) -> bool:
        """Whether the file was changed by it."""
        return self.kind not in ("conflict", "absent")

    @property
    def message(self) -> Message:
        """The difference as a sentence that can be translated."""
        values = {
            "where": self.where,
            "key": self.key,
            "before": self.before or "-",
            "after": self.after or "-",
        }
        return Message(_TEMPLATES[self.kind], values)

    def __str__(self) -> str:
        return str(self.message)


def shown(value: Value) -> str:
    """Give a value as a difference shows it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return ", ".join(map(shown, value))
    if isinstance(value, dict):
        return " ".join(f"{key} {shown(item)}" for key, item in value.items())
    return str(value)


def row_name(change: dict[str, Value]) -> str:
    """Name an entry in the changes of a law: its act, and its day when it has one."""
    day = shown(change.get("in_force_from"))
    return " ".join(filter(None, (shown(change.get("act")), day)))


def order_of_day(value: Value) -> str:
    """Give a day, or the first day that it may be, as text that sorts; what has none comes last."""
    if isinstance(value, dict):
        value = value.get("after") or value.get("before")
    text = shown(value)
    return text if is_day(text) or text[:4].isdigit() else "9999"
