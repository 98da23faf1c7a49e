"""Data as JSON text."""

from __future__ import annotations

import json
from collections.abc import Mapping


def render(payload: Mapping[str, object]) -> str:
    """Write data as JSON: in the order given, letters as they are, a newline at the end."""
    return json.dumps(payload, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
