"""Bottlenecks in the report: five of them, counted by hand in every form."""

import pytest

from stapeling.language import NO_BREAK
from stapeling.reports import Made

from .conftest import made_of
from .reading import data, numbers, table, texts
from .supervised import BOTTLENECKS, OVERSEEN


@pytest.fixture(scope="module")
def stuck() -> Made:
    return made_of(BOTTLENECKS)


def test_open_ones_come_first_the_oldest_on_top(stuck: Made) -> None:
    found = table(stuck, "bottlenecks")
    assert [texts(row) for row in found.rows] == [
        ["Oud knelpunt", "acknowledged", "6", "2", "1–2", "1 Jan 2017",  # noqa: RUF001
         "Uitvoerder U; Uitvoerder V"],
        ["Vaag knelpunt", "unknown", "0–1", "1", "0", "2022", ""],  # noqa: RUF001
        ["Niet gemeld knelpunt", "being studied", "–", "0", "–", "–", ""],  # noqa: RUF001
        ["Opgelost knelpunt", "resolved", "2", "1", "–", "1 Jan 2020",  # noqa: RUF001
         "Uitvoerder V"],
        ["Vervallen knelpunt", "lapsed", "≤7", "1", "–", "1 Jan 2016", ""],  # noqa: RUF001
    ]  # fmt: skip
    assert found.rows[0].details == (
        "Laws: Wet L",
        "Law changed while it stayed: Wet B",
        "Perhaps also: Wet C",
        "Source: Brief; Stand 2017; Stand 2019",
    )
    assert found.rows[0].ids == ("b", "c")
    assert found.rows[3].details[0].replace(NO_BREAK, " ") == "Closed: 1 Jan 2022"


def test_what_the_notes_count(stuck: Made) -> None:
    assert table(stuck, "bottlenecks").notes == (
        "3 open, 1 resolved, 1 rejected or lapsed. Of 1 open one the status is not known. Of 1 open"
        " one the age is not known.",
        "Resolved: 25% of the 4 that did not lapse.",
        "Median age of the open ones: 3–3.5 years.",  # noqa: RUF001
        "Law was changed while it stayed: 1 of the open ones.",
        "Of 1 open one no law is recorded, so that this is not known.",
    )


def test_json_has_a_number_where_it_is_known_and_both_sides_where_not(stuck: Made) -> None:
    found = data(stuck, "bottlenecks")
    assert {key: found[key] for key in ("open", "resolved", "resolved_share")} == {
        "open": 3,
        "resolved": 1,
        "resolved_share": 0.25,
    }
    assert found["median_age_years"] == pytest.approx([1096 / 365.25, 1278 / 365.25])
    items = {row["id"]: row for row in found["items"]}
    assert items["old"]["age_years"] == 2191 / 365.25
    assert items["vague"]["age_years"] == [1 / 365.25, 365 / 365.25]
    assert items["silent"]["age_years"] is None
    assert (items["old"]["status"], items["old"]["reports"]) == ("erkend", 2)
    assert items["old"]["stayed_after"] == ["b"]
    assert items["old"]["perhaps_after"] == ["c"]
    assert items["vague"]["status"] is None


def test_csv(stuck: Made) -> None:
    found = numbers(stuck, "bottlenecks")
    assert found["all", "open", ""] == ("3", "3", "bottlenecks")
    assert found["all", "resolved_share", ""] == ("0.25", "0.25", "share")
    assert found["old", "stayed_after", ""] == ("1", "2", "acts")
    assert found["silent", "stayed_after", ""] == ("", "", "acts")
    low, high, unit = found["lapsed", "age_years", ""]
    assert (low, float(high), unit) == ("", 2557 / 365.25, "years")


def test_the_sentence(stuck: Made) -> None:
    sentence = stuck.page().sentences[-1]
    assert sentence.text == "1 of 4 bottlenecks demonstrably resolved, oldest open one 6 years."
    assert (sentence.value, sentence.unit, sentence.unknown) == (1, "bottlenecks", 1)
    assert sentence.witness == ("done", "old")


def test_both_halves_of_the_sentence() -> None:
    _, _, rest = OVERSEEN.partition("laws:\n")
    text = f"{BOTTLENECKS.partition('organisations')[0]}bottlenecks: [{{id: b, title: B}}]\n"
    organisations, _, _ = OVERSEEN.partition("laws:\n")
    made = made_of(f"{organisations}laws:\n{rest}{text}")
    assert made.page().sentences[-1].text == (
        "0 of 1 bottleneck demonstrably resolved; UU: 3–4 overseers, 2 on ICT."  # noqa: RUF001
    )


def test_nothing_recorded() -> None:
    made = made_of("laws: [{id: l, title: L, kind: wet}]")
    assert table(made, "bottlenecks").notes == ("No bottleneck is recorded.",)
    assert [row for row in made.page().sentences if row.key == "supervision"] == []
    assert numbers(made, "bottlenecks") == {}
