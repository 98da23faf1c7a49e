"""Files, folders and archives to the files in them that can be imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from stapeling.importers.bwb.roots import HEAD, KINDS, fault_of, kind_of_file
from stapeling.importers.bwb.unpacking import Source, Spool, archive_form
from stapeling.importers.failure import ImportFailure, Message
from stapeling.language import N_


def find_sources(paths: Iterable[Path], spool: Spool) -> Iterator[Source]:
    """Give every file that can be imported; what cannot be read goes to `spool.failures`.

    A folder is searched to the bottom and may hold anything; what is named by itself must hold
    something that is read.
    """
    for path in paths:
        before = len(spool.failures)
        found = False
        for source in _in_folder(path, spool) if path.is_dir() else _in_file(path, spool):
            found = True
            yield source
        if not found and len(spool.failures) == before:
            roots = ", ".join(f"'{root}'" for root in KINDS)
            template = N_("nothing in it can be imported: expected {roots}")
            spool.failures.append(ImportFailure(path, None, Message(template, {"roots": roots})))


def _in_folder(folder: Path, spool: Spool) -> Iterator[Source]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield from _in_file(path, spool)


def _in_file(path: Path, spool: Spool) -> Iterator[Source]:
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            size = path.stat().st_size
    except OSError as error:
        message = Message(N_("cannot be read: {why}"), {"why": error.strerror or str(error)})
        spool.failures.append(ImportFailure(path, None, message))
        return
    if form := archive_form(head):
        yield from spool.unpack(path, form)
    elif kind := kind_of_file(head):
        if size > spool.limits.one_file:
            values = {"limit": spool.limits.one_file // 1024**2}
            failure = ImportFailure(path, None, Message(N_("larger than {limit} MiB"), values))
            spool.failures.append(failure)
        else:
            yield Source(path, path, kind)
    elif fault := fault_of(head, path.name):
        spool.failures.append(ImportFailure(path, None, Message(fault, {})))
    elif head.lstrip().startswith(b"<"):
        spool.skipped += 1
