"""A comparison as plain data: the JSON of `diff`, format version 1. Its keys are fixed."""

from __future__ import annotations

from stapeling import __version__
from stapeling.comparing.results import (
    About,
    Bounds,
    ChainChange,
    Comparison,
    Exceeded,
    FirstOver,
    LoadChange,
    NumberChange,
    RecordKey,
    bounds,
)
from stapeling.findings import Finding
from stapeling.language import NO_BREAK
from stapeling.reports.comparison.sentences import comparison_sentences
from stapeling.reports.comparison.view import ComparisonView

FORMAT_VERSION = 1


def comparison_data(view: ComparisonView) -> dict[str, object]:
    """Give a comparison as data that JSON can hold.

    Records are null where they are not known: with a saved report on a side nobody can say that
    nothing was added.
    """
    found = view.comparison
    return {
        "format_version": FORMAT_VERSION,
        "stapeling": __version__,
        "as_of": found.b.as_of.isoformat(),
        "a": _about(found.a),
        "b": _about(found.b),
        "differs": found.differs,
        "notices": [view.text(row.template, **row.values) for row in found.notices],
        "summary": _summary(view),
        **_records(found),
        "measures": [_number(row) for row in found.numbers if view.everything or row.differs],
        "chains": [_chain(row) for row in found.chains],
        "loads": [_load(row) for row in found.loads if view.everything or row.differs],
        "first_over": [_first_over(row) for row in found.first_over],
        "attribution": _attribution(found),
        "findings": _findings(found),
        "exceeded": [_exceeded(row) for row in found.exceeded],
    }


def _about(side: About) -> dict[str, object]:
    return {
        "name": side.name,
        "kind": side.kind,
        "as_of": side.as_of.isoformat(),
        "scenario": side.scenario,
        "commit": side.commit,
        "settings": dict(side.settings) if side.settings is not None else None,
    }


def _summary(view: ComparisonView) -> list[dict[str, object]]:
    return [
        {
            "key": row.key,
            "text": row.text.replace(NO_BREAK, " "),
            "value": row.value,
            "unit": row.unit,
            "unknown": row.unknown,
            "witness": list(row.witness),
        }
        for row in comparison_sentences(view)
    ]


def _records(found: Comparison) -> dict[str, object]:
    entities = found.entities
    if entities.unchanged is None:
        return dict.fromkeys(("added", "removed", "changed", "unchanged"))
    return {
        "added": _by_list(entities.added),
        "removed": _by_list(entities.removed),
        "changed": [
            {
                "list": row.record.list,
                "id": row.record.id,
                "field": row.field,
                "before": row.before,
                "after": row.after,
            }
            for row in entities.changed
        ],
        "unchanged": dict(entities.unchanged),
    }


def _by_list(keys: tuple[RecordKey, ...]) -> dict[str, list[str]]:
    """Give the ids of records by their list; laws and acts are always there."""
    found: dict[str, list[str]] = {"laws": [], "acts": []}
    for key in keys:
        found.setdefault(key.list, []).append(key.id)
    return found


def _number(row: NumberChange) -> dict[str, object]:
    before, after = row.before, row.after
    return {
        "section": row.row.section,
        "subject": row.row.subject,
        "measure": row.row.measure,
        "period": row.period or None,
        "unit": row.row.unit,
        "before": _value(bounds(before)),
        "after": _value(bounds(after)),
        "difference": _value(row.difference),
        "unknown_before": before.unknown if before is not None else None,
        "unknown_after": after.unknown if after is not None else None,
        "witness_before": list(before.witness) if before is not None else [],
        "witness_after": list(after.witness) if after is not None else [],
    }


def _value(value: Bounds) -> object:
    """Give one number where both bounds are the same, else both."""
    low, high = value
    return low if low == high else [low, high]


def _chain(row: ChainChange) -> dict[str, object]:
    return {
        "kind": row.kind,
        "laws": list(row.laws),
        "before": list(row.before),
        "after": list(row.after),
        "new": list(row.new),
        "gone": list(row.gone),
        "depth_before": _value(row.depth_before),
        "depth_after": _value(row.depth_after),
    }


def _load(row: LoadChange) -> dict[str, object]:
    return {
        "implementer": row.subject,
        "unit": row.unit,
        "period": row.period,
        "load_before": _value(row.load_before),
        "load_after": _value(row.load_after),
        "capacity_before": _value(row.capacity_before),
        "capacity_after": _value(row.capacity_after),
        "over_before": row.over_before,
        "over_after": row.over_after,
    }


def _first_over(row: FirstOver) -> dict[str, object]:
    return {
        "implementer": row.subject,
        "unit": row.unit,
        "before": row.before,
        "after": row.after,
    }


def _attribution(found: Comparison) -> list[dict[str, object]] | None:
    """Give the shares; the act is null for the line of other changes."""
    if found.attribution is None:
        return None
    return [
        {
            "act": row.act,
            "measure": row.measure,
            "subject": row.subject,
            "bound": row.bound,
            "share": row.share,
            "standard_error": row.standard_error,
        }
        for row in found.attribution.shares
    ]


def _findings(found: Comparison) -> dict[str, object] | None:
    if found.findings is None:
        return None
    return {
        "new": [_finding(row) for row in found.findings.new],
        "fixed": [_finding(row) for row in found.findings.fixed],
        "unchanged": len(found.findings.unchanged),
    }


def _finding(row: Finding) -> dict[str, object]:
    place = row.location
    return {
        "code": row.code,
        "ids": list(row.ids),
        "message": row.message,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }


def _exceeded(row: Exceeded) -> dict[str, object]:
    return {
        "subject": row.change.row.subject,
        "measure": row.change.row.measure,
        "period": row.change.period or None,
        "increase": row.increase,
        "limit": row.limit,
    }
