"""The options of `check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        envvar="STAPELING_CHECK_SELECT",
        help="Rules that run: codes or their begin, such as ST2 or ST301; all by default.",
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        envvar="STAPELING_CHECK_IGNORE",
        help="Rules that do not run: codes or their begin.",
    ),
]
FailLevel = Annotated[
    str | None,
    typer.Option(
        "--fail-level",
        metavar="LEVEL",
        envvar="STAPELING_FAIL_LEVEL",
        help="From which level on findings give status 1: note, warning or error (the default).",
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REF",
        envvar="STAPELING_SINCE",
        help="Only what was not there at this commit: a branch, a tag, a hash, HEAD~1.",
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        envvar="STAPELING_BASELINE",
        help="Findings that are known, and are counted instead of told.",
    ),
]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Status 0, whatever is found.")]
Strict = Annotated[
    bool, typer.Option("--baseline-strict", help="A known finding that is gone is an error.")
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option("--write-baseline", metavar="FILE", help="Write what is found as known."),
]
Reason = Annotated[
    str | None,
    typer.Option("--reason", help="The reason of findings that are new in that file."),
]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Only print the settings, and whence each is.")
]
Shown = Annotated[
    str | None,
    typer.Option(
        "--format",
        "-f",
        envvar="STAPELING_CHECK_FORMAT",
        help="text, json, sarif, github, gitlab, junit, markdown or html; github by itself "
        "under GITHUB_ACTIONS.",
    ),
]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Every note.")]
