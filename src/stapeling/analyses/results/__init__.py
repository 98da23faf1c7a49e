"""What the analyses give: frozen values that reports read, named as in the JSON report.

A `Span` is a count as an interval: what is certain and what is possible.
"""

from stapeling.analyses.results.bottlenecks import BottleneckResult, BottlenecksResult
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
from stapeling.analyses.results.cycle import (
    STAGES,
    CleanUp,
    CleanUpYear,
    CycleOfLaw,
    CycleResult,
    DueShares,
    LawsOverTime,
    Regime,
    Responsibility,
    Succession,
)
from stapeling.analyses.results.density import Density, KindDensity
from stapeling.analyses.results.evaluation import (
    CLASSES,
    ClassedAct,
    DueDay,
    EvaluationResult,
    Looking,
)
from stapeling.analyses.results.later import Later
from stapeling.analyses.results.laws import Counts, LawResult, TargetGroup, TextAge
from stapeling.analyses.results.oversight import (
    Doubling,
    OrganisationOverseen,
    OverseersInYear,
    OversightResult,
    PhaseWatched,
    Watch,
)
from stapeling.analyses.results.report import (
    ChainLink,
    Commencements,
    Known,
    RepairChain,
    Report,
)
from stapeling.analyses.results.spans import DaySpan, Span
from stapeling.analyses.results.toetsen import (
    ActToetsen,
    Cover,
    LawToetsen,
    LeadTime,
    Overlap,
    Question,
    Stack,
    ToetsenResult,
    ToetsOfAct,
    WhatIf,
)
from stapeling.graph.delegation import Delegated

__all__ = [
    "CLASSES",
    "STAGES",
    "ActToetsen",
    "BottleneckResult",
    "BottlenecksResult",
    "CapacityUse",
    "ChainLink",
    "ClassedAct",
    "CleanUp",
    "CleanUpYear",
    "Commencements",
    "Counts",
    "Cover",
    "CycleOfLaw",
    "CycleResult",
    "DaySpan",
    "Delegated",
    "Density",
    "Doubling",
    "DueDay",
    "DueShares",
    "EvaluationResult",
    "Freeze",
    "ImplementerResult",
    "KindDensity",
    "Known",
    "Later",
    "LawResult",
    "LawToetsen",
    "LawsOverTime",
    "LeadTime",
    "Looking",
    "OrganisationOverseen",
    "OtherCost",
    "Overlap",
    "OverseersInYear",
    "OversightResult",
    "Peak",
    "PeriodLoad",
    "PhaseWatched",
    "Question",
    "Regime",
    "RepairChain",
    "Report",
    "Responsibility",
    "ShortAct",
    "Shortfall",
    "Span",
    "Stack",
    "Succession",
    "TargetGroup",
    "TextAge",
    "ToetsOfAct",
    "ToetsenResult",
    "TooLate",
    "Watch",
    "WhatIf",
]
