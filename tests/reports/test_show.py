import json

import pytest

from stapeling.language import NO_BREAK
from stapeling.model.labels import natural
from stapeling.reports import Made, Shown
from stapeling.reports.page import Page
from stapeling.reports.show import kind_of
from stapeling.reports.show.fates import fates

from .conftest import made_of

WOO = """
laws:
  - id: woo
    title: Wet open overheid
    short_title: Woo
    kind: wet
    bwb_id: BWBR0045754
    act: stb-2021-499
    in_force_from: 2022-05-01
    incidental_parts: [{part: Bijlage}]
    changes_complete_until: 2026-12-01
    implementers: [gemeenten, {organisation: uwv, articles: ["3.3"]}]
    changes:
      - {act: stb-2022-14, in_force_from: 2022-01-07, effect: tekstplaatsing}
      - {act: same, in_force_from: 2022-05-01, articles: ["1.1"]}
      - {act: annex, in_force_from: 2022-08-01, articles: [Bijlage]}
      - {act: index, in_force_from: 2022-09-01, articles: ["2.1"]}
      - {act: amvb, in_force_from: 2022-10-01}
      - {act: nameless, in_force_from: 2022-10-01}
      - {act: layer, in_force_from: 2023-01-01, articles: ["1.1", "Bijlage"], source: Stb}
      - {act: perhaps, in_force_from: {after: 2023-06-01}}
      - {act: ended, in_force_from: 2023-02-01, in_force_until: 2023-03-01}
      - {act: later, in_force_from: 2030-01-01}
      - {act: bill, status: pending}
      - {act: waiting, status: not_commenced}
      - {act: gone, status: withdrawn}
acts:
  - {id: stb-2021-499, title: Wet open overheid, level: wet}
  - {id: stb-2022-14, level: amvb}
  - {id: same, level: wet}
  - {id: annex, level: wet}
  - {id: index, level: wet, nature: [indexering]}
  - {id: amvb, level: amvb}
  - {id: nameless}
  - id: layer
    title: Wet L
    level: wet
    published: 2022-12-01
    prompted_by: [{kind: uitspraak, ref: "ECLI:NL:X", date: 2022-01-02}]
    links: [{kind: repairs, act: same, source: considerans}]
  - {id: perhaps, level: wet}
  - {id: ended, level: wet}
  - {id: later, level: wet}
  - {id: bill, level: wet, dossier: "12345"}
  - {id: waiting, level: wet}
  - {id: gone, level: wet}
organisations:
  - id: gemeenten
    title: Gemeenten
    kind: medeoverheid
    members: 342
    calendar: [{in_force: "01-01", decided_by: "07-01"}]
burdens:
  - {act: layer, organisation: gemeenten, one_off: {eur: 5000}, source: toets}
"""


@pytest.fixture(scope="module")
def woo() -> Made:
    return made_of(WOO, as_of="2026-11-23")


def shown(made: Made, identity: str) -> Shown:
    found = Shown.of(made.report, made.graph, made.loaded, made.language, identity)
    assert found is not None
    return found


def facts(page: Page) -> dict[str, str]:
    return {fact.key: fact.cell.text.replace(NO_BREAK, " ") for fact in page.facts}


def test_fates(woo: Made) -> None:
    found = fates(woo.graph, woo.graph.laws["woo"], woo.report.options)
    assert found == {
        "stb-2022-14": "before_start",
        "same": "same_day",
        "annex": "incidental",
        "index": "excluded",
        "amvb": "lower_level",
        "nameless": "unknown_level",
        "layer": "layer",
        "perhaps": "possible_layer",
        "ended": "ended",
        "later": "scheduled",
        "bill": "pending",
        "waiting": "not_commenced",
        "gone": "withdrawn",
    }


def test_the_head_of_a_law(woo: Made) -> None:
    found = facts(shown(woo, "woo").page)
    assert found["kind"] == "act of parliament"
    assert found["act"] == "Wet open overheid (Stb. 2021, 499)"
    assert found["in_force_from"] == "1 May 2022"
    assert found["counts"] == (
        "5 acts of parliament, 1 order in council and 1 other act, 1 on the day it began,"
        " 1 on Bijlage only, 1 in force or not, 1 of unknown level, 1 pending, 1 scheduled,"
        " 1 not commenced, 1 withdrawn, 1 indexation: breadth 1–2"  # noqa: RUF001
    )


def test_the_timeline_is_in_order_of_day(woo: Made) -> None:
    page = shown(woo, "woo").page
    timeline = next(table for table in page.tables if table.key == "timeline")
    names = [row.cells[1].value for row in timeline.rows]
    assert names[:3] == ["stb-2022-14", "same", "annex"]
    assert names[-3:] == ["bill", "gone", "waiting"]
    assert len(names) == 13


def test_the_repair_chain_names_source_and_ruling(woo: Made) -> None:
    page = shown(woo, "woo").page
    chain = next(table for table in page.tables if table.key == "repair_chains")
    last = chain.rows[-1]
    texts = [cell.text.replace(NO_BREAK, " ") for cell in last.cells]
    assert texts == ["Wet L", "repairs", "same", "ruling ECLI:NL:X 2 Jan 2022"]
    assert last.details == ("Source: considerans",)


def test_an_act(woo: Made) -> None:
    page = shown(woo, "layer").page
    assert page.title == "Wet L"
    found = facts(page)
    assert (found["level"], found["nature"]) == ("act of parliament", "unknown")
    laws = next(table for table in page.tables if table.key == "laws")
    texts = [cell.text.replace(NO_BREAK, " ") for cell in laws.rows[0].cells]
    assert texts == [
        "Wet open overheid", "1 Jan 2023", "layer", "no evaluation known", "1.1, Bijlage", ""
    ]  # fmt: skip
    assert [table.key for table in page.tables] == ["laws", "links", "repair_chains", "burdens"]


def test_links_are_told_from_both_sides(woo: Made) -> None:
    def link(name: str) -> list[str]:
        table = next(t for t in shown(woo, name).page.tables if t.key == "links")
        return [cell.text for cell in table.rows[0].cells]

    assert link("layer") == ["this act", "repairs", "same"]
    assert link("same") == ["Wet L", "repairs", "this act"]


def test_an_act_by_another_name(woo: Made) -> None:
    assert shown(woo, "kst-12345").page.title == "bill"


def test_an_implementer(woo: Made) -> None:
    page = shown(woo, "gemeenten").page
    found = facts(page)
    assert found["members"] == "342"
    assert found["coverage"] == "14%: of 1 of 7 acts a burden is recorded"
    calendar = next(table for table in page.tables if table.key == "calendar")
    texts = [cell.text.replace(NO_BREAK, " ") for cell in calendar.rows[0].cells]
    assert texts == ["1 January", "1 July"]


def test_an_implementer_that_is_only_named(woo: Made) -> None:
    page = shown(woo, "uwv").page
    assert page.title == "uwv"
    laws = next(table for table in page.tables if table.key == "laws")
    assert [cell.text for cell in laws.rows[0].cells] == ["Wet open overheid", "3.3"]


def test_as_data(woo: Made) -> None:
    found = json.loads(shown(woo, "woo").json())
    assert (found["type"], found["id"], found["title"]) == ("law", "woo", "Wet open overheid")
    assert found["facts"]["in_force_from"] == "2022-05-01"
    layer = next(row for row in found["tables"]["timeline"] if row["act"] == "layer")
    assert layer == {
        "day": ["2023-01-01"],
        "act": "layer",
        "fate": "layer",
        "class": "no_evaluation_known",
        "articles": ["1.1", "Bijlage"],
        "level": "wet",
        "nature": [],
        "effect": [],
        "witness": ["layer"],
    }


def test_many_days_are_told_as_the_first_and_the_last() -> None:
    rows = ", ".join(f"{{act: a, in_force_from: 20{n}-01-01}}" for n in range(11, 21))
    text = f"laws: [{{id: l, title: L, kind: wet, in_force_from: 2010, changes: [{rows}]}}]"
    page = shown(made_of(text), "l").page
    day = page.tables[0].rows[0].cells[0]
    assert day.text.replace(NO_BREAK, " ") == "1 Jan 2011 … 1 Jan 2020 (10 days)"
    assert isinstance(day.value, tuple)
    assert len(day.value) == 10


def test_kinds(woo: Made) -> None:
    names = ("woo", "gemeenten", "layer", "kst-12345", "nothing")
    assert [kind_of(woo.graph, name) for name in names] == [
        "law", "implementer", "act", "act", None
    ]  # fmt: skip
    made = woo
    assert Shown.of(made.report, made.graph, made.loaded, made.language, "nothing") is None


def test_every_act_and_law_has_a_page(counted: Made) -> None:
    corpus = counted.loaded.corpus
    for name in sorted({*corpus.laws, *corpus.acts, *corpus.organisations}, key=natural):
        assert shown(counted, name).text(80, color=False)
