"""The commands, put together. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

from typing import Annotated

import typer

from stapeling import __version__
from stapeling.cli.analyse import analyse
from stapeling.cli.check import check, explain
from stapeling.cli.diff import diff
from stapeling.cli.graph import graph
from stapeling.cli.importing import importers
from stapeling.cli.importing_bwb import bwb as _bwb  # noqa: F401 - joins its group
from stapeling.cli.schema import schema
from stapeling.cli.show import show
from stapeling.cli.simulate import simulate
from stapeling.cli.toetsen import toetsen

app = typer.Typer(
    name="stapeling",
    help="Measure how laws, amendments and burdens stack up on those who carry them out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"stapeling {__version__}")
        raise typer.Exit


@app.callback()
def stapeling(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Measure how laws, amendments and burdens stack up on those who carry them out."""


app.command()(analyse)
app.command()(show)
app.command()(toetsen)
app.command()(diff)
app.command()(simulate)
app.command()(check)
app.command()(explain)
app.command()(graph)
app.command()(schema)
app.add_typer(importers, name="import")
