"""`stapeling import`: files of the state to YAML of the corpus."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from stapeling.cli import console, options
from stapeling.errors import StapelingError

importers = typer.Typer(help="Make YAML of files of the Basiswettenbestand.", no_args_is_help=True)


@importers.callback()
def import_() -> None:
    """Make YAML of files of the Basiswettenbestand."""


@importers.command()
def wti(
    sources: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="WTI files, or folders of them.")
    ],
    out: Annotated[
        str, typer.Option("--out", metavar="DIR", help="Folder to write to; - for stdout.")
    ],
    ids: Annotated[
        list[str] | None,
        typer.Option("--id", metavar="BWBR=ID", help="The id of a law; else made of its title."),
    ] = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
) -> None:
    """Import the history of laws (wetstechnische informatie).

    A file that a person has edited keeps what was added to it; what changed is said.
    """
    try:
        from stapeling.importers import import_wti
    except ImportError:
        raise StapelingError("import needs lxml: pip install 'stapeling[import]'") from None
    from stapeling.cli.imported import import_lines
    from stapeling.language import Language, choose_language

    language = Language.of(choose_language(lang, os.environ, None))
    report = import_wti(sources, None if out == "-" else Path(out), ids_of(ids))
    if out == "-":
        console.say("".join(file.text for file in report.files))
    if not quiet:
        for line in import_lines(report, language):
            console.tell(line)


def ids_of(words: list[str] | None) -> dict[str, str]:
    """Read `BWBR0018451=zorgtoeslag` as the id of a law by its number."""
    found = {}
    for word in words or ():
        number, equals, identity = word.partition("=")
        if not equals:
            raise StapelingError(f"--id: '{word}' is not of the form BWBR0018451=zorgtoeslag")
        found[number] = identity
    return found
