"""Measure `--help` against that of an empty Typer app, as a ratio within one run.

python benchmarks/startup.py --rounds 20
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

LIMIT = 1.5
"""What `--help` may cost against an empty app."""
EMPTY = """
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    pass


@app.command()
def two() -> None:
    pass


app()
"""


class Measured(NamedTuple):
    """A time of the processor, and what it is held against."""

    name: str
    seconds: float
    base: float
    against: str
    limit: float | None


def measure(rounds: int) -> list[Measured]:
    """Give the medians of both over so many rounds in turn, the empty app first."""
    empty: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.py"
        file.write_text(EMPTY, encoding="utf-8")
        for _ in range(rounds + 1):
            empty.append(_seconds([sys.executable, str(file), "--help"], folder))
            ours.append(_seconds([sys.executable, "-m", "stapeling", "--help"], folder))
    base, help_ = median(empty[1:]), median(ours[1:])  # the first reads files from the disk
    return [
        Measured("--help of an empty Typer app", base, base, "itself", None),
        Measured("stapeling --help", help_, base, "an empty Typer app", LIMIT),
    ]


def _seconds(command: list[str], folder: str) -> float:
    """Give the processor time of a process, its own and that of the system for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main() -> None:
    """Measure, and print both times and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    for row in measure(parser.parse_args().rounds):
        limit = f"  (limit {row.limit})" if row.limit is not None else ""
        ratio = row.seconds / row.base
        print(f"{row.name:32}{row.seconds:9.3f}{ratio:8.2f}  {row.against}{limit}")


if __name__ == "__main__":
    main()
