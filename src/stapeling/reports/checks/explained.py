"""The documentation of a rule, of its docstring: as text, Markdown and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.checks.rule import Rule
from stapeling.language import N_, Language
from stapeling.reports.json_report import render

_PARTS = (
    ("why", N_("Why")),
    ("failing", N_("Failing")),
    ("passing", N_("Passing")),
    ("fix", N_("How to fix")),
    ("source", N_("Source")),
)
_CODE = ("failing", "passing")
_ENGLISH = Language.of("en")


def as_text(rule: Rule, language: Language = _ENGLISH) -> str:
    """Write a rule as plain text."""
    page = rule.page
    lines = [f"{rule.code}: {page.summary}"]
    if page.severities:
        lines += ["", language.text("Severity: {levels}.", levels=page.severities)]
    for name, title in _PARTS:
        told: str = getattr(page, name)
        if told:
            shown = "\n".join(f"  {line}".rstrip() for line in told.splitlines())
            lines += ["", language.text(title), shown]
    if rule.package != "stapeling":
        lines += ["", language.text("A rule of {package}.", package=rule.package)]
    return "\n".join(lines) + "\n"


def as_markdown(rule: Rule, language: Language = _ENGLISH) -> str:
    """Write a rule as a page of Markdown."""
    page = rule.page
    lines = [f"# {rule.code}: {page.summary.rstrip('.')}"]
    if page.severities:
        lines += ["", language.text("Severity: {levels}.", levels=page.severities)]
    for name, title in _PARTS:
        told: str = getattr(page, name)
        if told:
            lines += ["", "## " + language.text(title), "", *_fenced(name, told)]
    return "\n".join(lines) + "\n"


def _fenced(name: str, told: str) -> Iterator[str]:
    """Give a part; an example in fences, as TOML from where a file of that kind begins."""
    if name not in _CODE:
        yield told
        return
    before, mark, after = told.partition("# file: baseline.toml\n")
    yield from ("```yaml", before.rstrip("\n"), "```")
    if mark:
        yield from ("", "```toml", mark + after, "```")


def explain_text(rule: Rule, language: Language) -> str:
    """Write a rule for the terminal; the parts are named in the language, and told in English."""
    return as_text(rule, language)


def explain_markdown(rule: Rule, language: Language) -> str:
    """Write a rule as Markdown."""
    return as_markdown(rule, language)


def list_rules(rules: Iterable[Rule]) -> str:
    """Write every rule as a line: its code, its severity and what is wrong."""
    lines = (f"{rule.code}  {rule.page.severity:7}  {rule.page.summary}" for rule in rules)
    return "\n".join(lines) + "\n"


def explain_json(rule: Rule) -> str:
    """Write a rule as JSON."""
    page = rule.page
    return render(
        {
            "code": rule.code,
            "summary": page.summary,
            "severity": page.severity,
            "severities": page.severities,
            "why": page.why,
            "failing": page.failing,
            "passing": page.passing,
            "fix": page.fix,
            "source": page.source,
            "package": rule.package,
        }
    )
