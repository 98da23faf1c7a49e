"""One value of a report as a row of its own, for tables that machines read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stapeling.model.amounts import Amount

Measured = Amount | tuple[float | None, float | None] | float | None
"""A value: one number, the low and the high side of one, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tidy:
    """A value: of what, when, in which unit, and on what it rests."""

    section: str
    subject: str
    title: str
    measure: str
    unit: str
    value: Measured
    period: str = ""
    at_least: bool = False
    """Whether more may exist than is recorded."""
    unknown: int | None = None
    """How many cases of the same unit the value cannot tell; nothing when that is not known."""
    witness: tuple[str, ...] = ()

    @property
    def bounds(self) -> tuple[float | None, float | None]:
        """The low and the high side of the value; both the same when it is one number."""
        if isinstance(self.value, Amount):
            return self.value.low, self.value.high
        return self.value if isinstance(self.value, tuple) else (self.value, self.value)


class Rows:
    """Writes the numbers of one subject, each as a row."""

    def __init__(self, subject: str, title: str | None = None) -> None:
        self.subject = subject
        self.title = subject if title is None else title

    def row(
        self,
        section: str,
        measure: str,
        unit: str,
        value: Measured,
        witness: Iterable[str] = (),
        *,
        period: str = "",
        at_least: bool = False,
        unknown: int | None = None,
    ) -> Tidy:
        """Give one number of the subject."""
        return Tidy(
            section=section,
            subject=self.subject,
            title=self.title,
            measure=measure,
            unit=unit,
            value=value,
            period=period,
            at_least=at_least,
            unknown=unknown,
            witness=tuple(witness),
        )
