"""Evaluation clauses: each form of the formula in an invented sentence, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.importers.bwb.reading_files import read_file
from stapeling.importers.bwb.unpacking import Source
from tests.importers.bwb.conftest import CLAUSE, article, toestand

SENDS = "Onze Minister zendt {when} aan de Staten-Generaal een verslag over {what}."
WORKS = "de doeltreffendheid en de effecten van deze wet in de praktijk"
START = "binnen vijf jaar na de inwerkingtreding van"


def clauses(tmp_path: Path, text: str, *others: str) -> list[dict[str, object]]:
    path = tmp_path / "a.xml"
    path.write_text(toestand(article("6", text), *others), "utf-8")
    told = read_file(Source(path, path, "toestand"))
    assert told.failures == ()
    rows = told.tellings[0].clauses  # type: ignore[union-attr]
    return [
        {k: v for k, v in row.items() if k not in ("certainty", "note", "anchor_articles")}
        for row in rows
    ]


def duty(tmp_path: Path, text: str, *others: str) -> dict[str, object]:
    (row,) = clauses(tmp_path, text, *others)
    return {k: v for k, v in row.items() if k not in ("id", "article", "source")}


def test_the_formula_with_its_place(tmp_path: Path) -> None:
    assert clauses(tmp_path, f"Dit gaat vooraf. {CLAUSE}") == [
        {
            "id": "art-6",
            "article": "6",
            "term_years": 5,
            "source": "BWBR0000001 artikel 6, lid 1, zin 2",
        }
    ]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("binnen vijf jaar na de inwerkingtreding van deze wet", {"term_years": 5}),
        ("binnen 4 jaren na inwerkingtreding van deze wet", {"term_years": 4}),
        ("drie jaar na het tijdstip van inwerkingtreding van deze wet", {"term_years": 3}),
        ("binnen vijf jaar nadat deze wet in werking treedt,", {"term_years": 5}),
        ("na drie jaar na inwerkingtreding van deze wet", {"term_years": 3}),
        ("binnen vierentwintig maanden na de inwerkingtreding van deze wet", {"term_years": 2}),
        (
            "binnen drie jaar na de inwerkingtreding van deze wet, en vervolgens telkens na vier"
            " jaar,",
            {"term_years": 3, "then_every_years": 4},
        ),
        (
            "binnen drie jaar na de inwerkingtreding van deze wet, en vervolgens vijfjaarlijks,",
            {"term_years": 3, "then_every_years": 5},
        ),
        (
            "binnen vijf jaar na inwerkingtreding van deze wet en vervolgens na iedere zes jaar",
            {"term_years": 5, "then_every_years": 6},
        ),
        ("telkens na vier jaar", {"then_every_years": 4}),
        ("elke vijf jaar", {"then_every_years": 5}),
        ("ten minste eenmaal in de drie jaar", {"then_every_years": 3}),
        ("op 1 juli 2022", {"due": "2022-07-01"}),
        ("vóór 1 februari 2008", {"due": "2008-02-01"}),
        ("in het jaar 2005", {"due": "2005"}),
        (
            "zo spoedig mogelijk na 1 juli 2006, en vervolgens telkens na vier jaar,",
            {"due": {"after": "2006-07-01"}, "then_every_years": 4},
        ),
        (
            "gedurende drie jaar na de inwerkingtreding van deze wet jaarlijks",
            {"then_every_years": 1, "times": 3},
        ),
        (
            "binnen twee jaar na de inwerkingtreding van de wet van 6 juni 2002 tot wijziging van"
            " de Wet op iets (Stb. 302)",
            {"term_years": 2, "anchor": {"act": "stb-2002-302"}},
        ),
        (
            "binnen twee jaar na de inwerkingtreding van artikel 3",
            {"term_years": 2, "anchor": "unknown"},
        ),
        ("binnen achttien maanden na de inwerkingtreding van deze wet", {}),
        (
            "binnen achttien maanden nadat voor het eerst een regeling is vastgesteld",
            {"anchor": "unknown"},
        ),
    ],
)
def test_when(tmp_path: Path, when: str, expected: dict[str, object]) -> None:
    assert duty(tmp_path, SENDS.format(when=when, what=WORKS)) == expected


def test_several_terms_are_several_clauses(tmp_path: Path) -> None:
    when = "binnen drie jaar en vervolgens na vijf jaar en na zeven jaar na de inwerkingtreding"
    found = clauses(tmp_path, SENDS.format(when=f"{when} van deze wet", what=WORKS))
    assert [(row["id"], row["term_years"]) for row in found] == [
        ("art-6", 3),
        ("art-6-2", 5),
        ("art-6-3", 7),
    ]


@pytest.mark.parametrize(
    ("what", "targets"),
    [
        ("de doeltreffendheid van de artikelen 2 tot en met 3", ["2", "2a", "3"]),
        ("de effecten van artikel 3, tweede lid, van deze wet", ["3"]),
        ("de werking van dit artikel in de praktijk", ["6"]),
        ("de wijze waarop zij is toegepast", None),
        ("de werking ervan", None),
    ],
)
def test_what_it_is_about(tmp_path: Path, what: str, targets: list[str] | None) -> None:
    others = [article(label, "Tekst.") for label in ("2", "2a", "3", "4")]
    when = f"{START} deze wet"
    found = duty(tmp_path, SENDS.format(when=when, what=what), *others)
    expected = None if targets is None else [{"law": "BWBR0000001", "articles": targets}]
    assert found.get("targets") == expected


def test_another_law(tmp_path: Path) -> None:
    other = '<extref doc="jci1.3:c:BWBR0000008" bwb-id="BWBR0000008">Crisiswet</extref>'
    when = f"{START} de {other}"
    what = "de effecten van de artikelen 1.2 en 3 van die wet"
    assert duty(tmp_path, SENDS.format(when=when, what=what)) == {
        "term_years": 5,
        "anchor": "unknown",
        "targets": [{"law": "BWBR0000008", "articles": ["1.2", "3"]}],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Deze regeling wordt binnen drie jaar na inwerkingtreding geëvalueerd.",
        "Onze Minister evalueert de werking van dit besluit voor 1 juni 2013.",
        "Jaarlijks vindt een evaluatie van de toepassing van deze regeling plaats.",
    ],
)
def test_an_evaluation_without_a_report_to_parliament(tmp_path: Path, text: str) -> None:
    assert len(clauses(tmp_path, text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        SENDS.format(
            when="elke vijf jaar", what="de doelmatigheid van het functioneren van de raad"
        ),
        SENDS.format(when="elke vier jaar", what="de werking en doeltreffendheid van de LVNL"),
        SENDS.format(when="in 2011", what="de effecten van de gesubsidieerde activiteiten"),
        SENDS.format(when="jaarlijks", what="de toepassing van deze wet"),
        SENDS.format(when="drie maanden voor het einde van het experiment", what=WORKS),
        SENDS.format(when="zo spoedig mogelijk", what=WORKS),
        CLAUSE.replace("aan de Staten-Generaal ", ""),
        "Onze Minister zendt binnen vijf jaar aan de Staten-Generaal een verslag over de kosten.",
        "Het plan van aanpak wordt jaarlijks geëvalueerd.",
        "Het UWV evalueert binnen een jaar de reïntegratievisie, bedoeld in deze wet.",
        "de doeltreffendheid van deze wet.",
        "Het college stelt elke vier jaar een evaluatieverslag op over zijn taakvervulling.",
    ],
)
def test_what_is_none(tmp_path: Path, text: str) -> None:
    assert clauses(tmp_path, text) == []


def test_a_clause_about_an_uncertain_law_is_left_to_people(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    text = SENDS.format(
        when=f"{START} deze wet", what="de effecten van hoofdstuk 2 van de Woningwet"
    )
    path.write_text(toestand(article("6", text)), "utf-8")
    told = read_file(Source(path, path, "toestand"))
    assert told.tellings[0].clauses == ()  # type: ignore[union-attr]
    assert [str(notice) for notice in told.notices] == [
        "an evaluation clause whose law is not certain is left out: artikel 6, lid 1, zin 1"
    ]


def test_a_lapsed_article_orders_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    lapsed = article("6", CLAUSE, effect="vervallen", act="Stb.2012-5", day="2012-01-01")
    path.write_text(toestand(lapsed), "utf-8")
    assert read_file(Source(path, path, "toestand")).tellings[0].clauses == ()  # type: ignore[union-attr]
