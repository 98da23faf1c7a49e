"""`stapeling schema`: the JSON Schema of the files, for editors."""

from __future__ import annotations

from stapeling.cli.console import say


def schema() -> None:
    """Print the JSON Schema of corpus files (format version 1)."""
    from importlib import resources

    say(resources.files("stapeling").joinpath("schema", "v1.json").read_text(encoding="utf-8"))
