"""`check`, without the command line: load, run the rules, compare, return. Nothing prints."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from stapeling.checks.context import Context
from stapeling.checks.limits import read_check
from stapeling.checks.plugins import all_rules
from stapeling.checks.result import CheckResult
from stapeling.checks.running import Asked, Outcome, run_checks, since, within
from stapeling.commands import Choices, options_of
from stapeling.commands.check.earlier import found_before
from stapeling.commands.check.origins import settings_table
from stapeling.commands.check.settling import Request, Settled, context_of, settle, wanted_of
from stapeling.findings import Finding
from stapeling.loading import Loaded, Refused, load
from stapeling.loading.places import Places, find_places, shown
from stapeling.progress import report
from stapeling.repository import root_of
from stapeling.settings import Settings, read_settings

__all__ = ["Request", "check_paths", "standing"]

_OF_FILES = "ST0"
"""How the codes of mistakes begin that refuse a file."""


def check_paths(paths: Sequence[Path], request: Request) -> CheckResult:
    """Check the corpus of the paths; the paths select what is reported.

    Raises
    ------
    StapelingError
        When a path, an option, a setting, a baseline or a commit is wrong. A corpus that cannot
        be read as the schema is no error here: its mistakes are the findings.
    """
    places = find_places(paths)
    settings = read_settings(places.root)
    settled = settle(settings, request)
    result = _empty(settings, request, settled, places)
    report("load")
    try:
        loaded = load(paths)
    except Refused as refusal:
        read = tuple(code for code in result.ran if code.startswith(_OF_FILES))
        return dataclasses.replace(result, outcome=_refused(refusal), ran=read)
    return _checked(result, loaded, places, settled)


def _empty(settings: Settings, request: Request, settled: Settled, places: Places) -> CheckResult:
    """Give the result of a run that has not found anything yet."""
    baseline, rules = settled.baseline, settled.asked.rules
    return CheckResult(
        outcome=Outcome(()),
        as_of=request.choices.as_of,
        rules=rules,
        fail_level=settled.fail_level,
        settings=settings_table(settings, request, settled, places),
        repository=root_of(places.root or places.named[0]),
        language=settings.language,
        known=settled.asked.baseline,
        baseline=baseline,
        missing_baseline=baseline is not None and not Path(baseline).exists(),
        ran=tuple(code for code in sorted(rules) if code in settled.asked.wanted),
        since=request.since,
    )


def _checked(result: CheckResult, loaded: Loaded, places: Places, settled: Settled) -> CheckResult:
    """Run the rules over a corpus, and compare where that was asked."""
    context = context_of(loaded.corpus, settled)
    outcome = run_checks(context, settled.asked)
    unreadable = False
    if result.since is not None:
        before = found_before(places, settled, result.since)
        unreadable = before is None
        outcome = since(outcome, before or Outcome(()))
    return dataclasses.replace(
        result,
        outcome=_selected(outcome, places, loaded),
        loaded=loaded,
        graph=context.graph,
        unreadable_before=unreadable,
    )


def _refused(refusal: Refused) -> Outcome:
    """Give the mistakes of files as findings; nothing else can be told of the corpus."""
    rows = (dataclasses.replace(row, severity="error") for row in refusal.findings)
    return Outcome(tuple(rows))


def _selected(outcome: Outcome, places: Places, loaded: Loaded) -> Outcome:
    """Keep what the paths select; everything when they name the whole corpus or a scenario."""
    if not places.selected or places.selected == places.files:
        return outcome
    chosen = loaded.selection
    ids = (chosen.laws or frozenset()) | (chosen.organisations or frozenset())
    return within(outcome, frozenset(map(shown, places.selected)), ids)


def standing(loaded: Loaded, settings: Settings, choices: Choices) -> tuple[Finding, ...]:
    """Give what the rules find in a corpus, by settings that may be those of another.

    Without a baseline: what is known in one corpus is no news in another that has it too.
    """
    stated = read_check(settings)
    rules, failures = all_rules()
    wanted = wanted_of(settings, stated, rules)
    asked = Asked(rules=rules, wanted=wanted, failures=tuple(failures))
    corpus, options = loaded.corpus, options_of(choices, settings)
    context = Context(corpus, options, stated.limits, corpus.findings)
    return run_checks(context, asked).findings
