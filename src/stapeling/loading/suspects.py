"""Where a closer look is needed, found by column: half a million records are passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST
from stapeling.model.gathering.whole import facts_of
from stapeling.model.laws import Law
from stapeling.model.organisations import Burden

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks


class Suspects:
    """The records of which something may be wrong; of all others nothing is."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, self.facts = corpus, facts_of(corpus)
        self.gathered = self.facts.gathered

    def naming_unknown_acts(self) -> list[Law]:
        """Give the laws of which a change names an act that the corpus does not know."""
        return self._laws(self.facts.act >= self.facts.known)

    def burdens(self) -> list[Burden]:
        """Give the burdens that name no act, or somebody or something that is not known."""
        known, act = self.corpus.organisations, self.facts.bearing
        strange = [not all(map(known.__contains__, own)) for own in self.facts.gathering.bearers]
        found = np.array(strange, dtype=np.bool_)[self.gathered.burdens.bearers]
        found |= (act < 0) | (act >= self.facts.known)
        return [self.corpus.burdens[n] for n in np.flatnonzero(found).tolist()]

    def out_of_order(self) -> list[Law]:
        """Give the laws of which a change may take effect before what must come before it.

        That is the publication of its act and the start of the law; or after its own end.
        """
        changes = self.gathered.changes
        published = np.full(len(self.facts.names), OPEN_FIRST)
        published[self.facts.acts] = self.gathered.acts.published_first
        begun = [law.in_force_from for law in self.corpus.laws.values()]
        starts = np.array([OPEN_FIRST if day is None else day.first for day in begun], np.int64)
        before = np.maximum(published[self.facts.act], starts[self._law])
        return self._laws(changes.dated & (changes.ends | (changes.last < before)))

    @property
    def _law(self) -> Ints:
        """The place of the law of each change."""
        return np.repeat(np.arange(len(self.gathered.sizes)), self.gathered.sizes)

    def _laws(self, marked: Marks) -> list[Law]:
        """Give the laws of which any change is marked."""
        if not marked.any():
            return []
        laws = list(self.corpus.laws.values())
        return [laws[n] for n in np.unique(self._law[marked]).tolist()]
