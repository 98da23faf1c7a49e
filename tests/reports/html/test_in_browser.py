"""The page in a browser without a network: it draws, filters and sorts, and asks for nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from stapeling.language import UNKNOWN
from stapeling.reports.html import writer
from stapeling.reports.page import Cell, Column, Row, Table, number

from .conftest import AXE, Open
from .samples import bars, publication_of, timeline

WIDTHS = (390, 1280, 1920)


@pytest.fixture(scope="module")
def page() -> str:
    return publication_of(charts=(bars(), timeline())).html()


def _texts(found, selector: str) -> list[str]:
    return [text.strip() for text in found.page.locator(selector).all_text_contents()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_draws_without_asking_for_anything(
    page: str, open_page: Open, width: int, scheme: str
) -> None:
    found = open_page(page, width, scheme)
    found.drawn()
    assert found.page.locator("[data-drawn=true] svg").count() == 2
    assert found.page.locator("#chart-breadth .mark-rect path").count() == 2
    assert found.page.locator("#chart-timeline .mark-symbol.role-mark path").count() == 11
    assert (found.errors, found.requests, found.violations()) == ([], [], [])
    assert found.overflow() <= 0


def test_words_in_a_picture_take_the_colour_of_the_page(page: str, open_page: Open) -> None:
    colours = []
    for scheme in ("light", "dark"):
        found = open_page(page, scheme=scheme)
        found.drawn()
        label = found.page.locator("#chart-breadth .role-axis-label text").first
        colours.append(label.evaluate("node => getComputedStyle(node).fill"))
    assert colours == ["rgb(28, 33, 39)", "rgb(231, 234, 238)"]


def test_a_mark_tells_and_leads_to_its_witness(page: str, open_page: Open) -> None:
    found = open_page(page)
    found.drawn()
    mark = found.page.locator("#chart-breadth .mark-rect path").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    found.page.wait_for_selector("#vg-tooltip-element.visible")
    mark.click()
    assert found.page.url.endswith("#id-stb-2011-10")
    assert found.violations() == []


def test_the_filter_sets_tables_and_pictures(page: str, open_page: Open) -> None:
    found = open_page(page)
    found.drawn()
    found.page.select_option("#filter [name=ministry]", "szw")
    found.page.wait_for_selector("#filter-status:not(:empty)")
    assert "hides" in found.page.inner_text("#filter-status")
    names = _texts(found, "#table-laws tbody:not([hidden]) th")
    assert names == ["Kinderbijslagwet"]
    found.page.wait_for_timeout(200)
    assert found.page.locator("#chart-breadth .mark-rect path").count() == 1
    found.page.fill("#filter [name=from_year]", "2018")
    found.page.wait_for_timeout(500)
    assert found.page.locator("#chart-timeline .mark-symbol.role-mark path").count() == 3
    found.page.click("#filter [type=reset]")
    found.page.wait_for_timeout(500)
    assert found.page.inner_text("#filter-status") == ""
    assert found.page.locator("#chart-breadth .mark-rect path").count() == 2
    assert found.page.locator("tbody[hidden]").count() == 0


def test_rows_that_name_no_law_stay(page: str, open_page: Open) -> None:
    found = open_page(page)
    found.page.select_option("#filter [name=implementer]", "duo")
    found.page.wait_for_selector("#filter-status:not(:empty)")
    assert _texts(found, "#table-implementers tbody:not([hidden]) th") == [
        "Dienst Uitvoering Onderwijs (DUO)"
    ]
    assert found.page.locator("#table-due_shares tbody[hidden]").count() == 0


def _long(rows: int = 60) -> Table:
    columns = (Column("law", "law"), number("n", "number"), Column("day", "day"))
    values = [(n * 7) % rows for n in range(rows)]
    found = [
        Row(
            (
                Cell(f"Wet {n:02}", f"wet-{n:02}"),
                Cell(UNKNOWN, None) if n == 3 else Cell(str(n), n),
                Cell(f"{n}", f"{1950 + n}-01-01"),
            ),
            details=(f"Detail {n}",),
        )
        for n in values
    ]
    return Table("long", "A long table", "Unit: laws.", columns, tuple(found))


@pytest.fixture(scope="module")
def long_page() -> str:
    made = publication_of()
    return replace(made, page=replace(made.page, tables=(_long(),))).html()


def test_rows_are_sorted_by_value_with_the_unknown_last(long_page: str, open_page: Open) -> None:
    found = open_page(long_page)
    header = found.page.locator("#table-long thead th").nth(1)
    assert header.get_attribute("aria-sort") == "none"
    header.locator("button").focus()
    found.page.keyboard.press("Enter")
    shown = "#table-long tbody:not(.later) tr:first-child"
    assert header.get_attribute("aria-sort") == "descending"
    assert _texts(found, f"{shown} td:nth-child(2)")[:3] == ["59", "58", "57"]
    header.locator("button").click()
    assert header.get_attribute("aria-sort") == "ascending"
    assert _texts(found, f"{shown} td:nth-child(2)")[:4] == ["0", "1", "2", "4"]
    values = found.page.locator("#table-long tbody td:nth-child(2)").all_text_contents()
    assert values[-1] == UNKNOWN


def test_a_long_table_shows_its_first_rows_and_has_the_rest(
    long_page: str, open_page: Open
) -> None:
    found = open_page(long_page)
    rows = found.page.locator("#table-long tbody")
    assert rows.count() == 60
    visible = "#table-long tbody:visible"
    assert found.page.locator(visible).count() == 50
    found.page.click(".rest")
    assert found.page.locator(visible).count() == 60
    found.page.fill("#table-long [type=search]", "wet 1")
    found.page.wait_for_timeout(300)
    assert found.page.locator(visible).count() == 10
    assert found.page.inner_text("#table-long [role=status]") == "10 of 60 rows"


def test_on_paper_the_table_is_whole(long_page: str, open_page: Open) -> None:
    found = open_page(long_page)
    found.page.emulate_media(media="print")
    assert found.page.locator("#table-long tbody:visible").count() == 60
    assert not found.page.locator("nav").is_visible()
    assert found.page.locator("#table-long tr.m:visible").count() == 60


def test_a_number_opens_its_witnesses(page: str, open_page: Open) -> None:
    found = open_page(page)
    row = found.page.locator("#table-laws tbody").first
    assert not row.locator("tr.m").is_visible()
    row.locator("td.n a").first.click()
    assert row.locator("tr.m").is_visible()
    button = row.locator("td.w a")
    assert button.get_attribute("aria-expanded") == "true"
    button.focus()
    found.page.keyboard.press("Space")
    assert not row.locator("tr.m").is_visible()


def test_every_way_within_the_page_leads_somewhere(page: str, open_page: Open) -> None:
    found = open_page(page)
    broken = found.page.evaluate(
        """Array.from(document.querySelectorAll("a[href^='#']"), a => a.getAttribute("href"))
           .filter(href => !document.getElementById(href.slice(1)))"""
    )
    twice = found.page.evaluate(
        """(ids => ids.filter((id, n) => ids.indexOf(id) < n))(
           Array.from(document.querySelectorAll("[id]"), node => node.id))"""
    )
    assert (broken, twice) == ([], [])


def test_without_scripts_it_reads(page: str, open_page: Open) -> None:
    found = open_page(page, scripts=False)
    assert found.page.locator("#table-laws tr.m").first.is_visible()
    assert found.page.locator("noscript").inner_text().startswith("Pictures are drawn")
    assert not found.page.locator("#filter").is_visible()
    assert found.page.locator("thead button, .rest, .tools").count() == 0


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm install --prefix .venv axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_serious(page: str, open_page: Open, scheme: str, width: int) -> None:
    found = open_page(page, width, scheme)
    found.drawn()
    found.page.evaluate(
        "document.querySelectorAll('details').forEach(node => { node.open = true })"
    )
    found.page.evaluate(AXE.read_text(encoding="utf-8"))
    result = found.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    grave = [
        (row["id"], row["nodes"][0]["html"][:200], row["nodes"][0]["failureSummary"])
        for row in result["violations"]
        if row["impact"] in ("serious", "critical")
    ]
    assert grave == []


def test_dutch_pictures_have_a_decimal_comma(open_page: Open) -> None:
    found = open_page(publication_of(charts=(bars(),), code="nl").html())
    found.drawn()
    labels = _texts(found, "#chart-breadth .role-axis-label text")
    assert any(re.fullmatch(r"\d,\d", label) for label in labels)


@pytest.fixture
def packed_page(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(writer, "MANY", 10)
    made = publication_of(charts=(bars(),))
    rows = tuple(replace(row, ids=(f"wet-{n:02}",)) for n, row in enumerate(_long().rows))
    tables = (replace(_long(), rows=rows),)
    return replace(made, page=replace(made.page, tables=tables)).html()


def test_the_rest_of_a_very_large_page_is_packed_until_asked_for(
    packed_page: str, open_page: Open
) -> None:
    found = open_page(packed_page)
    found.drawn()
    assert found.page.locator("#chart-breadth .mark-rect path").count() == 2
    rows = found.page.locator("#table-long tbody")
    assert rows.count() == 50
    assert found.page.inner_text(".rest") == "Show all 60 rows"
    found.page.locator("#table-long thead button").nth(1).click()
    assert rows.count() == 60
    assert _texts(found, "#table-long tbody:visible td:nth-child(2)")[:2] == ["59", "58"]
    assert found.page.locator("#table-long tbody:visible").count() == 50
    row = rows.first
    row.locator("td.w a").click()
    assert found.page.locator("#id-wet-59").count() == 0
    row.locator(".witnesses a").evaluate("link => { link.href = '#id-wet-59'; link.click() }")
    found.page.wait_for_selector("#id-wet-59")
    assert (found.errors, found.violations()) == ([], [])


def test_a_very_large_page_is_whole_on_paper(packed_page: str, open_page: Open) -> None:
    found = open_page(packed_page)
    found.page.wait_for_timeout(300)
    found.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    found.page.emulate_media(media="print")
    assert found.page.locator("#table-long tbody:visible").count() == 60
    assert found.page.locator("#register li").count() >= 60


def test_a_picture_says_which_filters_it_does_not_follow(page: str, open_page: Open) -> None:
    found = open_page(page)
    found.drawn()
    notes = found.page.locator(".unfiltered")
    assert _texts(found, ".unfiltered") == ["", ""]
    found.page.select_option("#filter [name=ministry]", "szw")
    found.page.fill("#filter [name=from_year]", "2015")
    found.page.fill("#filter [name=text]", "kinder")
    notes.filter(has_text="years, words").wait_for()
    assert _texts(found, ".unfiltered") == [
        "This picture is not filtered by years, words.",
        "This picture is not filtered by ministry, words.",
    ]
    assert notes.first.is_visible()
    status = found.page.locator("#filter-status")
    assert "2 pictures do not follow every filter, and say so." in (status.text_content() or "")
    assert found.violations() == []
    found.page.click("#filter [type=reset]")
    notes.first.wait_for(state="hidden")
    assert not notes.first.is_visible()


def test_years_the_wrong_way_round_are_told(page: str, open_page: Open) -> None:
    found = open_page(page)
    found.page.fill("#filter [name=from_year]", "2020")
    found.page.fill("#filter [name=until_year]", "2015")
    told = "The first year comes after the last: nothing that has a year can fit."
    found.page.locator("#filter-status").filter(has_text=told).wait_for()
