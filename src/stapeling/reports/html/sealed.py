"""What keeps a page closed: its scripts and styles are known by their sums, nothing else runs."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable

from markupsafe import Markup

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def json_for_page(data: object) -> Markup:
    r"""Write data so that it can stand in a script element, whatever it holds.

    >>> print(json_for_page("</script>"))
    "\u003c/script\u003e"
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, code in _UNSAFE.items():
        text = text.replace(character, code)
    return Markup(text)  # noqa: S704 - the characters that mean something are written out


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Give the Content-Security-Policy: these scripts and these styles, and nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_sums(scripts)}",
            f"style-src {_sums(styles)}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _sums(texts: Iterable[str]) -> str:
    sums = (hashlib.sha256(text.encode()).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(sum_).decode()}'" for sum_ in sums) or "'none'"
