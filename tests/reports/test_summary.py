from stapeling.language import NO_BREAK
from stapeling.reports import Made

from .conftest import made_of


def told(made: Made) -> list[str]:
    return [sentence.text.replace(NO_BREAK, " ") for sentence in made.page().sentences]


def test_english(counted: Made) -> None:
    assert told(counted) == [
        "3 laws, 9 amending acts with a known day; 1 more lacks the day, 9 of the 9 their nature:"
        " read everything as at least.",
        "Changed within the evaluation term: 3 times in 1 law (Wet op het voorbeeld (3)); of 1 of"
        " the 8 changes it cannot be told.",
        "1 of 1 evaluations came late (Wet op het voorbeeld, 181 days).",
        "Longest repair chain: 2 deep (Wet b → e); of 1 of the 2 laws no such link is recorded.",
        "Wet op het voorbeeld: 9 rows of changes are 9 acts of parliament, 8 of them on it since"
        " its start; 3–4 of them on each of articles 2 and 3; 6 of the 7 changed text younger"  # noqa: RUF001
        " than 5 years (median 2 years); of 8 of them the nature is not known.",
        "1 of 2 amending acts took effect within two months of publication; of 6 more the days"
        " are not known; Wet b gave Uitvoerder U 12 days, 50 under the norm.",
        "In the freeze of Uitvoerder U (1 Jan 2012 up to and including 31 May 2013): 3 changes"
        " (not allowed: Wet b; c; d); of 2 of its 9 amending acts a burden is recorded.",
    ]


def test_dutch(geteld: Made) -> None:
    assert told(geteld)[:4] == [
        "3 wetten, 9 wijzigende regelingen met bekende dag; van 1 andere ontbreekt de dag, van 9"
        " van de 9 de aard: lees alles als ten minste.",
        "Binnen de evaluatietermijn gewijzigd: 3 keer in 1 wet (Wet op het voorbeeld (3)); van 1"
        " van de 8 wijzigingen is het niet te zeggen.",
        "1 van de 1 evaluaties kwam te laat (Wet op het voorbeeld, 181 dagen).",
        "Langste reparatieketen: 2 diep (Wet b → e); van 1 van de 2 wetten is geen zulk verband"
        " vastgelegd.",
    ]


def test_every_sentence_has_its_number_unit_witness_and_unknowns(counted: Made) -> None:
    rows = [(s.key, s.value, s.unit, s.unknown, s.witness) for s in counted.page().sentences]
    assert rows == [
        ("known", 9, "acts", 1, ("bare", "later", "law")),
        ("within_term", 3, "acts", 1, ("stb-2010-9", "b", "c")),
        ("late", 1, "evaluations", 0, ("report",)),
        ("repair_chain", 2, "acts", 1, ("b", "e")),
        ("rows", 8, "acts", 8, ("law", "stb-2010-9", *"bcdeghi")),
        ("soon", 1, "acts", 6, ("b",)),
        ("freeze", 3, "acts", 7, ("b", "c", "d")),
    ]


def test_nothing_is_said_of_nothing() -> None:
    made = made_of("laws: [{id: law, title: L, kind: wet, in_force_from: 2010-01-01}]")
    assert told(made) == ["1 law, 0 amending acts with a known day: read everything as at least."]


READINGS = """
laws:
  - id: was
    title: Was
    kind: wet
    in_force_from: 2015-07-01
    evaluation_clauses: [{id: c, term_years: 3, anchor: [in_force, 2017-01-01]}]
  - id: pw
    title: Pw
    kind: wet
    in_force_from: 2015-01-01
    evaluation_clauses: [{id: c, term_years: 5}]
  - id: wlz
    title: Wlz
    kind: wet
    in_force_from: 2015-01-01
    evaluations_searched_until: 2026-11-23
    evaluation_clauses: [{id: c, term_years: 8}]
evaluations:
  - {id: e-was, kind: wetsevaluatie, satisfies: [was/c], published: 2019-10-02}
  - {id: e-pw, kind: wetsevaluatie, satisfies: [pw/c], published: 2019-11-19}
"""


def test_both_readings_of_a_due_day_are_told() -> None:
    assert told(made_of(READINGS, as_of="2026-11-23"))[1:] == [
        "0 of 2 evaluations came late; Pw: 43 days early; late or not, by anchor or missing day:"
        " Was (−91 to 458).",  # noqa: RUF001
        "Term passed, no evaluation known: Wlz (1,422 days).",
    ]
