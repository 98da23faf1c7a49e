"""The import on real files: counted by hand, or by a plain search in the same files."""

from __future__ import annotations

import os
import re
import tarfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from stapeling.importers import read_document
from stapeling.importers.bwb import BwbReport, import_bwb
from stapeling.loading import load
from stapeling.model.corpus import Corpus

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("STAPELING_SHARED") or ROOT.parent / "shared")
CHAIN = ["bwbr0026264", "bwbr0025634", "bwbr0017350", "bwbr0016490", "bwbr0002058"]
HEARD = re.compile(r'<considerans\.al bevat="gehoord">')
CARRIER = b"BWBR0002058"
GROUND = re.compile(rb'<considerans\.(?:al|lijst) bevat="grondslag">.*?</considerans', re.DOTALL)


def real(*parts: str) -> Path:
    path = SHARED.joinpath("data", *parts)
    if not path.exists():
        pytest.skip(f"{path} is not there: set STAPELING_SHARED to the folder with the real files")
    return path


def law_of(out: Path, number: str) -> dict[str, object]:
    text = (out / number[:8].lower() / f"{number.lower()}.yaml").read_text("utf-8")
    return read_document(text)["laws"][0]  # type: ignore[index,return-value]


@pytest.fixture(scope="module")
def nl(tmp_path_factory: pytest.TempPathFactory) -> tuple[BwbReport, Path]:
    out = tmp_path_factory.mktemp("nl")
    return import_bwb([real("bwb")], out), out


@pytest.fixture(scope="module")
def trade(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give what rests on the Wet op de bedrijfsorganisatie in 2012, and its import."""
    folder, out = tmp_path_factory.mktemp("trade"), tmp_path_factory.mktemp("out")
    texts: dict[str, bytes] = {}
    with tarfile.open(real("bwb-2012", "subset.tar.xz")) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            texts[Path(member.name).name] = content.read() if content else b""
    chosen, new = set[str](), {CARRIER}
    while new:
        found = {name for name in texts if name not in chosen and _rests_on(texts[name], new)}
        chosen |= found
        new = {name.partition(".")[0].encode() for name in found}
    for name in chosen | {f"{CARRIER.decode()}.xml"}:
        (folder / name).write_bytes(texts[name])
    import_bwb([folder], out)
    return folder, out


def _rests_on(text: bytes, numbers: set[bytes]) -> bool:
    """Search plainly for the numbers in the grounds of a regulation."""
    return any(number in ground for ground in GROUND.findall(text) for number in numbers)


def test_every_file_is_of_a_known_kind(nl: tuple[BwbReport, Path]) -> None:
    report, _ = nl
    assert report.kinds == {"toestand": 6, "wti": 2, "manifest": 1, "publication": 1}
    assert (report.failures, report.notices, report.skipped) == ([], [], 0)


def test_zorgtoeslag(nl: tuple[BwbReport, Path]) -> None:
    law = law_of(nl[1], "BWBR0018451")
    assert len(law["changes"]) == 73  # type: ignore[arg-type]
    assert law["changes_complete_until"] == "2025-11-28"
    assert [i["organisation"] for i in law["implementers"]] == ["dienst_toeslagen"]  # type: ignore[attr-defined]
    (clause,) = law["evaluation_clauses"]  # type: ignore[misc]
    duty = {key: clause.get(key) for key in ("id", "term_years", "then_every_years", "anchor")}
    assert duty == {"id": "art-6", "term_years": 4, "then_every_years": 4, "anchor": None}
    (text,) = law["text"]  # type: ignore[misc]
    assert (text["as_of"], text["references"], text["articles"]) == ("2025-01-01", 28, "9")
    laws = {row["law"] for row in law["refers_to"]}  # type: ignore[attr-defined]
    assert len(laws) == 5


def test_woo(nl: tuple[BwbReport, Path]) -> None:
    law = law_of(nl[1], "BWBR0045754")
    assert len(law["changes"]) == 16  # type: ignore[arg-type]
    (clause,) = law["evaluation_clauses"]  # type: ignore[misc]
    assert (clause["article"], clause["term_years"]) == ("8.9", 5)
    assert "implementers" not in law
    assert "unlisted" not in law


def test_what_rests_on_two_laws_now(nl: tuple[BwbReport, Path]) -> None:
    """Of 33 and 39 rows of `grondslag-voor` those that hold now, each regulation once."""
    resting = Counter(
        row["law"]
        for written in nl[0].laws
        for row in law_of(nl[1], written.number).get("based_on", [])  # type: ignore[attr-defined]
    )
    assert (resting["bwbr0018451"], resting["bwbr0045754"]) == (27, 8)


def test_a_text_without_a_history_has_a_lower_bound(nl: tuple[BwbReport, Path]) -> None:
    law = law_of(nl[1], "BWBR0009127")
    assert "changes_complete_until" not in law
    assert law["in_force_from"] == {"before": "1998-01-24"}
    assert [(c["act"], c["articles"]) for c in law["changes"]] == [  # type: ignore[attr-defined]
        ("stcrt-2000-249", ["1", "4", "67"])
    ]


def test_the_corpus_holds(nl: tuple[BwbReport, Path]) -> None:
    corpus = load([nl[1]]).corpus
    assert {finding.code for finding in corpus.findings} <= {"ST101"}


def test_the_chain_and_what_rests_on_its_last(trade: tuple[Path, Path]) -> None:
    corpus = load([trade[1]]).corpus
    edges = {law.id: {row.law for row in law.based_on} for law in corpus.laws.values()}
    for lower, upper in pairwise(CHAIN):
        assert upper in edges[lower]
    assert len(_resting(corpus, CHAIN[-1])) == 85


def _resting(corpus: Corpus, law: str) -> set[str]:
    found: set[str] = set()
    new = {law}
    while new:
        new = {
            other.id
            for other in corpus.laws.values()
            if other.id not in found and new & {row.law for row in other.based_on}
        }
        found |= new
    return found


def test_direct_grounds_are_those_of_a_plain_search(trade: tuple[Path, Path]) -> None:
    folder, out = trade
    plain = {
        path.stem.lower() for path in folder.iterdir() if _rests_on(path.read_bytes(), {CARRIER})
    }
    imported = {
        path.stem
        for path in out.rglob("bwb*.yaml")
        if "bwbr0002058" in {row["law"] for row in law_of(out, path.stem).get("based_on", [])}  # type: ignore[attr-defined]
    }
    assert imported == plain
    assert len(plain) == 71


def test_no_advice_is_lost(trade: tuple[Path, Path]) -> None:
    folder, out = trade
    plain = {p.stem.lower() for p in folder.iterdir() if HEARD.search(p.read_text("utf-8"))}
    found = {path.stem for path in out.rglob("bwb*.yaml") if "test_results:" in path.read_text()}
    assert found == plain
    assert len(plain) > 20
