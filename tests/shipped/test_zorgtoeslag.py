"""The Wet op de zorgtoeslag, shipped and from the real file, against the official history."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stapeling.loading import Loaded
from stapeling.model.laws import Change

from ..conftest import Run
from .conftest import ROOT, reported

SHARED = Path(os.environ.get("STAPELING_SHARED") or ROOT.parent / "shared")
WTI = SHARED / "data" / "bwb" / "BWBR0018451" / "BWBR0018451.WTI"

HISTORY = """
2005-525  30124 2005-11-01 2006-01-01 1,2,6
2005-691  30337 2005-12-27 2006-01-01 1
2006-547  30653 2006-11-21 2006-11-22 4
2007-490  31094 2007-12-11 2007-12-12 3,4
2007-540  30918 2007-12-20 2008-01-01 2
2008-516  amvb  2008-12-16 2009-01-01 2
2009-356  31736 2009-08-26 2009-09-01 1,4,5
2009-486  31905 2009-11-26 2009-11-27 3
2010-714  amvb  2010-10-08 2011-01-01 2
2011-111  32150 2011-03-08 2011-03-15 1,5
2011-620  amvb  2011-12-20 2012-01-01 2
2011-288  32131 2011-06-21 2013-01-01 1
2012-204  33024 2012-05-09 2013-01-01 1,2a
2012-669  33403 2012-12-27 2013-01-01 2a
2013-578  33243 2013-12-23 2014-04-01 5
2014-259  33726 2014-07-15 2014-07-16 4
2016-173  34203 2016-05-13 2017-01-01 5
2017-146  34575 2017-04-10 2017-07-01 1,4
2018-356  34923 2018-10-23 2019-01-01 1
2020-67   35299 2020-02-24 2020-03-19 5
2020-543  35574 2020-12-23 2021-01-01 2
2020-546  35577 2020-12-23 2021-01-01 2a
2023-168  35335 2023-05-23 2024-01-01 1
2023-498  36342 2023-12-27 2024-01-01 5
2024-291  36357 2024-10-18 2024-11-06 1,3,4a,5
"""
"""Number in the Staatsblad, dossier, published, first day in force, articles changed."""

CHAIN = [
    "stb-2006-547",
    "stb-2007-490",
    "stb-2009-356",
    "stb-2011-111",
    "stb-2011-288",
    "stb-2017-146",
    "stb-2018-356",
    "stb-2023-168",
    "stb-2024-291",
]


def in_force(loaded: Loaded) -> dict[str, list[Change]]:
    """Give the changes with a day by act, in order of their first day."""
    rows = [row for row in loaded.corpus.changes["zorgtoeslag"] if row.in_force_from is not None]
    found: dict[str, list[Change]] = {}
    for row in sorted(rows, key=lambda row: row.in_force_from.first):  # type: ignore[union-attr]
        found.setdefault(row.act, []).append(row)
    return found


def test_the_history_is_that_of_the_official_list(shipped: Loaded) -> None:
    acts = shipped.corpus.acts
    lines = []
    for name, rows in in_force(shipped).items():
        act = acts[name]
        if name.startswith("stcrt"):
            continue
        articles = sorted({label for row in rows for label in row.articles or ()})
        assert act.published is not None
        assert rows[0].in_force_from is not None
        days = f"{act.published.text} {rows[0].in_force_from.text}"
        dossier = act.dossier or act.level
        lines.append(f"{name[4:]:9} {dossier:5} {days} {','.join(articles)}")
    assert sorted(lines) == sorted(HISTORY.split("\n")[1:-1])


def test_forty_sources_and_every_regulation_of_a_minister_only_indexes(shipped: Loaded) -> None:
    acts = {row.act: shipped.corpus.acts[row.act] for row in shipped.corpus.changes["zorgtoeslag"]}
    levels = Counter(act.level for act in acts.values())
    assert levels == {"wet": 23, "amvb": 3, "ministeriele_regeling": 14}
    ministerial = {a.nature for a in acts.values() if a.level == "ministeriele_regeling"}
    assert ministerial == {("indexering",)}


def test_the_percentages_are_scheduled_for_every_new_year_up_to_2040(shipped: Loaded) -> None:
    days = [
        row.in_force_from.text for row in in_force(shipped)["stb-2011-620"] if row.in_force_from
    ]
    assert days == [f"{year}-01-01" for year in range(2012, 2041)]


def test_fourteen_of_22_laws_came_within_61_days_of_their_publication(shipped: Loaded) -> None:
    given = {}
    for name, rows in in_force(shipped).items():
        act = shipped.corpus.acts[name]
        if act.level == "wet" and act.published and rows[0].in_force_from:
            given[name] = rows[0].in_force_from.first - act.published.first
    assert len(given) == 22
    assert sum(days < 61 for days in given.values()) == 14
    assert (given["stb-2020-546"], given["stb-2012-669"]) == (9, 5)


def check(law: dict[str, Any]) -> None:
    """Hold the measures of 23 November 2026 against those counted from the WTI file by others."""
    assert law["events"] == 73
    assert law["acts"] == {"wet": 22, "amvb": 3, "ministeriele_regeling": 13}
    assert (law["same_day"], law["not_commenced"], law["withdrawn"]) == (2, 1, 1)
    assert (law["breadth"], law["article_depth"]) == ([20, 20], [8, 8])
    assert law["deepest_articles"] == ["1"]
    assert (law["text_depth"], law["text_chain"]) == ([9, 9], CHAIN)
    age = law["text_age"]
    assert (age["median_days"], age["young"], age["of"]) == (868, 16, 20)
    assert (law["repair_depth"], law["unknown_nature"]) == (None, 20)
    assert law["at_least"] is True


def test_the_shipped_measures() -> None:
    law = reported()["laws"]["zorgtoeslag"]
    check(law)
    assert law["excluded"]["indexering"] == 0  # a regulation of a minister does not rank anyway
    before_2010 = [a for a in law["evaluation"]["acts"] if a["in_force"] < "2010-01-01"]
    assert len(before_2010) == 5
    classes = Counter(act["subclass"] or act["class"] for act in law["evaluation"]["acts"])
    assert classes["no_evaluation_known"] == 0
    assert {a["act"] for a in before_2010 if a["subclass"] == "within_term"} == {
        "stb-2006-547",
        "stb-2007-490",
        "stb-2007-540",
    }  # the two of 2009 lie in the year of the report


@pytest.mark.skipif(
    not WTI.exists(), reason="the real WTI file is not there: set STAPELING_SHARED to its folder"
)
def test_the_measures_of_the_real_file(run: Run, tmp_path: Path) -> None:
    done = run("import", "wti", WTI, "--out", tmp_path, "--id", "BWBR0018451=zorgtoeslag", "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    report = run("analyse", tmp_path, "-f", "json", "--as-of", "2026-11-23", cwd=tmp_path)
    assert report.returncode == 0
    law = json.loads(report.stdout)["laws"][0]
    check(law)
    assert law["evaluation"]["no_evaluation_known"] == 20
    assert law["evaluation"]["premature_share"] is None


def test_days_of_the_history_are_days(shipped: Loaded) -> None:
    for line in HISTORY.split("\n")[1:-1]:
        _, _, published, day, _ = line.split()
        assert dt.date.fromisoformat(published) <= dt.date.fromisoformat(day)
