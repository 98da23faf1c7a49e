"""Findings as a JUnit report: a case for every finding, and one for every rule that ran without."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from stapeling.findings import Finding
from stapeling.reports.checks.view import CheckView

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit(view: CheckView) -> str:
    """Write findings that stop a proposal as failures; the others as cases that pass and tell."""
    failures = sum(map(view.result.stops, view.findings))
    found = {finding.code for finding in view.findings}
    quiet = [code for code in view.result.ran if code not in found]
    counts = {"tests": str(len(view.findings) + len(quiet)), "failures": str(failures)}
    suites = ET.Element("testsuites", {"name": "stapeling check", **counts})
    suite = ET.SubElement(suites, "testsuite", {"name": "stapeling check", **counts, "errors": "0"})
    for finding in view.findings:
        _case(suite, view, finding)
    for code in quiet:
        summary = view.result.rules[code].page.summary
        ET.SubElement(suite, "testcase", {"classname": code, "name": _clean(summary)})
    ET.indent(suites)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + ET.tostring(suites, encoding="unicode") + "\n"


def _case(suite: ET.Element, view: CheckView, finding: Finding) -> None:
    attributes = {"classname": finding.code, "name": _clean(finding.key)}
    if finding.location.file:
        attributes |= {"file": _clean(view.path(finding)), "line": str(finding.location.line)}
    case = ET.SubElement(suite, "testcase", attributes)
    message = _clean(view.message(finding))
    told = message
    if finding.location.file:
        place = f"{view.path(finding)}:{finding.location.line}:{finding.location.column}"
        told = f"{_clean(place)}: {message}"
    if view.result.stops(finding):
        failure = {"message": message, "type": finding.severity}
        ET.SubElement(case, "failure", failure).text = told
    else:
        ET.SubElement(case, "system-out").text = f"{finding.severity}: {told}"


def _clean(text: str) -> str:
    """Take out what XML has no form for."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
