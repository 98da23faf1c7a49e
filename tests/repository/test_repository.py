"""Sides in a git repository: read from its objects, whatever the work tree holds."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from stapeling.loading import Loaded, Refused, load, load_tree
from stapeling.repository import CommitTree, RepositoryError, find_revision, merge_base

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
LAW = "laws: [{{id: {0}, title: T, kind: wet, in_force_from: 2010-01-01}}]\n"


def git(folder: Path, *words: str) -> str:
    environment = {
        **os.environ,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@b.nl",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@b.nl",
    }
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def commit(folder: Path, message: str = "m") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD").strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Give a repository with a corpus of one law, and a second commit with another."""
    folder = tmp_path / "repository"
    (folder / "data" / "laws").mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    (folder / "data" / "stapeling.toml").write_text("[metrics]\nrest_years = 7\n")
    (folder / "data" / "laws" / "a.yaml").write_text(LAW.format("a"))
    commit(folder)
    (folder / "data" / "laws" / "b.yaml").write_text(LAW.format("b"))
    commit(folder)
    return folder


def loaded(folder: Path, text: str) -> Loaded:
    revision = find_revision(text, folder)
    return load_tree(CommitTree(revision), revision.path or "")


def laws(folder: Path, text: str) -> list[str]:
    return sorted(loaded(folder, text).corpus.laws)


def test_a_commit_is_read_as_the_folder_would_be(repository: Path) -> None:
    there, here = loaded(repository, "HEAD:data"), load([repository / "data"])
    assert there.corpus == here.corpus
    assert there.settings == here.settings
    assert [file.sha256 for file in there.files] == [file.sha256 for file in here.files]
    assert [file.name for file in there.files] == ["HEAD:data/laws/a.yaml", "HEAD:data/laws/b.yaml"]


def test_an_earlier_commit(repository: Path) -> None:
    assert laws(repository, "HEAD~1:data") == ["a"]
    assert laws(repository, "main:data/laws") == ["a", "b"]
    assert laws(repository / "data", "HEAD~1:./laws") == ["a"]


def test_a_path_selects_and_the_settings_of_the_commit_hold(repository: Path) -> None:
    (repository / "data" / "stapeling.toml").write_text("[metrics]\nrest_years = 3\n")
    found = loaded(repository, "HEAD:data/laws/b.yaml")
    assert found.settings.rest_years == 7
    assert sorted(found.corpus.laws) == ["a", "b"]
    assert found.selection.laws == {"b"}


def test_files_that_the_settings_leave_out(repository: Path) -> None:
    (repository / "data" / "stapeling.toml").write_text('[corpus]\ninclude = ["laws/a*.yaml"]\n')
    commit(repository)
    assert laws(repository, "HEAD:data") == sorted(load([repository / "data"]).corpus.laws) == ["a"]


def test_a_dirty_work_tree_is_left_alone(repository: Path) -> None:
    (repository / "data" / "laws" / "a.yaml").write_text("not: a corpus\n")
    (repository / "data" / "laws" / "new.yaml").write_text("laws: [\n")
    before = git(repository, "status", "--porcelain")
    assert laws(repository, "HEAD:data") == ["a", "b"]
    assert git(repository, "status", "--porcelain") == before


def test_a_renamed_file_holds_the_same_records(repository: Path) -> None:
    git(repository, "mv", "data/laws/a.yaml", "data/z.yaml")
    commit(repository)
    assert loaded(repository, "HEAD:data").corpus == loaded(repository, "HEAD~1:data").corpus


def test_a_bare_repository(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--bare", str(repository), "bare.git")
    assert laws(tmp_path / "bare.git", "main:data") == ["a", "b"]


def test_odd_names(repository: Path) -> None:
    folder = repository / "data" / "wet: 'é\" \\t"
    folder.mkdir()
    (folder / "-x\ty.yaml").write_text(LAW.format("odd"))
    (folder / ".hidden.yaml").write_text("laws: [\n")
    commit(repository)
    assert laws(repository, "HEAD:data") == ["a", "b", "odd"]


def test_links_stand_for_their_files(repository: Path) -> None:
    (repository / "elsewhere.yaml").write_text(LAW.format("linked"))
    (repository / "data" / "laws" / "c.yaml").symlink_to("../../elsewhere.yaml")
    (repository / "data" / "laws" / "d.yaml").symlink_to("/nowhere.yaml")
    commit(repository)
    assert laws(repository, "HEAD:data") == ["a", "b", "linked"]


def test_a_submodule_is_named_and_not_read(repository: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    (other / "law.yaml").write_text(LAW.format("sub"))
    commit(other)
    words = ("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(other), "data/sub")
    git(repository, *words)
    commit(repository)
    tree = CommitTree(find_revision("HEAD:data", repository))
    assert tree.submodules == ("data/sub",)
    assert laws(repository, "HEAD:data") == ["a", "b"]


def test_a_scenario_and_its_base_in_a_commit(repository: Path) -> None:
    (repository / "s").mkdir()
    (repository / "s" / "one.yaml").write_text(
        "scenario: {base: ../data, title: One, remove: {laws: [b]}}\n"
    )
    (repository / "s" / "two.yaml").write_text("scenario: {base: one.yaml}\n" + LAW.format("c"))
    commit(repository)
    (repository / "s" / "one.yaml").unlink()
    assert laws(repository, "HEAD:s/one.yaml") == ["a"]
    assert laws(repository, "HEAD:s/two.yaml") == ["a", "c"]
    assert loaded(repository, "HEAD:s/one.yaml").scenario == "One"


@pytest.mark.parametrize("base", ["../../../outside", "missing.yaml", "self.yaml"])
def test_a_scenario_whose_base_is_not_there(repository: Path, base: str) -> None:
    (repository / "self.yaml").write_text(f"scenario: {{base: {base}}}\n")
    commit(repository)
    with pytest.raises(Refused) as caught:
        loaded(repository, "HEAD:self.yaml")
    (finding,) = caught.value.findings
    assert str(finding) == (
        f"HEAD:self.yaml:1:11: ST111 the base '{base}' of the scenario cannot be used"
    )


def test_mistakes_name_the_commit(repository: Path) -> None:
    (repository / "data" / "laws" / "b.yaml").write_text("laws: [{id: b, titel: B, kind: wet}]\n")
    commit(repository)
    with pytest.raises(Refused, match=r"HEAD:data/laws/b\.yaml:1:16: ST010"):
        loaded(repository, "HEAD:data")


def test_where_histories_parted(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD").strip()
    git(repository, "checkout", "-q", "-b", "topic")
    (repository / "data" / "laws" / "c.yaml").write_text(LAW.format("c"))
    commit(repository)
    git(repository, "checkout", "-q", "main")
    (repository / "data" / "laws" / "d.yaml").write_text(LAW.format("d"))
    commit(repository)
    one, other = (find_revision(f"{name}:data", repository) for name in ("main", "topic"))
    parted = merge_base(one, other)
    assert (parted.commit, parted.path) == (base, "data")
    git(repository, "checkout", "-q", "--orphan", "alone")
    commit(repository)
    with pytest.raises(RepositoryError, match="have no commit in common"):
        merge_base(one, find_revision("alone", repository))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nowhere:data", "nowhere:data: no such file or folder, nor a ref of the repository"),
        ("--help", "--help: no such file or folder, nor a ref of the repository"),
        ("--output=x:data", "--output=x:data: no such file or folder, nor a ref"),
        ("-:data", "'-' names no commit"),
        ("HEAD~99", "'HEAD~99' names no commit"),
        (":data", ":data: no ref stands before the colon"),
        ("HEAD:../data", "HEAD:../data: the path lies outside the repository"),
        ("HEAD:/etc", "HEAD:/etc: the path lies outside the repository"),
        ("HEAD:data:x", "HEAD:data:x: no such file or folder"),
        ("HEAD:a\0b", "no such file or folder"),
        ("a\0b", "null byte|no such file"),
    ],
)
def test_what_cannot_be_found(repository: Path, text: str, said: str) -> None:
    from stapeling.errors import StapelingError

    with pytest.raises(StapelingError, match=said):
        loaded(repository, text)
    assert not (repository / "x").exists()


def test_a_shallow_clone_says_so(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    with pytest.raises(RepositoryError, match=r"the clone is shallow: fetch its history first"):
        find_revision("HEAD~1:data", tmp_path / "shallow")


def test_outside_a_repository(tmp_path: Path) -> None:
    with pytest.raises(RepositoryError, match="not a git repository"):
        find_revision("HEAD", tmp_path)


def test_without_git(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RepositoryError, match="git is not installed"):
        find_revision("HEAD", repository)
