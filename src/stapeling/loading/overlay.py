"""Overlays: a scenario laid on a base corpus, as plain values, before anything is checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeGuard

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.texts import Laid, RawDocument
from stapeling.model.document import LISTS, NAMED_LISTS
from stapeling.model.records import AT

Rows = list[dict[str, Any]]
Report = Callable[[Finding], None]


def lay(
    base: Sequence[RawDocument], overlay: RawDocument
) -> tuple[list[RawDocument], list[Finding]]:
    """Lay a scenario on the documents of its base: add, change, remove.

    Everything is copied before it is changed, so that the base stays what it was. The overlay's
    own lists come along as one more document.
    """
    scenario = overlay.value.get("scenario", {})
    findings: list[Finding] = []
    laid = [_copy(document, overlay) for document in base]
    _remove(laid, _mapping(scenario.get("remove")), findings.append)
    _change(laid, _mapping(scenario.get("change")), findings.append)
    return [*laid, overlay], findings


def _mapping(value: Any) -> Mapping[str, Any]:
    """Give a mapping; what is none is empty here, and refused by the schema."""
    return value if isinstance(value, dict) else {}


def _copy(document: RawDocument, overlay: RawDocument) -> RawDocument:
    if not isinstance(document.value, dict):
        return document
    value = {
        key: [dict(row) if isinstance(row, dict) else row for row in rows]
        if isinstance(rows, list)
        else rows
        for key, rows in document.value.items()
    }
    return replace(document, value=value, laid=Laid(document, overlay))


def _rows(documents: Iterable[RawDocument], name: str) -> Iterable[tuple[Rows, dict[str, Any]]]:
    for document in documents:
        rows = document.value.get(name) if isinstance(document.value, dict) else None
        for row in list(rows) if isinstance(rows, list) else []:
            if isinstance(row, dict) and isinstance(rows, list):
                yield rows, row


def _remove(documents: list[RawDocument], removal: Mapping[str, Any], report: Report) -> None:
    for name, ids in removal.items():
        if name == AT or not isinstance(ids, list):
            continue
        for identity in filter(_is_text, ids):
            names = _names_of(documents, name, identity)
            if not names:
                report(_missing(removal, name, identity))
            for rows, row in _rows(documents, name):
                if row.get("id") in names:
                    rows.remove(row)
            if name == "acts":
                _remove_traces_of_act(documents, names)
            elif name == "laws":
                _remove_traces_of_law(documents, names)


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _names_of(documents: Sequence[RawDocument], name: str, identity: str) -> list[str]:
    """Give every name by which an object is referred to: its id and, of an act, its others."""
    found: list[str] = []
    for _, row in _rows(documents, name):
        names = (
            [row.get("id"), *_other_names(documents, row)] if name == "acts" else [row.get("id")]
        )
        if identity in names:
            found += [name for name in names if isinstance(name, str)]
    return found


def _other_names(documents: Sequence[RawDocument], act: Mapping[str, Any]) -> list[Any]:
    """Give the aliases of an act, and its dossier where it is the one act of level wet in it."""
    aliases, dossier = act.get("aliases"), act.get("dossier")
    names = list(aliases) if isinstance(aliases, list) else []
    if act.get("level") == "wet" and _is_text(dossier):
        rows = (row for _, row in _rows(documents, "acts") if row.get("dossier") == dossier)
        ids = {str(row.get("id")) for row in rows if row.get("level") == "wet"}
        names += [f"kst-{dossier}"] if len(ids) == 1 else []
    return names


def _remove_traces_of_act(documents: list[RawDocument], names: Collection[str]) -> None:
    """Remove with an act its changes, burdens, links and results."""
    for _, law in _rows(documents, "laws"):
        _keep(law, "changes", lambda row: row.get("act") not in names)
    for _, act in _rows(documents, "acts"):
        _keep(act, "links", lambda row: row.get("act") not in names)
    for document in documents:
        for name in ("burdens", "test_results"):
            _keep(document.value, name, lambda row: row.get("act") not in names)


def _remove_traces_of_law(documents: list[RawDocument], names: Collection[str]) -> None:
    """Remove with a law the changes of it and its burdens and results."""
    for _, act in _rows(documents, "acts"):
        _keep(act, "changes", lambda row: row.get("law") not in names)
    for document in documents:
        for name in ("burdens", "test_results"):
            _keep(document.value, name, lambda row: row.get("law") not in names)


def _keep(owner: Any, key: str, wanted: Callable[[dict[str, Any]], bool]) -> None:
    rows = owner.get(key) if isinstance(owner, dict) else None
    if isinstance(rows, list):
        owner[key] = [row for row in rows if not isinstance(row, dict) or wanted(row)]


def _change(documents: list[RawDocument], change: Mapping[str, Any], report: Report) -> None:
    for name, patches in change.items():
        if name == AT or not isinstance(patches, dict):
            continue
        for identity, patch in patches.items():
            if identity == AT:
                continue
            if name not in NAMED_LISTS or not isinstance(patch, dict):
                report(_not_changeable(change, name))
                continue
            found = [row for _, row in _rows(documents, name) if row.get("id") == identity]
            if not found:
                report(_missing(patch, name, identity))
            for key, value in patch.items():
                _put(found, key, value)


def _put(statements: Rows, key: str, value: Any) -> None:
    """Replace the whole value of a key, in every statement of the object."""
    if key == AT:
        return
    for row in statements:
        row.pop(key, None)
    if statements and value is not None:
        statements[0][key] = value


def _missing(where: Mapping[str, Any], name: str, identity: str) -> Finding:
    template = N_("the base has no '{id}' in {list}")
    return Finding(_place(where), "ST110", template, {"id": identity, "list": name}, (identity,))


def _not_changeable(where: Mapping[str, Any], name: str) -> Finding:
    template = N_("'{list}' cannot be changed by id; known are {lists}")
    values = {"list": name, "lists": ", ".join(n for n in LISTS if n in NAMED_LISTS)}
    return Finding(_place(where), "ST110", template, values)


def _place(where: Mapping[str, Any]) -> Location:
    place = where.get(AT)
    return place if isinstance(place, Location) else Location("", 1, 1)
