"""`stapeling import bwb`: a download of the Basiswettenbestand to YAML of the corpus."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stapeling.cli import console, fetching, options
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
    out: Out,
    sources: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[SOURCE]...",
            help="Files, folders, and archives: .zip, .tar.xz, .gz.",
            show_default=False,
        ),
    ] = None,
    ids: Ids = None,
    fetch: fetching.Fetch = None,
    fetch_list: fetching.FetchList = None,
    texts: fetching.Texts = "now",
    base_url: fetching.BaseUrl = None,
    cache: fetching.CacheFolder = None,
    rate: fetching.Rate = 4.0,
    refresh: fetching.Refresh = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Write nothing when a file cannot be read.")
    ] = False,
    lang: options.Lang = None,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Import laws from the Basiswettenbestand: histories, texts, manifests and publications.

    Each file is known by its root element. What belongs to one law is joined. A file that cannot
    be read is reported and the rest imported; the exit status is 1 then. With --fetch, manifest,
    history and text of regulations are fetched from the public repository first.
    """
    asked = fetching.Asked(fetch, fetch_list, texts, base_url, cache, rate, refresh)
    if not sources and not asked.anything:
        raise StapelingError("import bwb: give files to read, or a number with --fetch")
    try:
        from stapeling.importers.bwb import import_bwb
    except ImportError:
        raise StapelingError("import needs lxml: pip install 'stapeling[import]'") from None
    from stapeling.cli.imported import failure_line
    from stapeling.cli.imported_bwb import bwb_lines, fetch_lines
    from stapeling.language import Language, choose_language

    language = Language.of(choose_language(lang, os.environ, None))
    brought = None
    with _progress(language, quiet=quiet) as progress:
        files = list(sources or ())
        if asked.anything:
            brought = fetching.fetched(asked, progress)
            fetching.refuse_failures(brought, strict=strict)
            files += brought.paths
        report = import_bwb(files, out, ids_of(ids), strict=strict, progress=progress)
    failures = [*(brought.failures if brought else ()), *report.failures]
    for failure in failures:
        console.tell(failure_line(failure, language))
    if not quiet:
        for line in fetch_lines(brought, language) if brought else ():
            console.tell(line)
        for line in bwb_lines(report, language, verbose=verbose):
            console.tell(line)
    if failures:
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
