"""The examples do what their pages say, and the reports beside them are those that they give."""

import datetime as dt
import shlex
from pathlib import Path

import pytest

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.commands.diff import Asked, compare_sides
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import load
from stapeling.reports.comparison import MadeComparison
from tests.conftest import Golden

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
AS_OF = dt.date(2028, 1, 1)
PAIRS = {
    "werkelijk-rendement": ("data", "examples/werkelijk-rendement/scenario.yaml", "2028-01-01"),
    "participatiewet-in-balans": (
        "examples/participatiewet-in-balans/before.yaml",
        "data",
        "2027-01-01",
    ),
    "toetsen-hoofdlijnenakkoord": (
        "data",
        "examples/toetsen-hoofdlijnenakkoord/scenario.yaml",
        "2026-11-23",
    ),
}
"""The pairs that are compared, with the day that their reports are made for."""


def box_3(path: Path) -> tuple[str, ...]:
    loaded = load([path])
    report = analyse(StackGraph(loaded.corpus), Options(AS_OF), loaded.selection)
    law = next(law for law in report.laws if law.id == "wet_ib_2001")
    return law.repair_chain


def test_a_pending_bill_lengthens_the_chain() -> None:
    before = box_3(ROOT / "data")
    after = box_3(EXAMPLES / "werkelijk-rendement/scenario.yaml")
    assert len(before) == 4
    assert after == (*before, "wet-werkelijk-rendement-box-3")


@pytest.mark.parametrize("name", PAIRS)
@pytest.mark.parametrize("code", ["en", "nl"])
def test_the_report_of_a_pair(
    name: str, code: str, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.chdir(ROOT)
    a, b, day = PAIRS[name]
    asked = Asked(a, b, Path(), dt.date.fromisoformat(day), as_of=day, attribute=True)
    compared = compare_sides(asked)
    made = MadeComparison(compared.comparison, compared.graphs, Language.of(code))
    golden.check(EXAMPLES / name / f"diff.{code}.md", made.markdown())


def test_the_page_tells_how_the_reports_were_made() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for a, b, day in PAIRS.values():
        command = f"stapeling diff {a} {b} --as-of {day} --attribute --format markdown"
        assert shlex.split(command) in [
            shlex.split(line) for line in text.splitlines() if line.startswith("stapeling diff")
        ]
