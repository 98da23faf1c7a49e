"""What goes to the terminal: results to stdout, everything else to stderr."""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from stapeling.cli.imported import failure_line
from stapeling.cli.progress import clear
from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from stapeling.findings import Finding
    from stapeling.language import Language

FEW = 20
"""How many warnings are shown without --verbose."""
_WITHOUT_A_TERMINAL = 100


def say(text: str, *, drawn: bool = False) -> None:
    """Write a result; the reader of a pipe may stop reading.

    The signs of drawings become letters where the encoding that was asked for does not have them.
    """
    clear()
    try:
        sys.stdout.write(_in_letters(text) if drawn and not has_signs() else text)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is flushed at exit
        if not isinstance(error, BrokenPipeError):
            raise StapelingError(f"stdout: {error.strerror}") from None


def tell(text: str) -> None:
    """Write what is no result."""
    clear()
    sys.stderr.write(text + "\n")


def complain(error: StapelingError) -> None:
    """Write an error: every mistake a line, in the language of the environment."""
    language = language_here()
    for finding in getattr(error, "findings", ()):
        tell(line_of(finding, language))
    for failure in getattr(error, "failures", ()):
        tell(failure_line(failure, language))
    if not (hasattr(error, "findings") or hasattr(error, "failures")):
        tell(f"stapeling: {error}")


def tell_all(lines: Iterable[str]) -> None:
    """Write lines that are no result."""
    for line in lines:
        tell(line)


def warn(findings: Sequence[Finding], language: Language, *, quiet: bool, verbose: bool) -> None:
    """Write what contradicts itself in a corpus."""
    if not quiet:
        tell_all(warnings(findings, language, every=verbose))


def warnings(findings: Sequence[Finding], language: Language, *, every: bool) -> tuple[str, ...]:
    """Give what contradicts itself in a corpus as lines, every one or the first few."""
    lines = [line_of(finding, language) for finding in (findings if every else findings[:FEW])]
    rest = len(findings) - len(lines)
    if rest:
        lines.append(
            language.plural("{n} more warning (--verbose)", "{n} more warnings (--verbose)", rest)
        )
    return tuple(lines)


def line_of(finding: Finding, language: Language) -> str:
    """Write a finding as one line that editors understand."""
    from stapeling.reports.findings import finding_line
    from stapeling.reports.plain import plain

    return plain(finding_line(finding, language))


def has_signs() -> bool:
    """Whether what reads stdout takes UTF-8: by PYTHONIOENCODING, else by the locale."""
    asked = os.environ.get("PYTHONIOENCODING", "").partition(":")[0]
    encoding = asked or locale.getencoding()
    return encoding.lower().replace("-", "").replace("_", "") in ("utf8", "utf8sig", "cp65001")


def _in_letters(text: str) -> str:
    from stapeling.reports.glyphs import in_letters

    return in_letters(text)


def width() -> int:
    """Give the width to write for: COLUMNS, else the terminal's."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns)
    return shutil.get_terminal_size((_WITHOUT_A_TERMINAL, 24)).columns


def color() -> bool:
    """Whether colour is welcome: on a terminal, unless NO_COLOR is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def language_here() -> Language:
    """Give the language of the environment; English when it names one that does not exist."""
    from stapeling.language import Language, choose_language

    try:
        return Language.of(choose_language(None, _environment(), None))
    except StapelingError:
        return Language.of("en")


def _environment() -> dict[str, str]:
    """Give the environment, with the language that stands on the command line put in first."""
    environment = dict(os.environ)
    words = sys.argv[1:]
    for place, word in enumerate(words):
        if word == "--lang" and place + 1 < len(words) and words[place + 1] in ("nl", "en"):
            environment["STAPELING_LANG"] = words[place + 1]
        elif word in ("--lang=nl", "--lang=en"):
            environment["STAPELING_LANG"] = word[-2:]
    return environment
