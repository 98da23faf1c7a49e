"""Baselines: findings that are known, each with the reason why it stays. TOML, made for review."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stapeling.checks.worse import is_worse
from stapeling.errors import StapelingError
from stapeling.findings import NOWHERE, SEVERITIES, Finding, Location, Severity
from stapeling.language import N_

NOT_JUDGED = "not judged yet"
"""The reason of an entry that nobody gave one for."""
WITNESSED = frozenset({"ST306", "ST401", "ST402"})
"""Findings that become worse by what shows them: an entry says what that was."""
_ENTRY = re.compile(r"^[ \t]*\[\[[ \t]*finding[ \t]*\]\]", re.MULTILINE)
_HEAD = """\
# Findings that are known and stay for a reason; see docs/ci.md. `message` is there for the reader
# and is not compared: code and ids are. What is graver than `severity` says, or rests on more than
# `witness` names, is new. Written by `stapeling check --write-baseline`, which keeps the reasons.
# An entry that no longer occurs is reported, so that the list becomes shorter.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding: its code and ids, how grave it was, and why it stays."""

    code: str
    ids: tuple[str, ...]
    reason: str
    message: str = ""
    location: Location = NOWHERE
    severity: Severity | None = None
    """The gravest that it knows; any when it does not say."""
    witness: tuple[str, ...] | None = None
    """What it knows of what shows the finding; all when it does not say."""

    @property
    def key(self) -> str:
        """The key of the findings that it knows."""
        return Finding(NOWHERE, self.code, "", ids=self.ids).key

    def knows(self, finding: Finding) -> bool:
        """Whether a finding of its key is no worse than the one that was accepted."""
        return not is_worse(finding, self.severity, self.witness)


Baseline = Mapping[str, Entry]
"""Entries by key."""


def read_baseline(path: Path, name: str | None = None) -> Baseline:
    """Read a baseline.

    Raises
    ------
    StapelingError
        When the file cannot be read, is not TOML, or an entry lacks a code, ids or a reason.
    """
    shown = name or str(path)
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise StapelingError(f"{shown}: {why}") from None
    rows = table.get("finding", [])
    strange = sorted(set(table) - {"finding"})
    if strange or not isinstance(rows, list):
        raise StapelingError(f"{shown}: a baseline holds [[finding]] entries and nothing else")
    lines = [text.count("\n", 0, match.start()) + 1 for match in _ENTRY.finditer(text)]
    places = lines if len(lines) == len(rows) else [1] * len(rows)
    entries = [
        _entry(row, Location(shown, line, 1)) for row, line in zip(rows, places, strict=True)
    ]
    return {entry.key: entry for entry in entries}


def _entry(row: Any, place: Location) -> Entry:
    keys = {"code", "ids", "reason", "message", "severity", "witness"}
    if not isinstance(row, dict) or set(row) - keys or not {"code", "ids", "reason"} <= set(row):
        raise StapelingError(
            f"{place}: an entry has code, ids and reason, and perhaps message, severity and witness"
        )
    code, ids, reason, message = (row.get(key, "") for key in ("code", "ids", "reason", "message"))
    texts = isinstance(ids, list) and all(isinstance(item, str) for item in ids)
    if not texts or not all(isinstance(text, str) for text in (code, reason, message)):
        raise StapelingError(f"{place}: code and reason are text, ids a list of texts")
    if not reason.strip():
        raise StapelingError(f"{place}: an entry needs a reason")
    severity, witness = _severity(row, place), _witness(row, place)
    return Entry(code, tuple(ids), reason, message, place, severity, witness)


def _severity(row: Mapping[str, Any], place: Location) -> Severity | None:
    word = row.get("severity")
    found = next((level for level in SEVERITIES if level == word), None)
    if found is None and word is not None:
        raise StapelingError(f"{place}: severity is one of {', '.join(SEVERITIES)}")
    return found


def _witness(row: Mapping[str, Any], place: Location) -> tuple[str, ...] | None:
    rows = row.get("witness")
    if rows is None:
        return None
    if not isinstance(rows, list) or not all(isinstance(item, str) for item in rows):
        raise StapelingError(f"{place}: witness is a list of texts")
    return tuple(rows)


def write_baseline(
    findings: Iterable[Finding], known: Baseline, messages: Mapping[str, str], reason: str
) -> str:
    """Give a baseline of findings as text, in order of key; reasons that are known are kept."""
    unique = {finding.key: finding for finding in findings}
    parts = [_HEAD]
    for key in sorted(unique):
        finding, entry = unique[key], known.get(key)
        rows: dict[str, object] = {
            "code": finding.code,
            "ids": list(finding.ids),
            "severity": finding.severity,
        }
        if finding.code in WITNESSED:
            rows["witness"] = sorted(finding.witness)
        rows |= {
            "message": messages.get(key, finding.message),
            "reason": entry.reason if entry is not None else reason,
        }
        lines = (f"{name} = {_toml(value)}\n" for name, value in rows.items())
        parts.append("\n[[finding]]\n" + "".join(lines))
    return "".join(parts)


def stale(known: Baseline, findings: Sequence[Finding]) -> list[Entry]:
    """Give the entries that no longer occur, in order of key."""
    present = {finding.key for finding in findings} if known else set()
    return [entry for key, entry in sorted(known.items()) if key not in present]


def stale_finding(entry: Entry) -> Finding:
    """Say that an entry no longer occurs."""
    template = N_("the known finding {key} no longer occurs; its reason was: {reason}")
    values = {"key": entry.key, "reason": entry.reason}
    return Finding(entry.location, "ST603", template, values, (entry.code, *entry.ids))


def _toml(value: object) -> str:
    """Write text or a list of texts as TOML: a JSON string is one, but for the delete character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
