"""ST0xx: keys and ids that the schema does not have, or asks for."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context
from stapeling.findings import Finding


def unknown_key(context: Context) -> Iterator[Finding]:
    """A key is not known.

    Severity: error.

    Why
    ---
    A typing mistake in a key would make a fact disappear without a word.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, artcles: ["1"]}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, articles: ["1"]}]

    Fix
    ---
    Use the key that is named as nearest, or put the remark under `note`.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST010", "error")


def missing_key(context: Context) -> Iterator[Finding]:
    """A required key is missing.

    Severity: error.

    Why
    ---
    Without it the record cannot be used or named.

    Failing
    -------
    laws: [{id: a, kind: wet}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    State it. An importer that has no day writes `unknown`.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST011", "error")


def not_an_id(context: Context) -> Iterator[Finding]:
    """An id has characters that an id may not have.

    Severity: error.

    Why
    ---
    Ids stand in file names, links and keys of baselines.

    Failing
    -------
    laws: [{id: Wet A, title: A, kind: wet}]

    Passing
    -------
    laws: [{id: wet_a, title: A, kind: wet}]

    Fix
    ---
    Small letters, digits, `_`, `.` and `-`.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST017", "error")


def id_twice(context: Context) -> Iterator[Finding]:
    """An id is used twice.

    Severity: error.

    Why
    ---
    References to it would mean one or the other.

    Failing
    -------
    laws:
      - {id: a, title: A, kind: wet}
      - {id: a, title: Another A, kind: wet}

    Passing
    -------
    laws:
      - {id: a, title: A, kind: wet}
      - {id: b, title: Another A, kind: wet}

    Fix
    ---
    Give one of them another id. Acts and organisations may be stated in several files.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST018", "error")
