"""The catalogue of toetsen: what each asks, what repeats, and what is only called for.

Everything here is computed from the data with sets; nothing is taken from the measures.
"""

from __future__ import annotations

import re

import pytest

from stapeling.loading import Loaded
from stapeling.model.terms import Phase
from stapeling.model.toetsen import ImpactTest

from .conftest import DATA

ZBO = """
uitvoerbaarheid ict uitvoeringskosten invoeringstermijn handhaafbaarheid
| fraude doenvermogen regeldruk_burgers gegevens"""
TABLE = {
    "uitvoeringstoets_bd": """
        uitvoerbaarheid ict uitvoeringskosten invoeringstermijn handhaafbaarheid fraude
        | doenvermogen regeldruk_bedrijven regeldruk_burgers samenhang_techniek""",
    "uitvoeringstoets_uwv": ZBO,
    "uitvoeringstoets_svb": ZBO,
    "uitvoeringstoets_duo": ZBO,
    "uitvoeringstoets_cak": ZBO,
    "uitvoeringstoets_vng": ZBO,
    "udo": """uitvoerbaarheid taakverdeling bekostiging_decentraal
        | ict uitvoeringskosten invoeringstermijn""",
    "art2_fvw": "bekostiging_decentraal | taakverdeling",
    "huf_toets": "handhaafbaarheid uitvoerbaarheid fraude |",
    "doenvermogentoets": "doenvermogen | regeldruk_burgers rechtsbescherming",
    "regeldruktoets": "regeldruk_bedrijven regeldruk_burgers | noodzaak",
    "atr": "noodzaak regeldruk_bedrijven regeldruk_burgers | mkb doenvermogen",
    "mkb_toets": "mkb regeldruk_bedrijven | noodzaak",
    "dpia": "gegevens | grondrechten noodzaak",
    "ap_advies": "gegevens | grondrechten",
    "constitutionele_toets": "grondrechten | taakverdeling gegevens rechtsbescherming",
    "wetgevingstoets": """grondrechten rechtsbescherming samenhang_techniek
        | uitvoerbaarheid handhaafbaarheid doenvermogen regeldruk_bedrijven eu_recht
        evalueerbaarheid""",
    "rvs_advies": """noodzaak grondrechten samenhang_techniek
        | uitvoerbaarheid handhaafbaarheid taakverdeling rechtsbescherming eu_recht
        evalueerbaarheid""",
    "rvdr_advies": "rechtsbescherming | uitvoerbaarheid uitvoeringskosten",
    "acict": "ict | uitvoeringskosten invoeringstermijn",
    "internetconsultatie": "|",
    "cw31": "doeltreffendheid begroting evalueerbaarheid | noodzaak",
    "gendertoets": "gender |",
    "sdg_toets": "sdg | gender",
    "grenseffectentoets": "grens | regio",
    "generatietoets": "generatie_kind | begroting",
    "kinderrechtentoets": "generatie_kind | grondrechten",
    "regiotoets": "regio | taakverdeling",
    "subsidiariteitstoets": "taakverdeling | noodzaak",
    "staatsrechtelijke_toets": "grondrechten | taakverdeling rechtsbescherming",
    "invoeringstoets": """uitvoerbaarheid doenvermogen
        | doeltreffendheid ict handhaafbaarheid regeldruk_bedrijven regeldruk_burgers""",
}
"""What each asks as its main question, and what besides."""
OVERLAPS = [
    ("constitutionele_toets", "staatsrechtelijke_toets", 0.75, 1.00),
    ("uitvoeringstoets_bd", "uitvoeringstoets_uwv", 0.73, 0.89),
    ("dpia", "ap_advies", 0.67, 1.00),
    ("wetgevingstoets", "rvs_advies", 0.64, 0.78),
    ("regeldruktoets", "atr", 0.60, 1.00),
    ("atr", "mkb_toets", 0.60, 1.00),
    ("uitvoeringstoets_bd", "invoeringstoets", 0.55, 0.86),
    ("uitvoeringstoets_uwv", "udo", 0.36, 0.67),
]
"""Shared aspects as a share of all that either asks, and of the smaller set."""
CALLED_FOR = ("staatsrechtelijke_toets", "regiotoets", "subsidiariteitstoets", "invoeringstoets")
OBLIGING = ("wettelijk", "kabinetsbeleid", "kwaliteitseis")


@pytest.fixture(scope="module")
def toetsen(shipped: Loaded) -> dict[str, ImpactTest]:
    return dict(shipped.corpus.tests)


def aspects(toets: ImpactTest, *weights: str) -> set[str]:
    return {row.aspect for row in toets.aspects if row.weight in (weights or ("hoofd", "mede"))}


def questions(toets: ImpactTest, *weights: str) -> set[tuple[str, str]]:
    wanted = weights or ("hoofd", "mede")
    return {(row.aspect, row.object) for row in toets.aspects if row.weight in wanted}


def obliged(toetsen: dict[str, ImpactTest]) -> list[ImpactTest]:
    return [t for t in toetsen.values() if t.status in OBLIGING and t.required_when is not None]


def test_the_catalogue_is_whole_and_the_beleidskompas_is_no_toets(
    toetsen: dict[str, ImpactTest],
) -> None:
    assert toetsen.keys() == TABLE.keys()
    assert not [name for name in toetsen if "kompas" in name]
    channel = toetsen["internetconsultatie"]
    assert (channel.kind, channel.aspects) == ("kanaal", ())
    assert [toets.id for toets in toetsen.values() if toets.kind == "kanaal"] == [channel.id]


@pytest.mark.parametrize("name", TABLE)
def test_what_each_asks(name: str, toetsen: dict[str, ImpactTest]) -> None:
    main, besides = (set(part.split()) for part in TABLE[name].split("|"))
    assert aspects(toetsen[name], "hoofd") == main
    assert aspects(toetsen[name], "mede") == besides


@pytest.mark.parametrize(("one", "other", "jaccard", "containment"), OVERLAPS)
def test_overlap_on_aspects_alone(
    one: str, other: str, jaccard: float, containment: float, toetsen: dict[str, ImpactTest]
) -> None:
    a, b = aspects(toetsen[one]), aspects(toetsen[other])
    assert round(len(a & b) / len(a | b), 2) == jaccard
    assert round(len(a & b) / min(len(a), len(b)), 2) == containment


def test_two_implementers_are_two_questions(toetsen: dict[str, ImpactTest]) -> None:
    names = ["bd", "uwv", "svb", "duo", "cak"]
    main = [questions(toetsen[f"uitvoeringstoets_{name}"], "hoofd") for name in names]
    assert all(objects.isdisjoint(other) for objects in main for other in main if other != objects)
    shared = questions(toetsen["uitvoeringstoets_bd"]) & questions(toetsen["uitvoeringstoets_uwv"])
    assert shared == {("doenvermogen", "burger"), ("regeldruk_burgers", "burger")}


def test_nothing_obliges_what_is_only_called_for(toetsen: dict[str, ImpactTest]) -> None:
    for name in CALLED_FOR:
        assert toetsen[name].status not in OBLIGING
        assert toetsen[name].required_when is None
    assert {toetsen[name].status for name in CALLED_FOR} == {"voorstel", "experiment"}
    assert (toetsen["invoeringstoets"].moment, toetsen["invoeringstoets"].line) == (
        "ex_post",
        "eigen",
    )


def test_only_the_regiotoets_asks_what_no_obliged_toets_has_as_its_main_question(
    toetsen: dict[str, ImpactTest],
) -> None:
    asked = {aspect for toets in obliged(toetsen) for aspect in aspects(toets, "hoofd")}
    new = [name for name in CALLED_FOR if aspects(toetsen[name], "hoofd") - asked]
    assert new == ["regiotoets"]


def test_with_objects_it_is_the_same_but_for_the_implementers_taken_together(
    toetsen: dict[str, ImpactTest],
) -> None:
    asked = {question for toets in obliged(toetsen) for question in questions(toets, "hoofd")}
    new = {name: questions(toetsen[name], "hoofd") - asked for name in CALLED_FOR}
    assert new == {
        "staatsrechtelijke_toets": set(),
        "regiotoets": {("regio", "burger")},
        "subsidiariteitstoets": set(),
        "invoeringstoets": {("uitvoerbaarheid", "uitvoerder")},
    }
    named = {object_ for aspect, object_ in asked if aspect == "uitvoerbaarheid"}
    assert {"uitvoerder:uwv", "uitvoerder:svb", "uitvoerder:belastingdienst"} < named


def test_the_staatsrechtelijke_toets_lies_within_that_of_bzk(
    toetsen: dict[str, ImpactTest],
) -> None:
    called_for, existing = toetsen["staatsrechtelijke_toets"], toetsen["constitutionele_toets"]
    assert questions(called_for) < questions(existing)
    assert questions(called_for, "hoofd") == questions(existing, "hoofd")
    assert (called_for.line, existing.line) == ("onbekend", "ander_ministerie")


def test_every_coding_is_called_a_judgement(toetsen: dict[str, ImpactTest]) -> None:
    for toets in toetsen.values():
        assert toets.source
        assert toets.certainty in ("verified", "reported")
        if toets.aspects:
            assert (toets.uncertain or {}).get("aspects") == "estimate", toets.id


def test_who_looks_independently(toetsen: dict[str, ImpactTest]) -> None:
    independent = {name for name, toets in toetsen.items() if toets.line == "onafhankelijk"}
    assert independent == {"atr", "rvs_advies", "ap_advies", "rvdr_advies", "acict"}
    other = {name for name, toets in toetsen.items() if toets.line == "ander_ministerie"}
    assert other == {"constitutionele_toets", "wetgevingstoets"}
    own = {t.line for name, t in toetsen.items() if name.startswith("uitvoeringstoets")}
    assert own == {"eigen"}


def test_phases_are_stated_but_for_what_nobody_has_described(
    toetsen: dict[str, ImpactTest],
) -> None:
    assert [name for name, toets in toetsen.items() if toets.phase is None] == [
        "kinderrechtentoets"
    ]
    order: list[Phase] = ["beleid", "consultatie"]
    assert [toetsen[name].phase for name in ("mkb_toets", "internetconsultatie")] == order


def test_the_weeks_of_the_raad_van_state_are_those_of_its_advices(shipped: Loaded) -> None:
    days = [
        row.delivered.first - row.requested.first
        for row in shipped.corpus.test_results
        if row.test == "rvs_advies" and row.requested and row.delivered and row.delivered.exact
    ]
    weeks = shipped.corpus.tests["rvs_advies"].weeks
    assert weeks is not None
    assert sorted(days) == [5, 6, 17, 28, 64, 70, 78, 113, 118]
    assert (weeks.low, weeks.likely, weeks.high) == (
        round(min(days) / 7, 1),
        round(46 / 7, 1),
        round(max(days) / 7, 1),
    )


def test_the_weeks_of_uwv_are_one_case(toetsen: dict[str, ImpactTest]) -> None:
    toets = toetsen["uitvoeringstoets_uwv"]
    assert toets.weeks is not None
    assert toets.weeks.exact
    assert toets.weeks.low == round(95 / 7, 1)
    assert "95 days" in (toets.note or "")
    assert (toets.uncertain or {})["weeks"] == "estimate"


def test_what_came_of_toetsen(shipped: Loaded) -> None:
    results = {
        (row.test, row.act or row.law): (
            row.requested.text if row.requested else None,
            row.delivered.text if row.delivered else None,
            row.verdict,
        )
        for row in shipped.corpus.test_results
    }
    assert results["rvs_advies", "stb-2016-519"] == ("2016-09-19", "2016-10-06", None)
    assert results["rvs_advies", "stb-2019-246"] == ("2019-06-07", "2019-06-12", None)
    assert results["rvs_advies", "stb-2022-499"] == ("2019-09-24", "2019-12-11", "C")
    assert results["acict", "wtl"] == (None, "2017-11-16", "uitstellen")
    assert results["invoeringstoets", "woo"] == (None, "2023-12-07", None)
    bd = ("uitvoeringstoets_bd", "wet-delegatiebepalingen-hersteloperatie-toeslagen")
    assert results[bd] == (None, "unknown", "uitvoerbaar")


def test_a_toets_and_its_burden_agree(shipped: Loaded) -> None:
    act = "wet-delegatiebepalingen-hersteloperatie-toeslagen"
    toets = next(row for row in shipped.corpus.test_results if row.act == act)
    burden = next(row for row in shipped.corpus.burdens if row.act == act)
    assert toets.feasible_from == burden.feasible_from
    assert set(burden.bearers) == set(shipped.corpus.tests[toets.test].work_at)


def test_the_readme_names_every_file() -> None:
    text = (DATA / "tests/README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\]\((\w+\.yaml)\)", text))
    assert named == {file.name for file in (DATA / "tests").glob("*.yaml")}
