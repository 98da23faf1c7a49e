"""Single values to YAML and back: text that looks like something else is quoted."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from functools import lru_cache

import yaml
from yaml.emitter import Emitter, ScalarAnalysis
from yaml.resolver import Resolver

from stapeling.importers.document import Value

_STR = "tag:yaml.org,2002:str"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"-?[1-9]\d{0,17}|0")
_DECIMAL = re.compile(r"-?\d{1,15}\.\d{1,15}")
_NUMBER_LIKE = re.compile(r"[-+.]?\d[\d_.,:eExXoO+-]*|[-+]?\.(inf|nan)|y|n", re.IGNORECASE)
_PARTIAL_DAY = re.compile(r"\d{4}-\d{2}")
_NULLS = frozenset({"", "null", "~", "Null", "NULL"})
_SHORT = 72
_resolver = Resolver()
_emitter = Emitter(io.StringIO(), allow_unicode=True)


def scalar_node(value: Value, *, label: bool = False) -> yaml.ScalarNode:
    """Make the node of a single value; a `label` is quoted whatever it looks like."""
    if value is None:
        return yaml.ScalarNode("tag:yaml.org,2002:null", "null")
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, int) and not label:
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(value))
    if isinstance(value, float) and not label:
        return yaml.ScalarNode("tag:yaml.org,2002:float", decimal_text(value))
    return _text_node(str(value), label=label)


def _text_node(text: str, *, label: bool) -> yaml.ScalarNode:
    if not label and is_day(text):
        return yaml.ScalarNode("tag:yaml.org,2002:timestamp", text)
    if not label and _stays_text(text):
        return yaml.ScalarNode(_STR, text)
    if not label and _is_block(text):
        return yaml.ScalarNode(_STR, text, style="|")
    # double quotes by habit; single ones where the others would need a backslash, in the text
    # itself or at the end of each line of a long one
    bare = '"' not in text and len(text) <= _SHORT
    quote = '"' if bare or "'" in text or not text.isprintable() else "'"
    return yaml.ScalarNode(_STR, text, style=quote)


@lru_cache(maxsize=1 << 14)
def analysis_of(text: str) -> ScalarAnalysis:
    """Say how a text may be written; the same keys and ids come back in file after file."""
    return _emitter.analyze_scalar(text)


@lru_cache(maxsize=1 << 14)
def _stays_text(text: str) -> bool:
    """Say whether a text may stand without quotes for every reader of YAML, old and new."""
    if _NUMBER_LIKE.fullmatch(text) and not _PARTIAL_DAY.fullmatch(text):
        return False
    analysis = analysis_of(text)
    resolved = _resolver.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(analysis.allow_flow_plain and not analysis.multiline and resolved == _STR)


def _is_block(text: str) -> bool:
    """Say whether a text of several lines may stand as it is, with no white space to lose."""
    body = text.removesuffix("\n")
    return "\n" in body and body == body.strip() and body.replace("\n", "").isprintable()


def is_day(text: str) -> bool:
    """Say whether a text is an ISO day that exists: one that does not would stop a reader."""
    if _DAY.fullmatch(text) is None:
        return False
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def decimal_text(value: float) -> str:
    """Write a number without an exponent, which not every YAML reader takes for a number."""
    text = format(Decimal(repr(value)), "f")
    return text if "." in text else f"{text}.0"


def value_of(text: str, *, plain: bool, label: bool = False) -> Value:
    """Give the value of a scalar as it is kept: only what reads back alike is no text.

    >>> [value_of(text, plain=True) for text in ("4", "010", "2.50", "no", "true", "~")]
    [4, '010', '2.50', 'no', True, None]
    """
    if plain and text in _NULLS:
        return None
    if not plain or label:
        return text
    if text in ("true", "false"):
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text) and decimal_text(float(text)) == text:
        return float(text)
    return text
