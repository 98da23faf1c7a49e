"""`stapeling analyse`: the report."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.answering import answered
from stapeling.cli.outputs import Formats, write_results
from stapeling.cli.published import published
from stapeling.cli.session import Asked, begin, choices_of, language_of, read_by, settled
from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from pathlib import Path

    from stapeling.commands import Analysis
    from stapeling.commands.answers import Answer, Question
    from stapeling.language import Language
    from stapeling.loading import Loaded
    from stapeling.reports import Made
    from stapeling.reports.publication import Publication
    from stapeling.settings import Settings


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
    wish = Wish(_parts(only), top, sort, shown, quiet, verbose, console.width(), console.color())
    asked = settled(Asked(as_of, levels, natures, event, period, select, lang))
    if output:
        analysis, language = begin(paths or [], asked)
        console.tell_all(wish.warnings(analysis, language))
        write_results(_formats(analysis, language, wish), shown, output)
        return
    answer = answered(
        paths or [], partial(_question, asked, wish), partial(_answer, paths or [], asked, wish)
    )
    console.tell_all(answer.warnings)
    console.say(answer.text, drawn=shown == "text")


@dataclass(frozen=True, slots=True)
class Wish:
    """How the report is to be written: all of it settled once, before the work."""

    parts: tuple[str, ...]
    top: int | None
    sort: str | None
    shown: str
    quiet: bool
    verbose: bool
    width: int
    color: bool

    def warnings(self, analysis: Analysis, language: Language) -> tuple[str, ...]:
        """Give what contradicts itself in the corpus, as far as it is to be said."""
        if self.quiet:
            return ()
        return console.warnings(analysis.loaded.corpus.findings, language, every=self.verbose)


def _parts(only: list[str] | None) -> tuple[str, ...]:
    if not only:
        return ()
    from stapeling.reports.tables import PARTS

    parts = tuple(word.strip() for text in only for word in text.split(",") if word.strip())
    for part in parts:
        if part not in PARTS:
            raise StapelingError(f"--only: '{part}' is not one of {', '.join(PARTS)}")
    return parts


def _question(asked: Asked, wish: Wish, settings: Settings) -> Question:
    """Name everything that the text depends on, besides files and settings."""
    return {
        "command": "analyse",
        "choices": asdict(choices_of(asked)),
        "language": language_of(asked, settings).code,
        "wish": asdict(wish),
    }


def _answer(paths: list[Path], asked: Asked, wish: Wish) -> tuple[Loaded, Answer]:
    from stapeling.commands.answers import Answer

    analysis, language = begin(paths, asked)
    text = _formats(analysis, language, wish).text(wish.shown)
    return analysis.loaded, Answer(wish.warnings(analysis, language), text)


def _formats(analysis: Analysis, language: Language, wish: Wish) -> Formats:
    """Give the formats of the report; each is only made when it is asked for."""
    from stapeling import reports

    made = reports.Made(
        analysis.report, analysis.graph, analysis.loaded, language, wish.parts, wish.top, wish.sort
    )
    texts = {
        "text": lambda: made.text(wish.width, color=wish.color),
        "json": made.json,
        "csv": made.csv,
        "markdown": made.markdown,
    }
    return published(texts, lambda: _publication(made))


def _publication(made: Made) -> Publication:
    from stapeling.reports.publishing import of_analysis

    return of_analysis(made)
