"""The JSON Schema of corpus files, made of the types that read them."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from stapeling.model.document import Document
from stapeling.model.records import AT

FORMAT_VERSION = 1


def file_schema() -> str:
    """Give the JSON Schema of a corpus file as text; the shipped file holds this text."""
    schema = TypeAdapter(Document).json_schema(mode="validation", schema_generator=_Generator)
    definitions = schema.pop("$defs", {})
    law = definitions["Law"]["properties"]
    law["implementers"]["items"] = {"anyOf": [{"type": "string"}, law["implementers"]["items"]]}
    law["text"] = {"anyOf": [law["text"]["items"], law["text"]]}
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"https://stapeling.invalid/schema/v{FORMAT_VERSION}.json",
        "title": f"stapeling corpus file, format version {FORMAT_VERSION}",
        **_cleaned(schema, title=False),
        "definitions": {name: _cleaned(part) for name, part in sorted(definitions.items())},
    }
    return (
        json.dumps(whole, indent=1, ensure_ascii=False).replace("#/$defs/", "#/definitions/") + "\n"
    )


class _Generator(GenerateJsonSchema):
    """Leaves out defaults that JSON has no form for, without a word."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.ignored_warning_kinds = {"skipped-choice", "non-serializable-default"}


def _cleaned(part: Any, *, title: bool = False) -> Any:
    """Take positions out: they are the loader's, and nobody writes them; and empty words."""
    if isinstance(part, list):
        return [_cleaned(item) for item in part]
    if not isinstance(part, dict):
        return part
    found = {}
    for key, value in part.items():
        if key == "title" and isinstance(value, str) and not title:
            continue
        if key == "default" and value in (None, [], {}):
            continue
        if key == "properties":
            found[key] = {name: _cleaned(item) for name, item in value.items() if name != AT}
        else:
            found[key] = _cleaned(value)
    return found
