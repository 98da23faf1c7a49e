"""The command line: options, help, console and exit status. The only part that prints."""

from __future__ import annotations

import os
import sys

from stapeling.errors import StapelingError


def main() -> None:
    """Run the command line; a mistake of the user ends in a message and status 2."""
    _open_streams()
    from stapeling.cli.app import app
    from stapeling.cli.console import complain

    try:
        app()
    except StapelingError as error:
        complain(error)
        sys.exit(2)


def _open_streams() -> None:
    """Give a stream that the caller closed (`>&-`) a place to go to."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))
