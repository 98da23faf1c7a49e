"""`stapeling import bwb`: a download of the Basiswettenbestand to YAML of the corpus."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, options
from stapeling.cli.importing import ids_of, importers
from stapeling.errors import StapelingError

if TYPE_CHECKING:
    from stapeling.importers.bwb.run import Progress
    from stapeling.language import Language


Sources = Annotated[
    list[Path], typer.Argument(metavar="SOURCE...", help="YAML files, or folders of them.")
]
Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder to write to.")]
Ids = Annotated[
    list[str] | None,
    typer.Option("--id", metavar="BWBR=ID", help="The id of a law; else its number."),
]


@importers.command()
def bwb(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...", help="Files, folders, and archives: .zip, .tar.xz, .gz."
        ),
    ],
    out: Out,
    ids: Ids = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing when a file cannot be read.")
    ] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Import laws from the Basiswettenbestand: histories, texts, manifests and publications.

    Each file is known by its root element. What belongs to one law is joined. A file that cannot
    be read is reported and the rest imported; the exit status is 1 then.
    """
    try:
        from stapeling.importers.bwb import import_bwb
    except ImportError:
        raise StapelingError("import needs lxml: pip install 'stapeling[import]'") from None
    from stapeling.cli.imported import failure_line
    from stapeling.cli.imported_bwb import bwb_lines
    from stapeling.language import Language, choose_language

    language = Language.of(choose_language(lang, os.environ, None))
    with _progress(language, quiet=quiet) as progress:
        report = import_bwb(sources, out, ids_of(ids), strict=strict, progress=progress)
    for failure in report.failures:
        console.tell(failure_line(failure, language))
    if not quiet:
        for line in bwb_lines(report, language, verbose=verbose):
            console.tell(line)
    if report.failures:
        raise typer.Exit(1)


def _progress(language: Language, *, quiet: bool) -> AbstractContextManager[Progress | None]:
    """Give a progress bar on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from stapeling.cli.progress import Bar

    return Bar(language)


@importers.command("regelrecht")
def regelrecht(
    sources: Sources,
    out: Out,
    ids: Ids = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
) -> None:
    """Import rules as code of regelrecht: laws, authorities, references and legal bases."""
    _rules("regelrecht", sources, out, ids, lang, quiet=quiet)


@importers.command("poc-machine-law")
def poc_machine_law(
    sources: Sources,
    out: Out,
    ids: Ids = None,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
) -> None:
    """Import rules as code of poc-machine-law: laws, services and references."""
    _rules("poc-machine-law", sources, out, ids, lang, quiet=quiet)


def _rules(
    name: str,
    sources: list[Path],
    out: Path,
    ids: list[str] | None,
    lang: str | None,
    *,
    quiet: bool,
) -> None:
    try:
        from stapeling.importers.rules import import_rules
    except ImportError:
        raise StapelingError("import needs lxml: pip install 'stapeling[import]'") from None
    from stapeling.cli.imported import failure_line
    from stapeling.cli.imported_bwb import rules_lines
    from stapeling.language import Language, choose_language

    language = Language.of(choose_language(lang, os.environ, None))
    report = import_rules(name, sources, out, ids_of(ids))
    for failure in report.failures:
        console.tell(failure_line(failure, language))
    if not quiet:
        for line in rules_lines(report, language):
            console.tell(line)
    if report.failures:
        raise typer.Exit(1)
