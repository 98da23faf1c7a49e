"""The first sentence: how much is known at all."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.reports.page import Sentence
from stapeling.reports.view import View

_LAWS = frozenset({"wet", "rijkswet"})


def known_sentence(view: View, contradictions: int) -> Sentence | None:
    """Tell how many laws and acts there are, and of how many the day or the nature is missing."""
    known = view.report.known
    if not known.laws:
        return None
    missing = list(_missing(view, contradictions))
    acts = view.plural(
        "{n} amending act with a known day",
        "{n} amending acts with a known day",
        known.with_day,
    )
    sentence = "; ".join([f"{_laws(view, known.laws)}, {acts}", *missing[:1]])
    sentence = ", ".join([sentence, *missing[1:]])
    more = bool(missing) or any(law.at_least for law in view.report.laws)
    if more:
        sentence = view.text("{sentence}: read everything as at least.", sentence=sentence)
    else:
        sentence += "."
    witness = tuple(law.id for law in view.report.laws)
    bounds = (known.with_day, None if more else known.with_day)
    return Sentence("known", sentence, known.with_day, "acts", witness, known.without_day, bounds)


def _missing(view: View, contradictions: int) -> Iterator[str]:
    """Tell what is not known of the acts, and what contradicts itself."""
    known = view.report.known
    if known.later:
        yield view.plural("{n} more takes effect later", "{n} more take effect later", known.later)
    if known.without_day:
        yield view.plural("{n} more lacks the day", "{n} more lack the day", known.without_day)
    if known.unknown_nature:
        of = {"n": known.unknown_nature, "all": known.with_day}
        yield view.text("{n} of the {all} their nature", **of)
    if contradictions:
        yield view.plural(
            "{n} contradiction stands in the data",
            "{n} contradictions stand in the data",
            contradictions,
        )


def _laws(view: View, number: int) -> str:
    if all(law.kind in _LAWS for law in view.report.laws):
        return view.plural("{n} law", "{n} laws", number)
    return view.plural("{n} regulation", "{n} regulations", number)
