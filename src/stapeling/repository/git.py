"""Calls of the program git: the one place that starts it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from stapeling.errors import StapelingError

_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells its hooks: where they are, which need not be where the corpus is."""
_QUIETLY = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
"""No locks for what is only read, no question for a password, messages in one language."""


class RepositoryError(StapelingError):
    """Something that the repository cannot give."""


class GitFailed(RepositoryError):  # noqa: N818 - it says what git did
    """Git ended with an error; the text is the last line that it wrote."""


def git(here: Path, *words: str, data: bytes | None = None) -> bytes:
    """Run git in a folder and give what it writes.

    Raises
    ------
    GitFailed
        When git says that it cannot.
    RepositoryError
        When there is no git.
    """
    command = ["git", "--no-pager", "--no-replace-objects", *words]
    inherited = {name: text for name, text in os.environ.items() if name not in _OF_A_HOOK}
    try:
        done = subprocess.run(  # noqa: S603 - words of the user stand behind --end-of-options
            command,
            input=b"" if data is None else data,
            capture_output=True,
            cwd=here,
            env=inherited | _QUIETLY,
            check=False,
        )
    except FileNotFoundError:
        raise RepositoryError("git is not installed, and a ref cannot be read without it") from None
    except ValueError:  # a null byte among the words
        raise GitFailed("a ref cannot hold a null byte") from None
    if done.returncode != 0:
        lines = done.stderr.decode("utf-8", "backslashreplace").strip().splitlines()
        raise GitFailed(lines[0].removeprefix("fatal: ") if lines else "git failed")
    return done.stdout
