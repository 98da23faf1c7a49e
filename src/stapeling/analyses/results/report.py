"""The whole result of an analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from stapeling.analyses.options import Options
from stapeling.analyses.results.bottlenecks import BottlenecksResult
from stapeling.analyses.results.burden import ImplementerResult
from stapeling.analyses.results.cycle import CycleResult
from stapeling.analyses.results.later import Later
from stapeling.analyses.results.laws import LawResult, TargetGroup
from stapeling.analyses.results.oversight import OversightResult
from stapeling.analyses.results.spans import Span
from stapeling.analyses.results.toetsen import ToetsenResult
from stapeling.graph.delegation import Circle

if TYPE_CHECKING:
    from stapeling.model.columns import Ints


class ChainLink(NamedTuple):
    """One step of a repair chain: an act, the act it stands on, how, and who says so."""

    act: str
    on: str
    kind: str
    source: tuple[str, ...]
    certainty: str | None


class RepairChain(NamedTuple):
    """A chain of acts of which each repairs, bridges or reverses the one before."""

    acts: tuple[str, ...]
    links: tuple[ChainLink, ...]
    laws: tuple[str, ...]
    depth: Span
    pending: tuple[str, ...]
    """Acts not begun that would lengthen it."""


@dataclass(frozen=True, slots=True)
class Known:
    """Days and natures that the corpus knows of its amending acts. Unit: acts."""

    laws: int
    acts: int
    """Acts that change a selected law."""
    with_day: int
    """Of these, acts of which an exact day of commencement by the reference day is known."""
    later: int
    """Of these, acts that are known to take effect only after the reference day."""
    without_day: int
    unknown_nature: int
    """Of those with a day, acts whose nature is not known."""


@dataclass(frozen=True, slots=True)
class Commencements:
    """Every act that is a layer, with the earliest day on which it took effect on a law.

    Columns with a place for each act, in the order in which laws hold them; days are bounds.
    """

    acts: Sequence[str]
    first: Ints
    last: Ints
    published_first: Ints
    published_last: Ints


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of an analysis."""

    options: Options
    known: Known
    laws: tuple[LawResult, ...]
    repair_chains: tuple[RepairChain, ...]
    implementers: tuple[ImplementerResult, ...]
    target_groups: tuple[TargetGroup, ...]
    circles: tuple[Circle, ...]
    toetsen: ToetsenResult
    oversight: OversightResult
    bottlenecks: BottlenecksResult
    cycle: CycleResult
    commencements: Later[Commencements]
