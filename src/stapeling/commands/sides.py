"""The sides of a comparison: a folder, a scenario, a saved report, or a place in a commit."""

from __future__ import annotations

from pathlib import Path

from stapeling.commands.saved import Saved, read_saved
from stapeling.comparing.results import Notice
from stapeling.errors import StapelingError
from stapeling.language import N_
from stapeling.loading import Loaded, load, load_tree
from stapeling.loading.places import ENDINGS
from stapeling.repository import CommitTree, RepositoryError, Revision, find_revision, merge_base
from stapeling.settings import FILE

Source = Path | Revision | Saved


def find_source(text: str, here: Path) -> tuple[Source, list[Notice]]:
    """Find what a word of the user means: what lies there, else a commit of the repository.

    Raises
    ------
    StapelingError
        When it means nothing, or a file that is neither YAML nor a saved report.
    """
    path = here / text
    if not text:
        raise StapelingError("an empty word names no folder, file or ref")
    if not _exists(path):
        return find_revision(text, here), []
    if not path.is_dir() and not text.endswith(ENDINGS):
        return read_saved(path, text), []
    return Path(text), _also_a_ref(text, here)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # too long for a name, or holding what a name cannot
        return False


def _also_a_ref(text: str, here: Path) -> list[Notice]:
    """Say that a word means a ref as well, and how to name that."""
    if "/" in text or text.startswith("."):
        return []
    try:
        find_revision(text, here)
    except RepositoryError:
        return []
    template = N_(
        "'{name}' is a path here and also a ref; the path is meant ('{name}:' is the ref)"
    )
    return [Notice(template, {"name": text})]


def parted(a: Source, b: Source, here: Path) -> tuple[Revision, Notice]:
    """Give the commit where the history of A parted from that of B, in the place of A.

    Raises
    ------
    StapelingError
        When A is no ref, or B neither a ref nor a path in the work tree.
    """
    if not isinstance(a, Revision):
        raise StapelingError("--merge-base: the first side must be a ref, such as main:data")
    if isinstance(b, Saved):
        raise StapelingError("--merge-base: a saved report has no history")
    other = b if isinstance(b, Revision) else find_revision("HEAD", here)
    base = merge_base(a, other)
    template = N_("{a} is taken where it parted from {b}: at commit {commit}")
    return base, Notice(template, {"a": a.ref, "b": other.ref, "commit": base.commit[:12]})


def load_source(source: Path | Revision) -> tuple[Loaded, list[Notice]]:
    """Load a folder, a scenario, or a place in a commit."""
    if isinstance(source, Path):
        return load([source]), []
    tree = CommitTree(source)
    path = source.path if source.path is not None else _default(tree)
    inside = f"{path}/" if path else ""
    template = N_("{name} is a submodule and is not read")
    left_out = [
        Notice(template, {"name": f"{source.ref}:{name}"})
        for name in tree.submodules
        if name.startswith(inside)
    ]
    return load_tree(tree, path), left_out


def _default(tree: CommitTree) -> str:
    """Give the path of a commit named without one, as a command without a path finds it."""
    folder = tree.revision.prefix.rstrip("/")
    names, above = tree.names, folder
    while True:
        inside = f"{above}/" if above else ""
        if f"{inside}{FILE}" in names:
            return above
        if not above:
            break
        above = above.rpartition("/")[0]
    inside = f"{folder}/" if folder else ""
    if any(name.startswith(f"{inside}data/") for name in names):
        return f"{inside}data"
    return folder
