"""The facts of a whole corpus: those of its files, but for what only all files together say."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

import numpy as np

from stapeling.model.gathering import Facts, Gathering, joined
from stapeling.model.gathering.columns import Column, extend

if TYPE_CHECKING:
    from stapeling.model.corpus import Corpus


def facts_of(corpus: Corpus) -> Facts:
    """Give the facts of a corpus: as they were gathered with its files, else from its records."""
    if corpus.facts is not None:
        return corpus.facts
    gathering = Gathering()
    changes = [corpus.changes[law] for law in corpus.laws]
    return joined(gathering, [gathering.of(changes, [*corpus.acts.values()], corpus.burdens)])


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
        facts = _with_ids(facts, renamed, corpus.act_ids)
    if restated:
        facts = _anew(facts, corpus, restated)
    if united:
        acts = [act for name, act in corpus.acts.items() if name in united]
        extend(facts.gathered.acts, facts.gathering.of([], acts, []).acts)  # the last one counts
    return facts


def _with_ids(facts: Facts, renamed: Set[str], act_ids: Mapping[str, str | None]) -> Facts:
    names, changes = facts.gathering.names, facts.gathered.changes
    number = np.arange(len(names))
    for name in renamed:
        number[names[name]] = names[act_ids[name]]
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
