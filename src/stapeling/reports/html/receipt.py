"""The receipt at the end of a page: what the numbers were computed by, for and from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stapeling import __version__
from stapeling.language import UNKNOWN, Language
from stapeling.loading import Loaded
from stapeling.loading.texts import SourceFile
from stapeling.reports.about import receipt_lines
from stapeling.reports.payload import FORMAT_VERSION
from stapeling.reports.plain import plain
from stapeling.reports.publication import Publication
from stapeling.reports.receipt import CERTAINTIES, receipt
from stapeling.reports.words import word


@dataclass(frozen=True, slots=True)
class Side:
    """What one corpus was read from."""

    line: str
    sha256: str
    shares: tuple[tuple[str, str], ...]
    """How sure its records are, in words and as a share."""
    files: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class ShownReceipt:
    """What a page tells of how it was made."""

    version: str
    format_version: int
    as_of: str
    settings: tuple[tuple[str, str], ...]
    sides: tuple[Side, ...]


def shown_receipt(publication: Publication) -> ShownReceipt:
    """Give the receipt of a publication."""
    language = publication.language
    return ShownReceipt(
        version=__version__,
        format_version=FORMAT_VERSION,
        as_of=language.date(publication.as_of, "d MMMM y"),
        settings=tuple((name, _shown(value)) for name, value in publication.settings.items()),
        sides=tuple(_side(loaded, language) for loaded in publication.loaded),
    )


def _side(loaded: Loaded, language: Language) -> Side:
    found = receipt(loaded)
    shares = tuple(
        (word(language, name), language.share(found.certainty.get(name)))
        for name in CERTAINTIES
        if found.certainty
    )
    files = tuple(sorted(loaded.files, key=lambda file: file.name))
    return Side(receipt_lines(loaded, language)[0], found.sha256, shares, files)


def _shown(value: object) -> str:
    """Write a setting as its word; a list as words behind each other."""
    if value is None:
        return UNKNOWN
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_shown, value)) or UNKNOWN
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_shown(part)}" for name, part in value.items())
    return plain(str(value)) or UNKNOWN
