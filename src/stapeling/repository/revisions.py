"""Revisions: `REF[:PATH]`, as a user names a folder or file of a commit."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from pathlib import Path

from stapeling.repository.git import GitFailed, RepositoryError, git


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, and a path in it when one was given."""

    here: Path
    """The folder from which it was asked for."""
    ref: str
    """The commit as it was named."""
    commit: str
    path: str | None
    """From the top of the repository, with slashes; nothing when none was given."""
    prefix: str
    """Where the folder lies in the repository, with a slash at its end; empty at its top."""

    @property
    def name(self) -> str:
        """The revision as it was named."""
        return self.ref if self.path is None else f"{self.ref}:{self.path}"


def find_revision(text: str, here: Path) -> Revision:
    """Find the commit that a text names.

    A path counts from the top of the repository, as git has it, and from the folder itself when
    it begins with `./` or `../`.

    Raises
    ------
    RepositoryError
        When there is no repository around the folder, or it knows no such commit.
    """
    ref, colon, path = text.partition(":")
    try:
        prefix = git(here, "rev-parse", "--show-prefix").decode("utf-8", "backslashreplace")
    except GitFailed as error:
        raise RepositoryError(f"{text}: no such file or folder, nor a ref: {error}") from None
    if not ref:
        raise RepositoryError(f"{text}: no ref stands before the colon")
    commit = _commit(here, ref, text)
    prefix = prefix.rstrip("\n")
    return Revision(here, ref, commit, _from_top(path, prefix, text) if colon else None, prefix)


def _commit(here: Path, ref: str, text: str) -> str:
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    try:
        return git(here, *words).decode().strip()
    except GitFailed:
        shallow = git(here, "rev-parse", "--is-shallow-repository").strip() == b"true"
        hint = " (the clone is shallow: fetch its history first)" if shallow else ""
        said = f"{text}: no such file or folder, nor a ref of the repository"
        raise RepositoryError(f"{said}: '{ref}' names no commit{hint}") from None


def _from_top(path: str, prefix: str, text: str) -> str:
    """Give a path from the top of the repository; refuse one that leads out of it."""
    whole = posixpath.join(prefix, path) if path.startswith(("./", "../")) else path
    name = posixpath.normpath(whole) if whole else "."
    if name == ".." or name.startswith(("../", "/")):
        raise RepositoryError(f"{text}: the path lies outside the repository")
    return "" if name == "." else name


def merge_base(one: Revision, other: Revision) -> Revision:
    """Give the commit where two histories parted, with the path of the first.

    Raises
    ------
    RepositoryError
        When they have no commit in common.
    """
    try:
        found = git(one.here, "merge-base", "--end-of-options", one.commit, other.commit)
    except GitFailed:
        said = f"--merge-base: {one.ref} and {other.ref} have no commit in common"
        raise RepositoryError(f"{said} (a shallow clone does not hold it)") from None
    return replace(one, commit=found.decode().split()[0])
