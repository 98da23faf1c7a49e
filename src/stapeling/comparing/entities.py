"""Records on two sides: which were added, removed and changed, and in which fields."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stapeling.comparing.acts import SharedNames
from stapeling.comparing.facts import ActName, facts_of, ordered, shown
from stapeling.comparing.records import RECORD_LISTS, Record, Records
from stapeling.comparing.results import Entities, FieldChange, RecordKey
from stapeling.model.corpus import Corpus


def compare_entities(
    a: Corpus, b: Corpus, names: SharedNames, laws: frozenset[str] | None = None
) -> Entities:
    """Compare every record of two corpora by id, or by what it speaks of.

    Parameters
    ----------
    a, b : Corpus
        The sides.
    names : SharedNames
        The acts that both know.
    laws : frozenset of str, optional
        Only records about these laws, and those that are about no law.

    Notes
    -----
    Rows of one key are paired so that the fewest fields differ. O(records), but quadratic in the
    rows of one key that differ.
    """
    added: list[RecordKey] = []
    removed: list[RecordKey] = []
    changed: list[FieldChange] = []
    unchanged = dict.fromkeys(RECORD_LISTS, 0)
    one, two = Records(a, names.a), Records(b, names.b)
    for name in RECORD_LISTS:
        here, there = _grouped(one.of(name), laws), _grouped(two.of(name), laws)
        for key in sorted({*here, *there}):
            own, others = here.get(key, []), there.get(key, [])
            if [record.row for record in own] == [record.row for record in others]:
                unchanged[name] += len(own)
                continue
            group = _Group(name, own, others, names)
            removed += map(group.key, group.only_a)
            added += map(group.key, group.only_b)
            changed += group.changes()
            unchanged[name] += group.same
    return Entities(tuple(added), tuple(removed), tuple(changed), unchanged)


def _grouped(records: Iterable[Record], laws: frozenset[str] | None) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if laws is None or not record.about or record.about & laws:
            found[record.key].append(record)
    return found


class _Group:
    """The records of one key on both sides, paired."""

    def __init__(
        self, name: str, here: Sequence[Record], there: Sequence[Record], names: SharedNames
    ) -> None:
        self.name, self.names = name, names
        self.alone = max(len(here), len(there)) == 1
        one, two = self._facts(here, names.a), self._facts(there, names.b)
        self.pairs: list[tuple[Record, Record]] = []
        self.only_a, self.only_b = _left(here, one, two), _left(there, two, one)
        self.same = len(here) - len(self.only_a)
        self._pair(one, two)

    def _facts(self, records: Iterable[Record], act: ActName) -> dict[int, str]:
        return {id(row): ordered(dict(facts_of(row.row, self.name, act))) for row in records}

    def _pair(self, one: Mapping[int, str], two: Mapping[int, str]) -> None:
        """Pair what is left, the most alike first; the order does not depend on the sides."""
        likeness = sorted(
            (-self._shared(x, y), sorted((one[id(x)], two[id(y)])), n, m)
            for n, x in enumerate(self.only_a)
            for m, y in enumerate(self.only_b)
        )
        taken_a: set[int] = set()
        taken_b: set[int] = set()
        for _, _, n, m in likeness:
            if n not in taken_a and m not in taken_b:
                taken_a.add(n)
                taken_b.add(m)
                self.pairs.append((self.only_a[n], self.only_b[m]))
        self.only_a = [row for n, row in enumerate(self.only_a) if n not in taken_a]
        self.only_b = [row for m, row in enumerate(self.only_b) if m not in taken_b]

    def _shared(self, one: Record, two: Record) -> int:
        """Count the fields in which two records agree."""
        x = facts_of(one.row, self.name, self.names.a)
        y = facts_of(two.row, self.name, self.names.b)
        return sum(x.get(field) == value for field, value in y.items())

    def key(self, *records: Record) -> RecordKey:
        """Name a record, or a pair of them; by its mark too where there are several of a key."""
        mark = min(record.mark for record in records)
        name = records[0].key if self.alone or not mark else f"{records[0].key}@{mark}"
        return RecordKey(self.name, name)

    def changes(self) -> Iterator[FieldChange]:
        """Give the fields in which the pairs differ."""
        for one, two in self.pairs:
            x = facts_of(one.row, self.name, self.names.a)
            y = facts_of(two.row, self.name, self.names.b)
            before, after = (
                shown(one.row, self.name, self.names.a),
                shown(two.row, self.name, self.names.b),
            )
            for field in sorted({*x, *y}):
                if x.get(field) != y.get(field):
                    key = self.key(one, two)
                    yield FieldChange(key, field, before.get(field), after.get(field))


def _left(
    own: Sequence[Record], facts: Mapping[int, str], others: Mapping[int, str]
) -> list[Record]:
    """Give the records that have no equal on the other side."""
    equal = Counter(others.values())
    left = []
    for record in own:
        text = facts[id(record)]
        equal[text] -= 1
        if equal[text] < 0:
            left.append(record)
    return left
