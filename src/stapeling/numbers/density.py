"""The numbers of rule density, one a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stapeling.analyses.density import density_by_kind
from stapeling.analyses.results import Density, KindDensity, LawResult
from stapeling.analyses.results.density import COUNTED
from stapeling.numbers.tidy import Measured, Tidy

SECTIONS = frozenset({"density", "density_by_kind"})
_PER = "per 1,000 words"


def density_rows(laws: Iterable[LawResult]) -> Iterator[Tidy]:
    """Give words, articles and counts per 1,000 words of every layer and every law."""
    found = list(laws)
    for kind in density_by_kind(found):
        yield from _rows(kind, "density_by_kind", kind.kind, kind.kind, kind.unknown)
    for law in found:
        if law.density is not None:
            yield from _rows(law.density, "density", law.id, law.title, None)


def _rows(
    density: Density | KindDensity, section: str, subject: str, title: str, unknown: int | None
) -> Iterator[Tidy]:
    def row(measure: str, unit: str, value: Measured) -> Tidy:
        return Tidy(
            section=section,
            subject=subject,
            title=title,
            measure=measure,
            unit=unit,
            value=value,
            unknown=unknown,
            witness=density.ids if isinstance(density, KindDensity) else (),
        )

    yield row("words", "words", density.words)
    yield row("articles", "articles", density.articles)
    for name in COUNTED:
        yield row(name, "places", density.counts.get(name))
        yield row(f"{name}_per_1000", _PER, density.per_1000(name))
