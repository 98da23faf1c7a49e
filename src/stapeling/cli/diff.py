"""`stapeling diff`: two sides, side by side."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.outputs import Formats, write_results
from stapeling.cli.published import published
from stapeling.cli.session import read_by

if TYPE_CHECKING:
    from stapeling.commands.diff import Compared
    from stapeling.language import Language
    from stapeling.reports.comparison import MadeComparison
    from stapeling.reports.publication import Publication

Side = "A folder, a scenario file, a saved JSON report of analyse, or REF[:PATH] of the repository."


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help=f"Before. {Side}")],
    b: Annotated[str, typer.Argument(metavar="B", help=f"After. {Side}")],
    as_of: options.AsOf = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is the same on both sides.")
    ] = False,
    attribute: Annotated[
        bool,
        typer.Option("--attribute", help="Which added act causes how much (Shapley values)."),
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Status 1 when anything differs.")
    ] = False,
    max_increase: Annotated[
        list[str] | None,
        typer.Option(
            "--max-increase",
            metavar="MEASURE[:SUBJECT]=N",
            help="Status 1 when a number rises by more, by low bounds; commas, or repeated.",
        ),
    ] = None,
    merge_base: Annotated[
        bool,
        typer.Option("--merge-base", help="Take A where its history parted from that of B."),
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", help="Laws to compare, as for analyse; also modified+."),
    ] = None,
    levels: options.Levels = None,
    natures: options.Natures = None,
    event: options.Event = None,
    period: Annotated[
        str | None,
        typer.Option("--period", envvar="STAPELING_PERIOD", help="year, quarter or month."),
    ] = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help="How many rows of each table.")
    ] = None,
    shown: Annotated[
        str, typer.Option("--format", "-f", help="text, json, markdown, csv or html.")
    ] = "text",
    output: options.Outputs = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:
    """Compare two sides: what B adds to A, removes and changes, and what that stacks."""
    from stapeling.commands.diff import Asked, compare_sides

    read_by(no_cache=no_cache)
    chosen = {
        "levels": options.joined(levels),
        "natures": options.joined(natures),
        "event": event,
        "period": period,
    }
    asked = Asked(
        a=a,
        b=b,
        here=Path(),
        today=dt.datetime.now(tz=dt.UTC).astimezone().date(),
        as_of=as_of,
        choices=chosen,
        select=tuple(select or ()),
        merge_base=merge_base,
        attribute=attribute,
        max_increase=tuple(max_increase or ()),
    )
    compared = compare_sides(asked)
    language = _language(compared, lang)
    _warn(compared, language, quiet=quiet, verbose=verbose)
    formats = _formats(compared, language, everything=everything, top=top)
    write_results(formats, shown, output or [])
    comparison = compared.comparison
    if comparison.exceeded or (exit_code and comparison.differs):
        raise typer.Exit(1)


def _language(compared: Compared, lang: str | None) -> Language:
    """Choose the language; the settings of the second side go before those of the first."""
    from stapeling.language import Language, choose_language

    known = (side.settings.language for side in compared.loaded[::-1] if side is not None)
    return Language.of(choose_language(lang, os.environ, next(filter(None, known), None)))


def _warn(compared: Compared, language: Language, *, quiet: bool, verbose: bool) -> None:
    """Write the contradictions that the second side brings; the others are known already."""
    found = compared.comparison.findings
    if found is not None:
        contradictions = [row for row in found.new if row.code.startswith("ST1")]
        console.warn(contradictions, language, quiet=quiet, verbose=verbose)


def _formats(
    compared: Compared, language: Language, *, everything: bool, top: int | None
) -> Formats:
    """Give the formats of the report; each is only made when it is asked for."""
    from stapeling.reports.comparison import MadeComparison

    made = MadeComparison(compared.comparison, compared.graphs, language, everything, top)
    texts = {
        "text": lambda: made.text(console.width(), color=console.color()),
        "json": made.json,
        "markdown": made.markdown,
        "csv": made.csv,
    }
    return published(texts, lambda: _publication(made, compared))


def _publication(made: MadeComparison, compared: Compared) -> Publication:
    from stapeling.reports.publishing import of_comparison

    return of_comparison(made, compared.loaded)
