"""A progress bar on stderr, for work that takes more than half a second.

It shows on a terminal only, never under --quiet or in CI, and is gone before anything is written.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING

from stapeling.language import N_
from stapeling.progress import told_to

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from stapeling.language import Language

AFTER = 0.5
"""After how many seconds a bar appears."""
_STAGES = {
    "draw": N_("Drawing"),
    "fetch": N_("Fetching"),
    "find": N_("Looking"),
    "read": N_("Reading"),
    "write": N_("Writing"),
    "load": N_("Loading"),
    "measure": N_("Measuring"),
    "laws": N_("Measuring laws"),
    "implementers": N_("Measuring implementers"),
    "sides": N_("Measuring both sides"),
    "attribution": N_("Attributing changes to acts"),
    "rules": N_("Checking rules"),
}
_shown: list[Bar] = []
"""The bars that stand on the terminal."""


class Bar:
    """Shows how far each stage of the work is, once it takes a while."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._start = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._stage = ""

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()

    def __call__(self, stage: str, done: int, of: int) -> None:
        """Show that so many of all are done; nothing while it went fast so far."""
        if self._progress is None and time.monotonic() - self._start < AFTER:
            return
        if self._progress is None:
            self._progress = _appearing()
            self._task = None
            _shown.append(self)
        if self._task is None or stage != self._stage:
            self._task, self._stage = self._begun(self._progress, stage), stage
        self._progress.update(self._task, completed=done, total=of or None)

    def _begun(self, progress: Progress, stage: str) -> TaskID:
        """Put a stage in the place of the one before it."""
        if self._task is not None:
            progress.remove_task(self._task)
        name = self._language.text(_STAGES[stage]) if stage in _STAGES else stage
        return progress.add_task(name, total=None)

    def clear(self) -> None:
        """Take the bar off the terminal; work that goes on puts it back."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None
            _shown.remove(self)


def _appearing() -> Progress:
    """Start a bar on stderr, which leaves nothing behind."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    stderr = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    progress = Progress(*columns, console=stderr, transient=True)
    progress.start()
    return progress


def clear() -> None:
    """Take every bar off the terminal, before something is written to it."""
    for bar in tuple(_shown):
        bar.clear()


@contextmanager
def watching(language: Language) -> Iterator[None]:
    """Show how far the work within is, where somebody sits and watches."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield
        return
    with Bar(language) as bar, told_to(bar):
        yield
