"""Titles are data: in every format they come out as the text they are."""

import csv
import html
import io
import json
import re

import pytest

from stapeling.reports import Made, Shown
from stapeling.reports.markdown import escaped
from stapeling.reports.plain import plain

from .conftest import HOSTILE_TITLES, made_of


@pytest.mark.parametrize("title", HOSTILE_TITLES)
@pytest.mark.parametrize("color", [False, True])
def test_terminal(hostile: Made, title: str, color: bool) -> None:
    text = re.sub(r"\x1b\[[0-9;]*m", "", hostile.text(120, color=color))
    assert title in text


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_markdown(hostile: Made, title: str) -> None:
    text = hostile.markdown()
    assert escaped(title) in text
    assert html.unescape(re.sub(r"\\(.)", r"\1", escaped(title))) == title


def test_markdown_tables_keep_their_columns(hostile: Made) -> None:
    for block in re.findall(r"(?:^\|.*\n)+", hostile.markdown(), flags=re.M):
        bars = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        assert len(bars) == 1


def test_markdown_holds_no_elements(hostile: Made) -> None:
    assert set(re.findall(r"<[^>]*>", hostile.markdown())) <= {"<br>"}


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_json(hostile: Made, title: str) -> None:
    laws = json.loads(hostile.json())["laws"]
    assert title in [law["title"] for law in laws]


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_csv(hostile: Made, title: str) -> None:
    rows = list(csv.DictReader(io.StringIO(hostile.csv())))
    titles = {row["title"] for row in rows}
    guarded = f"'{title}" if title[0] in "=+-@" else title
    assert guarded in titles
    assert not [cell for row in rows for cell in row.values() if cell[:1] in "=+@\t" and cell]


@pytest.mark.parametrize("number", range(len(HOSTILE_TITLES)))
@pytest.mark.parametrize("kind", ["law", "act", "org"])
def test_pages(hostile: Made, kind: str, number: int) -> None:
    made = hostile
    page = Shown.of(made.report, made.graph, made.loaded, made.language, f"{kind}-{number}")
    assert page is not None
    title = HOSTILE_TITLES[number]
    assert page.text(100, color=False).startswith(title)
    assert page.markdown().startswith(f"# {escaped(title)}\n")
    assert json.loads(page.json())["title"] == title


def test_what_cannot_be_seen_is_written_out() -> None:
    assert plain("a\u202eb\x9bc\u200bd") == "a<U+202E>b<U+009B>c<U+200B>d"
    assert plain("two\nlines\there") == "two lines here"


def test_braces_in_titles_are_not_filled_in() -> None:
    text = """
laws:
  - {id: law, title: "{n} {0} {x}", kind: wet, in_force_from: 2010-01-01, changes: [
      {act: act, in_force_from: 2011-01-01}, {act: other, in_force_from: 2012-01-01}]}
acts: [{id: act, title: "{law}", level: wet}, {id: other, level: wet}]
"""
    shown = made_of(text).text(100, color=False)
    assert "{n} {0} {x}" in shown
    assert "{law}" in shown
