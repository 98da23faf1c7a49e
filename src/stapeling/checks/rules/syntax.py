"""ST0xx: what YAML has and the files of a corpus may not."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context
from stapeling.findings import Finding


def key_twice(context: Context) -> Iterator[Finding]:
    """A key stands twice in one mapping.

    Severity: error.

    Why
    ---
    YAML readers keep the last value in silence. Which of both was meant is not known.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, title: B}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Keep one of both.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST003", "error")


def anchor_or_alias(context: Context) -> Iterator[Finding]:
    """A file uses an anchor or an alias.

    Severity: error.

    Why
    ---
    A fact is to stand where it is read. A reviewer of a merge request sees lines, and does not
    follow names through a file.

    Failing
    -------
    laws:
      - &first {id: a, title: A, kind: wet}

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Write the value out.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST004", "error")


def tag(context: Context) -> Iterator[Finding]:
    """A file uses a tag.

    Severity: error.

    Why
    ---
    Tags let a file choose how it is read. Here the schema alone decides what a value is.

    Failing
    -------
    laws: [{id: a, title: !!str A, kind: wet}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Take the tag away.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST005", "error")


def several_documents(context: Context) -> Iterator[Finding]:
    """A file holds more than one document.

    Severity: error.

    Why
    ---
    A position in a file should be one place; what stands behind `---` is easily overlooked.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    ---
    laws: [{id: b, title: B, kind: wet}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Make it two files, or one document.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST006", "error")


def nested_too_deep(context: Context) -> Iterator[Finding]:
    """A file is nested deeper than 64 levels.

    Severity: error.

    Why
    ---
    No law needs it, and it serves only to slow a reader down.

    Failing
    -------
    # generated: nested

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Write the value as the schema asks.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST007", "error")
