"""Who looks at whom, and the knelpunten: what the sources say, counted by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise

from stapeling.loading import Loaded
from stapeling.model.toetsen import Oversight

Look = tuple[str, str, str]


def looks(shipped: Loaded, line: str) -> dict[Look, set[str]]:
    """Give who looks, by organisation, subject and phase."""
    organisations = shipped.corpus.organisations
    found: dict[Look, set[str]] = defaultdict(set)

    def overseen(row: Oversight) -> set[str]:
        kinds = {name for name, o in organisations.items() if o.kind in row.over_kinds}
        return {*row.over, *kinds} - {row.by}

    for row in shipped.corpus.oversight:
        if row.line == line:
            for name in overseen(row):
                for subject in row.subjects:
                    for phase in row.phases:
                        found[name, subject, phase].add(row.by)
    return found


def test_every_record_says_who_at_what_when_and_on_which_line(shipped: Loaded) -> None:
    for row in shipped.corpus.oversight:
        assert row.line
        assert row.subjects
        assert row.phases
        assert row.over or row.over_kinds


def test_only_ict_is_looked_at_twice_from_outside(shipped: Loaded) -> None:
    twice = {look: by for look, by in looks(shipped, "extern").items() if len(by) > 1}
    assert {(subject, phase) for _, subject, phase in twice} == {("ict", "uitvoering")}
    assert {frozenset(by) for by in twice.values()} == {frozenset({"algemene_rekenkamer", "acict"})}
    assert ("uwv", "ict", "uitvoering") in twice


def test_the_system_and_the_data_of_uwv_are_two_subjects(shipped: Loaded) -> None:
    extern = looks(shipped, "extern")
    assert extern["uwv", "stelsel", "uitvoering"] == {"nla"}
    assert extern["uwv", "gegevens", "uitvoering"] == {"ap"}
    assert looks(shipped, "intern")["uwv", "financieel", "uitvoering"] == {"uwv_accountantsdienst"}
    assert looks(shipped, "eigenaar")["uwv", "financieel", "uitvoering"] == {"szw"}


def test_nobody_from_outside_looks_at_policy_or_legislation(shipped: Loaded) -> None:
    phases = {phase for _, _, phase in looks(shipped, "extern")}
    assert phases == {"uitvoering", "evaluatie"}
    ministries = {name for name, _, phase in looks(shipped, "intern") if phase == "beleid"}
    assert ministries >= {"szw", "fin"}
    assert ("gemeenten", "doelmatigheid", "beleid") in looks(shipped, "intern")


def test_what_became_of_the_knelpunten(shipped: Loaded) -> None:
    rows = shipped.corpus.bottlenecks
    resolved = {
        name: (row.resolved.done.text, row.resolved.act)
        for name, row in rows.items()
        if row.status == "opgelost" and row.resolved and row.resolved.done
    }
    assert resolved == {
        "dubbele_kinderbijslag_op_aanvraag": ("2024-07-01", "kst-36385"),
        "kostendelersnorm_jongvolwassenen": ("2023-01-01", "stb-2022-499"),
    }
    assert rows["alleenverdieners"].status == "tijdelijk_opgelost"
    repeats = {name: len(row.reports) - 1 for name, row in rows.items() if len(row.reports) > 1}
    assert repeats == {
        "alleenverdieners": 1,
        "complexe_regelgeving": 2,
        "gegevensuitwisseling": 2,
    }


def test_every_report_and_resolution_has_a_source_of_its_own(shipped: Loaded) -> None:
    for row in shipped.corpus.bottlenecks.values():
        for part in (*row.reports, *([row.resolved] if row.resolved else [])):
            assert part.source, row.id
            assert part.certainty, row.id


def test_reports_are_in_order_and_before_their_resolution(shipped: Loaded) -> None:
    for row in shipped.corpus.bottlenecks.values():
        days = [report.reported for report in row.reports]
        assert all(a.first <= b.first for a, b in pairwise(days))
        if row.resolved and row.resolved.done:
            assert all(day.certainly_before(row.resolved.done) for day in days)


def test_ids_are_words(shipped: Loaded) -> None:
    assert all(re.fullmatch(r"[a-z_0-9]+", name) for name in shipped.corpus.bottlenecks)
