"""ST1xx: references and names that contradict each other.

Loading finds these, and those of `days`. They stop no analysis: what they touch counts as unknown,
or is taken as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.checks.context import Context
from stapeling.findings import Finding


def reference_to_nothing(context: Context) -> Iterator[Finding]:
    """A reference leads to nothing.

    Severity: warning.

    Why
    ---
    What is referred to counts as not known, and a wrong id looks like a fact that nobody
    recorded.

    Failing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01, ministry: nowhere}]

    Passing
    -------
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01, ministry: szw}]
    organisations: [{id: szw, title: SZW, kind: ministerie}]

    Fix
    ---
    Use the id that is named as nearest, or state what is missing.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST101", "warning")


def two_values(context: Context) -> Iterator[Finding]:
    """One fact has two values.

    Severity: warning.

    Why
    ---
    Acts and organisations may be stated in several files. Where two statements differ nobody
    can say which holds, so the fact counts as not known.

    Failing
    -------
    acts:
      - {id: stb-2020-1, level: wet, published: 2020-01-01}
      - {id: stb-2020-1, level: wet, published: 2020-02-01}

    Passing
    -------
    acts:
      - {id: stb-2020-1, level: wet, published: 2020-01-01}
      - {id: stb-2020-1, level: wet}

    Fix
    ---
    Look it up, and keep one.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST102", "warning")


def circle_of_laws(context: Context) -> Iterator[Finding]:
    """Laws rest on each other.

    Severity: warning.

    Why
    ---
    A law cannot find its ground in a rule that rests on it. In delegation they count as one.

    Failing
    -------
    laws:
      - {id: a, title: A, kind: wet, based_on: [{law: b}]}
      - {id: b, title: B, kind: amvb, based_on: [{law: a}]}

    Passing
    -------
    laws:
      - {id: a, title: A, kind: wet}
      - {id: b, title: B, kind: amvb, based_on: [{law: a}]}

    Fix
    ---
    Take away the reference that is no ground, or make it `refers_to`.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST105", "warning")


def ambiguous_name(context: Context) -> Iterator[Finding]:
    """A name fits several acts.

    Severity: warning.

    Why
    ---
    A reference by it counts as not known.

    Failing
    -------
    acts:
      - {id: stb-2020-1, level: wet, aliases: [kst-1]}
      - {id: stb-2020-2, level: wet, aliases: [kst-1]}

    Passing
    -------
    acts:
      - {id: stb-2020-1, level: wet, aliases: [kst-1]}
      - {id: stb-2020-2, level: wet, aliases: [kst-2]}

    Fix
    ---
    Refer to the id, or take the alias away from one of them.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST108", "warning")


def scenario_misses_its_base(context: Context) -> Iterator[Finding]:
    """A scenario changes or removes what its base does not have.

    Severity: error.

    Why
    ---
    The base moved on, or an id is wrong; the scenario would silently do less than it says.

    Failing
    -------
    # file: base/corpus.yaml
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    # file: scenario.yaml
    scenario: {base: base, remove: {laws: [b]}}

    Passing
    -------
    # file: base/corpus.yaml
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    acts: [{id: stb-2020-1, level: wet}]
    # file: scenario.yaml
    scenario: {base: base, remove: {laws: [a]}}

    Fix
    ---
    Use an id of the base.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST110", "error")


def scenario_without_base(context: Context) -> Iterator[Finding]:
    """The base of a scenario cannot be used.

    Severity: error.

    Why
    ---
    It does not exist, or leads back to the scenario itself.

    Failing
    -------
    # file: scenario.yaml
    scenario: {base: nowhere}

    Passing
    -------
    # file: base/corpus.yaml
    laws: [{id: a, title: A, kind: wet, in_force_from: 2010-01-01}]
    # file: scenario.yaml
    scenario: {base: base}

    Fix
    ---
    Give the path from the folder of the scenario file.

    Source
    ------
    docs/schema.md, *What is warned about*.
    """
    yield from context.reported("ST111", "error")
