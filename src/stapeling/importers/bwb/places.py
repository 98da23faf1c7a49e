"""Where laws stand in a folder of the corpus, and where new ones go.

A law goes to `bwbr0018/bwbr0018451.yaml`: no folder holds more than a thousand of them. A law that
a person gave another file or another id is found again by its BWB number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from stapeling.importers.document import rows, text_of
from stapeling.importers.failure import ImportFailure, Message
from stapeling.importers.reader import read_document
from stapeling.language import N_

_NUMBER = re.compile(rb"\bbwb_id: *[\"']?(BWB[A-Z]\d{7})")
_ONE_LAW = re.compile(rb"\A(?:#.*\n|\n)*laws:\n  - id: (?P<id>[a-z0-9_.-]+)\n")
_TEST = re.compile(rb"^  - \{?(?:id: *[\"']?)(?P<id>[a-z0-9_.-]+)", re.MULTILINE)
_IS_NUMBER = re.compile(r"BWB[A-Z]\d{7}")
_FOLDER = 8
WITHOUT_NUMBER = "zonder_nummer"
"""Where laws go that the Basiswettenbestand does not hold: by-laws of a municipality."""
TESTS = "toetsen.yaml"


@dataclass(slots=True)
class Places:
    """The laws and toetsen that a folder holds already."""

    folder: Path
    ids: dict[str, str] = field(default_factory=dict)
    """Ids by BWB number, where they are not the number itself."""
    files: dict[str, Path] = field(default_factory=dict)
    tests: set[str] = field(default_factory=set)
    failures: list[ImportFailure] = field(default_factory=list)

    def id_of(self, number: str) -> str:
        """Give the id of a law: its own where it has one, else its number in lower case."""
        return self.ids.get(number) or number.lower()

    def path_of(self, number: str) -> Path:
        """Give the file of a law, or the one that it is to have."""
        name = number.lower()
        if _IS_NUMBER.fullmatch(number) is None:
            return self.folder / WITHOUT_NUMBER / f"{name}.yaml"
        return self.files.get(number) or self.folder / name[:_FOLDER] / f"{name}.yaml"

    def path_of_act(self, act: str) -> Path:
        """Give the file of an act by its publication: `acts/stb-2018/stb-2018-84.yaml`."""
        return self.folder / "acts" / "-".join(act.split("-")[:2]) / f"{act}.yaml"


def find_places(folder: Path, ids: Mapping[str, str]) -> Places:
    """Look through a folder for the laws that it holds; `ids` are those that a user wishes for."""
    places = Places(folder, ids={number.upper(): name for number, name in ids.items()})
    if folder.exists() and not folder.is_dir():
        places.failures.append(ImportFailure(folder, None, Message(N_("is not a folder"))))
        return places
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.yml")]):
        _look(path, places)
    return places


def _look(path: Path, places: Places) -> None:
    try:
        data = path.read_bytes()
    except OSError as error:
        message = Message(N_("cannot be read: {why}"), {"why": error.strerror or str(error)})
        places.failures.append(ImportFailure(path, None, message))
        return
    if b"tests:" in data:
        found = data.partition(b"tests:")[2]
        places.tests.update(match["id"].decode() for match in _TEST.finditer(found))
    numbers = [match.decode() for match in _NUMBER.findall(data)]
    if not numbers:
        return
    one = _ONE_LAW.match(data)
    if one and len(numbers) == 1 and one["id"].decode() == numbers[0].lower():
        _place(numbers[0], numbers[0].lower(), path, places)
        return
    try:
        document = read_document(data.decode("utf-8-sig"), path)
    except (ImportFailure, UnicodeDecodeError) as error:
        failure = error if isinstance(error, ImportFailure) else None
        text = Message(N_("not UTF-8 text: {why}"), {"why": str(error)})
        places.failures.append(failure or ImportFailure(path, None, text))
        return
    for law in rows(document, "laws"):
        number, identity = text_of(law, "bwb_id"), text_of(law, "id")
        if number and identity:
            _place(number, identity, path, places)


def _place(number: str, identity: str, path: Path, places: Places) -> None:
    if number in places.files:
        values = {"bwb_id": number, "other": path}
        template = N_("{bwb_id} stands here and in {other}")
        failure = ImportFailure(places.files[number], None, Message(template, values))
        places.failures.append(failure)
        return
    places.files[number] = path
    wished = places.ids.get(number)
    if wished not in (None, identity):
        values = {"id": identity, "wished": wished, "bwb_id": number}
        template = N_("{bwb_id} is called {id} here, not {wished}: rename it here first")
        places.failures.append(ImportFailure(path, None, Message(template, values)))
    if identity != number.lower():
        places.ids[number] = identity
