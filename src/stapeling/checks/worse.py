"""When a finding that was there before has become a worse one, and counts as new."""

from __future__ import annotations

from collections.abc import Collection

from stapeling.findings import SEVERITIES, Finding, Severity


def is_worse(now: Finding, severity: Severity | None, witness: Collection[str] | None) -> bool:
    """Whether a finding is graver than it was, or rests on something that was not there.

    Nothing in the place of a severity or a witness means that any will do.

    >>> from stapeling.findings import NOWHERE
    >>> now = Finding(NOWHERE, "ST401", "", ids=("a",), severity="error", witness=("x", "y"))
    >>> is_worse(now, "error", {"x", "y"}), is_worse(now, "error", {"x"})
    (False, True)
    >>> is_worse(now, "note", None), is_worse(now, None, None)
    (True, False)
    """
    graver = severity is not None and SEVERITIES.index(now.severity) > SEVERITIES.index(severity)
    return graver or (witness is not None and not set(now.witness) <= set(witness))
