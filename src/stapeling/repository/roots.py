"""Where a repository lies: found by its folder, without the program git."""

from __future__ import annotations

from pathlib import Path


def root_of(path: Path) -> Path | None:
    """Give the folder at or above a path that holds a repository, nothing outside of one."""
    start = path.resolve()
    for folder in (start, *start.parents):
        if (folder / ".git").exists():
            return folder
    return None
