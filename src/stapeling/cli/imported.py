"""What an import did, as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stapeling.importers import ImportedFile, ImportFailure, ImportReport
    from stapeling.language import Language


def import_lines(report: ImportReport, language: Language) -> Iterator[str]:
    """Say of every file what was read, what is notable, and what changed."""
    for file in report.files:
        yield _heading(file, language)
        for notice in file.notices:
            place = str(file.source) if notice.line is None else f"{file.source}:{notice.line}"
            yield f"  {place}: {language.text(notice.message.template, **notice.message.values)}"
        for difference in file.differences:
            message = difference.message
            yield f"  {language.text(message.template, **message.values)}"


def _heading(file: ImportedFile, language: Language) -> str:
    counts = ", ".join(f"{name} {n}" for name, n in sorted(file.counts.statuses.items()))
    events = language.plural("{n} change entry", "{n} change entries", file.counts.events)
    target = file.path if file.path is not None else "-"
    if file.path is not None and not file.written:
        return language.text(
            "{title}: {events} ({counts}); {target} is up to date",
            title=file.title, events=events, counts=counts, target=target,
        )  # fmt: skip
    return language.text(
        "{title}: {events} ({counts}) -> {target}",
        title=file.title, events=events, counts=counts, target=target,
    )  # fmt: skip


def failure_line(failure: ImportFailure, language: Language) -> str:
    """Say what keeps a file from being imported."""
    place = f"{failure.path}" if failure.line is None else f"{failure.path}:{failure.line}"
    return f"{place}: {language.text(failure.message.template, **failure.message.values)}"
