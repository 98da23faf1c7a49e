"""How a scalar type refuses a value: with a code, a sentence that can be translated, and values."""

from __future__ import annotations

from pydantic_core import PydanticCustomError

from stapeling.language import N_

TEMPLATE = "template"
"""Under this name the sentence travels through pydantic, which would fill it in and lose it."""
MOST_DIGITS = 15
"""Whole numbers of more digits are not exact as floating point."""


def mistake(code: str, template: str, **values: object) -> PydanticCustomError:
    """Give the error to raise for a value that the schema refuses."""
    context: dict[str, object] = {TEMPLATE: template, **values}
    return PydanticCustomError(code, "{template}", context)


def refuse_large(text: str) -> None:
    """Refuse digits that no amount of money or people needs, and that arithmetic would round."""
    if len(text.lstrip("+-0").partition(".")[0]) > MOST_DIGITS:
        template = N_("{value} has more than {digits} digits")
        raise mistake("ST016", template, value=text, digits=MOST_DIGITS)
