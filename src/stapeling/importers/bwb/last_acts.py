"""What a consolidated text still shows of its history: the last act on each of its parts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from stapeling.importers.document import Row, Value
from stapeling.importers.markup import squeezed
from stapeling.importers.names import article, is_id, label_order, slug
from stapeling.importers.wti.changes import EFFECTS
from stapeling.importers.wti.events import NEW_REGULATION
from stapeling.importers.wti.publications import Publication
from stapeling.importers.wti.reading import OPEN

if TYPE_CHECKING:
    from lxml import etree

_BRON = re.compile(r"(?P<series>[A-Za-z-]+)\.(?P<year>\d{4})-(?P<number>[\w/.-]+)")
_PARTS = ("artikel", "enig-artikel", "bijlage")


@dataclass(frozen=True, slots=True)
class LastAct:
    """The last act on one part of a regulation."""

    act: str
    day: str
    label: str
    effect: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What one text shows of the history of a regulation."""

    acts: tuple[Publication, ...] = ()
    parts: tuple[LastAct, ...] = ()
    maker: str | None = None
    """The act that made the regulation, where its title is still that of the beginning."""
    start: str | None = None
    earliest: str | None = None
    """The first day from which any part of it is known to apply."""


@dataclass(slots=True)
class _Acts:
    known: dict[str, Publication] = field(default_factory=dict)

    def of(self, element: etree._Element) -> str | None:
        """Give the act that an element names, and remember what is said of it."""
        found = _BRON.fullmatch((element.get("bron") or "").strip())
        if found is None:
            return None
        series = slug(found["series"]).replace("_", "-")
        identity = f"{series}-{found['year']}-{slug(found['number']).replace('_', '-')}"
        if not is_id(identity):
            return None
        dossier = _dossiers(element).get(identity)
        before = self.known.get(identity)
        self.known[identity] = Publication(
            identity,
            series,
            dossier or (before.dossier if before else None),
            _day(element.get("ondertekening_bron")),
            _day(element.get("publicatie_bron")),
        )
        return identity


def shown_in(root: etree._Element) -> Shown:
    """Read what the parts of a text say of the acts that gave them their present words."""
    if root.getparent() is None:
        return Shown()  # the collection of 2012 has no days at all
    acts, parts = _Acts(), []
    days = [day for e in root.iter() if (day := _day(e.get("inwerking"))) is not None]
    for element in root.iter(*_PARTS):
        act, day = acts.of(element), _day(element.get("inwerking"))
        label = squeezed(element.get("label"))
        if label and act and day:
            parts.append(LastAct(act, day, article(label), element.get("effect") or ""))
    title = root.find(".//intitule")
    maker = start = None
    if title is not None and title.get("effect") == NEW_REGULATION:
        maker, start = acts.of(title), _day(title.get("inwerking"))
    ordered = tuple(acts.known[name] for name in sorted(acts.known))
    return Shown(ordered, tuple(parts), maker, start, min(days, default=None))


def _day(found: str | None) -> str | None:
    text = (found or "").strip()
    known = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) and not text.startswith(OPEN)
    return text if known else None


def _dossiers(element: etree._Element) -> Mapping[str, str]:
    """Give the dossiers of the publications that the meta-data of an element name."""
    found = {}
    for notice in element.iterfind("meta-data/brondata//publicatie"):
        stated = (notice.get("urlidentifier") or "").strip().lower()
        dossier = notice.find("dossierref")
        if stated and dossier is not None and dossier.get("dossier"):
            found[stated] = str(dossier.get("dossier"))
    return found


def changes_shown(texts: Iterable[Shown], *, maker: str | None, start: str | None) -> list[Row]:
    """Give the changes that one or more texts of a regulation show, oldest first.

    A text shows the last act on a part only, so several texts show more, and none shows all: what
    was changed again before the next text is not seen. Parts that are as they were made are no
    change.
    """
    labels: dict[tuple[str, str], dict[str, set[str]]] = {}
    for part in _changed(texts, maker, start):
        labels.setdefault((part.day, part.act), {}).setdefault(part.effect, set()).add(part.label)
    found: list[Row] = []
    for (day, act), by_effect in sorted(labels.items()):
        effects = {EFFECTS[effect] for effect in by_effect if effect in EFFECTS}
        parts = sorted({label for names in by_effect.values() for label in names}, key=label_order)
        row: Row = {"act": act, "in_force_from": day, "articles": [*parts]}
        if len(effects) == 1:
            row["effect"] = effects.pop()
        elif effects:
            row["effect"] = "wijziging"
        found.append(row)
    return found


def _changed(texts: Iterable[Shown], maker: str | None, start: str | None) -> Iterator[LastAct]:
    for text in texts:
        for part in text.parts:
            later = start is not None and part.day > start
            if part.act != maker and (part.effect != NEW_REGULATION or later):
                yield part


def commencement_shown(texts: Iterable[Shown], maker: str | None, start: str | None) -> list[Value]:
    """Give the parts that the law itself brought later than its start."""
    later: dict[str, set[str]] = {}
    for text in texts:
        for part in text.parts:
            made = part.act == maker and part.effect == NEW_REGULATION
            if made and start is not None and part.day > start:
                later.setdefault(part.day, set()).add(part.label)
    return [
        {"articles": [*sorted(labels, key=label_order)], "in_force_from": day}
        for day, labels in sorted(later.items())
    ]
