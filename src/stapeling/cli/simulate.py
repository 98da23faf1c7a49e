"""`stapeling simulate`: what is uncertain of amounts, drawn many times."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.outputs import Formats, write_results
from stapeling.cli.session import Asked, choices_of, read_by
from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from stapeling.commands.simulate import Progress, Request
    from stapeling.language import Language
    from stapeling.simulating.results import Simulation

INTERRUPTED = 130
"""The status by which a shell knows that Ctrl-C ended a command."""
TEXTS, FILES = ("text", "json", "csv", "markdown"), ("parquet",)


def simulate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            help="A corpus, or scenarios to lay side by side, with a base or without. Without: the "
            "corpus here or above, else ./data, else this folder.",
            show_default=False,
        ),
    ] = None,
    draws: Annotated[int, typer.Option("--draws", help="How many times to draw.")] = 1000,
    seed: Annotated[int, typer.Option("--seed", help="What the random numbers start from.")] = 1,
    combinations: Annotated[
        int | None,
        typer.Option(
            "--combinations",
            metavar="K",
            help="Every choice of at most K of the acts that the scenarios add to their base.",
            show_default=False,
        ),
    ] = None,
    limit: Annotated[
        int, typer.Option("--limit", help="Refuse more combinations than this.")
    ] = 1000,
    executor: Annotated[
        str,
        typer.Option("--executor", help="Where to draw: serial, processes or dask://HOST:PORT."),
    ] = "serial",
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs", "-j", help="How many processes; one a processor by default.", min=1,
            show_default=False,
        ),
    ] = None,
    checkpoint: Annotated[
        Path | None,
        typer.Option(
            "--checkpoint", metavar="FILE",
            help="Keep here what was drawn: each minute, at the end, and when stopped.",
        ),
    ] = None,
    resume: Annotated[
        Path | None,
        typer.Option("--resume", metavar="FILE", help="Go on from what a stopped run left."),
    ] = None,
    as_of: options.AsOf = None,
    period: options.Period = "year",
    select: options.Select = None,
    top: Annotated[
        int | None, typer.Option("--top", min=1, help="How many rows of each table.")
    ] = None,
    shown: Annotated[
        str, typer.Option("--format", "-f", help="text, json, csv or markdown.")
    ] = "text",
    output: options.Outputs = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    no_cache: options.NoCache = False,
) -> None:  # fmt: skip
    """Simulate loads with uncertain amounts: percentiles, overload, and what turns the verdict."""
    from stapeling.commands.simulate import Request
    from stapeling.simulating.executing import Chosen

    _refuse_early(shown, output or [])
    read_by(no_cache=no_cache)
    asked = Asked(as_of, period=period, select=select, lang=lang)
    request = Request(
        choices_of(asked), draws, seed, Chosen(executor, jobs),
        combinations, limit, checkpoint, resume,
    )  # fmt: skip
    language = _language(lang)
    found = _simulated(paths or [], request, language, quiet=quiet)
    language = _language_of(asked, found)
    if found.not_kept is not None:
        console.tell(language.text("not kept: {reason}", reason=found.not_kept))
    for side in found.sides:
        console.warn(side.loaded.corpus.findings, language, quiet=quiet, verbose=verbose)
    write_results(_formats(found, language, top), shown, output or [])


def _refuse_early(shown: str, output: list[str]) -> None:
    """Refuse what cannot be written before anything is drawn."""
    if shown not in TEXTS + FILES:
        raise StapelingError(f"--format: '{shown}' is not one of {', '.join(TEXTS)}")
    for text in output:
        name, equals, file = text.partition("=")
        if name not in TEXTS + FILES or not equals:
            continue  # told by what writes results
        if name == "parquet" and find_spec("pyarrow") is None:
            raise StapelingError(
                "--output parquet: install the extra parquet: pip install 'stapeling[parquet]'"
            )
        if not Path(file).absolute().parent.is_dir():
            raise StapelingError(f"--output: there is no folder {Path(file).parent}")


def _simulated(
    paths: list[Path], request: Request, language: Language, *, quiet: bool
) -> Simulation:
    from stapeling.commands.simulate import Stopped, simulate_paths

    try:
        with _bar(language, quiet=quiet) as progress:
            return simulate_paths(paths, request, progress)
    except Stopped as stopped:
        text = language.text(
            "stopped at {done} of {total} pieces; go on with --resume {file}",
            done=stopped.done,
            total=stopped.total,
            file=str(stopped.file),
        )
        console.tell(text)
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _bar(language: Language, *, quiet: bool) -> Iterator[Progress | None]:
    """Show a bar on a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from stapeling.cli.progress import Bar

    with Bar(language) as bar:
        yield lambda done, total: bar("draw", done, total)


def _language(lang: str | None) -> Language:
    """Choose the language to write in before a corpus is read."""
    import os

    from stapeling.language import Language, choose_language

    return Language.of(choose_language(lang, os.environ, None))


def _language_of(asked: Asked, found: Simulation) -> Language:
    from stapeling.cli.session import language_of

    return language_of(asked, found.sides[0].loaded.settings)


def _formats(found: Simulation, language: Language, top: int | None) -> Formats:
    from stapeling.reports.simulation import SimulationReport

    report = SimulationReport(found, language, top)
    return Formats(
        texts={
            "text": lambda: report.text(console.width(), color=console.color()),
            "json": report.json,
            "csv": report.csv,
            "markdown": report.markdown,
        },
        files={"parquet": report.parquet},
    )
