"""Where a closer look is needed, found by column: half a million records are passed over."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST
from stapeling.model.gathering.whole import facts_of
from stapeling.model.laws import Law
from stapeling.model.organisations import Burden

if TYPE_CHECKING:
    import numpy.typing as npt

    Marks = npt.NDArray[np.bool_]


class Suspects:
    """The records of which something may be wrong; of all others nothing is."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.gathering, self.facts = facts_of(corpus)

    @cached_property
    def _unknown(self) -> Marks:
        """Whether a name, by number, means no act; the last place is for no name."""
        names = list(self.gathering.names)
        unknown = np.ones(len(names) + 1, dtype=np.bool_)
        unknown[np.asarray(self.facts.acts.name)] = False
        for n in np.flatnonzero(unknown[:-1]).tolist():  # another name than the id, or a wrong one
            unknown[n] = self.corpus.act_id(names[n]) is None
        return unknown

    def naming_unknown_acts(self) -> list[Law]:
        """Give the laws of which a change names an act that the corpus does not know."""
        return self._laws(self._unknown[np.asarray(self.facts.changes.act)])

    def burdens(self) -> list[Burden]:
        """Give the burdens that name no act, or somebody or something that is not known."""
        known = self.corpus.organisations
        bearers = [not all(map(known.__contains__, own)) for own in self.gathering.bearers]
        strange = np.array(bearers, dtype=np.bool_)[np.asarray(self.facts.burdens.bearers)]
        strange |= self._unknown[np.asarray(self.facts.burdens.act)]
        return [self.corpus.burdens[n] for n in np.flatnonzero(strange).tolist()]

    def out_of_order(self) -> list[Law]:
        """Give the laws of which a change may take effect before what must come before it.

        That is the publication of its act and the start of the law; and its own end.
        """
        changes, acts = self.facts.changes, self.facts.acts
        published = np.full(len(self.gathering.names), OPEN_FIRST)
        published[np.asarray(acts.name)] = np.asarray(acts.published_first)
        begun = [law.in_force_from for law in self.corpus.laws.values()]
        starts = [OPEN_FIRST if day is None else day.first for day in begun]
        before = np.maximum(published[np.asarray(changes.act)], np.array(starts)[self._law])
        early = np.asarray(changes.last) < before
        return self._laws(
            (early | np.asarray(changes.ends, bool)) & np.asarray(changes.dated, bool)
        )

    @cached_property
    def _law(self) -> npt.NDArray[np.int64]:
        """The place of the law of each change."""
        return np.repeat(np.arange(len(self.facts.sizes)), np.asarray(self.facts.sizes))

    def _laws(self, marked: Marks) -> list[Law]:
        """Give the laws of which any change is marked."""
        if not marked.any():
            return []
        laws = list(self.corpus.laws.values())
        return [laws[n] for n in np.unique(self._law[marked]).tolist()]
