"""The small readings that every part of a WTI file needs: days, and notes on the way."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling.importers.failure import ImportFailure, Message, Notice
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T[0-9:.]+(?:Z|[+-]\d{2}:\d{2})?)?")
OPEN = "9999"
"""The year that stands for "no end"."""


@dataclass(slots=True)
class Reading:
    """One file being read: what is wrong with it and what is worth knowing, as it is found."""

    path: Path
    failures: list[ImportFailure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    _said: set[str] = field(default_factory=set)

    def fail(self, line: int | None, template: str, **values: object) -> None:
        """Record what keeps the file from being imported, and go on to find more."""
        self.failures.append(ImportFailure(self.path, line, Message(template, values)))

    def note(self, line: int | None, template: str, **values: object) -> None:
        """Record what a reader should know, once."""
        notice = Notice(line, Message(template, values))
        if str(notice) not in self._said:
            self._said.add(str(notice))
            self.notices.append(notice)

    def day(self, element: etree._Element, found: str | None) -> str | None:
        """Give a day as ISO text; an absent one and the open end are both None."""
        text = (found or "").strip()
        if not text or text.startswith(OPEN):
            return None
        try:
            match = _DAY.fullmatch(text)
            return dt.date.fromisoformat(match[1] if match else text[:40]).isoformat()
        except ValueError:
            self.fail(line_of(element), N_("'{found}' is not a day"), found=text)
            return None


def line_of(element: etree._Element) -> int | None:
    """Give the line on which an element begins."""
    return element.sourceline
