"""The facts of two real WTI files, counted by hand and by others."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from stapeling.importers import count, import_wti, merge, read_document, read_wti, write_document

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("STAPELING_SHARED") or ROOT.parent / "shared")
AS_OF = "2026-11-23"


def real(number: str) -> Path:
    path = SHARED / "data" / "bwb" / number / f"{number}.WTI"
    if not path.exists():
        pytest.skip(f"{path} is not there: set STAPELING_SHARED to the folder with the real files")
    return path


@pytest.fixture(scope="module")
def zorgtoeslag():
    return read_wti(real("BWBR0018451"), law_id="zorgtoeslag")


@pytest.fixture(scope="module")
def woo():
    return read_wti(real("BWBR0045754"), law_id="woo")


def parts(extract):
    law = extract.document["laws"][0]
    return law, law["changes"], {act["id"]: act for act in extract.document["acts"]}


def in_force(extract):
    """Give the first day of every act in force, without the act that made the law."""
    law, changes, _ = parts(extract)
    days = {}
    for change in changes:
        day = change.get("in_force_from")
        counted = change.get("effect") != "tekstplaatsing" and change["act"] != law["act"]
        if day and day <= AS_OF and counted and "status" not in change:
            days[change["act"]] = min(day, days.get(change["act"], day))
    return days


def test_zorgtoeslag_itself(zorgtoeslag):
    law, _, acts = parts(zorgtoeslag)
    assert {
        key: value for key, value in law.items() if key not in ("changes", "source", "certainty")
    } == {
        "id": "zorgtoeslag",
        "title": "Wet op de zorgtoeslag",
        "short_title": "Wzt",
        "kind": "wet",
        "bwb_id": "BWBR0018451",
        "ministry": "vws",
        "domains": ["subsidies_uitkeringen_en_toeslagen"],
        "act": "stb-2005-369",
        "in_force_from": "2006-01-01",
        "articles": ["1", "2", "2a", "3", "4", "4a", "5", "6", "7", "8"],
        "changes_complete_until": "2025-11-28",
    }
    assert acts["stb-2005-369"] == {
        "id": "stb-2005-369",
        "level": "wet",
        "dossier": "29762",
        "signed": "2005-06-16",
        "published": "2005-07-26",
        "source": "WTI",
        "certainty": "verified",
    }
    assert zorgtoeslag.document["organisations"] == [
        {
            "id": "vws",
            "title": "Ministerie van Volksgezondheid, Welzijn en Sport",
            "kind": "ministerie",
        }
    ]
    assert zorgtoeslag.notices == ()


def test_zorgtoeslag_events(zorgtoeslag):
    _, changes, acts = parts(zorgtoeslag)
    assert len(changes) == count(zorgtoeslag).events == 73
    assert all("articles" in change for change in changes)
    assert len({change["act"] for change in changes}) == 40 == len(acts) - 1
    scheduled = [change for change in changes if change["act"] == "stb-2011-620"]
    assert [change["in_force_from"] for change in scheduled] == [
        f"{year}-01-01" for year in range(2012, 2041)
    ]
    retroactive = {c["act"]: c["retroactive_to"] for c in changes if "retroactive_to" in c}
    assert retroactive == {
        "stb-2006-547": "2006-01-01",
        "stb-2007-490": "2007-01-01",
        "stb-2014-259": "2014-01-01",
    }


def test_zorgtoeslag_without_a_day(zorgtoeslag):
    _, changes, _ = parts(zorgtoeslag)
    undated = {c["act"]: c["status"] for c in changes if "in_force_from" not in c}
    assert undated == {
        "stb-2007-540": "withdrawn",
        "stb-2010-714": "withdrawn",
        "stb-2016-546": "not_commenced",
        "stb-2018-356": "withdrawn",
        "stcrt-2024-33447": "withdrawn",
    }


def test_zorgtoeslag_acts_in_force(zorgtoeslag):
    law, changes, acts = parts(zorgtoeslag)
    days = in_force(zorgtoeslag)
    assert len(days) == 38
    assert Counter(acts[act]["level"] for act in days) == {
        "wet": 22,
        "amvb": 3,
        "ministeriele_regeling": 13,
    }
    start = law["in_force_from"]
    assert sorted(act for act, day in days.items() if day == start) == [
        "stb-2005-525",
        "stb-2005-691",
    ]
    layers = {a for a, day in days.items() if day > start and acts[a]["level"] == "wet"}
    assert len(layers) == 20
    touched = Counter()
    for act in layers:
        own = [c["articles"] for c in changes if c["act"] == act and c.get("in_force_from")]
        touched.update({label for labels in own for label in labels})
    assert touched.most_common(1) == [("1", 8)]
    before = [c for c in changes if start < c.get("in_force_from", "9999") <= "2010-01-01"]
    assert (len(before), len({change["act"] for change in before})) == (7, 6)


def test_woo(woo):
    law, changes, acts = parts(woo)
    assert (law["act"], law["in_force_from"]) == ("stb-2021-499", "2022-05-01")
    assert law["ministry"] == "bzk"
    assert law["changes_complete_until"] == "2023-11-22"
    assert len(changes) == 16
    days = in_force(woo)
    assert sorted(act for act, day in days.items() if day == "2022-05-01") == [
        "stb-2016-148",
        "stb-2018-387",
        "stb-2020-262",
        "stb-2021-500",
        "stb-2022-87",
    ]
    later = {act: day for act, day in days.items() if day > "2022-05-01"}
    assert later == {
        "stb-2021-57": "2022-08-01",
        "stb-2022-444": "2023-04-01",
        "stb-2023-29": "2023-02-18",
    }
    assert all(c["articles"] == ["Bijlage"] for c in changes if c["act"] in later)
    assert {acts[act]["level"] for act in days} == {"wet"}


def test_woo_without_a_day(woo):
    _, changes, acts = parts(woo)
    undated = {c["act"]: c["status"] for c in changes if "in_force_from" not in c}
    assert undated == {
        "kst-35396": "pending",
        "kst-35968": "pending",
        "kst-36270": "pending",
        "stb-2017-317": "withdrawn",
        "stb-2021-300": "withdrawn",
        "stb-2021-499": "not_commenced",
        "stb-2021-500": "not_commenced",
    }
    assert acts["kst-36270"] == {
        "id": "kst-36270",
        "level": "wet",
        "dossier": "36270",
        "source": "WTI",
        "certainty": "verified",
    }
    placed = [change for change in changes if change.get("effect") == "tekstplaatsing"]
    assert [change["act"] for change in placed] == ["stb-2022-14"]


@pytest.mark.parametrize(
    ("number", "law"), [("BWBR0018451", "zorgtoeslag"), ("BWBR0045754", "woo")]
)
def test_importing_over_the_shipped_file_changes_nothing(number, law, tmp_path):
    shipped = (ROOT / "data" / "laws" / f"{law}.yaml").read_text("utf-8")
    path = tmp_path / f"{law}.yaml"
    path.write_text(shipped, "utf-8")
    file = import_wti([real(number)], tmp_path).files[0]
    assert (file.path, file.law_id, file.written) == (path, law, False)
    assert file.differences == ()
    assert path.read_text("utf-8") == shipped


@pytest.mark.parametrize("number", ["BWBR0018451", "BWBR0045754"])
def test_round_trip(number):
    extract = read_wti(real(number))
    text = write_document(extract.document)
    assert read_document(text) == extract.document
    assert max(map(len, text.splitlines())) <= 100
    assert merge(extract.document, extract).document == extract.document
