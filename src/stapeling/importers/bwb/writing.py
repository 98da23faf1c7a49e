"""Laws, acts and toetsen to files: laid into what stands there, written when anything is new."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from stapeling.files import write_whole
from stapeling.importers.bwb.heard import Advice, result_row, test_row
from stapeling.importers.bwb.joining import join
from stapeling.importers.bwb.places import TESTS, Places
from stapeling.importers.bwb.telling import ActTold, Telling
from stapeling.importers.differences import Difference
from stapeling.importers.document import Document, Extract, Row, rows
from stapeling.importers.failure import Notice
from stapeling.importers.merging import Merging
from stapeling.importers.reimport import merge, unite_lists
from stapeling.importers.targets import read_target


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one regulation or act."""

    number: str
    """The BWB number, or the id of an act."""
    law_id: str
    path: Path
    written: bool
    """Whether the file was written: it is not when nothing is new."""
    changes: int = 0
    clauses: int = 0
    heard: tuple[Advice, ...] = ()
    notices: tuple[Notice, ...] = ()
    differences: tuple[Difference, ...] = ()


def write_law(number: str, tellings: Sequence[Telling], places: Places) -> Written:
    """Join what is told of a regulation and write it to its file.

    Raises
    ------
    ImportFailure
        When the file that stands there cannot be read.
    stapeling.files.FileNotWrittenError
        When it cannot be written.
    """
    extract = join(number, tellings, places.id_of)
    told = tuple(advice for telling in tellings for advice in getattr(telling, "heard", ()))
    return replace(write_extract(extract, places), heard=told)


def write_extract(extract: Extract, places: Places) -> Written:
    """Write a law to its file: laid into what stands there, if anything does."""
    document = {name: value for name, value in extract.document.items() if name != "tests"}
    target = read_target(places.path_of(extract.bwb_id or extract.law_id))
    merged = merge(target.document or {}, replace(extract, document=document))
    text = target.text_with(merged.document)
    fresh = target.document is None or text != target.text
    if fresh:
        write_whole(target.path, text, lasting=False)
    law = rows(extract.document, "laws")[0]
    return Written(
        extract.bwb_id,
        merged.law_id,
        target.path,
        fresh,
        changes=len(rows(law, "changes")),
        clauses=len(rows(law, "evaluation_clauses")),
        notices=extract.notices,
        differences=() if target.document is None else merged.differences,
    )


def write_act(told: ActTold, places: Places) -> Written:
    """Write an act with its title to a file of its own, and who was heard on it."""
    identity = str(told.act["id"])
    subject: Row = {"act": identity}
    found: Document = {"acts": [told.act]}
    if told.heard:
        source = str(told.act["source"])
        found["test_results"] = [result_row(advice, subject, source) for advice in told.heard]
    path = places.path_of_act(identity)
    fresh, differences = _lay(found, path)
    return Written(identity, identity, path, fresh, heard=told.heard, differences=differences)


def write_toetsen(heard: Sequence[Advice], places: Places) -> Path | None:
    """Write the toetsen that results speak of and that the folder does not have yet."""
    fresh = {a.test: test_row(a) for a in sorted(heard, key=repr) if a.test not in places.tests}
    if not fresh:
        return None
    path = places.folder / TESTS
    _lay({"tests": [fresh[name] for name in sorted(fresh)]}, path)
    return path


def _lay(found: Document, path: Path) -> tuple[bool, tuple[Difference, ...]]:
    target = read_target(path)
    document, merging = copy.deepcopy(target.document or {}), Merging()
    unite_lists(document, found, merging)
    text = target.text_with(document)
    fresh = target.document is None or text != target.text
    if fresh:
        write_whole(path, text, lasting=False)
    return fresh, () if target.document is None else tuple(merging.differences)
