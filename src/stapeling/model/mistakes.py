"""How a scalar type refuses a value: with a code, a sentence that can be translated, and values."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

TEMPLATE = "template"
"""Under this name the sentence travels through pydantic, which would fill it in and lose it."""


def mistake(code: str, template: str, **values: object) -> PydanticCustomError:
    """Give the error to raise for a value that the schema refuses."""
    context: dict[str, object] = {TEMPLATE: template, **values}
    return PydanticCustomError(code, "{template}", context)  # type: ignore[arg-type]
