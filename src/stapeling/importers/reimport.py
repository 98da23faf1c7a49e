"""Importing over a file that a person has worked on.

No earlier import is stored, so a value that differs may be a correction by a person or by the
state. The rule is therefore: the file wins and the difference is shown, except where time alone
explains it: a history that reaches further, an event that got a day, a bill that became an act.
Nothing is ever taken out of a file.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stapeling.importers.differences import Difference, shown
from stapeling.importers.document import Document, Extract, Row, Value, rows, text_of, texts_of
from stapeling.importers.merging import Merging
from stapeling.importers.remade_law import unite_law


@dataclass(frozen=True, slots=True)
class Merged:
    """A file with an import laid into it."""

    document: Document
    law_id: str
    differences: tuple[Difference, ...]


def merge(existing: Document, extract: Extract) -> Merged:
    """Lay an import into what a file holds.

    Parameters
    ----------
    existing : dict
        The document in the file; it is not changed.
    extract : Extract
        What the source says now.

    Returns
    -------
    Merged
        The document with everything a person added, the id that the law has in it, and what
        became different or is disputed.
    """
    document, imported = copy.deepcopy(existing), copy.deepcopy(extract.document)
    merging = Merging()
    law = find_law(document, extract)
    law_id = extract.law_id if law is None else str(law.setdefault("id", extract.law_id))
    _agree_on_acts(document, imported, law, merging)
    unite_lists(document, imported, merging)
    source_law = rows(imported, "laws")[0] | {"id": law_id}
    if law is None:
        _list(document, "laws").append(source_law)
        merging.added("laws", law_id)
    else:
        unite_law(law, source_law, rows(document, "acts"), merging)
    return Merged(document, law_id, tuple(merging.differences))


def unite_lists(document: Document, imported: Document, merging: Merging) -> None:
    """Lay acts, organisations and results of toetsen over those that a file holds."""
    for name in ("acts", "organisations", "tests"):
        if name in imported:
            _unite_list(document, imported, name, merging)
    known = {_result(row) for row in rows(document, "test_results")}
    for row in rows(imported, "test_results"):
        if _result(row) not in known:
            _list(document, "test_results").append(row)
            merging.added("test_results", " ".join(filter(None, _result(row))))


def _result(row: Row) -> tuple[str, ...]:
    keys = ("test", "act", "law", "delivered")
    return tuple(shown(row.get(key)) for key in keys)


def find_law(document: Document, extract: Extract) -> Row | None:
    """Give the law of an import in a document: by its number, else by its id."""
    laws = rows(document, "laws")
    by_number = (law for law in laws if text_of(law, "bwb_id") == extract.bwb_id)
    by_id = (law for law in laws if text_of(law, "id") == extract.law_id)
    return next(by_number, None) or next(by_id, None)


def _agree_on_acts(
    document: Document, imported: Document, law: Row | None, merging: Merging
) -> None:
    """Make file and source call every act by the same id."""
    known = {str(act.get("id")): act for act in rows(document, "acts")}
    source = {str(act["id"]): act for act in rows(imported, "acts")}
    aliases = {name: own for own, act in known.items() for name in texts_of(act, "aliases")}
    adopted = {name: aliases[name] for name in source if name in aliases and name not in known}
    published = {
        bill: act
        for act in source
        if (bill := _bill_of(source[act])) in known and bill not in source
    }
    for bill, act in published.items():
        if act in known:
            continue
        row = known[bill]
        row["id"], row["aliases"] = act, [*texts_of(row, "aliases"), bill]
        merging.renamed("acts", bill, act)
        _rename(_named_acts(law), {bill: act})
    _rename([*rows(imported, "acts")], adopted, "id")
    _rename(_named_acts(rows(imported, "laws")[0]), adopted)


def _bill_of(act: Mapping[str, Value]) -> str | None:
    dossier = text_of(act, "dossier")
    wet = text_of(act, "level") == "wet" and not str(act["id"]).startswith("kst-")
    return f"kst-{dossier.lower()}" if dossier and wet else None


def _named_acts(law: Row | None) -> list[Row]:
    return [] if law is None else [law, *rows(law, "changes"), *rows(law, "restarts")]


def _rename(found: Iterable[Row], names: Mapping[str, str], key: str = "act") -> None:
    for row in found:
        if (name := names.get(str(row.get(key)))) is not None:
            row[key] = name


def _unite_list(document: Document, imported: Document, name: str, merging: Merging) -> None:
    known = {text_of(row, "id"): row for row in rows(document, name)}
    for row in rows(imported, name):
        identity = str(row["id"])
        if identity in known:
            merging.unite(known[identity], row, f"{name} {identity}")
        else:
            _list(document, name).append(row)
            merging.added(name, shown(identity))


def _list(document: Document, name: str) -> list[Value]:
    found = document.get(name)
    if not isinstance(found, list):
        found = document[name] = []
    return found
