"""What `check` finds in the shipped data has been judged, one by one."""

from __future__ import annotations

import datetime as dt

import pytest

from stapeling.checks.baseline import NOT_JUDGED, Entry, read_baseline
from stapeling.checks.result import CheckResult
from stapeling.commands import Choices
from stapeling.commands.check import Request, check_paths

from ..conftest import ROOT

BASELINE = read_baseline(ROOT / "data/baseline.toml")
DAY = dt.date(2026, 11, 23)
"""The day on which the findings were judged; later more evaluations are overdue."""


@pytest.fixture(scope="module")
def result() -> CheckResult:
    return check_paths([ROOT / "data"], Request(Choices(DAY)))


def test_nothing_is_found_that_was_not_judged(result: CheckResult) -> None:
    assert [str(finding) for finding in result.outcome.findings] == []
    assert [entry.key for entry in result.outcome.stale] == []
    assert {finding.key for finding in result.outcome.known} == set(BASELINE)


@pytest.mark.parametrize("entry", BASELINE.values(), ids=lambda entry: entry.key)
def test_every_entry_has_a_reason(entry: Entry) -> None:
    assert entry.reason != NOT_JUDGED


def test_the_one_error_is_beschut_werk(result: CheckResult) -> None:
    errors = [finding.key for finding in result.outcome.known if finding.severity == "error"]
    assert errors == ["ST201:participatiewet:stb-2016-519"]
    short = [
        row for row in result.outcome.known if row.code == "ST403" and "stb-2016-519" in row.ids
    ]
    assert {getattr(row.values["given"], "n", None) for row in short} == {12}
