"""Rules on toetsen, oversight and bottlenecks, with results that are built by hand."""

from __future__ import annotations

from stapeling.analyses.results import (
    ActToetsen,
    BottleneckResult,
    BottlenecksResult,
    Doubling,
    LeadTime,
    OrganisationOverseen,
    Overlap,
    OversightResult,
    PhaseWatched,
    Question,
    Span,
    Stack,
    ToetsenResult,
    ToetsOfAct,
    Watch,
)
from stapeling.checks.context import Context
from stapeling.checks.rules import act_toetsen, oversight, toets_stack, unsettled
from stapeling.findings import Finding
from stapeling.model.days import Day

from .conftest import context_of

CORPUS = """\
laws:
  - id: law
    title: De wet
    kind: wet
    in_force_from: 2010-01-01
    changes:
      - {act: act, status: pending, in_force_from: 2028-01-01}
acts: [{id: act, title: De wijziging, level: wet}]
tests:
  - {id: een, title: Toets een}
  - {id: twee, title: Toets twee}
test_results:
  - {test: een, act: act, delivered: 2026-05-01}
organisations:
  - {id: dienst, title: De Dienst, kind: zbo}
  - {id: a, title: Inspectie A}
  - {id: b, title: Inspectie B}
oversight:
  - {by: a, over: [dienst]}
  - {by: b, over_kinds: [zbo]}
bottlenecks:
  - {id: knel, title: Knelpunt, laws: [law]}
"""
NO_PATH = LeadTime(None, None, (), (), (), 0, None, None)
STACK = Stack((), (), (), (), {}, {}, {}, {}, None, 0)


def row(**facts: object) -> ToetsOfAct:
    known = {
        "test": "een", "channel": False, "required": "required", "open_conditions": (),
        "state": "had", "requested": None, "delivered": Day.parse("2026-05-01"), "verdict": None,
        "late": None, "stale": None, "negative_adopted": None, "days_taken": None,
        "involved_days": None, "feasible_from": None, "source": (), "certainty": None,
    }  # fmt: skip
    return ToetsOfAct(**{**known, **facts})  # type: ignore[arg-type]


def with_toetsen(
    *rows: ToetsOfAct, overlap: tuple[Overlap, ...] = (), lead_time: LeadTime = NO_PATH
) -> Context:
    context = context_of(CORPUS)
    act = ActToetsen(
        "act", None, Span(1, 1), Span(0, 0), rows, False, NO_PATH, (), (), None, ("dienst",)
    )
    context.__dict__["toetsen"] = ToetsenResult(
        STACK, overlap, lead_time, NO_PATH, (), None, (act,), 0
    )
    return context


def said(findings: object) -> list[tuple[str, str]]:
    return [(f"{row}", row.severity) for row in findings if isinstance(row, Finding)]  # type: ignore[attr-defined]


def test_a_required_toets_is_missing() -> None:
    missing = row(state="missing", delivered=None)
    assert said(act_toetsen.required_toets_missing(with_toetsen(missing))) == [
        ("a.yaml:8:8: ST301 act lacks een, which is required", "error")
    ]
    for silent in (row(state="missing", required="perhaps"), row(state="unknown"), row()):
        assert said(act_toetsen.required_toets_missing(with_toetsen(silent))) == []


def test_late_stale_and_negative_only_when_certain() -> None:
    rules = {
        "late": act_toetsen.toets_late,
        "stale": act_toetsen.toets_stale,
        "negative_adopted": act_toetsen.adopted_against_toets,
    }
    for field, rule in rules.items():
        assert said(rule(with_toetsen(row(**{field: None}), row(**{field: False})))) == []
    context = with_toetsen(row(late=True, stale=True, negative_adopted=True, verdict="uitstellen"))
    place = "a.yaml:13:5"
    assert said(act_toetsen.toets_late(context)) == [
        (f"{place}: ST302 een of act came on 2026-05-01, after it was decided", "warning")
    ]
    assert said(act_toetsen.toets_stale(context)) == [
        (
            f"{place}: ST303 een of act came on 2026-05-01, before the act was last revised",
            "warning",
        )
    ]
    assert said(act_toetsen.adopted_against_toets(context)) == [
        (f"{place}: ST304 act was adopted although een said: uitstellen", "warning")
    ]
    for verdict, severity in (("niet_uitvoerbaar", "error"), ("C", "warning")):
        (found,) = act_toetsen.adopted_against_toets(
            with_toetsen(row(negative_adopted=True, stale=None, verdict=verdict))
        )
        assert found.severity == severity


def test_only_double_work_in_the_stack_is_reported() -> None:
    asked = Question("ict", "burger")

    def overlap(kind: str, *, in_stack: bool) -> Overlap:
        return Overlap("twee", "een", 1.0, 1.0, (asked,), (asked,), kind, in_stack)  # type: ignore[arg-type]

    silent = (overlap("touching", in_stack=True), overlap("double", in_stack=False))
    assert said(toets_stack.double_work(with_toetsen(overlap=silent))) == []
    context = with_toetsen(overlap=(overlap("double", in_stack=True),))
    assert said(toets_stack.double_work(context)) == [
        ("a.yaml:11:5: ST305 een and twee ask the same: ict (burger)", "warning")
    ]


def test_lead_time_at_the_limit_is_within_it() -> None:
    def path(low: float) -> Context:
        time = LeadTime(low, None, ("een", "twee"), (), (), 2, low, None)
        return with_toetsen(lead_time=time)

    assert said(toets_stack.lead_time_over_limit(path(52))) == []
    assert said(toets_stack.lead_time_over_limit(path(52.5))) == [
        (
            "a.yaml:11:5: ST306 the obliged toetsen take at least 52.5 weeks one after another,"
            " over 52",
            "warning",
        )
    ]


def test_of_a_proposal_it_is_told_what_is_not_recorded() -> None:
    context = with_toetsen(row(state="unknown"), row(test="twee", state="unknown"))
    (found,) = toets_stack.toetsen_of_proposal_unknown(context)
    assert (found.severity, found.witness) == ("note", ("een", "twee"))
    assert said(toets_stack.toetsen_of_proposal_unknown(with_toetsen(row()))) == []


def overseen(*phases: PhaseWatched) -> OversightResult:
    watch = Watch("a", ("ict",), ("uitvoering",), "extern", True, None, (), None)
    row = OrganisationOverseen(
        "dienst", "implementer", Span(1, 1), (), (), phases, (watch,), None, 0, (), 0
    )
    doubling = (
        Doubling("dienst", "ict", "uitvoering", ("a", "b")),
        Doubling("zz", "ict", "uitvoering", ("b", "a")),
        Doubling("dienst", "ict", "beleid", ("a",), ("b",)),
    )
    return OversightResult(doubling, (row,), 0)


def test_oversight() -> None:
    context = context_of(CORPUS)
    context.__dict__["oversight"] = overseen(
        PhaseWatched("beleid", (), ()),
        PhaseWatched("evaluatie", ("a",), ("ict",)),
        PhaseWatched("uitvoering", (), ()),
    )
    assert said(oversight.overseen_twice(context)) == [
        ("a.yaml:20:5: ST501 a, b all look at ict of dienst, zz, phase uitvoering", "warning")
    ]
    assert said(oversight.phase_without_overseer(context)) == [
        ("a.yaml:15:5: ST502 nobody is recorded to look at dienst in the phase uitvoering", "note")
    ]
    perhaps = PhaseWatched("uitvoering", (), (), ("b",))
    context.__dict__["oversight"] = overseen(PhaseWatched("beleid", (), ()), perhaps)
    assert said(oversight.phase_without_overseer(context)) == []


def test_a_law_is_changed_while_a_knelpunt_stays() -> None:
    def stays(*, still: bool, status: str | None = "erkend") -> Context:
        context = context_of(CORPUS)
        item = BottleneckResult(
            "knel", "Knelpunt", (), ("law",), None, status, still, None, None, None, 1,
            ("act",), ("other",), (), None,
        )  # fmt: skip
        context.__dict__["bottlenecks"] = BottlenecksResult(
            1, 0, 0, 0, None, None, 0, Span(1, 1), (item,)
        )
        return context

    assert said(unsettled.changed_with_open_bottleneck(stays(still=False))) == []
    assert said(unsettled.changed_with_open_bottleneck(stays(still=True))) == [
        (
            "a.yaml:7:9: ST205 act would change law, in which the knelpunt knel stays open"
            " (erkend)",
            "warning",
        )
    ]
    for status in (None, "onbekend"):
        found = list(unsettled.changed_with_open_bottleneck(stays(still=True, status=status)))
        assert [row.severity for row in found] == ["note", "note"]  # what is possible too
