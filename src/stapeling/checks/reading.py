"""ST0xx: files that cannot be read as the schema.

Loading finds these, all of them in one run; a corpus with one of them is not loaded. Each function
here says what its code means, and hands on what loading found.
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


def wrong_kind_of_value(context: Context) -> Iterator[Finding]:
    """A value is of another kind than was expected.

    Severity: error.

    Why
    ---
    A list where one word was expected, text where a number was.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, articles: "1"}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, articles: ["1"]}]

    Fix
    ---
    Write it as docs/schema.md shows.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST012", "error")


def word_not_in_list(context: Context) -> Iterator[Finding]:
    """A word is not in its list.

    Severity: error.

    Why
    ---
    Only the words of the schema have a meaning to the measures.

    Failing
    -------
    laws: [{id: a, title: A, kind: wett}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Take the word that is named as nearest.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST013", "error")


def no_such_day(context: Context) -> Iterator[Finding]:
    """A day does not exist, or is not written as one.

    Severity: error.

    Why
    ---
    30 February is no day, and a day written in another order could be two days.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2018-02-30}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]

    Fix
    ---
    Write year, month, day; what is not known is left out: `2018-06`, `2018`, `{after:
    2018-01-01}`.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST014", "error")


def bounds_reversed(context: Context) -> Iterator[Finding]:
    """Bounds do not rise.

    Severity: error.

    Why
    ---
    A day that lies after one day and before an earlier one cannot be.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: {after: 2019, before: 2018}}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: {after: 2018, before: 2019}}]

    Fix
    ---
    Turn them round, or look up what was meant.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST015", "error")


def impossible_number(context: Context) -> Iterator[Finding]:
    """A number cannot be: negative, no years, or too many digits.

    Severity: error.

    Why
    ---
    A count is not below zero and a term of no years is no term.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, evaluation_clauses: [{id: c, term_years: 0}]}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, evaluation_clauses: [{id: c, term_years: 5}]}]

    Fix
    ---
    State the number that is in the source, or leave it out.

    Source
    ------
    docs/schema.md, *What is refused*.
    """
    yield from context.reported("ST016", "error")


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
