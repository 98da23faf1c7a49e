"""Data as JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping

_LINES = "numbers"
"""The key whose `rows` stand one a line: there are thousands of them."""


def render(payload: Mapping[str, object]) -> str:
    """Write data as JSON: in the order given, letters as they are, a newline at the end."""
    parts = [f"{_text(key)}: {_part(key, value)}" for key, value in payload.items()]
    return "{\n " + ",\n ".join(parts) + "\n}\n" if parts else "{}\n"


def _part(key: str, value: object) -> str:
    if key != _LINES or not isinstance(value, dict):
        return _text(value, indent=1).replace("\n", "\n ")  # text itself holds no line ends
    facts = [f"{_text(name)}: {_text(item)}" for name, item in value.items() if name != "rows"]
    rows = ",\n   ".join(map(_text, value["rows"]))
    return "{\n  " + ",\n  ".join([*facts, f'"rows": [\n   {rows}\n  ]']) + "\n }"


def _text(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
