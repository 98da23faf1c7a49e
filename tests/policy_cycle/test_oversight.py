"""Oversight: who looks at whom, what is looked at twice, and where nobody looks."""

from __future__ import annotations

from stapeling.analyses.results import Doubling, OrganisationOverseen, Report, Span

from .conftest import Measure


def told(report: Report) -> dict[str, OrganisationOverseen]:
    return {row.organisation: row for row in report.oversight.organisations}


def test_two_external_bodies_double_and_other_lines_stand_apart(measure: Measure) -> None:
    """
    oversight:
      - {by: rekenkamer, over: [u], subjects: [doelmatigheid, ict], phases: [uitvoering,
         evaluatie], line: extern}
      - {by: inspectie, over: [u], subjects: [doelmatigheid], phases: [uitvoering], line: extern}
      - {by: eigenaar, over: [u], subjects: [doelmatigheid], phases: [uitvoering], line: eigenaar}
      - {by: dienst, over: [u], subjects: [doelmatigheid], phases: [uitvoering], line: intern}
      - {by: ap, over: [u], subjects: [gegevens], phases: [uitvoering], line: extern,
         hours_per_year: 40}
    """
    report = measure()
    both = ("inspectie", "rekenkamer")
    assert report.oversight.doubling == (Doubling("u", "doelmatigheid", "uitvoering", both),)
    assert report.oversight.undecided == 0
    u = told(report)["u"]
    assert (u.role, u.bodies) == ("other", Span(5, 5))
    assert u.by_line == (
        ("extern", ("ap", "inspectie", "rekenkamer")),
        ("eigenaar", ("eigenaar",)),
        ("intern", ("dienst",)),
    )
    assert dict(u.by_subject)["doelmatigheid"] == ("dienst", "eigenaar", "inspectie", "rekenkamer")
    assert u.unwatched == ("beleid", "wetgeving")
    assert [row.by for row in u.phases] == [
        (),
        (),
        ("ap", "dienst", "eigenaar", "inspectie", "rekenkamer"),
        ("rekenkamer",),
    ]
    assert u.phases[3].subjects == ("doelmatigheid", "ict")
    assert (u.hours_per_year, u.unknown_hours) == (40, 4)


def test_a_record_of_one_body_twice_doubles_nothing(measure: Measure) -> None:
    """
    oversight:
      - {by: a, over: [u], subjects: [ict], phases: [uitvoering], line: extern}
      - {by: a, over: [u], subjects: [ict], phases: [uitvoering], line: extern, from: 2010-01-01}
    """
    report = measure()
    assert report.oversight.doubling == ()
    assert told(report)["u"].bodies == Span(1, 1)
    assert told(report)["u"].unknown_start == 0


def test_lines_and_days_that_leave_it_open(measure: Measure) -> None:
    """
    oversight:
      - {by: a, over: [u, v], subjects: [ict], phases: [uitvoering], line: extern,
         from: 2010-01-01}
      - {by: b, over: [u], subjects: [ict], phases: [uitvoering], line: extern, from: 2011-01-01}
      - {by: c, over: [u], subjects: [ict], phases: [uitvoering], from: 2012-01-01}
      - {by: d, over: [u, v], subjects: [ict], phases: [uitvoering], line: extern, from: 2026}
      - {by: e, over: [u], phases: [uitvoering], line: extern, from: 2013-01-01}
      - {by: f, over: [w], line: extern}
    """
    report = measure("2026-06-01")
    assert report.oversight.doubling == (
        Doubling("u", "ict", "uitvoering", by=("a", "b"), possible=("c", "d")),
    )
    assert report.oversight.undecided == 3  # c, d and e; nobody else looks at w
    u, v = told(report)["u"], told(report)["v"]
    assert u.bodies == Span(4, 5)
    assert v.bodies == Span(1, 2)
    assert (v.phases[2].by, v.phases[2].perhaps) == (("a",), ("d",))
    assert told(report)["w"].phases[0].perhaps == ("f",)
    assert told(report)["w"].unwatched == ()
    assert dict(u.by_line) == {"extern": ("a", "b", "e"), "unknown": ("c",)}


def test_what_looks_at_something_else_cannot_double(measure: Measure) -> None:
    """
    oversight:
      - {by: a, over: [u], subjects: [ict], phases: [uitvoering], line: extern}
      - {by: b, over: [u], subjects: [klachten], phases: [uitvoering]}
      - {by: c, over: [u], subjects: [klachten], phases: [uitvoering], line: eigenaar}
      - {by: d, over: [u], phases: [uitvoering], line: intern}
    """
    assert measure().oversight.undecided == 0


def test_kinds_reach_every_organisation_of_a_kind_but_the_body_itself(measure: Measure) -> None:
    """
    organisations:
      - {id: ap, title: AP, kind: zbo}
      - {id: uwv, title: UWV, kind: zbo}
      - {id: szw, title: SZW, kind: ministerie}
    laws: [{id: ww, title: WW, kind: wet, ministry: szw, in_force_from: 1987-01-01,
      implementers: [uwv]}]
    oversight:
      - {by: ap, over: [uwv], over_kinds: [zbo, ministerie], subjects: [gegevens], line: extern}
    """
    report = measure()
    assert {name: row.role for name, row in told(report).items()} == {
        "szw": "ministry",
        "uwv": "implementer",
    }
    assert [watch.by for watch in told(report)["uwv"].watches] == ["ap"]
    assert report.implementers[0].periods[-1].accountability["overseers"] == 1


def test_years_and_ended_oversight(measure: Measure) -> None:
    """
    oversight:
      - {by: a, over: [u], from: 2020-07-01, until: 2022-01-01}
      - {by: b, over: [u], from: 2022-03-01}
      - {by: c, over: [u], from: 2023}
      - {by: d, over: [u]}
      - {by: e, over: [u], from: 2030-01-01}
    """
    u = told(measure("2024-02-01"))["u"]
    assert [(row.year, row.bodies) for row in u.years] == [
        (2020, Span(1, 2)),
        (2021, Span(1, 2)),
        (2022, Span(1, 2)),
        (2023, Span(2, 3)),
        (2024, Span(3, 3)),
    ]
    assert (u.bodies, u.unknown_start) == (Span(3, 3), 1)
    u = told(measure("2023-02-01"))["u"]
    assert u.years[-1].bodies == u.bodies == Span(2, 3)


def test_a_body_without_a_first_day_looks_possibly_in_the_past(measure: Measure) -> None:
    """
    organisations: [{id: u, title: U, kind: zbo}]
    laws: [{id: l, title: L, kind: wet, in_force_from: 2018-01-01, implementers: [u],
      changes: [{act: x, in_force_from: 2019-01-01}]}]
    evaluations: [{id: e, kind: wetsevaluatie, laws: [l], published: 2020-06-01}]
    oversight:
      - {by: a, over: [u], subjects: [ict], phases: [uitvoering], line: extern}
      - {by: b, over: [u], subjects: [ict], phases: [uitvoering], line: extern, from: 2019-01-01}
    """
    now, past = measure("2021-02-01"), measure("2020-02-01")
    assert told(now)["u"].bodies == Span(2, 2)
    assert [row.bodies for row in told(now)["u"].years] == [Span(1, 2), Span(1, 2), Span(2, 2)]
    periods = {row.period: row.overseers for row in now.implementers[0].periods}
    assert periods == {"2019": Span(1, 2), "2020": Span(1, 2), "2021": Span(2, 2)}
    assert told(past)["u"].bodies == Span(1, 2)
    assert [row.by for row in now.oversight.doubling] == [("a", "b")]
    assert past.oversight.doubling == ()


def test_what_is_an_estimate_is_told(measure: Measure) -> None:
    """
    oversight:
      - {by: a, over: [u], subjects: [ict], phases: [uitvoering], line: extern,
         certainty: verified, uncertain: {phases: estimate}}
      - {by: b, over: [u], subjects: [ict], phases: [uitvoering], line: extern,
         certainty: verified, uncertain: {hours_per_year: estimate}}
    """
    found = measure().oversight
    assert (found.records, found.estimated) == (2, 1)
    assert found.doubling[0].estimated == ("a",)
    assert [watch.estimated for watch in told(measure())["u"].watches] == [("phases",), ()]


def test_nothing_is_known_of_when_anyone_began(measure: Measure) -> None:
    """
    oversight:
      - {by: a, over: [u], from: unknown}
      - {by: b, over: [u], from: {before: 2010-01-01}}
      - {by: c, over: [v]}
    """
    report = measure("2011-01-01")
    assert told(report)["u"].bodies == Span(1, 2)
    assert told(report)["u"].unknown_start == 2
    assert [(y.year, y.bodies) for y in told(report)["u"].years] == [
        (2010, Span(1, 2)),
        (2011, Span(1, 2)),
    ]
    assert told(report)["v"].years == ()


def test_chosen_laws_choose_their_organisations(measure: Measure) -> None:
    """
    laws:
      - {id: one, title: One, kind: wet, ministry: fin, in_force_from: 2001-01-01,
         implementers: [u]}
      - {id: two, title: Two, kind: wet, ministry: vws, in_force_from: 2001-01-01,
         implementers: [v]}
    oversight: [{by: a, over: [u, v, w], subjects: [ict], phases: [uitvoering], line: extern}]
    """
    assert sorted(told(measure())) == ["fin", "u", "v", "vws", "w"]
    report = measure("2026-01-01", "one")
    assert {name: row.role for name, row in told(report).items()} == {
        "fin": "ministry",
        "u": "implementer",
    }
    assert told(report)["fin"].unwatched == ("beleid", "wetgeving", "uitvoering", "evaluatie")
