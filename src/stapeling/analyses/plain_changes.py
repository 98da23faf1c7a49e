"""What becomes of plain changes, judged together: a layer, or counted beside.

A change is plain when it is the only one of its act on the law, in force, without an end, neither
places, renumbers nor withdraws text, and is not of an act that made the law. The sieve says the
same of each of them by itself, and a test holds both together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.beside_columns import BesideColumns
from stapeling.analyses.layer_columns import LayerRows
from stapeling.analyses.options import Options
from stapeling.analyses.spans_of_laws import LawSpans
from stapeling.graph.columns import LEVELS, NO_ARTICLES, ChangeColumns
from stapeling.model.columns import ints
from stapeling.model.gathering.changes import EFFECT
from stapeling.model.natures import NATURE_BIT, NATURES, bits_of

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks

NOT_PLAIN = [EFFECT[name] for name in ("tekstplaatsing", "vernummering", "intrekking")]
"""Effects of a change that is not plain."""
_NOTHING, _SCHEDULED, _AFTER_END, _BEFORE, _SAME_DAY, _NO_LEVEL, _EXCLUDED, _LAYER = range(8)
"""What becomes of a change; nothing when its level does not count, or its days leave no room."""
_FATES = 8
_NATURES_BY_NAME = sorted(NATURES)


class PlainChanges:
    """Plain changes of laws that have started, in the order of the columns."""

    def __init__(
        self,
        columns: ChangeColumns,
        rows: Ints,
        law: Ints,
        spans: LawSpans,
        options: Options,
    ) -> None:
        self.columns, self.rows, self.law, self.options = columns, rows, law, options
        self.laws = spans.laws
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

    def beside(self) -> BesideColumns:
        """Count for each law what stands beside its layers."""
        laws = len(self.laws)
        fates = np.bincount(self.law * _FATES + self.fate, minlength=laws * _FATES)
        in_force = ~np.isin(self.fate, [_SCHEDULED, _AFTER_END, _BEFORE])
        certain = (self.last <= self.until_first) & (self.first >= self.start_last)
        bare = in_force & self.later & (self.natures == 0) & (self.level != 0)
        table = fates.reshape(laws, _FATES)
        numbers = {
            "events": table.sum(axis=1),
            "acts_possible": np.bincount(self.law[in_force & ~certain], minlength=laws),
            "same_day": table[:, _SAME_DAY],
            "scheduled": table[:, _SCHEDULED],
            "before_start": table[:, _BEFORE],
            "after_end": table[:, _AFTER_END],
            "unknown_level": table[:, _NO_LEVEL],
            "unknown_nature": np.bincount(self.law[bare], minlength=laws),
        }
        taken, left_out = in_force & certain, self.fate == _EXCLUDED
        levels = [name or "unknown" for name in LEVELS]
        acts = self._by(self.law[taken], self.level[taken], levels)
        natures = _first_natures(self.natures[left_out])
        excluded = self._by(self.law[left_out], natures, _NATURES_BY_NAME)
        return BesideColumns(laws, numbers, acts, excluded)

    def _by(self, law: Ints, word: Ints, words: Sequence[str]) -> list[dict[str, int]]:
        """Count changes of each law by a word, in the order in which words come."""
        keys = law * len(words) + word
        times = np.bincount(keys)
        begin = np.full(len(times), len(keys))
        np.minimum.at(begin, keys, np.arange(len(keys)))
        kept = np.flatnonzero(times)
        kept = kept[np.argsort(begin[kept])]  # changes of one law stand together
        named = zip(
            map(words.__getitem__, (kept % len(words)).tolist()), times[kept].tolist(), strict=True
        )
        found: list[dict[str, int]] = [{} for _ in self.laws]
        for n, (name, count) in zip((kept // len(words)).tolist(), named, strict=True):
            found[n][name] = count
        return found

    def layers(self) -> LayerRows:
        """Give the layers, with sets of articles by their number in the columns."""
        made = np.flatnonzero(self.fate == _LAYER)
        came = (self.last <= self.until_first)[made]
        stated = self.columns.articles.of[self.rows[made]]
        return LayerRows(
            law=self.law[made],
            act=self.columns.act[self.rows[made]],
            first=np.maximum(self.first, self.start_first + 1)[made],
            last=np.minimum(self.last, self.until_last)[made],
            certain=came & (self.first > self.start_last)[made],
            articles=np.where(came, stated, NO_ARTICLES),
            perhaps=stated,
            known=stated != NO_ARTICLES,
            replacement=np.zeros(len(made), dtype=np.bool_),
        )


def _first_natures(natures: Ints) -> Ints:
    """Give the first by name of the natures that are stated by bits."""
    stated = [natures & NATURE_BIT[name] != 0 for name in _NATURES_BY_NAME]
    return np.select(stated, list(range(len(stated))))
