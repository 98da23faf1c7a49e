"""What changes and laws ask of an organisation, as it was recorded."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .corpus import Corpus, Row, acts, laws, resolve
from .days import LAST, Bounds, bounds, exact
from .duties import act_days
from .layers import reference_day, start_of

Amount = tuple[Fraction, Fraction, Fraction]

FLOWS = ("one_off_eur", "one_off_fte")
STOCKS = ("structural_eur", "structural_fte")
BASES = ("uitvoeringstoets", "raming", "schatting", None)


def amount(written: object) -> Amount | None:
    """Read an amount as low, likely, high; without likely the middle is taken."""
    if written is None:
        return None
    if isinstance(written, dict):
        low, high = Fraction(written["low"]), Fraction(written["high"])
        return (low, Fraction(written.get("likely", (low + high) / 2)), high)
    return (Fraction(str(written)),) * 3


def total(amounts: Iterable[Amount]) -> Amount:
    """Add amounts as ranges."""
    low, likely, high = Fraction(0), Fraction(0), Fraction(0)
    for one in amounts:
        low, likely, high = low + one[0], likely + one[1], high + one[2]
    return (low, likely, high)


def plain(value: Amount | None) -> Any:
    """Write an amount as the JSON report does."""
    if value is None:
        return None
    numbers = [int(v) if v.denominator == 1 else float(v) for v in map(Fraction, value)]
    return (
        numbers[0]
        if len(set(value)) == 1
        else dict(zip(("low", "likely", "high"), numbers, strict=True))
    )


@dataclass(frozen=True)
class Record:
    """What a change or a law asks of one organisation, or of several together."""

    subject: str
    act: str | None
    row: Row
    organisations: frozenset[str]
    cost: str
    day: int | None
    published: int | None

    def value(self, component: str) -> Amount | None:
        """Give the amount of one component."""
        kind, unit = component.rsplit("_", 1)
        key = "eur_per_year" if component == "structural_eur" else unit
        return amount(self.row.get(kind, {}).get(key))

    def window(self) -> tuple[int, int] | None:
        """Give the first and last day over which the one-off costs are spread."""
        written = self.row.get("one_off", {})
        first = exact(bounds(written["from"])) if "from" in written else self.published
        until = exact(bounds(written["until"])) if "until" in written else self.day
        if first is None or until is None:
            one = first if until is None else until
            return None if one is None else (one, one)
        return (first, max(first, until - 1))

    def span(self) -> tuple[int, int] | None:
        """Give the first and last day of the structural costs."""
        written = self.row.get("structural", {})
        first = exact(bounds(written["from"])) if "from" in written else self.day
        until = exact(bounds(written.get("until")))
        return None if first is None else (first, LAST if until is None else until - 1)


def _record(corpus: Corpus, row: Row, days: dict[str, Bounds], real: int) -> Record:
    organisations = row.get("organisations") or [row["organisation"]]
    act = resolve(corpus, row["act"]) if "act" in row else None
    day = days.get(act) if act else None
    made_by = act
    if "law" in row and act is None:
        law = laws(corpus).get(row["law"], {})
        day = start_of(law, reference_day(law, real))
        made_by = resolve(corpus, law["act"]) if law.get("act") else None
    published = bounds(acts(corpus).get(made_by or "", {}).get("published"))
    return Record(
        subject=act or row["law"],
        act=act,
        row=row,
        organisations=frozenset(organisations),
        cost=row.get("cost", "uitvoering"),
        day=exact(day),
        published=exact(published),
    )


def records_of(corpus: Corpus, organisation: str, real: int) -> list[Record]:
    """List the records of an organisation, of each act only those of the best basis."""
    days = act_days(corpus, organisation)
    rows = [_record(corpus, row, days, real) for row in corpus.get("burdens", [])]
    rows = [record for record in rows if organisation in record.organisations]

    def best(record: Record) -> bool:
        same = (record.subject, record.organisations, record.cost)
        rivals = [r for r in rows if (r.subject, r.organisations, r.cost) == same]
        rank = BASES.index(record.row.get("basis"))
        return rank == min(BASES.index(r.row.get("basis")) for r in rivals)

    return [record for record in rows if best(record)]


def placed(record: Record, component: str) -> tuple[int, int] | None:
    """Give the days of one component of a record."""
    return record.window() if component in FLOWS else record.span()


def load(records: list[Record], component: str, days: list[int]) -> Amount | None:
    """Add up one component in a period; None when nothing is known up to then."""
    parts = []
    for record in records:
        where, value = placed(record, component), record.value(component)
        if not where or where[0] > days[-1] or value is None:
            continue
        if component in FLOWS:
            length = where[1] - where[0] + 1
            share = Fraction(sum(where[0] <= day <= where[1] for day in days), length)
        else:
            share = Fraction(where[0] <= days[-1] <= where[1])
        parts.append((value[0] * share, value[1] * share, value[2] * share))
    return total(parts) if parts else None


def unknown(records: list[Record], component: str, days: list[int]) -> int:
    """Count the records up to a period of which a component is not known.

    One without any day may weigh in every period, so that what it asks is known in none.
    """
    spans = [(placed(r, component), r.value(component)) for r in records]
    return sum(span is None or (value is None and span[0] <= days[-1]) for span, value in spans)


def amounts(records: list[Record], days: list[int]) -> dict[str, Any]:
    """Add up all components in a period."""
    return {key: plain(load(records, key, days)) for key in FLOWS + STOCKS}


def not_placed(records: list[Record]) -> list[str]:
    """Name what has a known amount but no day at all."""
    return sorted(
        {
            record.subject
            for record in records
            for key in FLOWS + STOCKS
            if record.value(key) is not None and placed(record, key) is None
        }
    )
