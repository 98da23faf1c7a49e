"""Gates: how much a number may rise before a review must fail."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stapeling.comparing.results import Exceeded, NumberChange, bounds
from stapeling.errors import StapelingError


@dataclass(frozen=True, slots=True)
class Gate:
    """The most that a measure may rise, of one subject or of each."""

    measure: str
    subject: str | None
    limit: float


def gates_of(words: Iterable[str]) -> tuple[Gate, ...]:
    """Read gates: `text_depth=1`, `structural_eur:uwv=5000000`, several parted by commas.

    >>> gates_of(["text_depth=1,structural_eur:uwv=5"])[1]
    Gate(measure='structural_eur', subject='uwv', limit=5.0)
    """
    parts = (part.strip() for text in words for part in text.split(","))
    return tuple(_gate(part) for part in parts if part)


def _gate(text: str) -> Gate:
    name, equals, value = text.partition("=")
    measure, colon, subject = name.strip().partition(":")
    try:
        limit = float(value) if equals else math.nan
    except ValueError:
        limit = math.nan
    if not measure or (colon and not subject) or not math.isfinite(limit):
        raise StapelingError(
            f"--max-increase: '{text}' is not of the form text_depth=1 or structural_eur:uwv=5000"
        )
    return Gate(measure, subject or None, limit)


def exceeded(gates: Sequence[Gate], numbers: Sequence[NumberChange]) -> Iterator[Exceeded]:
    """Give the numbers that rise more than a gate allows, by their low bounds.

    What a side does not know counts as 0 here: a rise from the unknown is a rise. A number that is
    unknown on the second side is not known to have risen.

    Raises
    ------
    StapelingError
        When a gate names a measure or a subject that is on neither side.
    """
    for gate in gates:
        chosen = _chosen(gate, numbers)
        for change in chosen:
            before, after = bounds(change.before)[0], bounds(change.after)[0]
            increase = after - (before or 0) if after is not None else 0
            if increase > gate.limit:
                yield Exceeded(change, increase, gate.limit)


def _chosen(gate: Gate, numbers: Sequence[NumberChange]) -> list[NumberChange]:
    own = [change for change in numbers if change.row.measure == gate.measure]
    if not own:
        raise _unknown("measure", gate.measure, {change.row.measure for change in numbers})
    if gate.subject is None:
        return own
    chosen = [change for change in own if change.row.subject == gate.subject]
    if not chosen:
        raise _unknown("subject", gate.subject, {change.row.subject for change in own})
    return chosen


def _unknown(what: str, word: str, known: set[str]) -> StapelingError:
    near = difflib.get_close_matches(word, sorted(known), n=1)
    hint = f" (did you mean '{near[0]}'?)" if near else ""
    return StapelingError(f"--max-increase: no number on either side has {what} '{word}'{hint}")
