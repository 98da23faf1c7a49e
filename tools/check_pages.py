"""Writes docs/checks: a page a rule and a table of all, made of the docstrings of the rules.

`python tools/check_pages.py` writes them anew. A test compares them with the rules.
"""

from __future__ import annotations

import sys
from pathlib import Path

from stapeling.checks import RULES
from stapeling.checks.rule import Rule
from stapeling.reports.checks.explained import as_markdown

FOLDER = Path(__file__).parent.parent / "docs" / "checks"
BEGIN, END = "<!-- rules -->", "<!-- end of rules -->"
GROUPS = {
    "ST0": "The file cannot be read as the schema",
    "ST1": "The corpus contradicts itself",
    "ST2": "The policy cycle",
    "ST3": "Toetsen",
    "ST4": "Load on those who carry out law",
    "ST5": "Oversight",
    "ST6": "Housekeeping",
}
FOOT = "Made of the docstring of the rule by `make pages`. [All rules](README.md)."


def page(rule: Rule) -> str:
    """Give the page of a rule."""
    return f"{as_markdown(rule)}\n{FOOT}\n"


def table() -> str:
    """Give the table of all rules, group by group."""
    lines = []
    for begin, title in GROUPS.items():
        lines += ["", f"### {title} ({begin}xx)", "", "| code | severity | when |", "|---|---|---|"]
        for code, rule in RULES.items():
            if code.startswith(begin):
                summary = rule.page.summary.replace("|", "\\|")
                lines.append(f"| [{code}]({code}.md) | {rule.page.severity} | {summary} |")
    return "\n".join(lines[1:]) + "\n"


def index(text: str) -> str:
    """Give the front page with its table brought up to date."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{table()}\n{END}{after}"


def pages() -> dict[Path, str]:
    """Give every page with what it should say."""
    front = FOLDER / "README.md"
    found = {FOLDER / f"{code}.md": page(rule) for code, rule in RULES.items()}
    return {front: index(front.read_text(encoding="utf-8")), **found}


def main() -> int:
    """Write the pages; take away those of rules that are no more."""
    made = pages()
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    for path in set(FOLDER.glob("ST*.md")) - set(made):
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
