"""What becomes of plain changes, judged together: a layer, or counted beside.

A change is plain when it is the only one of its act on the law, in force, without an end, neither
places, renumbers nor withdraws text, and is not of an act that made the law. The sieve says the
same of each of them by itself, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, partial
from itertools import pairwise, repeat
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layering import Beside, Layer
from stapeling.analyses.options import Options
from stapeling.analyses.spans_of_laws import LawSpans
from stapeling.graph.columns import (
    EFFECT,
    LEVELS,
    NO_ARTICLES,
    ChangeColumns,
    bits_of,
    ints,
    natures_of,
)
from stapeling.model.laws import Law

if TYPE_CHECKING:
    from stapeling.graph.columns import Ints, Marks

NOT_PLAIN = [EFFECT[name] for name in ("tekstplaatsing", "vernummering", "intrekking")]
"""Effects of a change that is not plain."""
_NOTHING, _SCHEDULED, _AFTER_END, _BEFORE, _SAME_DAY, _NO_LEVEL, _EXCLUDED, _LAYER = range(8)
"""What becomes of a change; nothing when its level does not count, or its days leave no room."""
_FATES = 8
_new_layer = partial(tuple.__new__, Layer)


class PlainChanges:
    """Plain changes of laws that have started, in the order of the columns."""

    def __init__(
        self,
        columns: ChangeColumns,
        rows: Ints,
        law: Ints,
        laws: tuple[Sequence[Law], LawSpans],
        options: Options,
    ) -> None:
        self.columns, self.rows, self.law, self.options = columns, rows, law, options
        self.laws, spans = laws
        self.first, self.last = columns.first[rows], columns.last[rows]
        self.start_first, self.start_last = spans.start_first[law], spans.start_last[law]
        self.until_first, self.until_last = spans.until_first[law], spans.until_last[law]
        self.level = columns.level[columns.act[rows]]
        self.natures = columns.natures[rows]

    @cached_property
    def fate(self) -> Ints:
        """What becomes of each change, by number."""
        exact = (self.first == self.last) & (self.start_first == self.start_last)
        own_day = exact & (self.first == self.start_first)
        counted, later = self.counted, self.later
        room = np.maximum(self.first, self.start_first + 1) <= np.minimum(
            self.last, self.until_last
        )
        excluded = (self.natures != 0) & (self.natures & bits_of(self.options.natures) == 0)
        cases = [
            (self.first > self.options.day, _SCHEDULED),
            (self.first > self.until_last, _AFTER_END),
            (self.last < self.start_first, _BEFORE),
            (counted & own_day, np.where(self.level == 0, _NO_LEVEL, _SAME_DAY)),
            (later & excluded, _EXCLUDED),
            (later & (self.level == 0), _NO_LEVEL),
            (later & room, _LAYER),
        ]
        when, then = zip(*cases, strict=True)
        return np.select(when, then, _NOTHING)

    @cached_property
    def counted(self) -> Marks:
        """Mark the changes whose act has a level that counts for the law, or an unknown one."""
        kinds = sorted({law.kind for law in self.laws})
        number = {kind: n for n, kind in enumerate(kinds)}
        counts = np.array(
            [
                [name is None or self.options.counts(name, kind) for name in LEVELS]
                for kind in kinds
            ],
            dtype=np.bool_,
        ).reshape(len(kinds), len(LEVELS))
        of_law = ints(number[law.kind] for law in self.laws)
        found: Marks = counts[of_law[self.law], self.level]
        return found

    @cached_property
    def later(self) -> Marks:
        """Mark the changes of a counted level that are possibly after the start of the law."""
        return self.counted & (self.last > self.start_first)

    def beside(self) -> list[Beside]:
        """Count for each law what stands beside its layers."""
        laws = len(self.laws)
        fates = np.bincount(self.law * _FATES + self.fate, minlength=laws * _FATES)
        in_force = ~np.isin(self.fate, [_SCHEDULED, _AFTER_END, _BEFORE])
        certain = (self.last <= self.until_first) & (self.first >= self.start_last)
        bare = in_force & self.later & (self.natures == 0) & (self.level != 0)
        acts = self._by(self.level, in_force & certain, _level_name)
        excluded = self._by(self.natures, self.fate == _EXCLUDED, _first_nature)
        possible = np.bincount(self.law[in_force & ~certain], minlength=laws)
        unknown = np.bincount(self.law[bare], minlength=laws)
        table = fates.reshape(laws, _FATES)
        return [
            Beside(
                events=sum(row),
                acts=acts.get(n, {}),
                acts_possible=perhaps,
                same_day=row[_SAME_DAY],
                scheduled=row[_SCHEDULED],
                before_start=row[_BEFORE],
                after_end=row[_AFTER_END],
                excluded=excluded.get(n, {}),
                unknown_level=row[_NO_LEVEL],
                unknown_nature=nature,
            )
            for n, (row, perhaps, nature) in enumerate(
                zip(table.tolist(), possible.tolist(), unknown.tolist(), strict=True)
            )
        ]

    def _by(
        self, values: Ints, marked: Marks, name: Callable[[int], str]
    ) -> dict[int, dict[str, int]]:
        """Count the marked changes of each law by the name of a value, in the order they come."""
        width = int(values.max(initial=0)) + 1
        keys, begin, times = np.unique(
            (self.law * width + values)[marked], return_index=True, return_counts=True
        )
        found: dict[int, dict[str, int]] = {}
        for n in np.argsort(begin).tolist():
            law, value = divmod(int(keys[n]), width)
            own, word = found.setdefault(law, {}), name(value)
            own[word] = own.get(word, 0) + int(times[n])
        return found

    def layers(self) -> list[tuple[Layer, ...]]:
        """Give the layers of each law, in order of day and act."""
        made = np.flatnonzero(self.fate == _LAYER)
        first = np.maximum(self.first, self.start_first + 1)[made]
        last = np.minimum(self.last, self.until_last)[made]
        act, law = self.columns.act[self.rows[made]], self.law[made]
        order = np.lexsort((act, last, first, law))
        made, law = made[order], law[order]
        came = (self.last <= self.until_first)[made]
        sure = came & (self.first > self.start_last)[made]
        articles = self.columns.articles
        stated = articles.of[self.rows[made]]
        sets = [*articles.sets, frozenset()].__getitem__
        names = self.columns.acts.__getitem__
        rows = zip(
            map(names, act[order].tolist()),
            first[order].tolist(),
            last[order].tolist(),
            sure.tolist(),
            map(sets, np.where(came, stated, NO_ARTICLES).tolist()),
            map(sets, stated.tolist()),
            (stated != NO_ARTICLES).tolist(),
            repeat(False),
            strict=False,
        )
        found = tuple(map(_new_layer, rows))
        ends = np.searchsorted(law, np.arange(len(self.laws) + 1)).tolist()
        return [found[begin:end] for begin, end in pairwise(ends)]


def _level_name(level: int) -> str:
    return LEVELS[level] or "unknown"


@cache
def _first_nature(bits: int) -> str:
    return min(natures_of(bits))
