"""What the rules found in a corpus as it was at a commit."""

from __future__ import annotations

from pathlib import Path

from stapeling.checks.running import Outcome, run_checks
from stapeling.commands.check.settling import Settled, context_of
from stapeling.errors import StapelingError
from stapeling.loading import load_tree
from stapeling.loading.places import Places
from stapeling.repository import CommitTree, RepositoryError, Revision, find_revision, root_of


def found_before(places: Places, settled: Settled, ref: str) -> Outcome | None:
    """Check the corpus as it was at a commit; nothing when it could not be read then."""
    if len(places.named) == 1 and places.named[0].is_file() and not places.selected:
        raise StapelingError("--since: a scenario has no state of its own; check its corpus")
    tree = CommitTree(_revision(places.root or places.named[0], ref))
    path = tree.revision.path or ""
    if path and not any(name == path or name.startswith(f"{path}/") for name in tree.names):
        return Outcome(())  # there was no corpus yet
    try:
        loaded = load_tree(tree, path)
    except RepositoryError:
        raise
    except StapelingError:
        return None
    return run_checks(context_of(loaded.corpus, settled), settled.asked)


def _revision(corpus: Path, ref: str) -> Revision:
    """Give the place of a corpus at a commit."""
    if root_of(corpus) is None:
        raise StapelingError(f"--since: {corpus} lies in no git repository")
    if not ref.strip() or ":" in ref:
        raise StapelingError(f"--since: '{ref}' is not the name of a commit")
    folder = corpus if corpus.is_dir() else corpus.parent
    inside = "" if corpus.is_dir() else corpus.name
    try:
        return find_revision(f"{ref}:./{inside}", folder)
    except RepositoryError as error:
        # What a place of a comparison is called means nothing here: keep what is said of the ref.
        said = str(error)
        start = max(said.find(f"'{ref}' names"), 0)
        raise RepositoryError(f"--since: {said[start:]}") from None
