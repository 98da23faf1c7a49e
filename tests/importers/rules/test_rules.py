"""Rules as code: small files of both formats, and the real ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stapeling.importers import read_document
from stapeling.importers.rules import RulesReport, import_rules
from stapeling.loading import load

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("STAPELING_SHARED") or ROOT.parent / "shared")
LAW = """\
$id: wet_op_iets
regulatory_layer: WET
publication_date: '2019-12-20'
valid_from: '{day}'
bwb_id: BWBR0000001
url: https://wetten.overheid.nl/BWBR0000001
name: '#wet_naam'
competent_authority: '#gezag'
articles:
  - number: '2'
    text: Zie [artikel 9](jci1.3:c:BWBR0000009&artikel=9).
    machine_readable:
      execution:
        input: [{{name: a, source: {{regulation: regeling_iets, output: b}}}}]
        actions:
          - {{output: wet_naam, value: Wet op iets}}
          - {{output: gezag, value: {authority}}}
"""
BASED = """\
$id: regeling_iets
regulatory_layer: MINISTERIELE_REGELING
publication_date: '2019-12-20'
valid_from: '2020-01-01'
valid_to: '2024-12-31'
bwb_id: BWBR0000002
url: x
name: Regeling iets
legal_basis: [{law_id: wet_op_iets, article: '4'}]
articles: [{number: '1', text: Tekst.}]
"""
SERVICE = """\
uuid: 1
name: Toeslag
law: {law}
law_type: {kind}
valid_from: 2025-01-01
service: "{service}"
description: x
legal_basis: {{law: "Wet op iets", bwb_id: "{number}", article: "2"}}
references:
  - {{law: zvw, article: "1", url: "https://wetten.overheid.nl/BWBR0000008/2025-01-01#Artikel1"}}
properties:
  input:
    - {{name: a, service_reference: {{service: RvIG, law: wet_brp, field: x}}}}
"""


def imported(folder: Path, name: str, **texts: str) -> tuple[RulesReport, Path]:
    sources, out = folder / "sources", folder / "out"
    sources.mkdir(exist_ok=True)
    for stem, text in texts.items():
        (sources / f"{stem}.yaml").write_text(text, "utf-8")
    return import_rules(name, [sources], out), out


def document(out: Path, name: str) -> dict[str, object]:
    (path,) = out.rglob(f"{name}.yaml")
    return read_document(path.read_text("utf-8"))


def test_a_law_of_regelrecht(tmp_path: Path) -> None:
    first = LAW.format(day="2020-01-01", authority="Dienst Toeslagen")
    second = LAW.format(day="2021-01-01", authority="Dienst Toeslagen")
    report, out = imported(tmp_path, "regelrecht", a=first, b=second, c=BASED, d="laws: []")
    assert (report.files, report.skipped, len(report.laws)) == (3, 1, 2)
    assert document(out, "bwbr0000001") == {
        "laws": [
            {
                "id": "bwbr0000001",
                "title": "Wet op iets",
                "kind": "wet",
                "bwb_id": "BWBR0000001",
                "in_force_from": {"before": "2020-01-01"},
                "refers_to": [
                    {"law": "bwbr0000002"},
                    {"law": "bwbr0000009", "article": "9"},
                ],
                "articles": ["2"],
                "implementers": [
                    {
                        "organisation": "dienst_toeslagen",
                        "source": "regelrecht",
                        "certainty": "reported",
                    }
                ],
                "source": "regelrecht",
                "certainty": "reported",
            }
        ],
        "organisations": [
            {"id": "dienst_toeslagen", "title": "Dienst Toeslagen", "kind": "rijksdienst"}
        ],
    }
    (law,) = document(out, "bwbr0000002")["laws"]  # type: ignore[misc]
    assert law["based_on"] == [{"law": "bwbr0000001", "article": "4"}]
    assert law["in_force_until"] == "2025-01-01"


def test_a_minister_carries_nothing_out(tmp_path: Path) -> None:
    _, out = imported(
        tmp_path, "regelrecht", a=LAW.format(day="2020-01-01", authority="Onze Minister")
    )
    assert "organisations" not in document(out, "bwbr0000001")


def test_services_of_poc_machine_law(tmp_path: Path) -> None:
    law = {"law": "iets", "kind": "FORMELE_WET", "number": "BWBR0000001"}
    by_law = {"law": "apv/terras", "kind": "GEMEENTELIJKE_VERORDENING", "number": "BWBR0000003"}
    named = SERVICE.format(service="UWV", **law)
    report, out = imported(
        tmp_path,
        "poc-machine-law",
        a=SERVICE.format(service="TOESLAGEN", **law),
        b=named.replace('bwb_id: "BWBR0000001", ', ""),
        c=SERVICE.format(service="GEMEENTE_ROTTERDAM", **by_law),
        d=SERVICE.format(service="RvIG", law="wet_brp", kind="FORMELE_WET", number="BWBR0000007"),
        e=SERVICE.format(
            service="SVB", law="x/besluit_x", kind="FORMELE_WET", number="BWBR0000006"
        ),
    )
    assert (report.files, len(report.laws)) == (5, 4)
    (row,) = document(out, "bwbr0000001")["laws"]  # type: ignore[misc]
    assert [i["organisation"] for i in row["implementers"]] == ["dienst_toeslagen", "uwv"]
    assert row["refers_to"] == [{"law": "bwbr0000007"}, {"law": "bwbr0000008", "article": "1"}]
    assert row["uncertain"] == {"kind": "estimate"}
    (local,) = document(out, "apv_terras")["laws"]  # type: ignore[misc]
    assert local["kind"] == "verordening"
    assert local["based_on"] == [{"law": "bwbr0000003", "article": "2"}]
    assert document(out, "bwbr0000006")["laws"][0]["kind"] == "amvb"  # type: ignore[index]


def test_again_and_in_another_order(tmp_path: Path) -> None:
    text = LAW.format(day="2020-01-01", authority="SVB")
    _, out = imported(tmp_path, "regelrecht", a=text, b=BASED)
    before = {path: path.read_bytes() for path in out.rglob("*.yaml")}
    report, _ = imported(tmp_path, "regelrecht")
    assert {path: path.read_bytes() for path in out.rglob("*.yaml")} == before
    assert not any(law.written or law.differences for law in report.laws)
    other = tmp_path / "other"
    import_rules("regelrecht", sorted((tmp_path / "sources").iterdir(), reverse=True), other)
    assert sorted(path.read_bytes() for path in other.rglob("*.yaml")) == sorted(before.values())


def test_broken_files(tmp_path: Path) -> None:
    good = LAW.format(day="2020-01-01", authority="SVB")
    report, out = imported(tmp_path, "regelrecht", a="a: [", b="a: &x 1\nb: *x", c=good)
    assert [failure.path.name for failure in report.failures] == ["a.yaml", "b.yaml"]
    assert len(list(out.rglob("*.yaml"))) == 1


@pytest.mark.parametrize(
    ("name", "files", "skipped", "laws"),
    [("regelrecht", 21, 5, 19), ("poc-machine-law", 81, 0, 52)],
)
def test_real_files(name: str, files: int, skipped: int, laws: int, tmp_path: Path) -> None:
    source = SHARED / "data" / "rules-as-code" / name
    if not source.exists():
        pytest.skip(f"{source} is not there: set STAPELING_SHARED to the folder with real files")
    report = import_rules(name, [source], tmp_path)
    assert (report.files, report.skipped, len(report.laws)) == (files, skipped, laws)
    assert report.failures == []
    corpus = load([tmp_path]).corpus
    assert {finding.code for finding in corpus.findings} <= {"ST101"}
    zorgtoeslag = corpus.laws["bwbr0018451"]
    assert [row.organisation for row in zorgtoeslag.implementers] == ["dienst_toeslagen"]
