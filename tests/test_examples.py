"""The examples do what their pages say."""

import datetime as dt
from pathlib import Path

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.graph import StackGraph
from stapeling.loading import load

ROOT = Path(__file__).parents[1]
AS_OF = dt.date(2028, 1, 1)


def box_3(path: Path) -> tuple[str, ...]:
    loaded = load([path])
    report = analyse(StackGraph(loaded.corpus), Options(AS_OF), loaded.selection)
    law = next(law for law in report.laws if law.id == "wet_ib_2001")
    return law.repair_chain


def test_a_pending_bill_lengthens_the_chain() -> None:
    before = box_3(ROOT / "data")
    after = box_3(ROOT / "examples/werkelijk-rendement/scenario.yaml")
    assert len(before) == 4
    assert after == (*before, "wet-werkelijk-rendement-box-3")
