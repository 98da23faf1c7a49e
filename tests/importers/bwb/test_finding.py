"""Files, folders and archives: what is found in them, and what is refused."""

from __future__ import annotations

import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest

from stapeling.importers.bwb.finding import find_sources
from stapeling.importers.bwb.roots import kind_of_file, root_of
from stapeling.importers.bwb.unpacking import Limits, Spool

TEXT = b'<?xml version="1.0"?><toestand bwb-id="BWBR0000001"/>'


def found(*paths: Path, limits: Limits | None = None) -> tuple[list[tuple[str, str]], list[str]]:
    with Spool(limits or Limits()) as spool:
        sources = list(find_sources(paths, spool))
        assert all(source.path.read_bytes() for source in sources)
        names = [(source.name.name, source.kind) for source in sources]
        return names, [str(failure.message) for failure in spool.failures]


def tarred(path: Path, members: dict[str, bytes], *, link: str | None = None) -> None:
    with tarfile.open(path, "w:xz" if path.suffix == ".xz" else "w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        if link:
            info = tarfile.TarInfo("link.xml")
            info.type, info.linkname = tarfile.SYMTYPE, link
            archive.addfile(info)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (TEXT, "toestand"),
        (b"\xef\xbb\xbf<wetstechnische-informatie>", "wti"),
        (b"<!-- toestand --><work label='x'/>", "manifest"),
        (b'<!DOCTYPE wetgeving SYSTEM "x.dtd">\n<wetgeving>', "wetgeving"),
        (b"<!DOCTYPE x [<!ENTITY e 'y'>]><wetgeving>", "wetgeving"),
        ("<toestand/>".encode("utf-16"), "toestand"),
        (b"<srw:searchRetrieveResponse xmlns:srw='x'>", "sru"),
        (b"<officiele-publicatie>", "publication"),
        (b"<html>", None),
        (b"toestand", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_first_element(head: bytes, kind: str | None) -> None:
    assert kind_of_file(head) == kind


def test_nothing_of_a_name_counts(folder: Path) -> None:
    (folder / "manifest.xml").write_bytes(TEXT)
    (folder / "a.yaml").write_text("laws: []")
    (folder / "b.html").write_text("<html/>")
    assert found(folder) == ([("manifest.xml", "toestand")], [])
    assert root_of(b"<a><b/></a>") == "a"


@pytest.mark.parametrize("name", ["a.zip", "a.tar.xz", "a.tgz", "a.xml.gz", "a.xml.xz"])
def test_every_kind_of_archive(folder: Path, name: str) -> None:
    path = folder / name
    if name.endswith("zip"):
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("deep/one.xml", TEXT)
            archive.writestr("readme.txt", "nothing")
    elif name in ("a.tar.xz", "a.tgz"):
        tarred(path, {"deep/one.xml": TEXT, "readme.txt": b"nothing"})
    elif name.endswith("gz"):
        path.write_bytes(gzip.compress(TEXT))
    else:
        path.write_bytes(lzma.compress(TEXT))
    names, failures = found(folder)
    assert [kind for _, kind in names] == ["toestand"]
    assert failures == []


@pytest.mark.parametrize("name", ["../out.xml", "/tmp/out.xml", "a/../../out.xml", "C:\\out.xml"])
def test_names_that_lead_out_of_an_archive(folder: Path, name: str) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.writestr(name, TEXT)
        archive.writestr("good.xml", TEXT)
    names, failures = found(folder)
    assert names == [("good.xml", "toestand")]
    assert len(failures) == 1
    assert failures[0].endswith("in this archive leads out of it: refused")
    assert not (folder.parent / "out.xml").exists()


def test_links_in_an_archive_are_left_alone(folder: Path) -> None:
    secret = folder.parent / "secret.xml"
    secret.write_bytes(TEXT)
    tarred(folder / "a.tar.xz", {"good.xml": TEXT}, link=str(secret))
    assert found(folder) == ([("good.xml", "toestand")], [])


def test_a_bomb(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"{number}.xml", TEXT + b" " * 1_000_000)
    few = Limits(free=2_000_000, ratio=10)
    _, failures = found(folder, limits=few)
    assert failures == ["more than 1 MiB comes out of this archive: refused"]
    (folder / "a.zip").unlink()
    (folder / "a.xml.gz").write_bytes(gzip.compress(TEXT + b" " * 9_000_000))
    assert found(folder, limits=few)[1] == ["more than 1 MiB comes out of this archive: refused"]
    assert found(folder, limits=Limits(one_file=1024**2))[1] == ["larger than 1 MiB"]


def test_too_many_files(folder: Path) -> None:
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        for number in range(4):
            archive.writestr(f"{number}.xml", TEXT)
    assert found(folder, limits=Limits(files=3))[1] == [
        "more than 3 files in this archive: refused"
    ]


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xfd7zXZ\x00", b"\x1f\x8b"])
def test_broken_archives_are_failures(folder: Path, start: bytes) -> None:
    (folder / "a").write_bytes(start + b"nothing of the kind")
    (folder / "b.xml").write_bytes(TEXT)
    names, failures = found(folder)
    assert names == [("b.xml", "toestand")]
    assert [text.partition(":")[0] for text in failures] == ["the archive is broken"]


def test_what_is_named_must_hold_something(folder: Path) -> None:
    assert found(folder)[1][0].startswith("nothing in it can be imported: expected 'wetstech")
    assert found(folder / "missing.xml")[1] == ["cannot be read: No such file or directory"]


def test_a_file_that_cannot_be_told_is_no_file_of_another_kind(tmp_path: Path) -> None:
    folder = tmp_path / "download"
    folder.mkdir()
    (folder / "good.xml").write_bytes(TEXT)
    (folder / "empty.WTI").touch()
    (folder / "notes.txt").touch()
    bomb = b"<!DOCTYPE toestand [<!ENTITY a '" + b"x" * 20_000 + b"'>]>" + TEXT[21:]
    (folder / "long.xml").write_bytes(bomb)
    tarred(tmp_path / "same.tar.xz", {"good.xml": TEXT, "empty.xml": b"", "long.xml": bomb})
    for path in (folder, tmp_path / "same.tar.xz"):
        names, failures = found(path)
        assert names == [("good.xml", "toestand")]
        assert len(failures) == 2
        assert "the file is empty" in failures[0]
        assert "no first element at its beginning" in failures[1]
