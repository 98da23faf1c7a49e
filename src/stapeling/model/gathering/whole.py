"""The facts of a whole corpus: those of its files, and what only all files together say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from itertools import count, repeat
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.model.columns import ints, spread
from stapeling.model.days import OPEN_LAST, Day, day_between
from stapeling.model.gathering import Gathered, Gathering
from stapeling.model.gathering.changes import STATUS, ChangeFacts
from stapeling.model.gathering.columns import joined

if TYPE_CHECKING:
    from stapeling.model.columns import Ints, Marks
    from stapeling.model.corpus import Corpus


class Facts:
    """What was gathered of a corpus, with the names of acts as numbers.

    Acts have the numbers of their ids in the order of the corpus; then come names that changes or
    burdens state and that mean no act.
    """

    def __init__(self, corpus: Corpus, gathering: Gathering, gathered: Gathered) -> None:
        self.gathering, self.gathered = gathering, gathered
        self.numbers: dict[Any, int] = dict(zip(corpus.acts, count(), strict=False))
        self.known = len(self.numbers)
        """The number of names that mean an act: all before it do."""
        self.act = self._numbered(corpus, gathered.changes.act)
        """The number of the act of each change."""
        self.bearing = self._numbered(corpus, gathered.burdens.act)
        """The number of the act of each burden; -1 where none is named."""
        once = len(gathered.acts.id) == self.known
        self.acts = np.arange(self.known) if once else self._numbered(corpus, gathered.acts.id)
        """The number of each act that is stated; the last to state it knows it best."""
        self.names: list[str] = list(self.numbers)

    def _numbered(self, corpus: Corpus, names: Sequence[str | None]) -> Ints:
        found = ints(map(self.numbers.get, names, repeat(-1)), len(names))
        for place in np.flatnonzero(found < 0).tolist():
            name = names[place]
            if name is not None:
                name = corpus.act_id(name) or name
                found[place] = self.numbers.setdefault(name, len(self.numbers))
        return found


def facts_of(corpus: Corpus) -> Facts:
    """Give the facts of a corpus: as they were gathered with its files, else from its records."""
    if corpus.facts is not None:
        return corpus.facts
    gathering = Gathering()
    changes = [corpus.changes[law] for law in corpus.laws]
    gathered = gathering.of(changes, [*corpus.acts.values()], corpus.burdens)
    facts = Facts(corpus, gathering, gathered)
    corpus.keep_facts(facts)  # which are not gathered twice
    return facts


def settled(
    corpus: Corpus,
    gathering: Gathering,
    parts: Sequence[Gathered],
    restated: Set[str],
    united: Set[str],
) -> Facts:
    """Give the facts that files state as the corpus that was made of them has them.

    Parameters
    ----------
    corpus : Corpus
        What was made of the files.
    gathering : Gathering
        What gathered the parts.
    parts : sequence of Gathered
        What was gathered of the files, in their order.
    restated : set of str
        Laws of which the changes are not only those that stand at the law.
    united : set of str
        Acts that are stated in several places.
    """
    gathered = gathering.whole(parts)
    restated &= corpus.laws.keys()  # acts may change what is not described
    if restated:
        gathered = _anew(gathered, gathering, corpus, restated)
    if united:
        acts = gathering.of([], [corpus.acts[act] for act in sorted(united)], []).acts
        gathered = gathered._replace(acts=joined([gathered.acts, acts]))
    return Facts(corpus, gathering, gathered)


def _anew(gathered: Gathered, gathering: Gathering, corpus: Corpus, restated: Set[str]) -> Gathered:
    """Gather the changes of some laws once more, and put them in the place of the others."""
    own = [corpus.changes[law] for law in corpus.laws if law in restated]
    again = np.fromiter((law in restated for law in corpus.laws), np.bool_, len(corpus.laws))
    more = gathering.of(own, [], [])
    sizes = gathered.sizes.copy()
    begins = np.cumsum(sizes) - sizes
    begins[again] = len(gathered.changes.act) + np.cumsum(more.sizes) - more.sizes
    sizes[again] = more.sizes
    _, order = spread(begins, sizes)
    act, *columns = joined([gathered.changes, more.changes])
    names = list(map(act.__getitem__, order.tolist()))
    return gathered._replace(
        sizes=sizes, changes=ChangeFacts(names, *(column[order] for column in columns))
    )


def in_force(changes: ChangeFacts) -> Marks:
    """Mark the changes in force on whatever day: as stated, else those that have a day."""
    found: Marks = (changes.status == STATUS["in_force"]) | (
        changes.dated & (changes.status == STATUS[None])
    )
    return found


def earliest_changes(corpus: Corpus, acts: Iterable[str]) -> dict[str, Day]:
    """Give of these acts the earliest day of their changes in force, as bounds."""
    facts = facts_of(corpus)
    changes, known = facts.gathered.changes, facts.numbers
    names = {act: known[act] for act in acts if act in known}
    wanted = np.zeros(len(known), dtype=np.bool_)
    wanted[list(names.values())] = True
    rows = np.flatnonzero(wanted[facts.act] & in_force(changes))
    first = np.full(len(wanted), OPEN_LAST + 1)
    last = first.copy()
    np.minimum.at(first, facts.act[rows], changes.first[rows])
    np.minimum.at(last, facts.act[rows], changes.last[rows])
    days = ((act, int(first[n]), int(last[n])) for act, n in names.items())
    return {act: day_between(one, other) for act, one, other in days if other <= OPEN_LAST}
