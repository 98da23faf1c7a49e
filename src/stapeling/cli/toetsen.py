"""`stapeling toetsen`: the stack of toetsen, or those of one act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.outputs import write_results
from stapeling.cli.published import published
from stapeling.cli.session import Asked, choices_of, language_of, read_by

if TYPE_CHECKING:
    from stapeling.commands import ToetsenAnalysis
    from stapeling.findings import Finding
    from stapeling.reports.publication import Publication
    from stapeling.reports.toetsen_report import ToetsenReport


def toetsen(
    act: Annotated[
        str | None,
        typer.Argument(
            metavar="[ACT]",
            help="An act (or an alias of it, or kst-N), to tell which toetsen it needs and had.",
            autocompletion=options.act_ids,
            show_default=False,
        ),
    ] = None,
    corpus: options.CorpusAt = None,
    with_: Annotated[
        list[str] | None,
        typer.Option(
            "--with",
            metavar="TOETS",
            help="Toetsen to hold for obliged besides; commas, or several times.",
            autocompletion=options.toets_ids,
        ),
    ] = None,
    ignore_object: Annotated[
        bool,
        typer.Option(
            "--ignore-object", help="Compare questions by aspect, whoever they are asked of."
        ),
    ] = False,
    as_of: options.AsOf = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help="How many rows of each table.")
    ] = None,
    shown: Annotated[
        str, typer.Option("--format", "-f", help="text, json, csv, markdown or html.")
    ] = "text",
    output: options.Outputs = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:
    """Report how toetsen stack up: what is obliged, what repeats, how long, what one more adds."""
    from stapeling.commands import analyse_toetsen
    from stapeling.reports.toetsen_report import ToetsenReport

    read_by(no_cache=no_cache)
    chosen = tuple(word for text in with_ or () for word in options.listed(text))
    asked = Asked(as_of, lang=lang, with_toetsen=chosen, ignore_object=ignore_object)
    found = analyse_toetsen(corpus or [], choices_of(asked), act)
    language = language_of(asked, found.loaded.settings)
    console.warn(_about(found), language, quiet=quiet, verbose=verbose)
    report = ToetsenReport(
        found.options,
        found.result,
        found.act,
        found.notice,
        found.graph,
        found.loaded,
        language,
        top,
    )
    texts = {
        "text": lambda: report.text(console.width(), color=console.color()),
        "json": report.json,
        "csv": report.csv,
        "markdown": report.markdown,
    }
    write_results(published(texts, lambda: _publication(report)), shown, output or [])


def _publication(report: ToetsenReport) -> Publication:
    from stapeling.reports.publishing import of_toetsen

    return of_toetsen(report)


def _about(found: ToetsenAnalysis) -> list[Finding]:
    """Give the contradictions that touch a toets, or the act."""
    names = {*found.graph.corpus.tests, *([found.act.act] if found.act else ())}
    return [row for row in found.loaded.corpus.findings if names & set(row.ids)]
