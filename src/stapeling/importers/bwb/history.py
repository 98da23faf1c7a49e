"""WTI files: the history of a regulation, what it rests on, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling.importers.bwb.references import Reference, parse_reference, with_articles_only
from stapeling.importers.bwb.telling import BasisTold, HistoryTold
from stapeling.importers.markup import squeezed
from stapeling.importers.names import article, is_article
from stapeling.importers.wti import WtiImporter
from stapeling.importers.wti.reading import OPEN

if TYPE_CHECKING:
    from lxml import etree

_RELATED = "gerelateerde-regelgeving"


def read_history(root: etree._Element, path: Path) -> list[HistoryTold | BasisTold]:
    """Read a WTI file, with the regulations that rest on it by what is valid now."""
    number = (root.get("bwb-id") or "").strip().upper()
    extract = WtiImporter().extract(root, path, number.lower() or None)
    told: list[HistoryTold | BasisTold] = [
        HistoryTold(number, extract, tuple(_grounds(root, number)))
    ]
    return told + list(_resting(root, number))


def is_valid_now(row: etree._Element) -> bool:
    """Say whether a row holds now, as far as is known now: both its ends are open."""
    ends = (row.get("geldig-tot") or OPEN, row.get("zichtbaar-tot") or OPEN)
    return all(end.startswith(OPEN) for end in ends)


def _grounds(root: etree._Element, number: str) -> list[Reference]:
    """Give what the regulation itself rests on."""
    found: dict[Reference, None] = {}
    for row in root.iterfind(f"{_RELATED}/regeling/grondslagen/grondslag"):
        if not is_valid_now(row):
            continue
        stated = [row, *row.iter("extref")]
        for element in stated:
            reference = parse_reference(element.get("doc") or "", element.get("bwb-id"))
            if reference is not None and reference.number != number:
                found[reference] = None
    return with_articles_only(sorted(found, key=lambda r: (r.number, r.article or "")))


def _resting(root: etree._Element, number: str) -> Iterator[BasisTold]:
    """Give the regulations that rest on this one, each with the articles that carry it."""
    carried: dict[str, set[Reference]] = {}
    titles: dict[str, str] = {}
    for label, rows in _carriers(root):
        for row in rows:
            named = (row.get("bwb-id") or "").strip().upper()
            extref = row.find("extref")
            reference = parse_reference("", named)
            if not is_valid_now(row) or reference is None or named == number:
                continue
            carried.setdefault(named, set()).add(Reference(number, label))
            title = squeezed("".join(map(str, extref.itertext()))) if extref is not None else None
            titles.setdefault(named, title or named)
    for named in sorted(carried):
        ordered = sorted(carried[named], key=lambda r: r.article or "")
        yield BasisTold(named, titles[named], tuple(with_articles_only(ordered)))


def _carriers(root: etree._Element) -> Iterator[tuple[str | None, list[etree._Element]]]:
    """Give the rows of `grondslag-voor`: of the regulation as a whole, and of each article."""
    yield None, list(root.iterfind(f"{_RELATED}/regeling/grondslag-voor/gerelateerde-regeling"))
    for part in root.iterfind(f"{_RELATED}/regelingelementen/regelingelement"):
        label = squeezed(part.get("label")) or ""
        named = article(label) if is_article(label) else None
        yield named, list(part.iterfind("grondslag-voor/gerelateerde-regeling"))
