"""The whole of an import of rules as code."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from stapeling.importers.bwb.places import find_places
from stapeling.importers.bwb.writing import Written, write_extract
from stapeling.importers.document import Document
from stapeling.importers.failure import ImportFailure, ImportFailures, Message
from stapeling.importers.reader import read_document
from stapeling.importers.rules import machine_law, regelrecht
from stapeling.importers.rules.joining import join_rules, key_of, numbers_by_name
from stapeling.importers.rules.told import RulesTold
from stapeling.importers.sources import read_bytes
from stapeling.language import N_


class _Format(NamedTuple):
    """One way of writing rules as code."""

    is_ours: Callable[[Document], bool]
    read_rules: Callable[[Document], RulesTold | None]


FORMATS: Mapping[str, _Format] = {
    regelrecht.NAME: _Format(regelrecht.is_ours, regelrecht.read_rules),
    machine_law.NAME: _Format(machine_law.is_ours, machine_law.read_rules),
}


@dataclass(slots=True)
class RulesReport:
    """What an import did."""

    files: int = 0
    skipped: int = 0
    """Files of the folder that are none of this format, or describe a law made up for trials."""
    laws: list[Written] = field(default_factory=list)
    failures: list[ImportFailure] = field(default_factory=list)


def import_rules(
    name: str, sources: Sequence[Path], out: Path, ids: Mapping[str, str] | None = None
) -> RulesReport:
    """Import files of one format of rules as code into a folder of the corpus.

    Parameters
    ----------
    name : str
        The format: one of `FORMATS`.
    sources : sequence of Path
        Files, and folders that are searched to the bottom.
    out : Path
        The folder to write to; a law that it holds under its BWB number is added to.
    ids : mapping, optional
        Ids for laws by BWB number.

    Raises
    ------
    ImportFailures
        When the folder cannot be used.
    stapeling.files.FileNotWrittenError
        When a file cannot be written.
    """
    report = RulesReport()
    places = find_places(out, ids or {})
    if places.failures:
        raise ImportFailures(places.failures)
    told = list(_read(FORMATS[name], sources, report))
    numbers = numbers_by_name(told)
    laws: dict[str, list[RulesTold]] = {}
    for row in told:
        laws.setdefault(key_of(row, numbers), []).append(row)
    for key in sorted(laws):
        extract = join_rules(key, laws[key], numbers, places.id_of, name)
        try:
            report.laws.append(write_extract(extract, places))
        except ImportFailure as failure:
            report.failures.append(failure)
    return report


def _read(form: _Format, sources: Iterable[Path], report: RulesReport) -> Iterator[RulesTold]:
    for source in sources:
        count = 0
        for path in sorted(source.rglob("*.y*ml")) if source.is_dir() else [source]:
            try:
                document = read_document(read_bytes(path).decode("utf-8-sig"), path)
            except ImportFailure as failure:
                report.failures.append(failure)
                continue
            except UnicodeDecodeError as error:
                message = Message(N_("not UTF-8 text: {why}"), {"why": error.reason})
                report.failures.append(ImportFailure(path, None, message))
                continue
            told = form.read_rules(document) if form.is_ours(document) else None
            if told is None:
                report.skipped += 1
                continue
            count += 1
            yield told
        report.files += count
        if not count and not report.failures:
            template = N_("nothing in it is of this format")
            report.failures.append(ImportFailure(source, None, Message(template)))
