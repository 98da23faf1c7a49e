"""The pages of overseers, bottlenecks, ministries and implementers, with what weighs on them."""

import csv
import io
import json
import re

import pytest
from rich.cells import cell_len

from stapeling.language import NO_BREAK
from stapeling.reports import Made
from stapeling.reports.markdown import escaped
from stapeling.reports.page import Page
from stapeling.reports.show import kind_of

from .conftest import HOSTILE_TITLES, made_of
from .reading import shown, table_of, texts
from .supervised import ALL, BOTTLENECKS, CYCLE, OVERSEEN, policy_of

TOETSEN = """
tests:
  - {id: t, title: Uitvoeringstoets U, status: kabinetsbeleid, phase: consultatie,
     performed_by: [u], work_at: [u]}
  - {id: advice, title: Advies, status: wettelijk, performed_by: [rekenkamer]}
  - {id: i, title: Invoeringstoets, status: experiment, work_at: [implementers]}
test_results:
  - {test: t, law: l, delivered: 2020-01-01}
bottlenecks:
  - {id: b, title: Knelpunt B, organisations: [u], laws: [l], status: erkend,
     reports: [{reported: 2020-02-01}]}
"""


@pytest.fixture(scope="module")
def made() -> Made:
    return made_of(OVERSEEN + TOETSEN)


def facts(page: Page) -> dict[str, str]:
    return {fact.key: fact.cell.text.replace(NO_BREAK, " ") for fact in page.facts}


def rows(page: Page, key: str) -> list[list[str]]:
    return [texts(row) for row in table_of(page, key).rows]


def test_kinds(made: Made) -> None:
    names = ("u", "m", "rekenkamer", "accountant", "b", "l", "nothing")
    assert [kind_of(made.graph, name) for name in names] == [
        "implementer", "ministry", "overseer", "overseer", "bottleneck", "law", None
    ]  # fmt: skip
    assert kind_of(made_of("organisations: [{id: o, title: O}]").graph, "o") == "organisation"


def test_the_page_of_an_implementer_holds_all_that_weighs_on_it(made: Made) -> None:
    page = shown(made, "u").page
    assert [table.key for table in page.tables] == [
        "laws",
        "ministries",
        "periods",
        "accountability",
        "toetsen",
        "overseers",
        "oversight_phases",
        "doubling",
        "bottlenecks",
    ]
    found = facts(page)
    assert found["overseers"] == "3–4 (external 2, internal 1)"  # noqa: RUF001
    assert found["ministries"] == "2 (Herfindahl index 0.5)"
    assert found["bottlenecks"] == "1 open of 1"


def test_the_toetsen_of_an_implementer(made: Made) -> None:
    table = table_of(shown(made, "u").page, "toetsen")
    assert [texts(row)[:4] for row in table.rows] == [
        ["Invoeringstoets", "does the work for acts on its laws", "experiment", "–"],  # noqa: RUF001
        ["Uitvoeringstoets U", "performs it, does the work", "cabinet policy", "consultation"],
    ]
    assert table.rows[1].ids == ("l",)
    assert rows(shown(made, "rekenkamer").page, "toetsen")[0][:2] == ["Advies", "performs it"]


def test_who_looks_at_an_implementer(made: Made) -> None:
    table = table_of(shown(made, "u").page, "overseers")
    assert [texts(row) for row in table.rows] == [
        ["Adviescollege", "external", "ICT", "implementation", "1 Jan 2015"],
        ["Rekenkamer", "external", "efficiency, ICT", "implementation, evaluation", "1 Jan 2000"],
        ["Ministerie van Mooie Zaken", "owner", "efficiency", "implementation", "–"],  # noqa: RUF001
        ["Accountant", "internal", "lawfulness", "–", "–"],  # noqa: RUF001
    ]
    details = [detail.replace(NO_BREAK, " ") for detail in table.rows[2].details]
    assert details == ["Until: from 1 Jun 2022", "Twee rollen."]
    assert table.rows[0].details == ("Hours a year: 1,200",)


def test_phases_of_an_implementer(made: Made) -> None:
    found = rows(shown(made, "v").page, "oversight_phases")
    assert found == [
        ["policy", "no overseer recorded", ""],
        ["legislation", "no overseer recorded", ""],
        ["implementation", "Adviescollege; Rekenkamer", "efficiency, ICT"],
        ["evaluation", "Rekenkamer", "efficiency, ICT"],
    ]


def test_an_overseer(made: Made) -> None:
    page = shown(made, "rekenkamer").page
    assert rows(page, "oversees") == [
        ["every ministry", "external", "lawfulness", "implementation", "–"],  # noqa: RUF001
        [
            "every independent authority",
            "external",
            "efficiency, ICT",
            "implementation, evaluation",
            "1 Jan 2000",
        ],
    ]
    assert facts(page)["oversees"] == "4"
    assert rows(page, "doubling") == [
        ["2 organisations: Uitvoerder Uitkeringen (UU); Uitvoerder V", "ICT", "implementation",
         "2", "Adviescollege; Rekenkamer"]
    ]  # fmt: skip


def test_a_ministry(made: Made) -> None:
    page = shown(made, "m").page
    assert rows(page, "answers_for") == [
        ["Wet L", "act of parliament", "1 Jan 2010", "in force",
         "Uitvoerder Uitkeringen (UU); Uitvoerder V; Uitvoerder W"]
    ]  # fmt: skip
    assert rows(page, "oversees")[0][0] == "Uitvoerder Uitkeringen (UU)"
    assert rows(page, "overseers")[0][0] == "Rekenkamer"


def test_a_bottleneck() -> None:
    page = shown(made_of(BOTTLENECKS), "old").page
    found = facts(page)
    assert page.title == "Oud knelpunt"
    assert (found["status"], found["age_years"], found["reports"]) == (
        "acknowledged",
        "6 years",
        "2",
    )
    assert (found["first_reported"], found["stayed_after"]) == ("1 Jan 2017", "1–2")  # noqa: RUF001
    assert found["organisations"] == "Uitvoerder U; Uitvoerder V"
    assert rows(page, "reports") == [
        ["1 Jan 2017", "Stand 2017", ""],
        ["2019", "Stand 2019", ""],
    ]
    assert rows(page, "stayed_after") == [
        ["1 Jun 2015 – 1 Jun 2018", "Wet C", "Wet L", "perhaps"],  # noqa: RUF001
        ["1 Jan 2020", "Wet B", "Wet L", "yes"],
    ]


def test_a_resolved_bottleneck() -> None:
    found = facts(shown(made_of(BOTTLENECKS), "done").page)
    assert (found["resolved"], found["resolved_by"]) == ("1 Jan 2022", "Wet B")
    assert found["resolved_source"] == "Wet"


def test_a_measure_that_only_helped_is_not_said_to_resolve() -> None:
    text = """
acts: [{id: a, title: Wet A}]
bottlenecks: [{id: b, title: B, status: tijdelijk_opgelost, resolved: {act: a}}]
"""
    labels = {f.key: (f.label, f.cell.text) for f in shown(made_of(text), "b").page.facts}
    assert labels["resolved_by"] == ("measure", "Wet A")
    assert "resolved" not in labels


def test_a_bottleneck_reported_only_later_has_no_measures() -> None:
    text = "bottlenecks: [{id: b, title: B, reports: [{reported: 2030-01-01}]}]"
    found = facts(shown(made_of(text), "b").page)
    assert "age_years" not in found
    assert found["status"] == "unknown"


def test_a_law_tells_its_stage_and_its_bottlenecks() -> None:
    assert facts(shown(made_of(CYCLE), "early").page)["stage"] == (
        "evaluated since 1 Jan 2015, changed without answer"
    )
    page = shown(made_of(BOTTLENECKS), "l").page
    assert [row[0] for row in rows(page, "bottlenecks")] == ["Oud knelpunt", "Vaag knelpunt"]


def test_accountability_per_period() -> None:
    text = """
organisations: [{id: u, title: U, kind: zbo}, {id: body, title: Body}]
laws: [{id: l, title: L, kind: wet, in_force_from: 2018-01-01, implementers: [u],
  changes: [{act: a, in_force_from: 2019-12-01}]}]
acts: [{id: a, level: wet, decided: 2019-06-11}]
tests: [{id: t, title: T, work_at: [u], hours: 80}]
test_results: [{test: t, act: a, requested: 2019-03-03, delivered: 2019-05-01}]
evaluations: [{id: e, kind: wetsevaluatie, laws: [l], published: 2022-05-01}]
oversight: [{by: body, over: [u], line: extern, from: 2021-01-01}]
bottlenecks: [{id: b, title: B, organisations: [u], reports: [{reported: 2021-06-01}]}]
"""
    made = made_of(text)
    table = table_of(shown(made, "u").page, "accountability")
    told = [texts(row) for row in table.rows]
    keys = [column.key for column in table.columns]
    assert keys == [
        "period", "toetsen", "evaluations", "overseers", "bottlenecks", "invoeringstoetsen",
        "toets_hours", "involved_days",
    ]  # fmt: skip
    assert told == [
        ["2019", "1", "0", "0", "0", "0", "80", "100"],
        ["2021", "0", "0", "1", "1", "0", "–", "–"],  # noqa: RUF001
        ["2022", "0", "1", "1", "1", "0", "–", "–"],  # noqa: RUF001
        ["2023", "0", "0", "1", "1", "0", "–", "–"],  # noqa: RUF001
    ]
    written = csv.DictReader(io.StringIO(made.csv()))
    found = {
        row["measure"]: (row["low"], row["unit"])
        for row in written
        if (row["section"], row["period"]) == ("periods", "2019")
    }
    assert found["toetsen"] == ("1", "toetsen")
    assert found["toets_hours"] == ("80", "hours")
    assert found["involved_days"] == ("100", "days")
    assert found["overseers"] == ("0", "bodies")
    assert found["bottlenecks"] == ("0", "bottlenecks")


def test_as_data(made: Made) -> None:
    found = json.loads(shown(made, "m").json())
    assert (found["type"], found["id"]) == ("ministry", "m")
    assert found["tables"]["oversees"][0]["over"] == ["u"]
    found = json.loads(shown(made, "b").json())
    assert (found["type"], found["facts"]["age_years"]) == ("bottleneck", 1065 / 365.25)


NUMBER = re.compile(r"≥?≤?−?\d[\d.,]*(–\d[\d.,]*)?%?")  # noqa: RUF001


@pytest.mark.parametrize("code", ["en", "nl"])
@pytest.mark.parametrize("corpus", ALL)
def test_width_80_cuts_no_line_and_no_number(corpus: str, code: str) -> None:
    made = made_of(corpus, code)
    loaded = made.loaded.corpus
    names = sorted({*loaded.laws, *loaded.organisations, *loaded.bottlenecks})
    pages = [(made.page(), made.text(80, color=False))]
    pages += [(found.page, found.text(80, color=False)) for found in map(made_shown(made), names)]
    for page, text in pages:
        assert [line for line in text.splitlines() if cell_len(line) > 80] == []
        words = text.replace(NO_BREAK, " ").replace("·", " ").split()
        for table in page.tables:
            for row in table.rows:
                for column, cell in zip(table.columns, row.cells, strict=True):
                    if column.numeric and NUMBER.fullmatch(cell.text):
                        told = cell.value not in column.untold
                        assert not told or cell.text in words, (table.key, column.key, cell.text)


def made_shown(made: Made):
    return lambda name: shown(made, name)


@pytest.fixture(scope="module")
def hostile() -> Made:
    return made_of(policy_of(HOSTILE_TITLES))


@pytest.mark.parametrize("number", range(len(HOSTILE_TITLES)))
@pytest.mark.parametrize("kind", ["law", "org", "stuck"])
def test_hostile_titles_are_text_on_every_page(hostile: Made, kind: str, number: int) -> None:
    page, title = shown(hostile, f"{kind}-{number}"), HOSTILE_TITLES[number]
    assert page.text(100, color=False).startswith(title)
    assert page.markdown().startswith(f"# {escaped(title)}\n")
    assert set(re.findall(r"<[^>]*>", page.markdown())) <= {"<br>"}
    assert json.loads(page.json())["title"] == title


def test_hostile_titles_in_every_format(hostile: Made) -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", hostile.text(120, color=True))
    assert [title for title in HOSTILE_TITLES if title not in text] == []
    assert set(re.findall(r"<[^>]*>", hostile.markdown())) <= {"<br>"}
    items = json.loads(hostile.json())["bottlenecks"]["items"]
    assert {item["title"] for item in items} == set(HOSTILE_TITLES)
    written = list(csv.DictReader(io.StringIO(hostile.csv())))
    assert not [cell for row in written for cell in row.values() if cell[:1] in "=+@\t" and cell]
