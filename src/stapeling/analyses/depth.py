"""Stacking depth (*stapeldiepte*): breadth, depth per article and depth of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stapeling.analyses.chains import Amends, Chain, longest_chain
from stapeling.analyses.layering import Layer, Layering
from stapeling.analyses.possible_chains import longest_possible
from stapeling.analyses.results import Span
from stapeling.model.labels import keys_of, natural


@dataclass(frozen=True, slots=True)
class TextDepth:
    """The longest chain of layers: its length as an interval, and the witness of the low side."""

    span: Span
    chain: Chain
    upper_bound: bool


def article_depth(layering: Layering, labels: Mapping[str, str]) -> tuple[Span, tuple[str, ...]]:
    """Give the largest number of layers that touched one article, and which articles.

    Unit: acts; 0 and up. A layer that is only possible, or whose articles are not fully known,
    counts on every article of the high side, and on those it certainly touches of the low side.
    A replacement touches every article.

    Source: defined by this project, docs/metrics.md.
    """
    certain = [layer for layer in layering.layers if layer.certain]
    everywhere = sum(layer.replacement for layer in certain)
    low = Counter(a for layer in certain if not layer.replacement for a in layer.articles)
    if everywhere:
        low.update(dict.fromkeys({*low, *keys_of(layering.law.articles)}, everywhere))
    fixed = [layer for layer in certain if layer.known and not layer.replacement]
    high = Counter(a for layer in fixed for a in layer.perhaps)
    deepest = max(low.values(), default=0)
    articles = sorted((labels.get(a, a) for a, n in low.items() if n == deepest), key=natural)
    above = len(layering.layers) - len(fixed)
    return Span(deepest, max(high.values(), default=0) + above), tuple(articles)


def text_depth(
    low: Sequence[Layer],
    high: Sequence[Layer],
    amends: Amends,
    may_amend: Amends,
    labels: Mapping[str, str],
) -> TextDepth:
    """Give the longest chain of layers in which each stands on the one before.

    A layer stands on another when it is younger and touches an article of it, or amends it; acts
    of one day do not stand on each other. Unit: acts; 0 and up. The low side takes the order and
    the articles that are certain; in the high side an act of unknown articles shares one with
    every layer, and days are chosen within their bounds.

    Cost: O(touches) where all days are exact, exponential in at most ten inexact days.
    Source: defined by this project, docs/metrics.md.
    """
    depth, chain = longest_chain(low, amends, labels)
    simple = (
        len(low) == len(high)
        and len(amends) == len(may_amend)
        and all(layer.exact and layer.known and layer.perhaps == layer.articles for layer in high)
    )
    if simple:
        return TextDepth(Span(depth, depth), chain, upper_bound=False)
    possible, upper_bound = longest_possible(high, may_amend)
    return TextDepth(Span(depth, max(depth, possible)), chain, upper_bound)


def amends_among(amends: Amends, layers: Sequence[Layer]) -> Amends:
    """Give which layers amend the text of which, among the layers of one law."""
    if not amends:
        return amends
    acts = {layer.act for layer in layers}
    among = ((act, amends[act] & acts) for act in amends.keys() & acts)
    return {act: others for act, others in among if others}
