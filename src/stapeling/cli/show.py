"""`stapeling show`: everything about one law, act, organisation, toets or knelpunt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.outputs import write_results
from stapeling.cli.published import published
from stapeling.cli.session import Asked, begin, read_by
from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from stapeling.commands import Analysis
    from stapeling.findings import Finding
    from stapeling.language import Language
    from stapeling.reports import Shown
    from stapeling.reports.publication import Publication


def show(
    identity: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="A law, an act (or an alias of it, or kst-N), an organisation, a toets or a "
            "knelpunt.",
            autocompletion=options.corpus_ids,
        ),
    ],
    corpus: options.CorpusAt = None,
    as_of: options.AsOf = None,
    levels: options.Levels = None,
    natures: options.Natures = None,
    event: options.Event = None,
    period: options.Period = "year",
    shown: Annotated[
        str, typer.Option("--format", "-f", help="text, json, markdown or html.")
    ] = "text",
    output: options.Outputs = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:
    """Show all about a law, an act, an organisation, a toets or a knelpunt, with its sources."""
    from stapeling.reports import Shown

    read_by(no_cache=no_cache)
    asked = Asked(as_of, levels, natures, event, period, None, lang)
    analysis, language = begin(corpus or [], asked)
    console.warn(_about(analysis, identity), language, quiet=quiet, verbose=verbose)
    page = Shown.of(analysis.report, analysis.graph, analysis.loaded, language, identity)
    if page is None:
        raise StapelingError(_unknown(analysis, identity))
    texts = {
        "text": lambda: page.text(console.width(), color=console.color()),
        "json": page.json,
        "markdown": page.markdown,
    }
    formats = published(texts, lambda: _publication(page, analysis, language))
    write_results(formats, shown, output or [])


def _publication(page: Shown, analysis: Analysis, language: Language) -> Publication:
    from stapeling.reports.publishing import of_shown
    from stapeling.reports.view import View

    return of_shown(page, View(analysis.report, analysis.graph, language), analysis.loaded)


def _about(analysis: Analysis, identity: str) -> list[Finding]:
    """Give the contradictions that touch what is shown."""
    corpus = analysis.loaded.corpus
    names = {identity, corpus.act_id(identity)}
    return [finding for finding in corpus.findings if names & set(finding.ids)]


def _unknown(analysis: Analysis, identity: str) -> str:
    """Say that an id is unknown, and which one is near."""
    from stapeling.loading.mistakes import nearest

    corpus = analysis.loaded.corpus
    known = (corpus.laws, corpus.organisations, corpus.acts, corpus.tests, corpus.bottlenecks)
    near = nearest(identity, [name for ids in known for name in ids])
    hint = f" (did you mean '{near}'?)" if near else ""
    what = "law, act, organisation, toets or knelpunt"
    return f"there is no {what} '{identity}' in the corpus{hint}"
