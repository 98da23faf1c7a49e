"""The whole of an import, as the command line asks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.errors import StapelingError
from stapeling.files import FileNotWrittenError, write_all_whole, write_whole
from stapeling.importers import ImportFailures, import_wti, read_document

WTI = Path(__file__).parent / "wti"


def test_without_a_folder_the_text_is_in_the_report():
    report = import_wti([WTI / "repeal.xml", WTI / "treaty.xml"])
    assert [file.law_id for file in report.files] == [
        "wet_op_het_voorbeeld",
        "verdrag_inzake_het_voorbeeld",
    ]
    first = report.files[0]
    assert first.text == (WTI / "repeal.yaml").read_text("utf-8")
    assert (first.path, first.written, first.made) == (None, False, "2024-03-01")
    assert (first.title, first.bwb_id) == ("Wet op het voorbeeld", "BWBR0000001")
    assert first.counts.events == 2


def test_ids_by_number_and_by_path(tmp_path):
    source = WTI / "repeal.xml"
    for key in ("BWBR0000001", str(source)):
        out = tmp_path / key[-8:]
        file = import_wti([source], out, {key: "voorbeeld"}).files[0]
        assert file.path == out / "voorbeeld.yaml"
        assert read_document(file.path.read_text("utf-8"))["laws"][0]["id"] == "voorbeeld"


def test_a_folder_is_searched_by_root_element(tmp_path):
    folder = tmp_path / "BWBR0000001"
    folder.mkdir()
    (folder / "BWBR0000001.WTI").write_bytes((WTI / "repeal.xml").read_bytes())
    (folder / "manifest.xml").write_text("<work label='BWBR0000001'/>")
    report = import_wti([tmp_path])
    assert [file.source for file in report.files] == [folder / "BWBR0000001.WTI"]
    (folder / "BWBR0000001.WTI").unlink()
    with pytest.raises(ImportFailures, match="nothing in this folder can be imported"):
        import_wti([folder])


def test_one_law_twice_or_two_laws_under_one_id_are_refused(tmp_path):
    sources = [WTI / "repeal.xml", WTI / "phased.xml"]
    with pytest.raises(ImportFailures) as caught:
        import_wti(sources, tmp_path)
    assert str(caught.value) == (
        f"{sources[1]}: BWBR0000001 also comes from {sources[0]}: give one of them another id"
    )
    sources = [WTI / "repeal.xml", WTI / "treaty.xml"]
    with pytest.raises(ImportFailures) as caught:
        import_wti(sources, tmp_path, {"BWBR0000001": "x", "BWBV0000001": "x"})
    assert str(caught.value) == (
        f"{sources[1]}: x also comes from {sources[0]}: give one of them another id"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_place_of_the_folder(tmp_path):
    out = tmp_path / "file"
    out.write_text("x")
    with pytest.raises(ImportFailures, match="is not a folder"):
        import_wti([WTI / "repeal.xml"], out)


def test_files_are_written_whole(tmp_path):
    path = tmp_path / "new" / "a.yaml"
    write_whole(path, "één\n")
    assert path.read_bytes() == "één\n".encode()
    path.chmod(0o640)
    write_whole(path, "twee\n")
    assert path.stat().st_mode & 0o777 == 0o640
    assert [item.name for item in path.parent.iterdir()] == ["a.yaml"]


def test_a_link_keeps_pointing(tmp_path):
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_when_one_file_cannot_be_written_none_is(tmp_path):
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml" / "c.yaml"
    first.write_text("old")
    (tmp_path / "b.yaml").write_text("in the way")
    with pytest.raises(FileNotWrittenError) as caught:
        write_all_whole({first: "new", second: "new"})
    assert isinstance(caught.value, StapelingError)
    assert str(caught.value).startswith(f"{second}: ")
    assert first.read_text() == "old"
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]
