"""A progress bar on stderr, for work that takes a while."""

from __future__ import annotations

import os
from types import TracebackType
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from stapeling.language import N_

if TYPE_CHECKING:
    from stapeling.language import Language

_STAGES = {
    "draw": N_("Drawing"),
    "fetch": N_("Fetching"),
    "find": N_("Looking"),
    "read": N_("Reading"),
    "write": N_("Writing"),
}


class Bar:
    """Shows how far each stage of an import is."""

    def __init__(self, language: Language) -> None:
        self._language = language
        stderr = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        self._progress = Progress(*columns, console=stderr, transient=True)
        self._task = self._progress.add_task("", total=None)
        self._stage = ""

    def __enter__(self) -> Bar:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Show that so many of all are done."""
        if stage != self._stage:
            self._stage = stage
            self._progress.update(self._task, description=self._language.text(_STAGES[stage]))
        self._progress.update(self._task, completed=done, total=of or None)
