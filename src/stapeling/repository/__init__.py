"""A git repository as a source of texts: files as they were at a commit, without a checkout.

Only objects are read (`git ls-tree`, `git cat-file`): the work tree, the index and the
configuration of the caller stay untouched, and nothing that a repository configures is run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from stapeling.errors import StapelingError

__all__ = ["RepositoryError", "commit_of", "root_of", "texts_at"]

MAX_BYTES = 4 * 1024 * 1024
"""Larger files are refused, as they are on disk."""
_ENDINGS = (".yaml", ".yml")
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells its hooks: where they are, which need not be where the corpus is."""


class RepositoryError(StapelingError):
    """A repository, a commit or a file of it that cannot be read."""


def root_of(path: Path) -> Path | None:
    """Give the folder at or above a path that holds a repository, nothing outside of one."""
    start = path.resolve()
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    return None


def commit_of(repository: Path, ref: str) -> str:
    """Give the commit that a name means: a branch, a tag, a hash, `HEAD~1`."""
    if ref.startswith("-") or "\0" in ref or not ref.strip():
        raise RepositoryError(f"'{ref}' is not the name of a commit")
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"]
    done = _git(repository, asked)
    if done.returncode != 0:
        told = done.stderr.decode(errors="replace").strip()
        fetch = "; a shallow clone must fetch it first (fetch-depth: 0)"
        raise RepositoryError(told or f"there is no commit '{ref}' in {repository}{fetch}")
    return done.stdout.decode().strip()


def texts_at(repository: Path, ref: str, under: Path) -> dict[str, str]:
    """Give the YAML files below a folder of a repository as they were at a commit.

    Parameters
    ----------
    repository : Path
        The root of the repository.
    ref : str
        The commit, by any name that git knows.
    under : Path
        The folder (or one file), inside the repository; empty when it did not exist then.

    Returns
    -------
    dict of str to str
        Texts by path from the root of the repository, in order of path. Files and folders that
        begin with a dot are left out, and so are links.

    Raises
    ------
    RepositoryError
        When the commit does not exist, a file is too large or not UTF-8.
    """
    commit = commit_of(repository, ref)
    inside = under.resolve().relative_to(repository.resolve()).as_posix()
    blobs = dict(_blobs(repository, commit, inside, ref))
    contents = _contents(repository, list(blobs.values()))
    return {name: _decoded(name, data, ref) for name, data in zip(blobs, contents, strict=True)}


def _blobs(repository: Path, commit: str, inside: str, ref: str) -> Iterator[tuple[str, str]]:
    """Give the path and the object of every YAML file at a commit."""
    asked = ["ls-tree", "-r", "-l", "-z", "--full-tree", commit]
    if inside != ".":
        asked += ["--", inside]
    done = _succeeded(_git(repository, asked))
    for entry in done.split(b"\0"):
        head, tab, name = entry.partition(b"\t")
        if not tab:
            continue
        mode, kind, blob, size = head.split()
        path = os.fsdecode(name)
        below = path.removeprefix(inside) if inside != "." else path
        hidden = any(part.startswith(".") for part in Path(below).parts)
        if kind != b"blob" or mode == b"120000" or hidden or not path.endswith(_ENDINGS):
            continue
        if int(size) > MAX_BYTES:
            raise RepositoryError(f"{path} at {ref}: larger than {MAX_BYTES // 1024**2} MiB")
        yield path, blob.decode()


def _contents(repository: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """Give the contents of objects, all with one process."""
    if not blobs:
        return
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _succeeded(_git(repository, ["cat-file", "--batch"], asked))
    place = 0
    for _ in blobs:
        end = answer.index(b"\n", place)
        size = int(answer[place:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        place = end + 1 + size + 1


def _decoded(name: str, data: bytes, ref: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RepositoryError(f"{name} at {ref}: not UTF-8 text: {error.reason}") from None


def _git(
    repository: Path, arguments: Sequence[str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if k not in _OF_A_HOOK}
    environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        return subprocess.run(  # noqa: S603 - no shell; the one word of a user is checked above
            ["git", "-C", str(repository), "--no-replace-objects", *arguments],  # noqa: S607
            input=given,
            capture_output=True,
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        raise RepositoryError("git is needed to read a commit, and is not installed") from None


def _succeeded(done: subprocess.CompletedProcess[bytes]) -> bytes:
    if done.returncode != 0:
        raise RepositoryError(done.stderr.decode(errors="replace").strip() or "git failed")
    return done.stdout
