"""The page itself: templates filled with a publication."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stapeling.errors import StapelingError
from stapeling.language import N_
from stapeling.reports.html.drawings import (
    drawing_of,
    drawing_script,
    filters_of,
    locales,
    witnesses_of,
)
from stapeling.reports.html.facets import Facets
from stapeling.reports.html.packing import MANY, packed
from stapeling.reports.html.receipt import shown_receipt
from stapeling.reports.html.register import Register
from stapeling.reports.html.rows import LONG, ShownTable, shown_table
from stapeling.reports.html.sections import sections
from stapeling.reports.html.sentences import shown_sentences
from stapeling.reports.html.sources import counted_sources
from stapeling.reports.html.texts import page_texts, rest_text, script_texts, witness_text
from stapeling.reports.publication import Publication

if TYPE_CHECKING:
    from jinja2 import Template

_HERE = Path(__file__).parent
_SCRIPTS = ("rows.js", "tables.js", "page.js")
_NEEDED = ("altair", "jinja2", "vl_convert")
_MISSING = N_("html needs altair, jinja2 and vl-convert: pip install 'stapeling[report]'")
_MOST_YEARS = 400
"""Of the years that rows speak of; a law may be older than that, a filter need not."""


def write(publication: Publication) -> str:
    """Write a publication as one page of HTML.

    Raises
    ------
    StapelingError
        When the extra `report` is not installed.
    """
    try:
        return _written(publication)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] not in _NEEDED:
            raise
        raise StapelingError(publication.language.text(_MISSING)) from None


def _written(publication: Publication) -> str:
    template = _template()
    from stapeling.reports.html.sealed import json_for_page, policy

    style, begin = _static("page.css"), _static("begin.js")
    script = f"(() => {{\n{''.join(map(_static, _SCRIPTS))}}})();\n"
    charts = publication.charts
    drawing = drawing_script(_static("charts.js")) if charts else None
    scripts = [begin, script, *([drawing] if drawing else [])]
    return template.render(
        **_content(publication),
        policy=policy(scripts, [style]),
        style=style,
        begin=begin,
        script=script,
        drawing=drawing,
        locales=locales(publication.language) if drawing else {},
        specs=[(chart.key, drawing_of(chart)) for chart in charts],
        json=json_for_page,
    )


def _content(publication: Publication) -> dict[str, Any]:
    """Make ready what the page shows, in the order in which it names its witnesses."""
    language, page = publication.language, publication.page
    register, facets = Register(publication.graphs, language), Facets(publication.graphs)
    summary = shown_sentences(page.sentences, register, language)
    anchors = _anchors([table.key for table in page.tables])
    tables = [
        shown_table(table, anchor, n, register, facets)
        for n, (table, anchor) in enumerate(zip(page.tables, anchors, strict=True))
    ]
    for chart in publication.charts:
        for name in witnesses_of(chart):
            register.link(name)
    return {
        "language": language,
        "page": page,
        "t": page_texts(language),
        "in_script": {**script_texts(language), "limit": LONG},
        "summary": summary,
        "sections": sections(publication.charts, tables, language),
        "titles": {row.table.key: (row.anchor, row.table.title) for row in tables},
        "facets": [list(map(list, fits)) for fits in facets.combinations],
        "ministries": facets.choices(0),
        "implementers": facets.choices(1),
        "years": _years(tables),
        "register": register.groups(),
        "sources": counted_sources(register.named()),
        "receipt": shown_receipt(publication),
        "first": LONG if sum(row.weight for row in tables) > MANY else None,
        "rows_in_all": lambda n: rest_text(language, n),
        "filters_of": filters_of,
        "witnesses": lambda n: witness_text(language, n),
    }


def _anchors(keys: list[str]) -> list[str]:
    """Give each table a name of its own, also where two have the same key."""
    return [f"{key}-{keys[:n].count(key) + 1}" if key in keys[:n] else key for n, key in
            enumerate(keys)]  # fmt: skip


def _years(tables: list[ShownTable]) -> tuple[int, int] | None:
    """Give the first and the last year that can be chosen."""
    found = [year for table in tables for year in table.years]
    if not found:
        return None
    last = max(found)
    return max(min(found), last - _MOST_YEARS), last


@cache
def _static(name: str) -> str:
    return (_HERE / "static" / name).read_text(encoding="utf-8")


@cache
def _template() -> Template:
    """Read the template; whatever stands in a value is text."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["packed"] = packed
    return environment.get_template("page.html.j2")
