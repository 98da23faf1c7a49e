"""The command line: options, help, console and exit status. The only part that prints."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper

from stapeling.errors import StapelingError

INTERRUPTED = 130
"""The status by which a shell knows that Ctrl-C ended a command."""


def main() -> None:
    """Run the command line; a mistake of the user ends in a message and status 2."""
    try:
        _run()
    except KeyboardInterrupt:  # while modules are taken in: later typer sees to it
        sys.exit(INTERRUPTED)


def _run() -> None:
    _prepare_streams()
    from stapeling.cli.app import app
    from stapeling.cli.console import complain, language_here
    from stapeling.cli.progress import watching

    try:
        with watching(language_here()):
            app()
    except StapelingError as error:
        complain(error)
        sys.exit(2)
    except OSError as error:  # a name too long, a folder that may not be entered
        complain(StapelingError(f"{error.filename}: {error.strerror}"))
        sys.exit(2)


def _prepare_streams() -> None:
    """Write UTF-8 whatever the locale; give a stream that is closed (`>&-`) a place to go to."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8"))
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
