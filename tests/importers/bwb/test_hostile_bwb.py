"""Documents that are out to harm: refused, with nothing read or fetched outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.importers.bwb.reading_files import FileTold, read_file
from stapeling.importers.bwb.unpacking import Source
from stapeling.importers.failure import ImportFailure
from stapeling.importers.markup import parse_xml
from tests.importers.bwb.conftest import old_text

DOCTYPE = "a document type (DOCTYPE) or entity is not allowed"
GOOD = '<!DOCTYPE wetgeving SYSTEM "http://wetten.overheid.nl/dtd/bwb-plus-meta-1_61w.dtd">'


def told(path: Path, text: str, kind: str = "wetgeving") -> FileTold:
    path.write_text(text, "utf-8")
    return read_file(Source(path, Path("f.xml"), kind))


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE wetgeving [<!ENTITY a "x">]>',
        '<!DOCTYPE wetgeving SYSTEM "x.dtd" [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>',
        '<!DOCTYPE wetgeving SYSTEM "x.dtd"[]>',
        '<!DOCTYPE other SYSTEM "x.dtd">',
        "<!DOCTYPE wetgeving>",
        '<!ENTITY a "x">',
    ],
)
def test_a_document_type_that_defines_anything(tmp_path: Path, doctype: str) -> None:
    text = old_text("").replace(GOOD, doctype)
    assert doctype in text
    found = told(tmp_path / "a.xml", text)
    assert found.tellings == ()
    assert DOCTYPE in str(found.failures[0])


def test_the_name_of_the_document_type_of_2012_is_allowed_there_only(tmp_path: Path) -> None:
    assert told(tmp_path / "a.xml", old_text("")).failures == ()
    text = f'{GOOD}<toestand bwb-id="BWBR0000001"/>'
    assert DOCTYPE in str(told(tmp_path / "b.xml", text, "toestand").failures[0])
    with pytest.raises(ImportFailure, match="document type"):
        parse_xml(old_text("").encode(), Path("f.xml"))


def test_no_document_type_is_ever_opened(tmp_path: Path) -> None:
    dtd = tmp_path / "secret.dtd"
    dtd.write_text('<!ENTITY secret "hidden"><!ATTLIST wetgeving soort CDATA "verdrag">')
    text = old_text("<artikel><kop><nr>1</nr></kop><al>a &secret; b</al></artikel>")
    text = text.replace("http://wetten.overheid.nl/dtd/bwb-plus-meta-1_61w.dtd", dtd.as_uri())
    found = told(tmp_path / "a.xml", text)
    assert found.tellings[0].counts["words"] == 2  # type: ignore[union-attr]
    assert [str(notice) for notice in found.notices] == [
        "the sign &secret; is not known and left out"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<wetgeving>" * 3000 + "</wetgeving>" * 3000,
        f'<wetgeving bwb-id="{"x" * 11_000_000}"/>',
        "<wetgeving",
        "",
    ],
    ids=["deep", "long attribute", "cut off", "empty"],
)
def test_what_is_too_much_or_too_little(tmp_path: Path, text: str) -> None:
    assert "not XML" in str(told(tmp_path / "a.xml", text).failures[0])


def test_a_number_that_is_none(tmp_path: Path) -> None:
    text = old_text("", number="../../etc/passwd")
    found = told(tmp_path / "a.xml", text)
    assert [str(failure) for failure in found.failures] == [
        "f.xml:3: the root element has no bwb-id"
    ]
