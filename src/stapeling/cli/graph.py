"""`stapeling graph`: the graph of laws and acts, as a picture or as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.outputs import write_results
from stapeling.cli.session import Asked, choices_of, language_of, read_by

if TYPE_CHECKING:
    from stapeling.commands.graph import GraphAnalysis, GraphChoices
    from stapeling.language import Language
    from stapeling.reports.graphs import MadeGraph
    from stapeling.reports.graphs.made import Picture


def graph(
    paths: options.Paths = None,
    around: Annotated[
        list[str] | None,
        typer.Option(
            "--around",
            metavar="ID",
            help="Only what lies around a law, an act, an organisation, an evaluation, a toets or "
            "a knelpunt; may be given several times.",
            autocompletion=options.corpus_ids,
        ),
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=0, help="How many steps around, in both directions.")
    ] = 1,
    collapse: Annotated[
        str | None,
        typer.Option(
            "--collapse",
            help="Gather acts into their laws (law), and laws by kind or ministry besides.",
        ),
    ] = None,
    select: options.Select = None,
    types: Annotated[
        list[str] | None,
        typer.Option(
            "--types",
            help="Types of nodes: law, act, evaluation, organisation, toets, bottleneck.",
        ),
    ] = None,
    relations: Annotated[
        list[str] | None,
        typer.Option(
            "--relations",
            help="Relations: based_on, refers_to, replaces, made, changes, amends, repairs, "
            "bridges, reverses, evaluates, implements, oversees, and others.",
        ),
    ] = None,
    as_of: options.AsOf = None,
    shown: Annotated[
        str, typer.Option("--format", "-f", help="text, dot, mermaid, graphml or json.")
    ] = "text",
    output: options.Outputs = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:
    """Draw how laws, acts and others are joined, or give that graph as data."""
    from stapeling.commands.graph import GraphChoices, graph_paths

    read_by(no_cache=no_cache)
    asked = Asked(as_of, lang=lang)
    choices = GraphChoices(
        as_of=choices_of(asked).as_of,
        around=tuple(around or ()),
        depth=depth,
        collapse=collapse,
        select=tuple(select or ()),
        types=_words(types),
        relations=_words(relations),
    )
    found = graph_paths(paths or [], choices)
    language = language_of(asked, found.loaded.settings)
    console.warn(found.loaded.corpus.findings, language, quiet=quiet, verbose=verbose)
    made = _made(found, choices, language)
    formats = {
        "text": lambda: made.text(console.width(), color=console.color()),
        "dot": lambda: _told(made.dot),
        "mermaid": lambda: _told(made.mermaid),
        "graphml": made.graphml,
        "json": made.json,
    }
    write_results(formats, shown, output or [])


def _words(texts: list[str] | None) -> tuple[str, ...]:
    return tuple(word for text in texts or () for word in options.listed(text))


def _made(found: GraphAnalysis, choices: GraphChoices, language: Language) -> MadeGraph:
    from stapeling.reports.graphs import MadeGraph

    settings = {
        "around": list(choices.around),
        "depth": choices.depth,
        "collapse": choices.collapse,
        "select": list(choices.select),
        "types": list(choices.types),
        "relations": list(choices.relations),
        "scenario": found.loaded.scenario,
    }
    return MadeGraph(
        data=found.data,
        pictured=found.pictured,
        homes=found.homes,
        graph=found.graph,
        loaded=found.loaded,
        language=language,
        as_of=choices.as_of,
        settings=settings,
    )


def _told(draw: Callable[[], Picture]) -> str:
    """Give a picture as text; what was gathered to draw it is told, whatever --quiet says."""
    picture = draw()
    if picture.note is not None:
        console.tell(picture.note)
    return picture.text
