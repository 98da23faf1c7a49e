"""The signs of drawings, and the letters that stand for them where a terminal has no others."""

from __future__ import annotations

from collections.abc import Mapping

NONE, NONE_RECORDED, PERHAPS, NOT_KNOWN = "▁", "⋅", "░", "?"
BARS = "▂▃▄▅▆▇█"
"""From the least to the most; nothing at all has a sign of its own."""

KINDS: Mapping[str, str] = {
    "made": "■",
    "layer": "●",
    "replacement": "◐",
    "possible_layer": "○",
    "same_day": "◆",
    "incidental": "◇",
    "excluded": "□",
    "lower_level": "▾",
    "unknown_level": "▿",
    "scheduled": "▷",
    "evaluation": "◉",
    "done": "▲",
    "open": "▼",
    "passed": "▽",
    "not_due": "△",
    "unknown": "¿",
}
OTHER = "▫"
MORE = "⁺"
JOINED, SPAN, SPAN_FIRST, SPAN_LAST = "━", "╌", "├", "┤"
AXIS, TICK, TODAY, RULE = "═", "╧", "┊", "─"

_PLAIN: Mapping[str, str] = {
    **dict(zip(NONE + BARS, "_.:-=+*#", strict=True)),
    **{NONE_RECORDED: "~", PERHAPS: "%"},
    **{"■": "M", "●": "o", "○": "p", "◐": "r", "◆": "s", "◇": "i", "□": "x", "▾": "v", "▿": "u"},
    **{"▷": "n", "◉": "E", "▲": "d", "▼": "!", "▽": "l", "△": "t", "¿": "?", OTHER: "e"},
    **{MORE: "+", JOINED: "=", SPAN: "-", SPAN_FIRST: "[", SPAN_LAST: "]"},
    **{AXIS: "-", TICK: "+", TODAY: ":", RULE: "-"},
}
_TABLE = str.maketrans(dict(_PLAIN))


def in_letters(text: str) -> str:
    """Write the signs of drawings with letters that every terminal has.

    >>> in_letters("2006 ▁▂█░? 2010"), in_letters("●━━●")
    ('2006 _.#%? 2010', 'o==o')
    """
    return text.translate(_TABLE)
