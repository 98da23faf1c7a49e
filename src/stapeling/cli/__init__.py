"""The command line: options, help, console and exit status. The only part that prints."""

from __future__ import annotations

import os
import sys

from stapeling.errors import StapelingError


def main() -> None:
    """Run the command line; a mistake of the user ends in a message and status 2."""
    from stapeling.cli.app import app
    from stapeling.cli.console import complain

    try:
        app()
    except StapelingError as error:
        complain(error)
        sys.exit(2)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
