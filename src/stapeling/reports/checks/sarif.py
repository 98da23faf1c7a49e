"""Findings as SARIF 2.1.0, the exchange format of code scanning."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from stapeling import __version__
from stapeling.checks.rule import Rule, in_order
from stapeling.findings import Finding
from stapeling.reports.checks.explained import as_markdown, as_text
from stapeling.reports.checks.view import CheckView

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


_LINK = re.compile(r"\[(?=[^\[\]]*\]\()")
"""The begin of what a reader of SARIF would make a link of."""


def sarif(view: CheckView) -> str:
    """Write the findings with their rules; files are named from the root of the repository."""
    found = {finding.code for finding in view.findings}
    rules = [rule for rule in in_order(view.result.rules.values()) if rule.code in found]
    places = {rule.code: n for n, rule in enumerate(rules)}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": _driver(rules)},
                "automationDetails": {"id": "stapeling/check/"},
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": not view.result.refused}],
                "results": [_result(view, finding, places) for finding in view.findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _driver(rules: Sequence[Rule]) -> dict[str, object]:
    return {
        "name": "stapeling",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: Rule) -> dict[str, object]:
    page = rule.page
    return {
        "id": rule.code,
        "name": "".join(word.title() for word in rule.check.__name__.split("_")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.why or page.summary},
        "help": {"text": as_text(rule), "markdown": as_markdown(rule)},
        "defaultConfiguration": {"level": page.severity},
        "properties": {"tags": ["stapeling", rule.code[:3]]},
    }


def _result(view: CheckView, finding: Finding, places: Mapping[str, int]) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": _literal(view.message(finding))},
        "partialFingerprints": {"stapeling/v1": view.fingerprint(finding)},
        "properties": {"ids": list(finding.ids), "witness": list(finding.witness)},
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    if finding.location.file:
        result["locations"] = [_location(view, finding)]
    return result


def _location(view: CheckView, finding: Finding) -> dict[str, object]:
    artifact: dict[str, object] = {"uri": quote(view.path(finding))}
    if not view.path(finding).startswith("/"):
        artifact["uriBaseId"] = "%SRCROOT%"
    place = finding.location
    region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _literal(text: str) -> str:
    r"""Write text so that no placeholder and no link is read in it.

    >>> _literal("[x](https://example.org) {0}")
    '\\[x](https://example.org) {{0}}'
    """
    return _LINK.sub(r"\\[", text).replace("{", "{{").replace("}", "}}")
