"""`stapeling analyse`: the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.outputs import Formats, write_results
from stapeling.cli.published import published
from stapeling.cli.session import Asked, begin, read_by
from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from stapeling.commands import Analysis
    from stapeling.language import Language
    from stapeling.reports import Made
    from stapeling.reports.publication import Publication


def analyse(
    paths: options.Paths = None,
    as_of: options.AsOf = None,
    levels: options.Levels = None,
    natures: options.Natures = None,
    event: options.Event = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            help="Parts: laws, layers, evaluation, implementers, toetsen, oversight, bottlenecks, "
            "cycle, density.",
        ),
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help="How many rows of each table.")
    ] = None,
    sort: Annotated[
        str | None, typer.Option("--sort", help="Column to sort by, such as text_depth.")
    ] = None,
    select: options.Select = None,
    period: options.Period = "year",
    shown: Annotated[
        str, typer.Option("--format", "-f", help="text, json, csv, markdown or html.")
    ] = "text",
    output: options.Outputs = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:
    """Report stacking depth, amendments before evaluation and the burden on implementers."""
    read_by(no_cache=no_cache)
    parts = _parts(only)
    asked = Asked(as_of, levels, natures, event, period, select, lang)
    analysis, language = begin(paths or [], asked)
    console.warn(analysis.loaded.corpus.findings, language, quiet=quiet, verbose=verbose)
    write_results(_formats(analysis, language, parts, top, sort), shown, output or [])


def _parts(only: list[str] | None) -> tuple[str, ...]:
    from stapeling.reports.tables import PARTS

    parts = tuple(word.strip() for text in only or () for word in text.split(",") if word.strip())
    for part in parts:
        if part not in PARTS:
            raise StapelingError(f"--only: '{part}' is not one of {', '.join(PARTS)}")
    return parts


def _formats(
    analysis: Analysis,
    language: Language,
    parts: tuple[str, ...],
    top: int | None,
    sort: str | None,
) -> Formats:
    """Give the formats of the report; each is only made when it is asked for."""
    from stapeling import reports

    made = reports.Made(
        analysis.report, analysis.graph, analysis.loaded, language, parts, top, sort
    )
    texts = {
        "text": lambda: made.text(console.width(), color=console.color()),
        "json": made.json,
        "csv": made.csv,
        "markdown": made.markdown,
    }
    return published(texts, lambda: _publication(made))


def _publication(made: Made) -> Publication:
    from stapeling.reports.publishing import of_analysis

    return of_analysis(made)
