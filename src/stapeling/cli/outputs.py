"""Formats and files: what a command writes where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from stapeling.cli.console import say
from stapeling.errors import StapelingError
from stapeling.files import write_all_whole

Format = Callable[[], str]


def write_results(formats: Mapping[str, Format], shown: str, outputs: Sequence[str]) -> None:
    """Write a result to stdout in one format, and to files in others: all of them or none."""
    wanted = [_divided(text, formats) for text in outputs]
    _known(shown, formats, "--format")
    for _, path in wanted:
        if not path.absolute().parent.is_dir():
            raise StapelingError(f"--output: there is no folder {path.parent}")
    files = {path: formats[name]() for name, path in wanted}
    if len(files) < len(wanted):
        raise StapelingError("--output: the same file is named twice")
    write_all_whole(files)
    say(formats[shown]())


def _divided(text: str, formats: Mapping[str, Format]) -> tuple[str, Path]:
    name, equals, file = text.partition("=")
    if not equals or not file:
        raise StapelingError(f"--output: '{text}' is not of the form FORMAT=FILE")
    _known(name, formats, "--output")
    if Path(file).is_dir():
        raise StapelingError(f"--output: '{file}' is a folder")
    return name, Path(file)


def _known(name: str, formats: Mapping[str, Format], option: str) -> None:
    if name not in formats:
        raise StapelingError(f"{option}: '{name}' is not one of {', '.join(formats)}")
