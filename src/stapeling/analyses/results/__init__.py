"""What the analyses give: frozen values that reports read, named as in the JSON report.

A `Span` is a count as an interval: what is certain and what is possible.
"""

from stapeling.analyses.results.burden import (
    CapacityUse,
    Freeze,
    ImplementerResult,
    OtherCost,
    Peak,
    PeriodLoad,
    ShortAct,
    Shortfall,
    TooLate,
)
from stapeling.analyses.results.evaluation import ClassedAct, DueDay, EvaluationResult, Looking
from stapeling.analyses.results.laws import Counts, Delegated, LawResult, TargetGroup, TextAge
from stapeling.analyses.results.report import ChainLink, Known, RepairChain, Report
from stapeling.analyses.results.spans import DaySpan, Span

__all__ = [
    "CapacityUse",
    "ChainLink",
    "ClassedAct",
    "Counts",
    "DaySpan",
    "Delegated",
    "DueDay",
    "EvaluationResult",
    "Freeze",
    "ImplementerResult",
    "Known",
    "LawResult",
    "Looking",
    "OtherCost",
    "Peak",
    "PeriodLoad",
    "RepairChain",
    "Report",
    "ShortAct",
    "Shortfall",
    "Span",
    "TargetGroup",
    "TextAge",
    "TooLate",
]
