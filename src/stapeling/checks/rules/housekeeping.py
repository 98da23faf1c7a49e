"""ST6xx: housekeeping. What was accepted must still be meant, and facts must have a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stapeling.checks.context import Context
from stapeling.findings import Finding
from stapeling.language import N_
from stapeling.model.records import Row

_CITES = re.compile(r"(stb|stcrt|trb)-[0-9]{4}-[0-9]|kst-[0-9]")
"""How the id of an act begins that is named by its publication or its dossier."""


def unused_ignore(context: Context) -> Iterator[Finding]:
    """An `ignore` no longer meets a finding.

    Severity: warning.

    Why
    ---
    What it accepted is gone, or never was there: a wrong code, another id. Left behind it would
    hide the next finding that happens to fit. Nothing is said of codes that do not run.

    Failing
    -------
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: rijkswet, in_force_from: 2010-01-01}]
    ignore: [{code: ST201, subject: stb-2024-1, reason: spoed, until: 2027-01-01}]

    Passing
    -------
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]
    ignore: [{code: ST203, subject: toeslagwet, reason: evaluatie in de Awir, until: 2027-01-01}]

    Fix
    ---
    Take the entry out.

    Source
    ------
    docs/schema.md, *ignore*.
    """
    yield from context.reported("ST601", "warning")


def expired_ignore(context: Context) -> Iterator[Finding]:
    """An `ignore` has come to its end, or has none.

    Severity: warning.

    Why
    ---
    A finding is accepted for a time, in which something is to be done about it. From its day
    `until` on the entry has no effect, and what it accepted is reported again.

    Failing
    -------
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]
    ignore: [{code: ST203, subject: toeslagwet, reason: evaluatie in de Awir, until: 2026-01-01}]

    Passing
    -------
    # as-of: 2026-11-01
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]
    ignore: [{code: ST203, subject: toeslagwet, reason: evaluatie in de Awir, until: 2027-01-01}]

    Fix
    ---
    Do what was to be done and take the entry out, or judge anew and set another day.

    Source
    ------
    docs/schema.md, *ignore*.
    """
    yield from context.reported("ST602", "warning")


def stale_baseline(context: Context) -> Iterator[Finding]:
    """An entry of the baseline no longer occurs.

    Severity: note; an error with --baseline-strict.

    Why
    ---
    A baseline is to become shorter. An entry that is left behind would let the same finding come
    back unseen.

    Failing
    -------
    # as-of: 2026-11-01
    # file: corpus.yaml
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]
    # file: baseline.toml
    [[finding]]
    code = "ST203"
    ids = ["andere_wet"]
    reason = "evaluated with another law"

    Passing
    -------
    # as-of: 2026-11-01
    # file: corpus.yaml
    laws: [{id: toeslagwet, title: Toeslagwet, kind: wet, in_force_from: 2010-01-01}]
    # file: baseline.toml
    [[finding]]
    code = "ST203"
    ids = ["toeslagwet"]
    reason = "evaluated with another law"

    Fix
    ---
    Write the baseline anew (`--write-baseline`); reasons are kept.

    Source
    ------
    docs/ci.md, *Baseline*.
    """
    yield from context.reported("ST603", "note")


def fact_without_source(context: Context) -> Iterator[Finding]:
    """A fact states no source.

    Severity: note.

    Why
    ---
    What nobody can look up cannot be corrected. A change or a clause that states no source has
    that of its law, so it is not reported by itself. An act that is named by its publication or
    its dossier (`stb-2016-318`, `kst-36785`) names its source.

    Failing
    -------
    # as-of: 2026-11-01
    acts: [{id: wet-taaleis, level: wet}]

    Passing
    -------
    # as-of: 2026-11-01
    acts: [{id: wet-taaleis, level: wet, source: "Stb. 2015, 136"}, {id: stb-2016-318}]

    Fix
    ---
    State `source`, and how sure it is (`certainty`).

    Source
    ------
    docs/data.md, *Correcting and adding*.
    """
    template = N_("{list}: {id} states no source")
    for name, ids, row in _facts(context):
        if not row.source:
            values = {"list": name, "id": "/".join(ids)}
            yield Finding(row.location, "ST604", template, values, (name, *ids), severity="note")


def rule_failed(context: Context) -> Iterator[Finding]:
    """A rule of another package failed.

    Severity: warning.

    Why
    ---
    Packages may add rules (entry points `stapeling.checks`). One that cannot be loaded, raises,
    or gives something that is no finding is named here, and all other rules run. What it would
    have found is not known.

    Failing
    -------
    # cannot be shown in a corpus: the rule `ABC001` raises ValueError

    Passing
    -------
    # cannot be shown in a corpus: the rule `ABC001` gives its findings

    Fix
    ---
    Tell the makers of the package, or leave the rule out with `--ignore`.

    Source
    ------
    docs/checks, *Rules of your own*.
    """
    yield from context.reported("ST605", "warning")


def _facts(context: Context) -> Iterator[tuple[str, tuple[str, ...], Row]]:
    """Give every record that states facts of its own, with its list and what names it.

    What has no id is named by all that tells it from another: two costs of one law for the same
    organisation, or two rounds of one toets, are two facts.
    """
    corpus = context.corpus
    for act in corpus.acts.values():
        if _CITES.match(act.id) is None:
            yield "acts", (act.id,), act
    for name in ("laws", "evaluations", "organisations", "tests", "bottlenecks"):
        for row in getattr(corpus, name).values():
            yield name, (row.id,), row
    for burden in corpus.burdens:
        what = (burden.cost, *filter(None, [burden.basis]))
        yield "burdens", (burden.act or burden.law or "", *burden.bearers, *what), burden
    for result in corpus.test_results:
        when = (result.delivered.text,) if result.delivered is not None else ()
        yield "test_results", (result.test, result.act or result.law or "", *when), result
    for watch in corpus.oversight:
        yield "oversight", (watch.by, *watch.over, *watch.over_kinds), watch
