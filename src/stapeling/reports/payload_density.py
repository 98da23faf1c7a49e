"""Rule density as plain data."""

from __future__ import annotations

from collections.abc import Iterable

from stapeling.analyses.density import density_by_kind
from stapeling.analyses.results import Density, KindDensity, LawResult
from stapeling.analyses.results.density import COUNTED
from stapeling.reports.values import day_value


def density_data(density: Density | None) -> dict[str, object] | None:
    """Give the density of a law; null when its text was not counted."""
    if density is None:
        return None
    return {
        "as_of": day_value(density.as_of),
        "words": density.words,
        "articles": density.articles,
        "counts": dict(density.counts),
        "per_1000_words": {name: density.per_1000(name) for name in COUNTED},
    }


def kinds_data(laws: Iterable[LawResult]) -> list[dict[str, object]]:
    """Give the density of every layer of regulation."""
    return [_kind(kind) for kind in density_by_kind(laws)]


def _kind(kind: KindDensity) -> dict[str, object]:
    return {
        "kind": kind.kind,
        "laws": kind.laws,
        "unknown": kind.unknown,
        "words": kind.words,
        "articles": kind.articles,
        "counts": dict(kind.counts),
        "per_1000_words": {name: kind.per_1000(name) for name in COUNTED},
    }
