"""Rules: a function with a code, and the page of documentation that its docstring is."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from stapeling.checks.context import Context
from stapeling.findings import SEVERITIES, Finding, Severity

Check = Callable[[Context], Iterable[Finding]]
"""What a rule is: a function from what it may look at to what it finds."""

_HEADING = re.compile(r"^(\w+)\n-{3,}\n", re.MULTILINE)
_MARK = re.compile(r"^# (as-of|file|needs|generated): (.+)$")


@dataclass(frozen=True)
class Rule:
    """A rule: its code and its function."""

    code: str
    check: Check
    package: str = "stapeling"
    """The distribution that it comes from."""

    @cached_property
    def page(self) -> Page:
        """The documentation of the rule."""
        return read_page(inspect.getdoc(self.check) or self.code)


@dataclass(frozen=True, slots=True)
class Page:
    """What the docstring of a rule says, part by part; a part that is not there is empty."""

    summary: str
    severities: str
    why: str
    failing: str
    passing: str
    fix: str
    source: str

    @property
    def severity(self) -> Severity:
        """The severity that a finding of the rule has unless the rule says otherwise."""
        first = re.match(r"\w+", self.severities)
        return next((level for level in SEVERITIES if first and first[0] == level), "warning")


@dataclass(frozen=True, slots=True)
class Example:
    """Files of an example, and the marks that stand above them."""

    files: Mapping[str, str]
    as_of: str | None
    needs: str | None
    """The measure that the example waits for."""
    generated: str | None
    """How a file is made that a page cannot show."""


def read_page(docstring: str) -> Page:
    """Read the docstring of a rule: a sentence, `Severity:`, and sections with headings."""
    parts = _HEADING.split(docstring)
    head, sections = parts[0], dict(zip(parts[1::2], parts[2::2], strict=True))
    severity = re.search(r"^Severity: (.+?)\.?$", head, re.MULTILINE)

    def section(name: str) -> str:
        return sections.get(name, "").strip("\n")

    return Page(
        summary=head.strip().partition("\n")[0],
        severities=severity[1] if severity else "",
        why=section("Why"),
        failing=section("Failing"),
        passing=section("Passing"),
        fix=section("Fix"),
        source=section("Source"),
    )


def read_example(text: str) -> Example:
    """Read an example: marks (`# as-of: DAY`), and files, each below `# file: NAME`."""
    marks: dict[str, str] = {}
    files: dict[str, str] = {}
    name = "corpus.yaml"
    for line in text.splitlines():
        mark = _MARK.match(line)
        if mark is None:
            files[name] = files.get(name, "") + line + "\n"
        elif mark[1] == "file":
            name = mark[2]
        else:
            marks[mark[1]] = mark[2]
    return Example(files, marks.get("as-of"), marks.get("needs"), marks.get("generated"))


def in_order(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Give rules in order of code."""
    yield from sorted(rules, key=lambda rule: rule.code)
