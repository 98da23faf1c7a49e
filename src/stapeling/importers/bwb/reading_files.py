"""One file to what it tells, whatever kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stapeling.importers.bwb.history import read_history
from stapeling.importers.bwb.listings import read_listing
from stapeling.importers.bwb.manifests import read_manifest
from stapeling.importers.bwb.official import read_publication
from stapeling.importers.bwb.regulation import read_text
from stapeling.importers.bwb.telling import ActTold, Telling
from stapeling.importers.bwb.unpacking import Source
from stapeling.importers.failure import ImportFailure, ImportFailures, Message, Notice
from stapeling.importers.markup import parse_xml
from stapeling.importers.wti.reading import Reading
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree


@dataclass(frozen=True, slots=True)
class FileTold:
    """What a file tells, and what is to be said about it."""

    source: Source
    tellings: tuple[Telling, ...] = ()
    act: ActTold | None = None
    notices: tuple[Notice, ...] = ()
    failures: tuple[ImportFailure, ...] = ()


def read_file(source: Source) -> FileTold:
    """Read one file; a broken one tells nothing but why."""
    try:
        return _read(source)
    except ImportFailures as several:
        return FileTold(source, failures=several.failures)
    except ImportFailure as failure:
        return FileTold(source, failures=(failure,))
    except OSError as error:
        message = Message(N_("cannot be read: {why}"), {"why": error.strerror or str(error)})
        return FileTold(source, failures=(ImportFailure(source.name, None, message),))


def _read(source: Source) -> FileTold:
    # the collection of 2012 carries the name of a document type, which is never looked up
    allowed = "wetgeving" if source.kind == "wetgeving" else None
    root = parse_xml(source.path.read_bytes(), source.name, document_type=allowed)
    reading = Reading(source.name)
    act = None
    if source.kind == "publication":
        act = read_publication(root, source.name, reading)
    tellings = _tellings(source, root, reading)
    failures = tuple(reading.failures)
    if failures:
        return FileTold(source, failures=failures)
    return FileTold(source, tuple(tellings), act, tuple(reading.notices))


def _tellings(source: Source, root: etree._Element, reading: Reading) -> list[Telling]:
    match source.kind:
        case "wti":
            return [*read_history(root, source.name)]
        case "sru":
            return [*read_listing(root, reading)]
        case "toestand" | "wetgeving":
            text = read_text(root, reading)
            return [] if text is None else [text]
        case "manifest":
            versions = read_manifest(root, reading)
            return [] if versions is None else [versions]
        case _:
            return []
