"""Titles that mean something in a language of pictures, and how each reads as text."""

from __future__ import annotations

import datetime as dt

from stapeling.graph import StackGraph
from stapeling.graph.collapsing import homes
from stapeling.graph.whole import network_of
from stapeling.language import Language
from stapeling.loading import load_texts
from stapeling.reports.graphs import MadeGraph

TITLES = (
    '"]; x -> y [label="owned',
    "back\\\\slash \\\\N \\\\l end\\\\",
    "<b>bold</b> & &lt;b&gt;",
    "<script>alert(1)</script>",
    "two\\nlines",
    "bell\\u0007 rings",
    "1. first",
    "- item",
    "`code` **fat** _thin_ # head",
    "end; subgraph x",
    "%% note %%{init}%%",
    "#35; #quot; fa:fa-car",
    "| a | b |",
    "קובץ עברי",
    "=1+1",
    "Artikel 3 [vervallen]",
    "]]> --> <!--",
)
"""As they stand between double quotes in YAML, but for the double quotes themselves."""


def corpus() -> str:
    """Give laws with these titles, each resting on the next one."""
    rows = ["laws:"]
    for number, title in enumerate(TITLES):
        text = title.replace('"', '\\"')
        other = (number + 1) % len(TITLES)
        rows.append(
            f'  - {{id: law-{number}, title: "{text}", kind: wet, in_force_from: 2010-01-01,'
            f' based_on: [{{law: law-{other}, article: "{text}"}},'
            f' {{law: "gone {text}"}}]}}'
        )
    return "\n".join(rows)


def made(
    text: str | None = None, code: str = "en", day: dt.date = dt.date(2020, 6, 1)
) -> MadeGraph:
    """Give the graph of a corpus in any format."""
    loaded = load_texts({"a.yaml": text or corpus()})
    graph = StackGraph(loaded.corpus)
    whole = network_of(graph, day.toordinal())
    return MadeGraph(
        data=whole,
        pictured=whole,
        homes=homes(whole),
        graph=graph,
        loaded=loaded,
        language=Language.of(code),
        as_of=day,
        settings={"around": []},
    )


def raw_titles() -> list[str]:
    """Give the titles as the corpus has them."""
    laws = load_texts({"a.yaml": corpus()}).corpus.laws
    return [laws[f"law-{number}"].title for number in range(len(TITLES))]
