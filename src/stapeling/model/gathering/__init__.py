"""Facts of records as columns, gathered while the records are at hand.

Measures look at one fact of half a million records. To fetch it from records that lie all over
memory costs more than what is computed with it; in a batch of files that was read a moment ago
all of them are near. So a batch gives its facts as columns, and a corpus joins those of all.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from stapeling.model.acts import Act
from stapeling.model.columns import ints
from stapeling.model.document import Document
from stapeling.model.gathering.acts import ActFacts, facts_of_acts
from stapeling.model.gathering.burdens import BurdenFacts, facts_of_burdens
from stapeling.model.gathering.changes import ChangeFacts, facts_of_changes
from stapeling.model.gathering.columns import Numbers, joined
from stapeling.model.laws import Change
from stapeling.model.organisations import Burden

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

__all__ = ["Gathered", "Gathering"]


class Gathered(NamedTuple):
    """The facts of some records as columns."""

    sizes: Ints
    """The number of changes of each law."""
    changes: ChangeFacts
    acts: ActFacts
    burdens: BurdenFacts


class Gathering:
    """Gathers facts of records; lists of articles and bearers become numbers."""

    def __init__(self) -> None:
        self.articles = Numbers()
        self.bearers = Numbers()

    def of_documents(self, documents: Sequence[Document]) -> Gathered:
        """Give the facts of documents, in their order."""
        return self.of(
            [law.changes for document in documents for law in document.laws],
            [act for document in documents for act in document.acts],
            [burden for document in documents for burden in document.burdens],
        )

    def of(
        self, changes: Sequence[Sequence[Change]], acts: Sequence[Act], burdens: Sequence[Burden]
    ) -> Gathered:
        """Give the facts of the changes of laws, of acts and of burdens."""
        return Gathered(
            ints(map(len, changes), len(changes)),
            facts_of_changes([*chain.from_iterable(changes)], self.articles),
            facts_of_acts(acts),
            facts_of_burdens(burdens, self.bearers),
        )

    def whole(self, parts: Sequence[Gathered]) -> Gathered:
        """Put what was gathered part by part behind each other."""
        found: Gathered = joined([self.of([], [], []), *parts])
        return found
