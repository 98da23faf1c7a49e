"""Files that are broken, of another kind, or out to harm: refused with place and reason."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from stapeling.importers import ImportFailure, ImportFailures, import_wti, read_wti

GOOD = Path(__file__).parent / "wti" / "repeal.xml"
TEXT = GOOD.read_text("utf-8")
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 30))
ROOT = "wetstechnische-informatie"
BOMB = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>\n<{ROOT}>&l29;</{ROOT}>'
DOCTYPE = "a document type (DOCTYPE) or entity is not allowed: it could reach for other files"


def refusal(data: bytes) -> str:
    with pytest.raises((ImportFailure, ImportFailures)) as caught:
        read_wti(data, name=Path("f.WTI"))
    return str(caught.value)


def test_a_bomb_of_entities():
    assert refusal(BOMB.encode()) == f"f.WTI:1: {DOCTYPE}"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_bomb_in_another_encoding(encoding):
    head = f'<?xml version="1.0" encoding="{encoding[:6]}"?>\n'
    assert DOCTYPE in refusal((head + BOMB).encode(encoding))


def test_an_encoding_that_hides_the_document_type():
    hidden = '<?xml version="1.0" encoding="IBM037"?><!DOCTYPE x SYSTEM "x.dtd"><x/>'
    message = refusal(hidden.encode("cp037"))
    assert DOCTYPE in message or "not XML" in message


def test_an_external_entity(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden")
    text = f'<!DOCTYPE x [\n<!ENTITY e SYSTEM "{secret.as_uri()}">]>\n<x>&e;</x>'
    assert refusal(text.encode()) == f"f.WTI:1: {DOCTYPE}"


def test_an_external_document_type():
    assert DOCTYPE in refusal(
        b'<!DOCTYPE wetgeving SYSTEM "bwb-plus-meta-1_61w.dtd">\n<wetgeving/>'
    )
    assert DOCTYPE in refusal(b'<!doctype x SYSTEM "http://localhost/x.dtd"><x/>')


def test_an_undefined_entity():
    assert refusal(b"<x>\n&secret;</x>").startswith("f.WTI:2: not XML: ")


def test_nested_too_deep():
    assert refusal(b"<a>" * 5000 + b"</a>" * 5000).startswith("f.WTI:1: not XML: ")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "f.WTI:1: not XML: "),
        (b"not XML at all", "f.WTI:1: not XML: "),
        (b'{"laws": []}', "f.WTI:1: not XML: "),
        (b"\x89PNG\r\n\x1a\n", "f.WTI:1: not XML: "),
        (b"<x>\xff\xfe</x>", "f.WTI:1: not XML: "),
        (b"<work/>", "f.WTI:1: the root element is 'work', expected 'wetstechnische-informatie'"),
        (b"<!-- x -->\n<toestand xmlns='a'/>", "f.WTI:2: the root element is 'toestand', expected"),
        (b"<wetstechnische-informatie/>", "f.WTI:1: the root element has no bwb-id"),
        (b"<wetstechnische-informatie bwb-id='../x'/>", "f.WTI:1: the root element has no bwb-id"),
    ],
)
def test_what_is_not_a_wti_file(data, message):
    assert refusal(data).startswith(message)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_truncated(share):
    data = TEXT.encode()
    assert ": not XML: " in refusal(data[: int(len(data) * share)])


def test_all_impossible_days_are_told_with_their_lines():
    broken = TEXT.replace('waarde="2015-07-01"', 'waarde="2015-07-32"').replace(
        "<publicatiedatum>2001-01-15", "<publicatiedatum>ca. 2001"
    )
    lines = broken.splitlines()
    first = next(n for n, line in enumerate(lines, 1) if "2015-07-32" in line)
    messages = refusal(broken.encode()).splitlines()
    assert f"f.WTI:{first}: '2015-07-32' is not a day" in messages
    assert sum("'ca. 2001' is not a day" in message for message in messages) == 4


def test_an_id_that_is_none():
    with pytest.raises(ImportFailures) as caught:
        read_wti(GOOD, law_id="No Id")
    assert str(caught.value) == f"{GOOD}: 'No Id' cannot be an id"


def test_text_that_looks_like_yaml_stays_text():
    for title in (
        "no",
        "- x",
        "{a: b}",
        "# x",
        "!!python/object:os.system",
        "010",
        "'",
        '"',
        "x: y",
    ):
        escaped = title.replace('"', "&quot;")
        text = TEXT.replace(">Wet op het voorbeeld</citeertitel>", f">{escaped}</citeertitel>")
        extract = read_wti(text.encode(), law_id="x")
        assert extract.title == title


def test_comments_and_instructions_inside_are_no_text():
    text = TEXT.replace(
        "<betreft>wijziging</betreft>", "<betreft><!-- x -->wij<?y z?>ziging</betreft>"
    )
    assert read_wti(text.encode()).document == read_wti(GOOD).document


def test_without_lxml_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "lxml", None)
    assert refusal(b"<x/>") == "f.WTI: reading XML needs lxml: pip install 'stapeling[import]'"


def test_all_files_are_read_and_nothing_is_written(tmp_path):
    bad, worse, out = tmp_path / "bad.WTI", tmp_path / "worse.WTI", tmp_path / "out"
    bad.write_text("nothing")
    worse.write_text("<work/>")
    missing = tmp_path / "missing.WTI"
    with pytest.raises(ImportFailures) as caught:
        import_wti([GOOD, bad, missing, worse], out)
    assert [failure.path for failure in caught.value.failures] == [bad, missing, worse]
    first, *others = str(caught.value).splitlines()
    assert first.startswith(f"{bad}:1: not XML: ")
    assert others == [
        f"{missing}: cannot be read: No such file or directory",
        f"{worse}:1: the root element is 'work', expected 'wetstechnische-informatie'",
    ]
    assert not out.exists()
