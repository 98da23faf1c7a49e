"""What of an act that a scenario adds is in no draw: its weight is unknown, and not zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from stapeling.model.corpus import Corpus
from stapeling.model.days import OPEN_FIRST, OPEN_LAST
from stapeling.model.moments import first_days
from stapeling.model.records import Row, as_facts

Stated = Mapping[object, int]
"""What a scenario states of an act, and how many times."""


_ABOUT = frozenset(item.name for item in fields(Row))
"""What is said of a record and is no part of what it states."""


class Record(NamedTuple):
    """A record of the load of an implementer, and how much of it can be drawn."""

    act: str | None
    joint: bool
    amounts: int
    """Stated amounts."""
    lacking: frozenset[str]
    """The units in which it has no amount that can be placed; of a joint one none is told."""
    not_placed: int
    """Stated amounts of no known period."""

    @property
    def weighs(self) -> bool:
        """Whether any amount of it is in the draws."""
        return not self.joint and self.amounts > self.not_placed


def lacking_of(records: Iterable[Record]) -> dict[str, int]:
    """Count the records without an amount that can be placed, by unit.

    >>> one = Record("a", False, 1, frozenset({"one_off_eur"}), 0)
    >>> lacking_of([one, one, Record("a", True, 0, frozenset(), 0)])
    {'one_off_eur': 2}
    """
    return dict(sorted(Counter(unit for row in records for unit in row.lacking).items()))


@dataclass(frozen=True, slots=True)
class Unknowns:
    """What is not known of the acts of a combination."""

    acts: tuple[str, ...] = ()
    """Of which no amount on any implementer is in the draws."""
    unrecorded: tuple[str, ...] = ()
    """Those of them of which no load is recorded at all."""
    dayless: tuple[str, ...] = ()
    """Of which no day of taking effect is known, or only a bound."""
    unstated: int = 0
    """Records that state no amount at all."""
    not_placed: int = 0
    """Amounts of no known period."""
    joint: int = 0
    """Records that are borne together with others; one for each bearer."""
    lacking: Mapping[str, int] = field(default_factory=dict)
    """Records without an amount that can be placed, by unit."""

    def __bool__(self) -> bool:
        """Whether anything is unknown, as far as is recorded."""
        counts = self.unstated or self.not_placed or self.joint or self.lacking
        return bool(self.acts or self.dayless or counts)


def unknowns_of(records: Mapping[str, list[Record]], dayless: Iterable[str]) -> Unknowns:
    """Tell what is not known of some acts, from the records of each."""
    rows = [row for found in records.values() for row in found]
    return Unknowns(
        acts=tuple(act for act, found in records.items() if not any(r.weighs for r in found)),
        unrecorded=tuple(act for act, found in records.items() if not found),
        dayless=tuple(sorted(set(dayless) & records.keys())),
        unstated=sum(not row.amounts and not row.joint for row in rows),
        not_placed=sum(row.not_placed for row in rows),
        joint=sum(row.joint for row in rows),
        lacking=lacking_of(rows),
    )


def stated_of(corpus: Corpus, acts: Mapping[str, str]) -> dict[str, Stated]:
    """Give all that a corpus states of some acts, named by their shared names, to be compared.

    That are their changes and burdens, and the burdens of the laws they made; not where a fact
    was read, nor how sure it is.
    """
    found: dict[str, Counter[object]] = {name: Counter() for name in acts.values()}
    for law, rows in corpus.changes.items():
        for row in rows:
            if row.act in acts:
                found[acts[row.act]][law, _facts(row, act="")] += 1
    for burden in corpus.burdens:
        made = corpus.laws.get(str(burden.law)) if burden.act is None else None
        act = corpus.act_id(made.act if made is not None else burden.act)
        if act is not None and act in acts:
            found[acts[act]][_facts(burden, act="")] += 1
    return dict(found)


def _facts(row: Row, **other: object) -> Hashable:
    """Give what a record states, in parts as well, without where it stands and was read."""
    facts = {**as_facts(row), **other}
    return tuple((name, _fact(facts[name])) for name in sorted(facts.keys() - _ABOUT))


def _fact(value: object) -> Hashable:
    if isinstance(value, Row):
        return _facts(value)
    return tuple(map(_fact, value)) if isinstance(value, (list, tuple)) else repr(value)


def dayless_of(corpus: Corpus, acts: Iterable[str]) -> set[str]:
    """Give the acts of which no day of taking effect is known, or only one of its bounds."""
    names = set(acts)
    days = first_days(corpus, names)
    return {
        act
        for act in names
        if act not in days or days[act].first == OPEN_FIRST or days[act].last == OPEN_LAST
    }
