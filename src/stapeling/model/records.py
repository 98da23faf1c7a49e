"""The common part of every record: where it stands and how sure we are."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Annotated, Any, TypeVar, dataclass_transform

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

from stapeling.findings import NOWHERE
from stapeling.language import N_
from stapeling.model.mistakes import mistake
from stapeling.model.terms import At, Certainty, Text, Texts

AT = "__at__"
"""The key under which the loader puts the location of a mapping."""

T = TypeVar("T")


@dataclass_transform(
    kw_only_default=True, frozen_default=True, field_specifiers=(Field, dataclasses.field)
)
def record(cls: type[T]) -> type[T]:
    """Make a class of the schema: validated, frozen, with no keys but its own."""
    make: Callable[[type[T]], Any] = dataclass(
        frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid")
    )
    made: type[T] = make(cls)
    return made


def without_position(value: object) -> object:
    """Take the location out of a mapping whose keys are free."""
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key != AT}
    return value


def require(value: object, keys: str) -> None:
    """Refuse a record that lacks all of the keys named."""
    if not value:
        raise mistake("ST011", N_("the key {key} is missing"), key=keys)


def only_one(one: object, other: object, name: str, second: str) -> None:
    """Refuse a record that says a thing in two ways, of which only one can be meant."""
    if one and other:
        raise mistake("ST012", N_("{one} and {other} do not go together"), one=name, other=second)


@record
class Row:
    """A mapping of the schema: it may carry a source, a certainty and a note of its own."""

    location: Annotated[At, Field(alias=AT)] = dataclasses.field(default=NOWHERE, compare=False)
    source: Texts = ()
    certainty: Certainty | None = None
    uncertain: Annotated[dict[str, Certainty] | None, BeforeValidator(without_position)] = None
    note: Text | None = None


def certainty_of(row: Row, field: str) -> str | None:
    """Give the certainty of one field: its own, else that of the record, else nothing."""
    return (row.uncertain or {}).get(field, row.certainty)


R = TypeVar("R", bound=Row)


def replaced(row: R, **facts: object) -> R:
    """Give a copy of a record with other values, which are taken as they are."""
    return built(type(row), {**as_facts(row), **facts})


def as_facts(row: Row) -> dict[str, Any]:
    """Give the fields of a record by name."""
    return {item.name: getattr(row, item.name) for item in dataclasses.fields(row)}


def built(kind: type[R], facts: dict[str, Any]) -> R:
    """Build a record of values that were validated before."""
    made = object.__new__(kind)
    for name, value in facts.items():
        object.__setattr__(made, name, value)
    return made
