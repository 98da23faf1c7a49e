"""What a run of `check` is done with: what was asked, what the corpus asks, and the defaults."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from stapeling.analyses.options import Options
from stapeling.checks.baseline import Baseline, read_baseline
from stapeling.checks.context import Context
from stapeling.checks.limits import (
    CheckSettings,
    Limits,
    Wanted,
    known_codes,
    level_of,
    read_check,
)
from stapeling.checks.plugins import all_rules
from stapeling.checks.running import Asked
from stapeling.commands import Choices, options_of
from stapeling.findings import Severity
from stapeling.loading.places import shown
from stapeling.model.corpus import Corpus
from stapeling.settings import Settings

DEFAULT_FAIL_LEVEL: Severity = "error"


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked of `check`; nothing means: the settings of the corpus."""

    choices: Choices
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_level: str | None = None
    baseline: str | None = None
    strict: bool = False
    since: str | None = None
    origins: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """Of each setting that was given: by an option, or which variable of the environment."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a run is done with: the request, the settings and the defaults put together."""

    options: Options
    limits: Limits
    asked: Asked
    fail_level: Severity
    baseline: str | None


def settle(settings: Settings, request: Request) -> Settled:
    """Put together what was asked, what the corpus asks, and the defaults."""
    stated = read_check(settings)
    rules, failures = all_rules()
    level = stated.fail_level or DEFAULT_FAIL_LEVEL
    if request.fail_level is not None:
        level = level_of(request.fail_level, "--fail-level")
    path = request.baseline or _beside(settings, stated)
    asked = Asked(
        rules=rules,
        wanted=wanted_of(settings, stated, rules, request),
        baseline=baseline_in(path, required=request.baseline is not None),
        strict=request.strict,
        failures=tuple(failures),
    )
    options = options_of(request.choices, settings)
    return Settled(options, stated.limits, asked, level, path)


def wanted_of(
    settings: Settings,
    stated: CheckSettings,
    rules: Iterable[str],
    request: Request | None = None,
) -> Wanted:
    """Give which rules run: as asked by the user, else by the settings."""
    codes, place = sorted(rules), f"{settings.file}: [check]"

    def named(name: str) -> tuple[str, ...]:
        given = getattr(request, name) if request is not None else None
        if given is not None:
            return known_codes(given, codes, f"--{name}")
        return known_codes(getattr(stated, name) or (), codes, f"{place} {name}")

    return Wanted(named("select"), named("ignore"))


def _beside(settings: Settings, stated: CheckSettings) -> str | None:
    """Give the baseline of the settings, as seen from where they stand."""
    if stated.baseline is None or settings.file is None:
        return None
    return shown(Path(settings.file).parent / stated.baseline)


def baseline_in(path: str | None, *, required: bool) -> Baseline:
    """Read a baseline. One that the settings name need not be there yet."""
    if path is None or not (required or Path(path).exists()):
        return {}
    return read_baseline(Path(path), path)


def context_of(corpus: Corpus, settled: Settled) -> Context:
    """Give what rules look at."""
    return Context(corpus, settled.options, settled.limits, corpus.findings)
