"""Files to documents: bytes to text, text to values, values to the types of the schema."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.careful import Reading, read_carefully
from stapeling.loading.events import OutOfTheOrdinary, read_fast
from stapeling.loading.mistakes import Steps, findings_of, known_keys, nearest
from stapeling.loading.plain import read_plain
from stapeling.model.document import Document
from stapeling.model.records import AT

MAX_BYTES = 4 * 1024 * 1024
"""Larger files are refused: a law is a few kilobytes."""
_USUAL_BYTES = 16 * 1024

_CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_LISTS = known_keys(())
_schema: TypeAdapter[Document] = TypeAdapter(Document)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was read, as the receipt of a report names it."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as plain values, before the schema looks at it."""

    file: SourceFile
    value: Any
    findings: tuple[Finding, ...] = ()
    text: str = ""
    """The text, kept to find positions when something is wrong."""
    whole: bool = True
    """Whether it was read to its end; else what it lacks is not known."""
    laid: Laid | None = None
    """What a scenario changed, if one was laid on it."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A file as it was before a scenario was laid on it, and that scenario."""

    below: RawDocument
    overlay: RawDocument


def read_file(path: Path | str, name: str) -> RawDocument:
    """Read a file as plain values; what is wrong with it is in the findings."""
    data = bytes_of(path, name)
    return read_data(data, name) if isinstance(data, bytes) else data


def bytes_of(path: Path | str, name: str) -> bytes | RawDocument:
    """Give what stands in a file, of a larger one than is allowed a part; or why it cannot be."""
    try:
        with open(path, "rb", 0) as file:  # noqa: PTH123 - a path is text here, for speed
            data = file.read(_USUAL_BYTES)  # to ask for the most at once takes thrice the time
            while len(data) <= MAX_BYTES and (more := file.read(_USUAL_BYTES)):
                data += more
            return data
    except OSError as error:
        return _refused(name, b"", "ST001", N_("cannot be read: {why}"), why=error.strerror or "?")


def read_data(data: bytes, name: str, sha256: str = "") -> RawDocument:
    """Read what stands in a file as plain values; its sum is given if it is known."""
    if len(data) > MAX_BYTES:
        return _refused(
            name, b"", "ST008", N_("larger than {limit} MiB"), limit=MAX_BYTES // 1024 // 1024
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        return _refused(
            name, data, "ST001", N_("not UTF-8 text: {why}"), line, column, why=error.reason
        )
    return read_text(text, name, data, sha256)


def read_text(text: str, name: str, data: bytes | None = None, sha256: str = "") -> RawDocument:
    """Read a text as plain values: the plainer it is, the faster."""
    data = text.encode() if data is None else data
    source = SourceFile(name, sha256 or hashlib.sha256(data).hexdigest())
    if len(data.translate(None, _CONTROL_BYTES)) != len(data):
        return RawDocument(source, None, (_control_character(text, name),))
    with suppress(OutOfTheOrdinary):
        return RawDocument(source, read_plain(text, name), (), text)
    try:
        return RawDocument(source, read_fast(text, name), (), text)
    except (OutOfTheOrdinary, yaml.YAMLError):
        if _CONTROL.search(text):
            return RawDocument(source, None, (_control_character(text, name),))
        reading = read_carefully(text, name)
        whole = id(reading.value) not in reading.cut
        return RawDocument(source, reading.value, tuple(reading.findings), text, whole)


def _control_character(text: str, name: str) -> Finding:
    match = _CONTROL.search(text)
    start = match.start() if match else 0
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    template = N_("a control character (code {code}) is not allowed")
    code = ord(match[0]) if match else 0
    return Finding(Location(name, line, column), "ST001", template, {"code": code})


def validate(raw: RawDocument) -> tuple[Document | None, list[Finding]]:
    """Hold a file against the schema; give the document, or everything that is wrong."""
    if raw.value is None and raw.findings:
        return None, list(raw.findings)
    if (finding := _shape(raw)) is not None:
        return None, [*raw.findings, *([finding] if raw.whole else [])]
    try:
        document = _schema.validate_python(raw.value)
    except ValidationError as error:
        return None, [*raw.findings, *_mistakes(error.errors(), raw)]
    return (None if raw.findings else document), list(raw.findings)


def _mistakes(details: list[ErrorDetails], raw: RawDocument) -> list[Finding]:
    """Find the place of every mistake: in the file itself, else in the scenario laid on it."""
    if raw.laid is None:
        reading = read_carefully(raw.text, raw.file.name) if raw.text else Reading(raw.value)
        return findings_of(details, reading, raw.file.name)
    _, own = validate(raw.laid.below)
    if own:
        return own
    overlay = raw.laid.overlay
    reading = read_carefully(overlay.text, overlay.file.name)
    return findings_of(details, reading, overlay.file.name, partial(_in_scenario, raw.value))


def _in_scenario(value: Any, path: Steps) -> Steps:
    """Give the path in a scenario of what it changed in a list of its base."""
    name, index, *steps = path
    return ("scenario", "change", name, value[name][index].get("id"), *steps)


def _shape(raw: RawDocument) -> Finding | None:
    """Refuse a file that is empty, no mapping, or holds none of the lists."""
    place, lists = Location(raw.file.name, 1, 1), _LISTS
    if raw.value is None:
        return Finding(place, "ST009", N_("the file is empty"))
    if not isinstance(raw.value, dict):
        return Finding(place, "ST009", N_("the file is not a mapping of lists"))
    keys = [key for key in raw.value if key != AT]
    if any(key in lists or nearest(str(key), lists) for key in keys):
        return None
    template = N_("the file holds none of the lists {lists}")
    return Finding(place, "ST009", template, {"lists": ", ".join(lists)})


def _refused(
    name: str,
    data: bytes,
    code: str,
    template: str,
    line: int = 1,
    column: int = 1,
    **values: object,
) -> RawDocument:
    source = SourceFile(name, hashlib.sha256(data).hexdigest())
    return RawDocument(
        source, None, (Finding(Location(name, line, column), code, template, values),)
    )
