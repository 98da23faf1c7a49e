"""The whole of an import from the Basiswettenbestand: find, read, join, write."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stapeling.importers.bwb.finding import find_sources
from stapeling.importers.bwb.heard import Advice
from stapeling.importers.bwb.places import Places, find_places
from stapeling.importers.bwb.telling import ActTold
from stapeling.importers.bwb.unpacking import Limits, Source, Spool
from stapeling.importers.bwb.working import read_files, tasks_of, write_laws
from stapeling.importers.bwb.writing import Written, write_act, write_toetsen
from stapeling.importers.failure import ImportFailure, ImportFailures, Notice

Progress = Callable[[str, int, int], None]
"""Is told what is being done, how much of it is done, and how much there is."""


@dataclass(slots=True)
class BwbReport:
    """What an import did."""

    kinds: Counter[str] = field(default_factory=Counter)
    """Files read, by kind."""
    skipped: int = 0
    """Files of other kinds, left alone."""
    laws: list[Written] = field(default_factory=list)
    acts: list[Written] = field(default_factory=list)
    toetsen: Path | None = None
    results: int = 0
    """Results of toetsen: advice that was heard."""
    notices: list[tuple[Path, Notice]] = field(default_factory=list)
    failures: list[ImportFailure] = field(default_factory=list)


def import_bwb(
    sources: Sequence[Path],
    out: Path,
    ids: Mapping[str, str] | None = None,
    *,
    strict: bool = False,
    progress: Progress | None = None,
    limits: Limits | None = None,
) -> BwbReport:
    """Import files of the Basiswettenbestand into a folder of the corpus.

    Parameters
    ----------
    sources : sequence of Path
        Files, folders and archives; each file is known by its root element.
    out : Path
        The folder to write to, a file a regulation. What stands there is kept and added to; a
        file in which nothing is new is not written.
    ids : mapping, optional
        Ids for laws by BWB number; else a law is called by its number in lower case.
    strict : bool
        Write nothing when a file cannot be read. Otherwise it is reported, and the rest imported.
    progress : callable, optional
        Is told how far the work is.
    limits : Limits, optional
        How much may come out of an archive.

    Returns
    -------
    BwbReport
        What was read and written, what is notable, and what failed.

    Raises
    ------
    ImportFailures
        When the folder cannot be used; when `strict`, for any file that cannot be read.
    stapeling.files.FileNotWrittenError
        When a file cannot be written.
    """
    report = BwbReport()
    tell = progress or (lambda _what, _done, _all: None)
    places = find_places(out, ids or {})
    if places.failures:
        raise ImportFailures(places.failures)
    with Spool(limits or Limits()) as spool:
        found = _found(sources, spool, tell)
        report.failures += spool.failures
        report.skipped = spool.skipped
        packed, acts = _read(found, report, tell)
    if strict and report.failures:
        raise ImportFailures(_in_order(report.failures))
    _write(packed, acts, places, report, tell)
    report.failures = _in_order(report.failures)
    return report


def _found(sources: Sequence[Path], spool: Spool, tell: Progress) -> list[Source]:
    found: list[Source] = []
    for source in find_sources(sources, spool):
        found.append(source)
        tell("find", len(found), 0)
    return found


def _read(
    found: Sequence[Source], report: BwbReport, tell: Progress
) -> tuple[dict[str, list[bytes]], list[ActTold]]:
    packed: dict[str, list[bytes]] = {}
    acts: dict[str, ActTold] = {}
    for done, file in enumerate(read_files(found), 1):
        told = file.told
        report.failures += told.failures
        report.notices += [(told.source.name, notice) for notice in told.notices]
        if not told.failures:
            report.kinds[told.source.kind] += 1
        for number, data in file.packed:
            packed.setdefault(number, []).append(data)
        if told.act is not None:
            # of one act in two files the same is kept, whatever their order
            known = acts.setdefault(str(told.act.act["id"]), told.act)
            acts[str(told.act.act["id"])] = max(known, told.act, key=repr)
        tell("read", done, len(found))
    return packed, [acts[identity] for identity in sorted(acts)]


def _write(
    packed: dict[str, list[bytes]],
    acts: Sequence[ActTold],
    places: Places,
    report: BwbReport,
    tell: Progress,
) -> None:
    tasks = list(tasks_of(packed, places))
    for done, written in enumerate(write_laws(tasks), 1):
        if isinstance(written, ImportFailure):
            report.failures.append(written)
        else:
            report.laws.append(written)
            report.notices += [(written.path, notice) for notice in written.notices]
        tell("write", done, len(tasks))
    for act in acts:
        try:
            report.acts.append(write_act(act, places))
        except ImportFailure as failure:
            report.failures.append(failure)
    heard = list(_heard(report))
    report.results = len(heard)
    report.toetsen = write_toetsen(heard, places)


def _heard(report: BwbReport) -> Iterator[Advice]:
    for written in (*report.laws, *report.acts):
        yield from written.heard


def _in_order(failures: Sequence[ImportFailure]) -> list[ImportFailure]:
    return sorted(failures, key=str)
