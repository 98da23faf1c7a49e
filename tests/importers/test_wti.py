"""Each trap of the WTI files: a small file beside the YAML that it must become."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.importers import count, read_document, read_wti, write_document
from stapeling.importers.ministries import ministry
from stapeling.importers.names import article, label_order, slug
from stapeling.importers.wti.law import kind_of
from stapeling.loading.texts import read_text, validate

FOLDER = Path(__file__).parent / "wti"
CASES = sorted(FOLDER.glob("*.xml"))
NOTICES = {
    "contradiction": [
        "stb-2001-5 has two values for signed: 2001-01-06 is kept, 2001-01-05 is left out"
    ],
    "effects": ["unknown kind of event 'omhanging': no effect"],
    "nothing_but_a_head": ["the file tells no changes of the regulation"],
    "treaty": ["a second beginning, by trb-1990-156 on 1954-08-31, is left out of the changes"],
    "unnamed_act": [
        "an event names no publication and no dossier: its act is called bwbr0000001-2001-02-01",
        "an event names no publication and no dossier: its act is called bwbr0000001-2001-02-01-2",
    ],
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_golden(path):
    extract = read_wti(path)
    assert write_document(extract.document) == path.with_suffix(".yaml").read_text("utf-8")
    assert [str(notice) for notice in extract.notices] == NOTICES.get(path.stem, [])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_written_reads_back_and_is_of_the_schema(path):
    extract = read_wti(path)
    text = write_document(extract.document)
    assert read_document(text) == extract.document
    document, findings = validate(read_text(text, path.name))
    assert document is not None
    assert findings == []


def test_every_golden_file_has_its_source():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {path.stem for path in CASES}


def test_bytes_and_path_read_alike():
    path = FOLDER / "repeal.xml"
    assert read_wti(path.read_bytes()) == read_wti(path)


def test_an_id_of_the_user():
    extract = read_wti(FOLDER / "repeal.xml", law_id="voorbeeld")
    assert extract.law_id == "voorbeeld"
    assert extract.document["laws"][0]["id"] == "voorbeeld"


def test_other_encodings():
    text = (FOLDER / "repeal.xml").read_text("utf-8")
    latin = text.replace('encoding="utf-8"', 'encoding="iso-8859-1"').encode("latin-1")
    assert read_wti(latin) == read_wti(FOLDER / "repeal.xml")
    assert read_wti(b"\xef\xbb\xbf" + text.encode()) == read_wti(FOLDER / "repeal.xml")


def test_counts():
    counts = count(read_wti(FOLDER / "without_a_day.xml"))
    assert counts.events == 5
    assert counts.statuses == {"not_commenced": 1, "pending": 2, "withdrawn": 2}
    assert counts.levels == {"amvb": 1, "wet": 5}


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        ("wet", "wet"),
        ("wet-BES", "wet"),
        ("rijkswet", "rijkswet"),
        ("AMvB", "amvb"),
        ("AMvB-BES", "amvb"),
        ("rijksAMvB", "amvb"),
        ("KB", "kb"),
        ("rijksKB", "kb"),
        ("ministeriele-regeling", "ministeriele_regeling"),
        ("ministeriele-regeling-archiefselectielijst", "ministeriele_regeling"),
        ("beleidsregel", "beleidsregel"),
        ("circulaire", "circulaire"),
        ("verdrag", "verdrag"),
        ("zbo", "zbo_regeling"),
        ("pbo", "pbo_regeling"),
        ("reglement", "overig"),
        ("", "overig"),
    ],
)
def test_kinds(found, kind):
    from lxml import etree

    head = f"<soort-regeling>{found}</soort-regeling>"
    head = f"<w><algemene-informatie>{head}</algemene-informatie></w>"
    assert kind_of(etree.fromstring(head)) == kind


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Volksgezondheid, Welzijn en Sport", "vws"),
        ("Sociale Zaken en Werkgelegenheid", "szw"),
        ("Binnenlandse Zaken en Koninkrijksrelaties", "bzk"),
        ("Financiën", "fin"),
        ("Justitie en Veiligheid", "jenv"),
        ("Onderwijs, Cultuur en Wetenschap", "ocw"),
        ("Economische Zaken en Klimaat", "ezk"),
        ("Infrastructuur en Waterstaat", "ienw"),
        ("Landbouw, Natuur en Voedselkwaliteit", "lnv"),
        ("Defensie", "def"),
        ("Buitenlandse Zaken", "bz"),
        ("Algemene Zaken", "az"),
        ("Verkeer en Waterstaat", "verkeer_en_waterstaat"),
    ],
)
def test_ministries(name, expected):
    row = {"id": expected, "title": f"Ministerie van {name}", "kind": "ministerie"}
    assert ministry(name) == ministry(f"Ministerie van {name}") == row


def test_names():
    assert slug("  Wet op de zorgtoeslag ") == "wet_op_de_zorgtoeslag"
    assert slug("§ ★") == ""
    assert article("Artikelen 3 tot 5") == "3 tot 5"
    assert article("Art. 5") == "5"
    assert article("Artikel") == "Artikel"
    assert sorted(["10", "9a", "9", "Bijlage", "1.10", "1.9"], key=label_order) == [
        "1.9", "1.10", "9", "9a", "10", "Bijlage",
    ]  # fmt: skip
