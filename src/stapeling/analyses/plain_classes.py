"""The class of layers after an evaluation where every day and article is known."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from stapeling.analyses.layering import Layer, Layering
from stapeling.graph import Looked
from stapeling.model.days import add_years


class PlainLooks:
    """Evaluations of a law, all of all of it, of exact days after its start."""

    def __init__(self, looks: Sequence[Looked], rest_years: int) -> None:
        self.days = sorted(look.published.first for look in looks)
        self.rest_years = rest_years

    def youngest(self, layers: Iterable[Layer]) -> list[tuple[int | None, int]]:
        """Give for each layer the last evaluation before it, and when its text was changed last.

        Nothing where no evaluation came before; zero where no layer touched the text before.
        Layers are in order of day, and those of one day do not touch each other's text.
        """
        latest: dict[str, int] = {}
        found: list[tuple[int | None, int]] = []
        waiting: list[frozenset[str]] = []
        known, day = latest.get, 0
        for layer in layers:
            if layer.first != day:
                for articles in waiting:
                    latest.update(dict.fromkeys(articles, day))
                waiting, day = [], layer.first
            before = bisect_left(self.days, day)
            look = self.days[before - 1] if before else None
            found.append((look, max([known(a, 0) for a in layer.articles], default=0)))
            waiting.append(layer.articles)
        return found

    def young(self, changed: int, day: int) -> bool:
        """Whether text that was changed on a day is young on another."""
        return add_years(changed, self.rest_years) > day


def plain(layering: Layering, looks: Iterable[Looked], as_of: int) -> bool:
    """Whether all that bears on the classes of a law is known: its start, layers and looks."""
    start = layering.start
    return (
        start.exact
        and all(
            layer.first == layer.last
            and layer.certain
            and layer.known
            and layer.articles == layer.perhaps
            and not layer.replacement
            for layer in layering.layers
        )
        and all(
            look.articles is None
            and look.published.exact
            and start.first < look.published.first <= as_of
            for look in looks
        )
    )
