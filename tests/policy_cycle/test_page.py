"""What docs/metrics.md says of the policy cycle: its example, and every number."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.analyses.results import (
    BottleneckResult,
    BottlenecksResult,
    CleanUp,
    CleanUpYear,
    CycleOfLaw,
    DueShares,
    LawsOverTime,
    OrganisationOverseen,
    OversightResult,
    Report,
    Responsibility,
)
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
from tests.docs.blocks import blocks, rows, section, ticked

PAGE = "docs/metrics.md"
EXAMPLE = "A worked example of the cycle"
FACTS = frozenset(
    [
        "id",
        "title",
        "organisation",
        "organisations",
        "laws",
        "theme",
        "status",
        "source",
        "certainty",
        "resolved",
        "first_reported",
        "watches",
        "evaluation",
        "changed_by",
        "year",
        "added",
        "withdrawn",
        "perhaps_added",
        "perhaps_withdrawn",
        "years",
        "family",
        "due",
        "items",
        "ended",
    ]
)
"""Fields that say what a row is about, or list what was counted."""


@pytest.fixture(scope="module")
def example() -> Report:
    (block,) = blocks(PAGE, "yml")
    corpus = load_texts({"example.yaml": block.text}).corpus
    return analyse(StackGraph(corpus), Options(dt.date(2025, 1, 1)))


def told(report: Report) -> dict[str, str]:
    """Give the numbers of the example as the page writes them."""
    oversight, bottlenecks, cycle = report.oversight, report.bottlenecks, report.cycle
    (double,) = oversight.doubling
    (watched,) = (row for row in oversight.organisations if row.organisation == "dienst")
    bodies = {row.year: row.bodies for row in watched.years}
    stages = {row.id: row.stage for row in cycle.laws}
    (succession,) = cycle.successions
    share, mean = cycle.complete_share, succession.mean_years
    assert share is not None
    assert mean is not None
    due = cycle.due
    (now,) = (row for row in cycle.laws_over_time if row.year == 2022)
    (dienst,) = (row for row in cycle.responsibility if row.organisation == "dienst")
    return {
        "doubling": f"{double.subject}, {double.phase}: {', '.join(double.by)}",
        "unwatched": ", ".join(watched.unwatched),
        "bodies in 2023": f"{bodies[2023].low} to {bodies[2023].high}",
        "bodies in 2025": f"{bodies[2025].low}",
        "open bottlenecks": f"{bottlenecks.open}",
        "resolved share": f"{bottlenecks.resolved_share}",
        "stayed": f"{bottlenecks.stayed.low}",
        "stage of nieuwe_wet": stages["nieuwe_wet"],
        "stage of andere_wet": stages["andere_wet"],
        "complete share": f"{share[0]} to {share[1]:.0f}",
        "due, done, in time, answered": ", ".join(
            map(str, (due.due, due.done.low, due.in_time.low, due.answered.low))
        ),
        "mean life of a regime": f"{mean[0]}",
        "laws per withdrawal": f"{cycle.clean_up.laws_per_withdrawal}",
        "articles per withdrawal": f"{cycle.clean_up.articles_per_withdrawal}",
        "Herfindahl index of dienst": f"{dienst.herfindahl}",
        "laws and acts in 2022": f"{now.laws.low}, {now.acts.low}",
    }


def test_the_example_gives_the_numbers_of_the_page(example: Report) -> None:
    stated = {cells[0]: cells[1] for cells in rows(section(PAGE, EXAMPLE))}
    assert stated == told(example)


@pytest.mark.parametrize(
    ("heading", "kinds"),
    [
        ("Oversight", (OversightResult, OrganisationOverseen)),
        ("Bottlenecks", (BottlenecksResult, BottleneckResult)),
        ("The policy cycle", (CycleOfLaw, DueShares)),
        ("Clean-up", (CleanUp, CleanUpYear)),
        ("Responsibility", (Responsibility, LawsOverTime)),
    ],
)
def test_every_number_is_described(heading: str, kinds: tuple[type, ...]) -> None:
    text = section(PAGE, heading)
    described = {word for span in ticked(text) for word in re.findall(r"\w+", span)}
    fields = {name for kind in kinds for name in kind.__annotations__}
    assert fields - described - FACTS == set()
