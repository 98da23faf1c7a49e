"""ST0xx: values that are not what the schema says of their key."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context
from stapeling.findings import Finding


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
