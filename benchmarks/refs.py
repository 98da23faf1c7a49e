"""Measure reading a corpus at a git ref against reading it from disk, as a ratio.

python benchmarks/refs.py --laws 10000
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generate import write_corpus

from stapeling.loading import load, load_tree
from stapeling.repository import CommitTree, find_revision

LIMIT = 1.5
"""What reading at a ref may cost against reading from disk."""


def timed(work: Callable[[], object], rounds: int) -> float:
    """Give the least time on the clock over a few rounds: git works in a process of its own."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)


def at_ref(folder: Path) -> object:
    """Load the corpus of the last commit."""
    return load_tree(CommitTree(find_revision("HEAD:data", folder)), "data")


def main() -> None:
    """Generate a corpus in a repository, and print both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--laws", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(options.laws, folder / "data", 1)
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-q", "-m", "all")):
            subprocess.run(["git", *words], cwd=folder, check=True)
        disk = timed(lambda: load([folder / "data"]), options.rounds)
        ref = timed(lambda: at_ref(folder), options.rounds)
    print(f"{options.laws} files: disk {disk:.2f} s, ref {ref:.2f} s, ratio {ref / disk:.2f}")
    print(f"(limit {LIMIT})")


if __name__ == "__main__":
    main()
