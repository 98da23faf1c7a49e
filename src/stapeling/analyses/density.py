"""Rule density (*regeldichtheid*): what is counted in the text of laws, per 1,000 words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stapeling.analyses.results.density import COUNTED, Density, KindDensity
from stapeling.analyses.results.laws import LawResult
from stapeling.model.laws import Law, TextCounts


def density_of(law: Law, as_of: int) -> Density | None:
    """Count the rules in the text of a law (*regeldichtheid*).

    The counts are those of the corpus, which an importer or a person put there; nothing is counted
    here. Of several counted texts the last one by the reference day is taken; a text without a
    known day only where there is no other.

    Parameters
    ----------
    law : Law
        The law, with what was counted in its texts.
    as_of : int
        The reference day (*peildatum*) as an ordinal.

    Returns
    -------
    Density or None
        Words, articles and counts. Unit of `per_1000`: places in the text per 1,000 words. Range:
        0 and up. None when no text by that day was counted, or its words were not: unknown is not
        zero. More is denser; it is not better or worse.

    Notes
    -----
    O(texts of the law). The counts are of word forms, not of duties: a form in a definition or a
    heading counts as well, and two laws compare only as far as their language does.

    References
    ----------
    .. [1] Defined by this project: docs/metrics.md, Rule density.

    Examples
    --------
    >>> from stapeling.model.days import Day
    >>> text = TextCounts(as_of="2025-01-01", words="500", exceptions="2")
    >>> law = Law(id="l", title="L", kind="wet", text=[text])
    >>> density_of(law, Day.parse("2026-01-01").first).per_1000("exceptions")
    4.0
    """
    texts = [text for text in law.text if text.as_of.first <= as_of and text.words is not None]
    if not texts:
        return None
    text = max(texts, key=lambda text: (text.as_of.bounded, text.as_of.first, text.as_of.last))
    return _density(text)


def _density(text: TextCounts) -> Density:
    counts = {name: getattr(text, name) for name in COUNTED}
    return Density(text.as_of, text.words or 0, text.articles, counts)


def density_by_kind(laws: Iterable[LawResult]) -> tuple[KindDensity, ...]:
    """Add up the counts of laws of one kind, for each kind that has a counted text.

    Only laws whose text was counted whole are added; how many others there are stands beside it.
    The kinds come in the order of the number of words, the largest first. Cost: O(laws).
    """
    kinds: dict[str, list[LawResult]] = {}
    for law in laws:
        kinds.setdefault(law.kind, []).append(law)
    found = (_of_kind(kind, kinds[kind]) for kind in sorted(kinds))
    return tuple(sorted((row for row in found if row.laws), key=lambda row: (-row.words, row.kind)))


def _of_kind(kind: str, laws: Sequence[LawResult]) -> KindDensity:
    whole = [
        (law.id, law.density)
        for law in laws
        if law.density is not None and None not in law.density.counts.values()
    ]
    texts = [density for _, density in whole]
    return KindDensity(
        kind=kind,
        laws=len(whole),
        unknown=len(laws) - len(whole),
        words=sum(text.words for text in texts),
        articles=sum(text.articles or 0 for text in texts),
        counts={name: sum(text.counts[name] or 0 for text in texts) for name in COUNTED},
        ids=tuple(identity for identity, _ in whole),
    )
