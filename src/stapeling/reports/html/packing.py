"""What a very large page holds packed: the rest of its long tables and lists."""

from __future__ import annotations

import base64
import gzip

MANY = 20_000
"""From how many rows and witnesses the rest of long tables is packed: a page of 6 MB or so."""


def packed(text: str) -> str:
    """Pack a piece of a page so that the script can put it back; the same text packs the same."""
    return base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()
