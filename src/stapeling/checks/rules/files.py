"""ST0xx: a file that cannot be read, or holds nothing of the schema.

Loading finds these, and those of `syntax`, `keys` and `values`, all in one run; a corpus with one
of them is not loaded. Each function says what its code means, and hands on what loading found.
"""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context
from stapeling.findings import Finding


def unreadable_file(context: Context) -> Iterator[Finding]:
    """A file cannot be read.

    Severity: error.

    Why
    ---
    No permission, text that is not UTF-8, or a control character in it. Nothing can be said of
    its contents, and a corpus with a hole in it would give wrong numbers.

    Failing
    -------
    # generated: latin-1

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Save the file as UTF-8, and take characters out that cannot be seen.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST001", "error")


def not_yaml(context: Context) -> Iterator[Finding]:
    """A file is not YAML.

    Severity: error.

    Why
    ---
    The parser cannot read on from the place that is named, so what follows is not known either.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet}

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Close what was opened; look at the line above as well.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST002", "error")


def file_too_large(context: Context) -> Iterator[Finding]:
    """A file is larger than 4 MiB.

    Severity: error.

    Why
    ---
    A law is a few kilobytes. A file of this size is something else.

    Failing
    -------
    # generated: large

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Split it: a law a file.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST008", "error")


def no_list(context: Context) -> Iterator[Finding]:
    """A file is empty, is no mapping, or holds none of the lists.

    Severity: error.

    Why
    ---
    A file that belongs to the corpus and says nothing is a mistake: a name in capitals, a file
    that lost its contents.

    Failing
    -------
    title: A

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Put the facts under one of the lists, or leave the file out by `include`.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST009", "error")
