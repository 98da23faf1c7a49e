"""The whole comparison of two sides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stapeling.analyses.options import Options
from stapeling.comparing.acts import SharedNames
from stapeling.comparing.attribution import attribute
from stapeling.comparing.entities import compare_entities
from stapeling.comparing.findings import compare_findings
from stapeling.comparing.numbers import (
    compare_chains,
    compare_loads,
    compare_numbers,
    first_over,
)
from stapeling.comparing.results import (
    About,
    Attribution,
    Comparison,
    Entities,
    FindingChanges,
)
from stapeling.findings import Finding
from stapeling.model.corpus import Corpus
from stapeling.numbers import Tidy


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it is, what was measured of it, and its records where they are known."""

    about: About
    rows: tuple[Tidy, ...]
    corpus: Corpus | None = None
    """Nothing for a saved report."""
    findings: tuple[Finding, ...] | None = None
    """What the rules of `check` find; nothing where they were not run."""


def compare(
    a: Side, b: Side, laws: Collection[str] | None = None, attributed_by: Options | None = None
) -> Comparison:
    """Compare two sides: records, numbers, chains, loads and contradictions.

    `compare(a, a)` holds no difference, `compare(b, a)` is the mirror of `compare(a, b)`.

    Parameters
    ----------
    a, b : Side
        Before and after, measured on the same day.
    laws : collection of str, optional
        Only records about these laws, and those that are about no law.
    attributed_by : Options, optional
        Also divide the change of some numbers over the acts that were added, measured so.
    """
    names = _names(a, b)
    numbers = tuple(compare_numbers(a.rows, b.rows))
    loads = tuple(compare_loads(numbers))
    return Comparison(
        a=a.about,
        b=b.about,
        entities=_entities(a, b, names, laws),
        numbers=numbers,
        chains=tuple(compare_chains(numbers, names.renamed if names is not None else {})),
        loads=loads,
        first_over=tuple(first_over(loads)),
        findings=_findings(a, b),
        attribution=_attribution(a, b, names, attributed_by, laws),
    )


def _names(a: Side, b: Side) -> SharedNames | None:
    """Give the acts that both know; nothing when a side is a saved report."""
    if a.corpus is None or b.corpus is None:
        return None
    return SharedNames(a.corpus, b.corpus)


def _entities(
    a: Side, b: Side, names: SharedNames | None, laws: Collection[str] | None
) -> Entities:
    if a.corpus is None or b.corpus is None or names is None:
        return Entities()
    chosen = frozenset(laws) if laws is not None else None
    return compare_entities(a.corpus, b.corpus, names, chosen)


def _findings(a: Side, b: Side) -> FindingChanges | None:
    if a.corpus is None or b.corpus is None:
        return None
    if a.findings is None or b.findings is None:
        return compare_findings(a.corpus.findings, b.corpus.findings)
    return compare_findings(a.findings, b.findings)


def _attribution(
    a: Side,
    b: Side,
    names: SharedNames | None,
    options: Options | None,
    laws: Collection[str] | None,
) -> Attribution | None:
    if a.corpus is None or b.corpus is None or names is None or options is None:
        return None
    return attribute(a.corpus, b.corpus, names, options, laws)
