"""What is known of implementers: freezes, costs, preparation time, and what is left out."""

from __future__ import annotations

from typing import Any

from stapeling.loading import Loaded
from stapeling.model.amounts import Amount

from .conftest import reported


def implementer(name: str) -> dict[str, Any]:
    return reported()["implementers"][name]


def period(name: str, of: str) -> dict[str, Any]:
    return next(row for row in implementer(name)["periods"] if row["period"] == of)


def test_beschut_werk_gave_gemeenten_twelve_days() -> None:
    assert period("gemeenten", "2017")["shortfall"]["witness"] == [
        {"act": "stb-2016-519", "given": 12, "needed": 90, "short": 78, "norm": True}
    ]
    assert period("uwv", "2017")["shortfall"]["max_days"] == 50  # two months, not three
    assert implementer("gemeenten")["members"] == 342


def test_the_freeze_of_the_belastingdienst_and_the_repair_it_allows() -> None:
    freeze = implementer("belastingdienst")["freezes"][0]
    assert (freeze["unit"], freeze["from"], freeze["until"]) == (
        "structuurwijziging",
        "2024-10-14",
        "2028-01-01",
    )
    assert (freeze["acts"], freeze["allowed"]) == (["kst-36458"], ["stb-2025-195"])


def test_costs_are_signed_and_joint_ones_stay_whole() -> None:
    joint = implementer("belastingdienst")["joint"]
    assert [(row["subject"], row["one_off_fte"], row["structural_fte"]) for row in joint] == [
        ("wet-delegatiebepalingen-hersteloperatie-toeslagen", 2, -1)
    ]
    assert joint == implementer("dienst_toeslagen")["joint"]
    assert implementer("uwv")["not_placed"] == implementer("svb")["not_placed"] == ["kst-33015"]


def test_a_budget_effect_is_no_load() -> None:
    costs = implementer("gemeenten")["other_costs"]
    assert [(row["subject"], row["cost"], row["one_off_eur"]) for row in costs] == [
        ("stb-2019-185", "programma", 330_000_000)
    ]
    assert period("gemeenten", "2020")["one_off_eur"] is None


def test_what_was_stated_once_is_stated(shipped: Loaded) -> None:
    stated = {
        (row.act or row.law, row.organisation): (row.one_off, row.structural)
        for row in shipped.corpus.burdens
    }
    one_off, structural = stated["kst-33015", "uwv"]
    assert one_off is not None
    assert structural is not None
    assert (one_off.eur, structural.eur_per_year) == (Amount.of(385_000), Amount.of(-2_500_000))
    _, structural = stated["kst-33015", "svb"]
    assert structural is not None
    assert structural.eur_per_year == Amount.of(-900_000)
    one_off, structural = stated["wtl", "szw"]
    assert one_off is not None
    assert structural is not None
    assert (one_off.eur, structural.eur_per_year) == (Amount.of(1_100_000), Amount.of(80_000))
    capacity = shipped.corpus.organisations["uwv"].capacity[0]
    assert (capacity.amount, capacity.unit) == (Amount.of(50_000_000), "one_off_eur")
    assert shipped.corpus.organisations["svb"].calendar[0].decided_by == (7, 1)
