"""Import of WTI files (*wetstechnische informatie*): the history of changes of a regulation.

The file is made by the state for every regulation in the Basiswettenbestand. It knows which act
changed which article on which day, and neither the title of an act nor who carries a law out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling.importers.document import Document, Extract, Row, Value
from stapeling.importers.failure import ImportFailures
from stapeling.importers.names import is_id, slug
from stapeling.importers.wti.changes import Parts, changes
from stapeling.importers.wti.events import Event, part_events, regulation_events
from stapeling.importers.wti.law import Life, articles, dates, general_facts, life_of, ministry_of
from stapeling.importers.wti.publications import Publication, acts, read_publications
from stapeling.importers.wti.reading import Reading, line_of
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree


class WtiImporter:
    """Reads `wetstechnische-informatie`."""

    name = "wti"
    root = "wetstechnische-informatie"

    def identify(self, root_name: str) -> bool:
        """Say whether a file with this root element is for this importer."""
        return root_name == self.root

    def extract(self, root: etree._Element, path: Path, law_id: str | None = None) -> Extract:
        """Read a WTI file.

        Parameters
        ----------
        root : lxml element
            Its root element.
        path : Path
            The name of the file, for messages.
        law_id : str, optional
            The id that the law is to have; made of its title when it is not given.

        Raises
        ------
        ImportFailures
            With everything in the file that cannot be read.
        """
        reading = Reading(path)
        extract = _extract(root, reading, law_id)
        if reading.failures:
            raise ImportFailures(reading.failures)
        return replace(extract, notices=tuple(reading.notices))


def _extract(root: etree._Element, reading: Reading, law_id: str | None) -> Extract:
    facts = _identified(general_facts(root), root, reading, law_id)
    publications = read_publications(root, reading)
    events = _named(regulation_events(root, reading), publications, str(facts["bwb_id"]), reading)
    by_part = part_events(root, reading)
    parts = Parts(by_part)
    life = life_of(events, by_part, publications)
    _notices(root, life, events, reading)
    rows: list[Row] = changes(events, parts, publications, reading)
    made = _made(root, reading)
    law = facts | dates(life, parts, by_part)
    law |= {
        "articles": articles(by_part, parts) or None,
        "changes_complete_until": made if events else None,
        "changes": list(rows) or None,
        "source": f"WTI {facts['bwb_id']}",
        "certainty": "verified",
    }
    named = {event.act for event in events} | {life.act}
    document = _document(law, acts(publications[act] for act in named if act), ministry_of(root))
    return Extract(document, str(law["id"]), str(law["title"]), str(law["bwb_id"]), made)


def _identified(facts: Row, root: etree._Element, reading: Reading, law_id: str | None) -> Row:
    """Give the law its id and make sure that it has a number and a title."""
    number = str(facts["bwb_id"] or "").strip()
    if not is_id(number.lower()):
        reading.fail(line_of(root), N_("the root element has no bwb-id"))
    if law_id is not None and not is_id(law_id):
        reading.fail(None, N_("'{id}' cannot be an id"), id=law_id)
    if facts["title"] is None:
        reading.note(line_of(root), N_("the file has no title: {bwb_id} stands in"), bwb_id=number)
    title = str(facts["title"] or number)
    identity = law_id or slug(title) or number.lower()
    return {"id": identity} | facts | {"title": title, "bwb_id": number}


def _named(
    events: Iterable[Event],
    publications: dict[str, Publication],
    bwb_id: str,
    reading: Reading,
) -> list[Event]:
    """Give every act an id: one that the source does not name gets one of its law and day."""
    named: list[Event] = []
    for event in events:
        if event.act is None:
            stem = f"{bwb_id.lower()}-{event.day or 'zonder-dag'}"
            identity, number = stem, 2
            while identity in publications:
                identity, number = f"{stem}-{number}", number + 1
            publications[identity] = Publication(identity, None)
            template = N_("an event names no publication and no dossier: its act is called {id}")
            reading.note(event.line, template, id=identity)
            event = replace(event, act=identity)
        named.append(event)
    return named


def _notices(root: etree._Element, life: Life, events: Sequence[Event], reading: Reading) -> None:
    if not events:
        reading.note(line_of(root), N_("the file tells no changes of the regulation"))
    for event in life.extra_starts:
        template = N_("a second beginning, by {act} on {day}, is left out of the changes")
        reading.note(event.line, template, act=event.act, day=event.day or "?")


def _made(root: etree._Element, reading: Reading) -> str | None:
    """Give the day up to which the history is whole: the day on which the source was made."""
    for path in ("wijzigingen", "algemene-informatie"):
        element = root.find(path)
        if element is not None and element.get("gegenereerd"):
            return reading.day(element, element.get("gegenereerd"))
    return None


def _document(law: Row, acts_found: Sequence[Row], ministry: Row | None) -> Document:
    known: Row = {key: value for key, value in law.items() if value is not None}
    document: Document = {"laws": [known]}
    if acts_found:
        listed: list[Value] = list(acts_found)
        document["acts"] = listed
    if ministry is not None:
        document["organisations"] = [ministry]
    return document
