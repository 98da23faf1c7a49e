"""Each word of the list, in a sentence of its own that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.importers.bwb.counting import WORDS, count_forms, count_words, forms_in
from stapeling.importers.bwb.reading_files import read_file
from stapeling.importers.bwb.unpacking import Source
from tests.importers.bwb.conftest import article, toestand

SENTENCES = [
    ("Hij moet betalen.", {"obligations": 1}),
    ("Zij moeten betalen.", {"obligations": 1}),
    ("De aanvraag dient te worden gedaan.", {"obligations": 1}),
    ("De stukken dienen daartoe te worden overgelegd.", {"obligations": 1}),
    ("Hij dient een aanvraag in.", {}),
    ("De werkgever is verplicht te melden.", {"obligations": 1}),
    ("Zij zijn niet verplicht te melden.", {"obligations": 1}),
    ("Hij die verplicht is te melden, meldt.", {"obligations": 1}),
    ("De bank is gehouden mee te werken.", {"obligations": 1}),
    ("Het college draagt zorg voor een register.", {"obligations": 1}),
    ("De colleges dragen er zorg voor.", {"obligations": 1}),
    ("De werkgever zorgt ervoor dat het gebeurt.", {"obligations": 1}),
    ("Hij mag niet roken.", {"prohibitions": 1}),
    ("Daar mag de houder geen gebruik van maken.", {"prohibitions": 1}),
    ("Het is verboden te roken.", {"prohibitions": 1}),
    ("Roken is in de trein verboden.", {}),
    ("Roken is niet toegestaan.", {"prohibitions": 1}),
    ("De vergunning kan niet worden overgedragen.", {"prohibitions": 1}),
    ("Onze Minister kan regels stellen.", {"permissions": 1}),
    ("Hij mag roken.", {"permissions": 1}),
    ("De inspecteur is bevoegd te betreden.", {"permissions": 1}),
    ("Roken is toegestaan.", {"permissions": 1}),
    ("Tenzij hij weigert.", {"exceptions": 1}),
    ("In afwijking van het eerste lid.", {"exceptions": 1}),
    ("Alle, met uitzondering van artikel 3.", {"exceptions": 1}),
    ("Behoudens het derde lid.", {"exceptions": 1}),
    ("Artikel 3 is niet van toepassing.", {"exceptions": 1}),
    ("Bij algemene maatregel van bestuur worden regels gesteld.", {"delegations": 1}),
    ("Bij of krachtens algemene maatregel van rijksbestuur.", {"delegations": 1}),
    (
        "Bij ministeriële regeling kunnen regels worden gesteld.",
        {"delegations": 1, "permissions": 1},
    ),
    ("Krachtens koninklijk besluit.", {"delegations": 1}),
    ("De kanalen zijn bemagt.", {}),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[s for s, _ in SENTENCES])
def test_a_form(sentence: str, expected: dict[str, int]) -> None:
    assert dict(count_forms(sentence)) == expected


def test_every_list_has_its_sentence() -> None:
    assert {name for _, expected in SENTENCES for name in expected} == set(WORDS)


def test_one_place_counts_once() -> None:
    assert forms_in("Dat mag hij niet, en dit mag hij wel.") == [
        ("prohibitions", "mag"),
        ("permissions", "mag"),
    ]


def test_words() -> None:
    assert count_words("Het EG-verdrag, art. 3, geldt «nu» vóór 1 januari.") == 7
    assert count_words("1. 2° — …") == 0


def test_only_the_rules_are_counted(tmp_path: Path) -> None:
    """Headings, numbers, remarks of the editor and meta-data are no text of the law."""
    path = tmp_path / "a.xml"
    text = toestand(
        article("1", "Hij moet."),
        article("2", "<redactie>Vervallen. Hij mag niet.</redactie>"),
        article("3", 'Zie <extref doc="jci1.3:c:BWBR0000007" bwb-id="BWBR0000007">die</extref>.'),
    )
    path.write_text(text.replace("</wettekst>", "</wettekst><bijlage><al>moet</al></bijlage>"))
    (told,) = read_file(Source(path, path, "toestand")).tellings
    assert told.counts == {  # type: ignore[union-attr]
        "words": 4,
        "obligations": 1,
        "prohibitions": 0,
        "permissions": 0,
        "exceptions": 0,
        "delegations": 0,
        "references": 1,
        "articles": 2,
    }
