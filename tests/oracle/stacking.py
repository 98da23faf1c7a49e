"""How deep the layers of a law lie, found by trying every chain."""

import statistics
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from .clauses import counted_evaluations, window_after_evaluation
from .corpus import Corpus, Row, in_force, label, labels, resolve
from .counts import counts_of
from .days import FIRST, Bounds, add_years, bounds, exact, show
from .delegation import delegated
from .layers import Layer, Scope, layers_of, scope_of
from .repairs import repair_depth

Pair = tuple[str, str]


def order(layer: Layer) -> tuple[Bounds, str]:
    """Sort by (day, id)."""
    return (layer.day, layer.act)


def breadth(layers: list[Layer]) -> list[int]:
    """Count the layers, certain and possible."""
    return [sum(layer.certain for layer in layers), len(layers)]


def articles_known(law: Row, layers: list[Layer]) -> frozenset[str]:
    """Name every article that the law or a layer speaks of."""
    own = labels(law.get("articles")) or frozenset()
    return own.union(*(layer.perhaps for layer in layers))


def article_depth(law: Row, layers: list[Layer]) -> tuple[list[int], list[str]]:
    """Count the layers that touched one article; name the deepest of the low bound."""
    known = articles_known(law, layers)
    certain = [layer for layer in layers if layer.certain]
    lows = {a: sum(a in x.articles or x.everything for x in certain) for a in known}
    low = max(lows.values(), default=0)
    exactly = [layer for layer in certain if layer.known and not layer.everything]
    rest = len(layers) - len(exactly)  # these may have touched any article
    high = rest + max((sum(a in x.perhaps for x in exactly) for a in known), default=0)
    return [low, high], sorted(a for a in known if low and lows[a] == low)


def amending_pairs(corpus: Corpus, real: int) -> tuple[set[Pair], set[Pair]]:
    """Pair b with an act a that it amends, certainly and possibly."""
    certain = {
        (act["id"], resolve(corpus, link["act"]))
        for act in corpus.get("acts", [])
        for link in act.get("links", [])
        if link["kind"] == "amends"
    }
    possible = set(certain)
    made = {law["id"]: resolve(corpus, law["act"]) for law in corpus["laws"] if law.get("act")}
    for change in in_force(corpus):
        if change.law in made and change.day:
            pair = (change.act, made[change.law])
            certain |= {pair} if change.day[1] <= real else set()
            possible |= {pair} if change.day[0] <= real else set()
    return certain, possible


def common_articles(one: Layer, other: Layer) -> list[str]:
    """Name the articles that both are known to touch."""
    if one.everything and other.everything:
        return sorted(one.articles | other.articles) or ["*"]
    if one.everything or other.everything:
        return sorted((other if one.everything else one).articles)
    return sorted(one.articles & other.articles)


def may_share(one: Layer, other: Layer) -> bool:
    """Say whether two layers may touch one article."""
    if not (one.known and other.known) or (one.everything and other.everything):
        return True
    if one.everything or other.everything:
        return bool((other if one.everything else one).perhaps)
    return bool(one.perhaps & other.perhaps)


def low_chains(layers: list[Layer], amends: set[Pair]) -> list[list[Layer]]:
    """Find the longest chains in which each layer certainly stands on the one before."""

    def stands(b: Layer, a: Layer) -> bool:
        tied = common_articles(a, b) or (b.act, a.act) in amends
        return a.day[1] < b.day[0] and bool(tied)

    def grow(chain: list[Layer]) -> Iterator[list[Layer]]:
        yield chain
        for b in certain:
            if not chain or stands(b, chain[-1]):
                yield from grow([*chain, b])

    certain = [layer for layer in layers if layer.certain]
    chains = list(grow([]))
    depth = max(map(len, chains))
    return sorted((c for c in chains if c and len(c) == depth), key=lambda c: [order(x) for x in c])


def highest_chain(
    layers: list[Layer], amends: set[Pair], window: Callable[[Layer], Bounds | None]
) -> int:
    """Count the longest chain when the days are chosen so that they rise strictly."""

    def tied(b: Layer, a: Layer) -> bool:
        return may_share(a, b) or (b.act, a.act) in amends

    def grow(chain: list[Layer], last: int) -> int:
        best = len(chain)
        for b in layers:
            days = window(b)
            if b in chain or not days or (chain and not tied(b, chain[-1])):
                continue
            soonest = max(days[0], last + 1)
            if soonest <= days[1]:
                best = max(best, grow([*chain, b], soonest))
        return best

    return grow([], FIRST - 1)


def text_depth(scope: Scope, layers: list[Layer]) -> dict[str, Any]:
    """Find the longest chain of layers that stand on each other, with its witness."""
    certain, possible = amending_pairs(scope.corpus, scope.real)
    chains = low_chains(layers, certain)
    witness = chains[0] if chains else []
    shared = [common_articles(a, b) for a, b in pairwise(witness)]
    amended = [(b.act, a.act) in certain for a, b in pairwise(witness)]
    return {
        "text_depth": [len(witness), highest_chain(layers, possible, lambda x: x.window)],
        "text_chain": [layer.act for layer in witness],
        "text_ties": [{"article": a[0]} if a else {"link": "amends"} for a in shared],
        "text_tie_choices": [
            {"articles": a, "amends": link} for a, link in zip(shared, amended, strict=True)
        ],
        "text_chains": [[layer.act for layer in chain] for chain in chains],
    }


def open_depth(scope: Scope, layers: list[Layer]) -> list[int]:
    """Find the text depth of what lies on the law since the last evaluation."""
    certain, possible = amending_pairs(scope.corpus, scope.real)
    evaluations = counted_evaluations(scope)
    after = {x.act: window_after_evaluation(x, evaluations, scope.real) for x in layers}
    surely = [x for x in layers if after[x.act].certain]
    chains = low_chains(surely, certain)
    high = highest_chain(layers, possible, lambda x: after[x.act].window)
    return [len(chains[0]) if chains else 0, high]


def _commencements(law: Row, article: str | None) -> list[Bounds]:
    """List the later beginnings of an article, or of every part."""
    return [
        day
        for row in law.get("commencement", [])
        if article is None or article in {label(a) for a in row.get("articles", [])}
        if (day := bounds(row.get("in_force_from")))
    ]


def _youngest(
    scope: Scope, layer: Layer, day: int, article: str | None, earlier: list[Layer]
) -> int:
    """Give the day on which the youngest text of an article took effect, before `day`."""
    assert scope.start is not None
    began = [scope.start[0]]
    began += [c[0] for c in _commencements(scope.law, article) if c[1] <= day]
    for other in earlier:
        touches = article in other.articles if article else bool(other.articles)
        if other.known and other.day[1] < day and (touches or other.everything):
            began.append(other.day[0])
    return max(began)


def text_ages(scope: Scope, layers: list[Layer]) -> dict[str, tuple[int, int]]:
    """Give for each layer its day and the day of the youngest text that it touches."""
    found = {}
    certain = [layer for layer in layers if layer.certain]
    for layer in certain:
        day = exact(layer.day)
        articles: Iterable[str | None] = [None] if layer.everything else layer.articles
        others = [other for other in certain if other != layer]
        if day is None or not layer.known or not articles:
            continue
        youngest = max(_youngest(scope, layer, day, a, others) for a in articles)
        if youngest > FIRST:
            found[layer.act] = (day, youngest)
    return found


def text_age(scope: Scope, layers: list[Layer], rest_years: int) -> dict[str, Any]:
    """Summarise the age of the text that the layers touched."""
    ages = text_ages(scope, layers)
    days = {act: day - youngest for act, (day, youngest) in ages.items()}
    return {
        "median_days": statistics.median(days.values()) if days else None,
        "young": sum(day < add_years(youngest, rest_years) for day, youngest in ages.values()),
        "of": len(days),
        "rest_years": rest_years,
        "days": days,
    }


def law_measures(
    corpus: Corpus, law_id: str, real: int, levels: str | list[str] = "own", rest_years: int = 5
) -> dict[str, Any]:
    """Measure one law as the JSON report does, its evaluation aside."""
    scope = scope_of(corpus, law_id, real, levels)
    result = {
        "id": law_id,
        "start": show(scope.start),
        **counts_of(scope),
        "layers": delegated(corpus, law_id, real),
    }
    return result | (_depths(scope, rest_years) if scope.start else _null())


def _depths(scope: Scope, rest_years: int) -> dict[str, Any]:
    layers = layers_of(scope)
    articles, deepest = article_depth(scope.law, layers)
    return {
        "breadth": breadth(layers),
        "article_depth": articles,
        "deepest_articles": deepest,
        **text_depth(scope, layers),
        **repair_depth(scope),
        "open_depth": open_depth(scope, layers),
        "text_age": text_age(scope, layers, rest_years),
    }


def _null() -> dict[str, Any]:
    numbers = ("breadth", "article_depth", "text_depth", "repair_depth", "open_depth", "text_age")
    lists = ("deepest_articles", "text_chain", "text_ties", "repair_chain", "repair_pending")
    return dict.fromkeys(numbers) | {key: [] for key in lists}
