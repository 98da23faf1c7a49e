"""Pictures of the page of an organisation, a toets and a bottleneck."""

from __future__ import annotations

from typing import Any

from stapeling.reports.charts.shown_supervised import (
    bottleneck_charts,
    organisation_charts,
    toets_charts,
)

from ..conftest import COUNTED, made_of
from ..reading import shown
from ..supervised import BOTTLENECKS, CYCLE, OVERSEEN
from ..tested import TESTED
from .drawn import hold, picture, rows, view


def test_an_implementer_has_its_own_load_alone(capfd: Any) -> None:
    found = hold(organisation_charts(view(made_of(COUNTED)), "u"), capfd)
    assert [chart.key for chart in found] == [
        "load_changes", "coverage", "load_one_off_eur", "load_structural_fte", "notice",
        "responsibility",
    ]  # fmt: skip


def test_an_organisation_has_its_overseers_and_bottlenecks_alone(capfd: Any) -> None:
    found = hold(organisation_charts(view(made_of(OVERSEEN)), "v"), capfd)
    bodies = picture(found, "oversight_bodies")
    assert set(rows(bodies, "name")) == {"Uitvoerder V"}
    assert sorted(rows(bodies, "column", k="look")) == ["Adviescollege", "Rekenkamer"]
    own = organisation_charts(view(made_of(BOTTLENECKS)), "v")
    assert set(rows(picture(own, "bottlenecks"), "name")) == {"Oud knelpunt", "Opgelost knelpunt"}


def test_a_body_that_looks_has_those_it_looks_at(capfd: Any) -> None:
    found = hold(organisation_charts(view(made_of(OVERSEEN)), "ict"), capfd)
    assert set(rows(picture(found, "oversight_bodies"), "name")) == {
        "Uitvoerder Uitkeringen (UU)", "Uitvoerder V"
    }  # fmt: skip


def test_an_implementer_has_the_ministries_behind_its_laws() -> None:
    chart = picture(organisation_charts(view(made_of(CYCLE)), "v"), "responsibility")
    assert set(rows(chart, "name")) == {"Uitvoerder V: ≥1"}


def test_a_toets_has_what_others_ask_too_what_it_would_add_and_its_acts(capfd: Any) -> None:
    made = made_of(TESTED)
    own = hold(toets_charts(view(made), "own"), capfd)
    assert [chart.key for chart in own] == ["toetsen_questions", "toetsen_acts"]
    assert set(rows(own[0], "question")) == {"ICT (central government)"}
    assert set(rows(own[1], "test")) == {"Eigen toets"}
    assert [chart.key for chart in toets_charts(view(made), "border")] == [
        "toetsen_questions", "toetsen_what_if"
    ]  # fmt: skip


def test_a_bottleneck_stands_alone(capfd: Any) -> None:
    found = hold(bottleneck_charts(view(made_of(BOTTLENECKS)), "old"), capfd)
    assert set(rows(found[0], "name")) == {"Oud knelpunt"}


def test_what_nothing_is_known_of_has_no_picture() -> None:
    empty = view(made_of("organisations: [{id: a, title: A}]\n"))
    assert organisation_charts(empty, "a") == ()
    assert toets_charts(empty, "a") == ()
    assert bottleneck_charts(empty, "a") == ()
    assert shown(made_of("organisations: [{id: a, title: A}]\n"), "a").page.title == "A"
