"""The whole of an import: read everything, check everything, then write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stapeling.files import write_all_whole
from stapeling.importers.differences import Difference
from stapeling.importers.document import Counts, Extract, count
from stapeling.importers.failure import ImportFailure, ImportFailures, Message, Notice
from stapeling.importers.reimport import merge
from stapeling.importers.sources import read_sources
from stapeling.importers.targets import target_of
from stapeling.importers.writer import write_document
from stapeling.language import N_


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """What became of one source."""

    source: Path
    law_id: str
    title: str
    bwb_id: str
    made: str | None
    """The day the source was made."""
    text: str
    """The YAML: what stands in the file now, or what is to go to standard output."""
    path: Path | None
    """The file it stands in; None when no folder was given."""
    written: bool
    """Whether the file was written: it is not when nothing is new."""
    counts: Counts
    notices: tuple[Notice, ...] = ()
    differences: tuple[Difference, ...] = ()
    """Against the file as it was; empty for a new file."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of every source, in the order in which they were given."""

    files: tuple[ImportedFile, ...]


def import_wti(
    sources: Sequence[Path], out: Path | None = None, ids: Mapping[str, str] | None = None
) -> ImportReport:
    """Import WTI files into a folder of the corpus.

    Parameters
    ----------
    sources : sequence of Path
        Files, or folders with files.
    out : Path, optional
        The folder to write to, a file a law; a law that it already holds is brought up to date.
        Without it nothing is written and the texts are in the report.
    ids : mapping, optional
        Ids for laws, by BWB number or by the path of the source as given.

    Returns
    -------
    ImportReport
        Per source what was read, written and changed.

    Raises
    ------
    ImportFailures
        With everything that is wrong, in all files; then nothing was written.
    stapeling.files.FileNotWrittenError
        When a file cannot be written.
    """
    ids = ids or {}
    extracts = read_sources(sources, ids)
    files: list[ImportedFile] = []
    failures: list[ImportFailure] = []
    for source, extract in extracts:
        wished = ids.get(extract.bwb_id) or ids.get(str(source))
        try:
            files.append(_imported(source, extract, out, wished))
        except ImportFailure as failure:
            failures.append(failure)
    failures += _clashes(files)
    if failures:
        raise ImportFailures(failures)
    write_all_whole({file.path: file.text for file in files if file.written and file.path})
    return ImportReport(tuple(files))


def _imported(source: Path, extract: Extract, out: Path | None, wished: str | None) -> ImportedFile:
    if out is None:
        text, path, written = write_document(extract.document), None, False
        differences: tuple[Difference, ...] = ()
        law_id = extract.law_id
    else:
        target = target_of(extract, out, wished)
        merged = merge(target.document or {}, extract)
        text, path, law_id = target.text_with(merged.document), target.path, merged.law_id
        written = target.document is None or text != target.text
        differences = () if target.document is None else merged.differences
    return ImportedFile(
        source=source,
        law_id=law_id,
        title=extract.title,
        bwb_id=extract.bwb_id,
        made=extract.made,
        text=text,
        path=path,
        written=written,
        counts=count(extract),
        notices=extract.notices,
        differences=differences,
    )


def _clashes(files: Sequence[ImportedFile]) -> list[ImportFailure]:
    """Two sources of one law, or of two laws with one id, cannot both be written."""
    failures: list[ImportFailure] = []
    seen: dict[str, Path] = {}
    for file in files:
        for name in dict.fromkeys((file.bwb_id, file.law_id, str(file.path or ""))):
            if name and name in seen:
                values = {"name": name, "other": seen[name]}
                template = N_("{name} also comes from {other}: give one of them another id")
                failures.append(ImportFailure(file.source, None, Message(template, values)))
                break
            seen[name] = file.source
    return failures
