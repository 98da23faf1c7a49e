"""What is measured of the policy cycle: its stages, clean-up and responsibility."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from stapeling.analyses.results.spans import DaySpan, Span
from stapeling.model.days import Day

STAGES = ("in_force", "evaluated", "answered", "changed")
"""The stages of the policy cycle, in order."""


class CycleOfLaw(NamedTuple):
    """How far a law came in the policy cycle since its last counted evaluation."""

    id: str
    stage: str
    """The last stage that was certainly reached, one of `STAGES`, without a gap before it."""
    possible: str
    """The last stage that was possibly reached."""
    since: Day | None
    """The day that stage was reached."""
    days: DaySpan | None
    """How long it stands there."""
    evaluation: str | None
    """The last counted evaluation."""
    changed_by: str | None
    """The first layer, or replacing act, after the answer."""
    changed_unanswered: bool
    """Whether law was changed after the evaluation, and no answer is known."""
    searched: bool
    """Whether evaluations were looked for up to the reference day."""
    ended: bool = False
    """Whether the law has certainly ended: it is in no count by stage and in no share."""
    reaction: str | None = None
    """The first layer, or replacing act, after the evaluation, answered or not."""
    begun: bool = True
    """Whether the law has certainly begun: if not, it is in no count by stage and in no share."""
    at_most: str = STAGES[-1]
    """The last stage that it may have reached when what is not recorded counts too."""

    @property
    def counted(self) -> bool:
        """Whether it is certainly in force: begun, and not ended."""
        return self.begun and not self.ended

    @property
    def complete(self) -> bool:
        """Whether the cycle came round: evaluated, answered, changed."""
        return self.stage == STAGES[-1]


@dataclass(frozen=True, slots=True)
class DueShares:
    """Due evaluations and what came of them, each as an interval. Unit: due days."""

    due: int
    """Due days certainly come by the reference day."""
    done: Span
    in_time: Span
    answered: Span
    unknown: int
    """Due days that are not known, or not known to have come."""
    unsought: int = 0
    """Come, without a known report, and nobody sought one up to the reference day."""
    unknown_answers: int = 0
    """Done, perhaps, by a report of which no response of the government is recorded."""


@dataclass(frozen=True, slots=True)
class Regime:
    """One regime in a succession: a law, or a law from a restart on."""

    law: str
    title: str
    begin: Day | None
    end: Day | None
    years: tuple[float | None, float | None] | None
    """How long it lasted, low and high; of one that lasts still, up to the reference day."""
    running: bool


@dataclass(frozen=True, slots=True)
class Succession:
    """Regimes that followed each other under one subject."""

    regimes: tuple[Regime, ...]
    mean_years: tuple[float, float] | None
    """The mean life of the ended ones whose days are known, low and high."""
    ended: int
    known: int = 0
    """Of the ended ones, those whose days are known: the mean is over these."""


@dataclass(frozen=True, slots=True)
class CleanUpYear:
    """What was added and withdrawn in one year."""

    year: int
    laws_added: Span
    laws_withdrawn: Span
    articles_added: Span
    articles_withdrawn: Span
    unknown_articles: int
    """Changes that add or withdraw articles without naming them."""
    added: tuple[str, ...]
    """The laws added."""
    withdrawn: tuple[str, ...]
    perhaps_added: tuple[str, ...] = ()
    """Laws of which bounded days leave open whether they were added in this year."""
    perhaps_withdrawn: tuple[str, ...] = ()
    unknown_effects: int = 0
    """Changes, possibly in this year, of which the effect is not known: they may do either."""

    @property
    def articles_open(self) -> bool:
        """Whether more articles may have been added or withdrawn than are counted."""
        return bool(self.unknown_articles or self.unknown_effects)

    @property
    def laws_net(self) -> Span:
        """Laws added less laws withdrawn; negative when the stock shrank."""
        return _less(self.laws_added, self.laws_withdrawn)

    @property
    def articles_net(self) -> Span:
        """Articles added less articles withdrawn."""
        return _less(self.articles_added, self.articles_withdrawn)


def _less(one: Span, other: Span) -> Span:
    return Span(one.low - other.high, one.high - other.low)


@dataclass(frozen=True, slots=True)
class CleanUp:
    """Additions and withdrawals (*opschoning*) up to the reference day. At least: what is known."""

    years: tuple[CleanUpYear, ...]
    laws_per_withdrawal: float | None
    """Laws certainly added for every law certainly withdrawn, over all years; nothing without."""
    articles_per_withdrawal: float | None
    undated: int
    """Laws of which the year of commencement is not known."""
    undated_ends: int = 0
    """Laws that ended, or may have, in a year that is not known."""
    undated_changes: int = 0
    """Changes that add or withdraw articles in a year that is not known."""
    unknown_effects: int = 0
    """Changes in force, or perhaps, of which the effect is not known: they may do either."""
    changes: int = 0
    """All changes in force, or perhaps, but those that made their law."""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """How many ministries stand behind the laws of an implementer, or of a family."""

    organisation: str | None
    family: str | None
    ministries: Mapping[str, tuple[str, ...]]
    """The laws in force of each ministry."""
    unknown: tuple[str, ...]
    """Laws whose ministry is not known."""
    herfindahl: float | None
    """Sum of squared shares of ministries, 1/n to 1, over laws of a known ministry."""


@dataclass(frozen=True, slots=True)
class LawsOverTime:
    """Laws of an implementer and acts per law in one year: to tell which of them grew."""

    organisation: str
    year: int
    laws: Span
    acts: Span
    acts_per_law: tuple[float, float] | None
    at_least: bool = False
    """Whether the changes of one of its laws are not known to be whole up to the year's end."""


@dataclass(frozen=True, slots=True)
class CycleResult:
    """The policy cycle of a corpus."""

    laws: tuple[CycleOfLaw, ...]
    by_stage: Mapping[str, int]
    complete_share: tuple[float, float] | None
    """Laws whose cycle is complete as a share of those in force: certain, and at most."""
    due: DueShares
    successions: tuple[Succession, ...]
    clean_up: CleanUp
    responsibility: tuple[Responsibility, ...]
    laws_over_time: tuple[LawsOverTime, ...]
