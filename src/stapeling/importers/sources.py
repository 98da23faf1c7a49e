"""Files to extracts: which importer reads a file, and what it makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from stapeling.importers.document import Extract
from stapeling.importers.failure import ImportFailure, ImportFailures, Message
from stapeling.importers.markup import parse_xml, root_name
from stapeling.importers.wti import WtiImporter
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree

MAX_BYTES = 256 * 1024 * 1024
"""Larger files are refused: the history of the busiest law is a few megabytes."""


class Importer(Protocol):
    """Reads one kind of file that the state makes."""

    @property
    def name(self) -> str:
        """The name of the format on the command line."""

    @property
    def root(self) -> str:
        """The root element that marks the format: names of files tell nothing."""

    def identify(self, root_name: str) -> bool:
        """Say whether a file with this root element is for this importer."""

    def extract(self, root: etree._Element, path: Path, law_id: str | None = None) -> Extract:
        """Read a file, or raise `ImportFailures` with all that is wrong in it."""


IMPORTERS: tuple[Importer, ...] = (WtiImporter(),)


def read_wti(
    source: Path | bytes, *, law_id: str | None = None, name: Path | None = None
) -> Extract:
    """Read a WTI file.

    Parameters
    ----------
    source : Path or bytes
        The file, or its content.
    law_id : str, optional
        The id that the law is to have; made of its title when it is not given.
    name : Path, optional
        What to call the file in messages, when `source` is its content.

    Returns
    -------
    Extract
        What the file says, as lists of the schema; nothing is written or printed.

    Raises
    ------
    ImportFailure
        When it is no XML, or not this kind of XML.
    ImportFailures
        With everything in it that cannot be read.
    """
    path = source if isinstance(source, Path) else name or Path("<bytes>")
    data = source if isinstance(source, bytes) else read_bytes(path)
    return _extract(data, path, IMPORTERS[:1], law_id)


def read_sources(paths: Sequence[Path], ids: Mapping[str, str]) -> list[tuple[Path, Extract]]:
    """Read files, and in folders those that an importer knows; raise all failures at once.

    `ids` gives ids to laws, by BWB number or by the name of the file as it is in `paths`.
    """
    found: list[tuple[Path, Extract]] = []
    failures: list[ImportFailure] = []
    for path in paths:
        try:
            found.extend(_read(path, ids))
        except ImportFailures as several:
            failures.extend(several.failures)
        except ImportFailure as failure:
            failures.append(failure)
    if failures:
        raise ImportFailures(failures)
    return found


def read_bytes(path: Path) -> bytes:
    """Read a file, or say why not."""
    try:
        if path.stat().st_size > MAX_BYTES:
            values = {"limit": MAX_BYTES // 1024**2}
            raise ImportFailure(path, None, Message(N_("larger than {limit} MiB"), values))
        return path.read_bytes()
    except OSError as error:
        message = Message(N_("cannot be read: {why}"), {"why": error.strerror or str(error)})
        raise ImportFailure(path, None, message) from error


def _read(path: Path, ids: Mapping[str, str]) -> Iterator[tuple[Path, Extract]]:
    if not path.is_dir():
        yield path, _extract(read_bytes(path), path, IMPORTERS, ids.get(str(path)), ids)
        return
    known = [file for file in sorted(path.rglob("*")) if file.is_file() and _is_known(file)]
    if not known:
        template = N_("nothing in this folder can be imported: expected {roots}")
        raise ImportFailure(path, None, Message(template, {"roots": _roots(IMPORTERS)}))
    yield from ((file, _extract(read_bytes(file), file, IMPORTERS, None, ids)) for file in known)


def _is_known(path: Path) -> bool:
    """Look whether the beginning of a file names a root element that an importer knows."""
    try:
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError:
        return True  # reading it says why not
    return any(f"<{importer.root}".encode() in start for importer in IMPORTERS)


def _extract(
    data: bytes,
    path: Path,
    importers: Iterable[Importer],
    law_id: str | None,
    ids: Mapping[str, str] | None = None,
) -> Extract:
    importers = tuple(importers)
    root = parse_xml(data, path)
    found = root_name(root)
    for importer in importers:
        if importer.identify(found):
            return importer.extract(root, path, law_id or (ids or {}).get(root.get("bwb-id", "")))
    values = {"found": found, "roots": _roots(importers)}
    template = N_("the root element is '{found}', expected {roots}")
    raise ImportFailure(path, root.sourceline, Message(template, values))


def _roots(importers: Iterable[Importer]) -> str:
    return ", ".join(f"'{importer.root}'" for importer in importers)
