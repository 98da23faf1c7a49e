"""ST1xx: days that contradict each other, for every choice of days within their bounds."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context
from stapeling.findings import Finding


def evaluation_before_start(context: Context) -> Iterator[Finding]:
    """An evaluation appeared before each of its laws began.

    Severity: warning.

    Why
    ---
    It cannot be about how they work, so it does not count.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    evaluations: [{id: e, kind: wetsevaluatie, laws: [a], published: 2009-01-01}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    evaluations: [{id: e, kind: wetsevaluatie, laws: [a], published: 2015-01-01}]

    Fix
    ---
    Correct the day, or the laws. A study beforehand is of kind `ex_ante`.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST103", "warning")


def in_force_before_published(context: Context) -> Iterator[Finding]:
    """An act takes effect before it is published.

    Severity: warning.

    Why
    ---
    Law that works back must say so: `retroactive_to`.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2020-1, in_force_from: 2020-01-01}]}]
    acts: [{id: stb-2020-1, level: wet, published: 2020-02-01}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2020-1, in_force_from: 2020-03-01, retroactive_to: 2020-01-01}]}]
    acts: [{id: stb-2020-1, level: wet, published: 2020-02-01}]

    Fix
    ---
    State `retroactive_to`, or correct the day.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST104", "warning")


def link_forward(context: Context) -> Iterator[Finding]:
    """An act stands, by a link, on one that began later.

    Severity: warning.

    Why
    ---
    What repairs something comes after it. The link makes no chain.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2012-1, in_force_from: 2012-01-01},
        {act: stb-2015-1, in_force_from: 2015-01-01}]}]
    acts:
      - {id: stb-2012-1, level: wet, links: [{kind: repairs, act: stb-2015-1}]}
      - {id: stb-2015-1, level: wet}

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2012-1, in_force_from: 2012-01-01},
        {act: stb-2015-1, in_force_from: 2015-01-01}]}]
    acts:
      - {id: stb-2012-1, level: wet}
      - {id: stb-2015-1, level: wet, links: [{kind: repairs, act: stb-2012-1}]}

    Fix
    ---
    Turn the link round, or correct the days.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST106", "warning")


def change_before_law(context: Context) -> Iterator[Finding]:
    """An act changes a law before the law begins.

    Severity: warning.

    Why
    ---
    It is no layer on that law.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2009-1, in_force_from: 2009-06-01}]}]
    acts: [{id: stb-2009-1, level: wet}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2009-1, in_force_from: 2011-06-01}]}]
    acts: [{id: stb-2009-1, level: wet}]

    Fix
    ---
    Correct the day, or state when the law began: an earlier start, a restart.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST107", "warning")


def end_before_start(context: Context) -> Iterator[Finding]:
    """A law ends before it begins.

    Severity: warning.

    Why
    ---
    One of both days is wrong; they are taken as stated.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01, in_force_until: 2009-01-01}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01, in_force_until: 2019-01-01}]

    Fix
    ---
    Correct the day. `in_force_until` is the first day no longer in force.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST109", "warning")


def answered_before_published(context: Context) -> Iterator[Finding]:
    """An evaluation is answered before it is published.

    Severity: warning.

    Why
    ---
    One of both days is wrong; how long the answer took counts as not known.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    evaluations: [{id: e, kind: wetsevaluatie, laws: [a], published: 2015-01-01,
      response: 2014-01-01}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    evaluations: [{id: e, kind: wetsevaluatie, laws: [a], published: 2015-01-01,
      response: 2015-03-01}]

    Fix
    ---
    Correct the day.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST112", "warning")


def change_ends_before_it_begins(context: Context) -> Iterator[Finding]:
    """A change ends before it takes effect.

    Severity: warning.

    Why
    ---
    One of both days is wrong; they are taken as stated.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2012-1, in_force_from: 2012-01-01,
        in_force_until: 2011-01-01}]}]
    acts: [{id: stb-2012-1, level: wet}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01,
      changes: [{act: stb-2012-1, in_force_from: 2012-01-01,
        in_force_until: 2013-01-01}]}]
    acts: [{id: stb-2012-1, level: wet}]

    Fix
    ---
    Correct the day.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST113", "warning")
