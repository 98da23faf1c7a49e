"""Findings as a page: how many there are in words, then by rule, by file and one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from stapeling.findings import SEVERITIES, Finding
from stapeling.reports.about import receipt_lines
from stapeling.reports.checks.view import CheckView
from stapeling.reports.page import Cell, Column, Page, Row, Sentence, Table, number
from stapeling.reports.plain import plain

_GRAVEST_FIRST = SEVERITIES[::-1]


def check_page(view: CheckView) -> Page:
    """Give the findings in neutral form."""
    language, result = view.language, view.result
    day = language.date(result.as_of, "d MMMM y")
    tables = (_rule_table(view), _file_table(view), _finding_table(view))
    return Page(
        title=language.text("Check of the corpus"),
        about=(language.text("Reference day {day}", day=day),),
        sentences=tuple(_sentences(view)),
        tables=tables if view.findings else (),
        footer=receipt_lines(result.loaded, language) if result.loaded is not None else (),
    )


def _sentences(view: CheckView) -> Iterator[Sentence]:
    """Say how much was found, how much was looked for, and what was not told."""
    language, findings = view.language, view.findings
    if view.result.refused:
        text = language.text("The corpus cannot be read as the schema; its rules did not run.")
        yield Sentence("refused", text, None, "")
    found = f"{language.listed(view.counted())}." if findings else language.text("No findings.")
    yield Sentence("findings", found, len(findings), "findings", _ids(findings))
    ran = len(view.result.ran)
    with_findings = len({finding.code for finding in findings})
    text = language.plural(
        "{n} rule ran; {found} found something.",
        "{n} rules ran; {found} found something.",
        ran,
        found=with_findings,
    )
    yield Sentence("rules", text, ran, "rules")
    for told in view.not_told():
        yield Sentence("not_told", told, None, "")


def _rule_table(view: CheckView) -> Table:
    """Count the findings of each rule."""
    text, header = view.language.text, view.language.header
    rows = []
    for code, found in _gathered(view.findings, lambda finding: finding.code).items():
        files = {view.path(finding) for finding in found if finding.location.file}
        cells = (Cell(code, code), _count(view, len(found)), _count(view, len(files)))
        rows.append(Row((_level(view, found[0]), *cells), ids=_ids(found)))
    return Table(
        key="rules",
        title=text("Findings by rule"),
        caption=text("What a rule means is told by: stapeling explain CODE."),
        columns=(
            Column("severity", header("level")),
            Column("code", header("rule")),
            number("findings", header("findings")),
            number("files", header("files")),
        ),
        rows=tuple(rows),
    )


def _file_table(view: CheckView) -> Table:
    """Count the findings in each file, by severity."""
    text, header = view.language.text, view.language.header
    rows = []
    for path, found in sorted(_gathered(view.findings, view.path).items()):
        counts = Counter(finding.severity for finding in found)
        name = Cell(plain(path) or text("in no file"), path or None)
        numbers = [_count(view, counts[level]) for level in _GRAVEST_FIRST]
        rows.append(Row((name, *numbers), ids=_ids(found)))
    return Table(
        key="files",
        title=text("Findings by file"),
        caption=text("Findings of each level; a finding on several laws stands in one file."),
        columns=(
            Column("file", header("file")),
            number("errors", header("errors")),
            number("warnings", header("warnings")),
            number("notes", header("notes")),
        ),
        rows=tuple(rows),
    )


def _finding_table(view: CheckView) -> Table:
    """Tell every finding, the gravest first."""
    text, header = view.language.text, view.language.header
    return Table(
        key="findings",
        title=text("Findings"),
        caption=text("The gravest first; the place is a line and a column of a file."),
        columns=(
            Column("severity", header("level")),
            Column("code", header("rule")),
            Column("finding", header("finding")),
            Column("file", header("file")),
            number("line", header("line")),
            number("column", header("column")),
        ),
        rows=tuple(_finding(view, finding) for finding in _gravest_first(view.findings)),
    )


def _finding(view: CheckView, finding: Finding) -> Row:
    path, place = view.path(finding), finding.location
    cells = (
        _level(view, finding),
        Cell(finding.code, finding.code),
        Cell(view.message(finding), finding.key),
        Cell(plain(path), path or None),
        _count(view, place.line) if place.file else Cell(""),
        _count(view, place.column) if place.file else Cell(""),
    )
    return Row(cells, ids=_ids([finding]))


def _level(view: CheckView, finding: Finding) -> Cell:
    return Cell(view.level(finding), finding.severity)


def _count(view: CheckView, n: int) -> Cell:
    return Cell(view.language.number(n), n)


def _gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda row: (_GRAVEST_FIRST.index(row.severity), row))


def _gathered(
    findings: Iterable[Finding], by: Callable[[Finding], str]
) -> dict[str, list[Finding]]:
    """Gather findings, the gravest first."""
    found: dict[str, list[Finding]] = {}
    for finding in _gravest_first(findings):
        found.setdefault(by(finding), []).append(finding)
    return found


def _ids(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Give what findings are about and what shows them, each once."""
    return tuple(dict.fromkeys(name for row in findings for name in (*row.ids, *row.witness)))
