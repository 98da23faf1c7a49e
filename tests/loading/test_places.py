"""A path selects what is reported; references are resolved against the whole corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.errors import StapelingError
from stapeling.loading import Refused, load

LAW = "laws: [{{id: {0}, title: {0}, kind: wet, act: act-1, implementers: [u]}}]\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a corpus of two laws, an act and an organisation, and stand beside it."""
    for name, text in {
        "data/stapeling.toml": "",
        "data/laws/a.yaml": LAW.format("a"),
        "data/laws/b.yml": LAW.format("b"),
        "data/laws/readme.md": "laws: nothing",
        "data/laws/.hidden.yaml": "not a corpus",
        "data/.git/c.yaml": "not a corpus",
        "data/acts.yaml": "acts: [{id: act-1}]\norganisations: [{id: u, title: U}]\n",
        "data/scenario.yaml": "scenario: {base: .}\nlaws: [{id: z, title: Z, kind: wet}]\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_corpus_root_selects_everything(root: Path) -> None:
    loaded = load([Path("data")])
    assert sorted(loaded.corpus.laws) == ["a", "b"]
    assert (loaded.selection.laws, loaded.selection.organisations) == (None, None)
    assert [file.name for file in loaded.files] == [
        "data/acts.yaml",
        "data/laws/a.yaml",
        "data/laws/b.yml",
    ]
    assert loaded.corpus.findings == ()


@pytest.mark.parametrize(
    ("paths", "laws", "organisations"),
    [
        (["data/laws"], ["a", "b"], []),
        (["data/laws/a.yaml"], ["a"], []),
        (["data/laws/../laws/a.yaml", "data/acts.yaml"], ["a"], ["u"]),
        (["data/acts.yaml"], [], ["u"]),
    ],
)
def test_a_path_within_a_corpus_selects(
    root: Path, paths: list[str], laws: list[str], organisations: list[str]
) -> None:
    loaded = load([Path(path) for path in paths])
    assert sorted(loaded.selection.laws or ()) == laws
    assert sorted(loaded.selection.organisations or ()) == organisations
    assert sorted(loaded.corpus.laws) == ["a", "b"]
    assert loaded.corpus.findings == ()


def test_without_a_root_the_path_is_the_corpus(root: Path) -> None:
    (root / "data" / "stapeling.toml").unlink()
    loaded = load([Path("data/laws")])
    assert [str(finding) for finding in loaded.corpus.findings] == [
        f"data/laws/{file}:1:8: ST101 {law}: there is no {kind} '{name}' in the corpus"
        for file, law in (("a.yaml", "a"), ("b.yml", "b"))
        for kind, name in (("act", "act-1"), ("organisation", "u"))
    ]


@pytest.mark.parametrize("folder", [".", "data", "data/laws", "data/new/deeper"])
def test_without_a_path_the_corpus_here_or_above_or_in_data(
    root: Path, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / folder)
    loaded = load([])
    assert sorted(loaded.corpus.laws) == ["a", "b"]
    assert loaded.selection.laws is None


def test_a_file_that_is_no_part_of_its_corpus_is_refused(root: Path) -> None:
    (root / "data" / "stapeling.toml").write_text('[corpus]\ninclude = ["laws/*.yaml"]\n')
    assert sorted(load([Path("data")]).corpus.laws) == ["a"]
    for name in ("data/stapeling.toml", "data/laws/readme.md", "data/acts.yaml"):
        with pytest.raises(StapelingError) as caught:
            load([Path("data/laws/a.yaml"), Path(name)])
        assert str(caught.value) == f"{name}: no YAML file of the corpus at {root / 'data'}"


def test_paths_of_two_corpora_are_refused(root: Path) -> None:
    (root / "other").mkdir()
    (root / "other" / "stapeling.toml").touch()
    (root / "other" / "a.yaml").write_text(LAW.format("a"))
    with pytest.raises(StapelingError) as caught:
        load([Path("other"), Path("data")])
    assert str(caught.value) == (
        f"the paths belong to different corpora: {root / 'data'}, {root / 'other'}"
    )


def test_files_outside_the_current_folder_keep_the_name_they_were_given(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "data" / "acts.yaml").write_text("acts: [{id: A}]")
    monkeypatch.chdir(root / "data" / "laws")
    with pytest.raises(Refused) as caught:
        load([Path()])
    wrong = root / "data" / "acts.yaml"
    assert str(caught.value).startswith(f"{wrong}:1:13: ST017 'A' is not an id")
