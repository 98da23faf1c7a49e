"""Rules of other packages, by entry points: `[project.entry-points."stapeling.checks"]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points

from stapeling.checks import RULES
from stapeling.checks.context import Context
from stapeling.checks.rule import Rule
from stapeling.findings import NOWHERE, SEVERITIES, Finding, Location
from stapeling.language import N_

GROUP = "stapeling.checks"
_CODE = re.compile(r"(?!ST[0-9])[A-Z]{2,12}[0-9]{3,4}")
"""A code of others: capitals and digits, and not one of ours."""


def all_rules() -> tuple[dict[str, Rule], list[Finding]]:
    """Give every rule by code, ours and those of others, and what cannot be one."""
    rules, failures = dict(RULES), []
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        package = point.dist.name if point.dist is not None else "?"
        if _CODE.fullmatch(point.name) is None or point.name in rules:
            why = "the name is no code, or taken"
            failures.append(failure(point.name, package, why))
            continue
        check = _loaded(point)
        if callable(check):
            rules[point.name] = Rule(point.name, check, package)
        else:
            failures.append(failure(point.name, package, str(check)))
    return rules, failures


def _loaded(point: EntryPoint) -> object:
    """Load what an entry point names; the reason when it cannot be."""
    try:
        found: object = point.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever another package does, ours goes on
        return described(error)
    return found if callable(found) else f"{point.value} is no function"


def run_rule(rule: Rule, context: Context) -> Iterator[Finding]:
    """Run a rule. One of another package that fails is reported, with what it found before."""
    if rule.package == "stapeling":
        yield from rule.check(context)
        return
    try:
        found: Iterable[object] = rule.check(context)
        for finding in found:
            if not isinstance(finding, Finding) or finding.code != rule.code:
                yield failure(rule.code, rule.package, "it gave no finding under its own code")
                return
            _hold(finding)
            yield finding
    except (Exception, SystemExit) as error:  # noqa: BLE001
        yield failure(rule.code, rule.package, described(error))


def _hold(finding: Finding) -> None:
    """Refuse a finding that reports could not write: nothing has held its fields to their types."""
    if finding.severity not in SEVERITIES:
        raise ValueError(f"{finding.severity!r} is not one of {', '.join(SEVERITIES)}")
    stated: Mapping[str, object] = {
        name: getattr(finding, name) for name in ("ids", "witness", "location", "template", "hint")
    }
    for name in ("ids", "witness"):
        texts = stated[name]
        if not isinstance(texts, tuple) or not all(isinstance(text, str) for text in texts):
            raise TypeError(f"{name} is no tuple of texts")
    place = stated["location"]
    if not isinstance(place, Location) or list(map(type, place)) != [str, int, int]:
        raise TypeError("location is no Location of a file, a line and a column")
    if not isinstance(stated["template"], str) or not isinstance(stated["hint"], str):
        raise TypeError("template and hint are texts")
    finding.message, finding.key  # noqa: B018 - what does not fit its template raises here


def failure(code: str, package: str, why: str) -> Finding:
    """Say that a rule of another package could not be run."""
    template = N_("the rule {code} of {package} failed: {why}")
    values = {"code": code, "package": package, "why": why}
    return Finding(NOWHERE, "ST605", template, values, (code, package))


def described(error: BaseException) -> str:
    """Give an exception as one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())
