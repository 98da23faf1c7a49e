"""Languages of reports: words by gettext, numbers and days by Babel.

The English sentence is the key of its translation. `N_` marks a sentence for translation where
it is written; a `Language` translates it where it is shown. Babel is imported where a number or
a day is written, never before: a command that prints none need not wait for it.
"""

from __future__ import annotations

import datetime as dt
import gettext
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol

from stapeling.errors import StapelingError

DOMAIN = "stapeling"
LOCALES = Path(__file__).parent / "locale"
UNKNOWN = DASH = "\N{EN DASH}"
"""What stands in the place of a value that nobody stated; never a zero."""

_BABEL = {"en": "en_GB", "nl": "nl_NL"}
LANGUAGES = tuple(_BABEL)
NO_BREAK = "\N{NO-BREAK SPACE}"
"""Holds a day or an amount together where a line is folded."""
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_MINUS = "\N{MINUS SIGN}"
_YEAR = 12


def N_(text: str) -> str:  # noqa: N802 - the customary name in gettext
    """Mark a sentence for translation."""
    return text


def NP_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a sentence that depends on a number for translation."""
    return one, many


class _Bounds(Protocol):
    """A day as the model has it: two ordinals, of which one that is no date is an open side."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


class _Range(Protocol):
    """An amount as the model has it; `likely` may be assumed to lie in the middle."""

    @property
    def low(self) -> float: ...
    @property
    def likely(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def assumed(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Language:
    """A language that reports are written in.

    >>> Language.of("en").number(1574), Language.of("nl").number(1574)
    ('1,574', '1.574')
    """

    code: str

    @classmethod
    def of(cls, code: str) -> Language:
        """Give the language with a code; `nl_NL.UTF-8` is Dutch too."""
        short = code.strip().lower().replace("-", "_").partition("_")[0]
        if short not in _BABEL:
            listed = ", ".join(LANGUAGES)
            raise StapelingError(f"--lang: '{code}' is not one of {listed}")
        return cls(short)

    def text(self, msgid: str, /, **values: object) -> str:
        """Translate a sentence and fill in its values; numbers follow the language."""
        return self.header(msgid).replace(SOFT_HYPHEN, "").format(**self._shown(values))

    def header(self, msgid: str, /) -> str:
        """Translate the header of a column; soft hyphens say where it may be broken."""
        return _catalogue(self.code).gettext(msgid)

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a sentence that depends on a number, which is the value `n` of it."""
        words = _catalogue(self.code).ngettext(one, many, n)
        return words.format(**self._shown({"n": n, **values}))

    def number(self, value: float, digits: int = 1) -> str:
        """Write a number with as many decimals as asked, those that are zero left out."""
        return _number(self.code, value, digits)

    def span(self, span: tuple[int, int], *, at_least: bool = False) -> str:
        """Write a count as one number or as an interval; `≥` where more may exist."""
        low, high = span
        shown = self.number(low) if low == high else f"{self.number(low)}{DASH}{self.number(high)}"
        return f"≥{shown}" if at_least else shown

    def day(self, day: _Bounds | dt.date | None) -> str:
        """Write a day, or what is known of it; nothing is written as unknown."""
        if day is None:
            return UNKNOWN
        if isinstance(day, dt.date):
            return self.date(day)
        first, last = _date_of(day.first), _date_of(day.last)
        if first is None and last is None:
            return self.text(N_("unknown"))
        if first is None or last is None:
            known = self.date(last or first or dt.date.min)
            return self.text(N_("from {day}") if last is None else N_("by {day}"), day=known)
        return self._between(first, last)

    def date(self, day: dt.date, pattern: str = "d MMM y") -> str:
        """Write an exact day, by a pattern of Babel; it holds together where lines are folded."""
        return _date(self.code, day, pattern)

    def day_span(self, span: tuple[int | None, int | None] | None) -> str:
        """Write a number of days that may be an interval or open on a side."""
        if span is None or span == (None, None):
            return UNKNOWN
        low, high = span
        if low is None or high is None:
            return f"≤{self.number(high or 0)}" if low is None else f"≥{self.number(low)}"
        return self._range(self.number(low), self.number(high), negative=low < 0)

    def amount(self, amount: _Range | None, digits: int = 1) -> str:
        """Write an amount as one number, or as a range with what is most likely."""
        return self._amount(amount, partial(self.number, digits=digits))

    def money(self, amount: _Range | float | None) -> str:
        """Write an amount of whole euros."""
        if isinstance(amount, (int, float)):
            return self._euros(amount)
        return self._amount(amount, self._euros)

    def share(self, share: float | None) -> str:
        """Write a share as a percentage, never as all or nothing when it is not."""
        if share is None:
            return UNKNOWN
        rounded, sign = math.floor(share * 100 + 0.5), ""
        if rounded == 0 < share:
            rounded, sign = 1, "<"
        elif share < 1 and rounded == 100:
            rounded, sign = 99, ">"
        return f"{sign}{self.number(rounded, 0)}%"

    def listed(self, items: Iterable[str]) -> str:
        """Write several things as a list in a sentence: a, b and c."""
        from babel.lists import format_list

        return format_list(list(items), locale=_BABEL[self.code])

    def _shown(self, values: Mapping[str, object]) -> dict[str, object]:
        return {
            key: self.number(value)
            if isinstance(value, (int, float)) and not isinstance(value, bool)
            else value
            for key, value in values.items()
        }

    def _between(self, first: dt.date, last: dt.date) -> str:
        """Write two bounds as short as they can be: a day, a month, a year or an interval."""
        if first == last:
            return self.date(first)
        following = last + dt.timedelta(days=1) if last < dt.date.max else last
        if first.day == 1 and following.day == 1:
            months = (following.year - first.year) * 12 + following.month - first.month
            if months == 1:
                return self.date(first, "MMM y")
            if first.month == 1 and following.month == 1:
                return str(first.year) if months == _YEAR else f"{first.year}{DASH}{last.year}"
        return f"{self.date(first)} {DASH} {self.date(last)}"

    def _euros(self, value: float) -> str:
        return f"{_MINUS if value < 0 else ''}€{NO_BREAK}{self.number(abs(value), 0)}"

    def _amount(self, amount: _Range | None, write: Callable[[float], str]) -> str:
        if amount is None:
            return UNKNOWN
        if amount.low == amount.high:
            return write(amount.low)
        shown = self._range(write(amount.low), write(amount.high), negative=amount.low < 0)
        return shown if amount.assumed else f"{shown} ({write(amount.likely)})"

    def _range(self, low: str, high: str, *, negative: bool) -> str:
        """Join two bounds; a dash beside a minus cannot be read."""
        if low == high:
            return low
        join = N_("{low} to {high}") if negative else f"{{low}}{DASH}{{high}}"
        return self.text(join, low=low, high=high)


def choose_language(
    option: str | None, environ: Mapping[str, str], settings_language: str | None
) -> str:
    """Give the code of the language to write in.

    What was asked for on the command line goes before STAPELING_LANG, then come the settings of
    the corpus, then the locale, of which the first variable that is set decides.
    """
    asked = option or environ.get("STAPELING_LANG") or settings_language
    if asked:
        return Language.of(asked).code
    names = (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    return "nl" if locale.lower().partition("_")[0].partition(".")[0] in ("nl", "dutch") else "en"


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(code: str) -> gettext.NullTranslations:
    """Read the translations of a language; English sentences are their own keys."""
    if code == "en":
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALES, languages=[code])


@lru_cache(maxsize=1 << 14)
def _number(code: str, value: float, digits: int) -> str:
    """Write a number; the same counts come back in row after row of a report."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return format_decimal(rounded, format=pattern, locale=_BABEL[code]).replace("-", _MINUS)


@lru_cache(maxsize=1 << 14)
def _date(code: str, day: dt.date, pattern: str) -> str:
    from babel.dates import format_date

    return format_date(day, format=pattern, locale=_BABEL[code]).replace(" ", NO_BREAK)


def _date_of(ordinal: int) -> dt.date | None:
    if not 1 <= ordinal <= dt.date.max.toordinal():
        return None
    return dt.date.fromordinal(ordinal)
