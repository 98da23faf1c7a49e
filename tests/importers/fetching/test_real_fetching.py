"""Fetching files of the state as they are, where they lie beside the project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ...conftest import Run
from ..bwb.test_real_bwb import real
from .conftest import Fetching, Repository, drop, says, status

WOO = "BWBR0045754"
TEXT = f"/bwb/{WOO}/2022-05-01_0/xml/{WOO}_2022-05-01_0.xml"


@pytest.fixture
def woo(repository: Repository) -> Repository:
    """Serve the Woo: its manifest, its history, and the one text of four that lies here."""
    for path, name in {
        f"/bwb/{WOO}/manifest.xml": "manifest.xml",
        f"/bwb/{WOO}/{WOO}.WTI": f"{WOO}.WTI",
        TEXT: f"{WOO}_2022-05-01_0.xml",
    }.items():
        repository.files[path] = real("bwb", WOO, name).read_bytes()
    return repository


def test_the_text_has_the_hash_of_the_manifest(woo: Repository, fetching: Fetching) -> None:
    whole = woo.files[TEXT]
    woo.first[TEXT] = [drop, status(503), says(whole[:-10_000], len(whole))]
    done = fetching(WOO, texts="all")
    assert [path.read_bytes() for path in done.paths] == [*woo.files.values()]
    assert len(done.failures) == 3  # the texts that do not lie here
    assert all("(404)" in str(failure) for failure in done.failures)


def test_fetched_and_given_as_files_is_the_same(
    woo: Repository, fetching: Fetching, run: Run, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    shutil.copytree(real("bwb", WOO), files)
    outcome = []
    for name, given in (
        ("files", [files]),
        ("fetched", fetching(WOO, texts="all").paths),
        ("cache", [tmp_path / "cache"]),
    ):
        out = tmp_path / "out" / name
        assert run("import", "bwb", *given, "--out", out).returncode == 0
        outcome.append({p.relative_to(out): p.read_bytes() for p in out.rglob("*.yaml")})
    assert len(outcome[0]) > 1
    assert outcome[0] == outcome[1] == outcome[2]
