"""Measure an import of the Basiswettenbestand against a plain search of the same files.

    python benchmarks/import_bwb.py subset.tar.xz
    python benchmarks/import_bwb.py folder/ --times 5

The search is a plain one for facts that the import takes over too: seven regular expressions on the
bytes of each file, over two processes. Both are timed in turn, from files
on the disk to the last result, start of processes included. Memory is the sum over the processes,
the largest that was seen. With `--times` every file is there so often, under other numbers.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

LIMITS = {"ratio": 20.0, "MiB": 1536.0}
"""What an import may cost: times the search, and memory in all."""
_PROCESSES = 2
_MIB = 1024 * 1024
_PATTERNS = {
    "articles": re.compile(rb"<artikel[\s>]"),
    "references": re.compile(rb'<extref[^>]*\bdoc="([^"]*)"'),
    "grounds": re.compile(rb'bevat="grondslag"'),
    "heard": re.compile(rb'bevat="gehoord"'),
    "titles": re.compile(rb"<intitule[^>]*>([^<]*)"),
    "clauses": re.compile(rb"verslag over de (?:doeltreffendheid|werking)[^<]*"),
    "evaluations": re.compile(rb"\b[Ee]valu(?:atie|eren|eert)\b"),
}
_NUMBER = re.compile(rb"BWB([RVW])0")


def search(path: str) -> Counter[str]:
    """Count the places of each pattern in a file."""
    data = Path(path).read_bytes()
    return Counter({name: len(found.findall(data)) for name, found in _PATTERNS.items()})


def search_all(files: list[Path]) -> Counter[str]:
    """Search all files in two processes."""
    found: Counter[str] = Counter()
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn")) as pool:
        for counted in pool.map(search, map(str, files), chunksize=24):
            found += counted
    return found


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Give the time of the processor over all processes that were started, and that on the clock.

    Other work on a machine changes the second by more than what is measured.
    """
    begin, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    used = sum(after[:4]) - sum(before[:4])
    return used, time.perf_counter() - begin


def import_as_process(source: Path) -> float:
    """Run an import as a user would, into an empty folder; give its peak memory in MiB."""
    with tempfile.TemporaryDirectory() as out:
        words = ["-m", "stapeling", "import", "bwb", str(source), "--out", out, "--quiet"]
        process = subprocess.Popen([sys.executable, *words])
        peak = _Peak(process.pid)
        if process.wait() != 0:
            raise SystemExit(f"the import of {source} gave status {process.returncode}")
        return peak.stop() / _MIB


@dataclass(frozen=True, slots=True)
class Compared:
    """What a search and an import of the same files took."""

    files: int
    size: int
    search: tuple[float, float]
    """Seconds of the processor, and on the clock."""
    whole: tuple[float, float]
    peak: float


class _Peak:
    """Looks often at the memory of a process and of those that it started (Linux only)."""

    def __init__(self, pid: int) -> None:
        self._pid, self._most, self._over = pid, 0, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def stop(self) -> int:
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(0.05):
            self._most = max(self._most, sum(map(_resident, _family(self._pid))))


def _family(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        try:
            text = Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += map(int, text.split())
    return found


def _resident(pid: int) -> int:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0  # it ended in the meantime
    return pages * os.sysconf("SC_PAGE_SIZE")


def unpack(source: Path, folder: Path, times: int) -> list[Path]:
    """Put the files of an archive or folder in a folder, each so often, under other numbers."""
    if source.is_dir():
        contents = [(p.name, p.read_bytes()) for p in sorted(source.rglob("*")) if p.is_file()]
    else:
        with tarfile.open(source) as archive:
            contents = [
                (Path(member.name).name, stream.read())
                for member in archive
                if (stream := archive.extractfile(member)) is not None
            ]
    for name, data in contents:
        for time_ in range(times):
            (folder / f"{time_}-{name}").write_bytes(
                _NUMBER.sub(rb"BWB\g<1>%d" % time_, data) if time_ else data
            )
    return sorted(folder.iterdir())


def compare(source: Path, times: int, rounds: int) -> Compared:
    """Search and import the same files in turn, a few times; give the least of each."""
    with tempfile.TemporaryDirectory() as name:
        folder, peaks, pairs = Path(name), [], []
        files = unpack(source, folder, times)
        size = sum(path.stat().st_size for path in files)
        for _ in range(rounds):
            plain = seconds(lambda: search_all(files))
            pairs.append((*plain, *seconds(lambda: peaks.append(import_as_process(folder)))))
    used, clock, used_whole, clock_whole = (min(column) for column in zip(*pairs, strict=True))
    return Compared(len(files), size, (used, clock), (used_whole, clock_whole), max(peaks))


def measure(source: Path) -> list[tuple[str, float, float, str, float]]:
    """Give the line of the table of all benchmarks."""
    found = compare(source, times=1, rounds=1)
    name, against = f"import of {found.files:,} BWB texts", "search by regular expressions"
    return [(name, found.whole[0], found.search[0], against, LIMITS["ratio"])]


def main() -> None:
    """Unpack, search, import, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("source", type=Path, help="a folder or a tar of BWB files")
    parser.add_argument("--times", type=int, default=1, choices=range(1, 10))
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = compare(options.source, options.times, options.rounds)
    (used, clock), (used_whole, clock_whole) = found.search, found.whole
    print(f"{found.files} files, {found.size / 1e6:.1f} MB; best of {options.rounds}")
    print(f"{'':36}{'processor':>12}{'clock':>9}")
    print(f"{'regular expressions, two processes':36}{used:10.2f} s{clock:7.2f} s")
    print(f"{'import bwb':36}{used_whole:10.2f} s{clock_whole:7.2f} s")
    ratios = f"{used_whole / used:10.1f}  {clock_whole / clock:7.1f}"
    print(f"{'ratio':36}{ratios}    (limit {LIMITS['ratio']:.0f})")
    print(f"{'peak memory':36}{found.peak:10.0f} MiB        (limit {LIMITS['MiB']:.0f})")


if __name__ == "__main__":
    main()
