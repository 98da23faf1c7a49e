"""The facts of a whole corpus: those of its files, but for what only all files together say."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.days import OPEN_LAST, Day, day_between
from stapeling.model.gathering import Facts, Gathering
from stapeling.model.gathering.changes import STATUS, ChangeFacts
from stapeling.model.gathering.columns import Column, extend

if TYPE_CHECKING:
    import numpy.typing as npt

    from stapeling.model.corpus import Corpus

    Marks = npt.NDArray[np.bool_]


def facts_of(corpus: Corpus) -> Facts:
    """Give the facts of a corpus: as they were gathered with its files, else from its records."""
    if corpus.facts is not None:
        return corpus.facts
    gathering = Gathering()
    changes = [corpus.changes[law] for law in corpus.laws]
    gathered = gathering.of(changes, [*corpus.acts.values()], corpus.burdens)
    facts = Facts(gathering, gathered)
    corpus.with_facts(facts)  # which are not gathered twice
    return facts


def in_force(changes: ChangeFacts) -> Marks:
    """Mark the changes in force on whatever day: as stated, else those that have a day."""
    status, dated = np.asarray(changes.status), np.asarray(changes.dated) != 0
    found: Marks = (status == STATUS["in_force"]) | (dated & (status == STATUS[None]))
    return found


def earliest_changes(corpus: Corpus, acts: Iterable[str]) -> dict[str, Day]:
    """Give of these acts the earliest day of their changes in force, as bounds."""
    gathering, (_, changes, *_) = facts_of(corpus)
    names = {act: gathering.names[act] for act in acts if act in gathering.names}
    wanted = np.zeros(len(gathering.names), dtype=np.bool_)
    wanted[list(names.values())] = True
    act = np.asarray(changes.act)
    rows = np.flatnonzero(wanted[act] & in_force(changes))
    first = np.full(len(wanted), OPEN_LAST + 1)
    last = first.copy()
    np.minimum.at(first, act[rows], np.asarray(changes.first)[rows])
    np.minimum.at(last, act[rows], np.asarray(changes.last)[rows])
    bounds = ((name, first[n], last[n]) for name, n in names.items() if last[n] <= OPEN_LAST)
    return {name: day_between(int(one), int(other)) for name, one, other in bounds}


def settled(
    facts: Facts, corpus: Corpus, renamed: Set[str], restated: Set[str], united: Set[str]
) -> Facts:
    """Give the facts that files state as the corpus has them.

    Parameters
    ----------
    facts : Facts
        What was gathered of the files, in their order.
    corpus : Corpus
        What was made of the files.
    renamed : set of str
        Names of acts that changes state for the id of the act.
    restated : set of str
        Laws of which the changes are not only those that stand at the law.
    united : set of str
        Acts that are stated in several places.
    """
    if renamed:
        facts = _with_ids(facts, renamed, corpus.other_names)
    restated &= corpus.laws.keys()  # acts may change what is not described
    if restated:
        facts = _anew(facts, corpus, restated)
    if united:
        acts = [act for name, act in corpus.acts.items() if name in united]
        extend(facts.gathered.acts, facts.gathering.of([], acts, []).acts)  # the last one counts
    return facts


def _with_ids(facts: Facts, renamed: Set[str], ids: Mapping[str, str | None]) -> Facts:
    names, changes = facts.gathering.names, facts.gathered.changes
    number = np.arange(len(names))
    for name in renamed:
        number[names[name]] = names[ids[name]]
    act = _column("i", number[np.asarray(changes.act)])
    return facts.with_changes(facts.gathered.sizes, changes._replace(act=act))


def _anew(facts: Facts, corpus: Corpus, restated: Set[str]) -> Facts:
    """Gather the changes of some laws once more, and put them in the place of the others."""
    sizes, changes = np.array(facts.gathered.sizes), facts.gathered.changes
    begins = np.cumsum(sizes) - sizes
    more = len(changes.act)
    rows: list[Sequence[int]] = []
    for n, law in enumerate(corpus.laws):
        if law in restated:
            begins[n], sizes[n] = more, len(corpus.changes[law])
            more += sizes[n]
        rows.append(range(begins[n], begins[n] + sizes[n]))
    own = [corpus.changes[law] for law in corpus.laws if law in restated]
    extend(changes, facts.gathering.of(own, [], []).changes)
    order = np.concatenate([np.asarray(row, dtype=np.int64) for row in rows])
    columns = (_column(column.typecode, np.asarray(column)[order]) for column in changes)
    return facts.with_changes(_column("i", sizes), type(changes)(*columns))


def _column(kind: str, values: np.ndarray) -> Column:
    return array(kind, values.astype(np.dtype(kind)).tobytes())
