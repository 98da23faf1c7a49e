"""The rules by their codes, ours and those of other packages."""

from __future__ import annotations

from stapeling.checks.limits import near
from stapeling.checks.plugins import all_rules
from stapeling.checks.rule import Rule, in_order
from stapeling.errors import StapelingError


def every_rule() -> tuple[Rule, ...]:
    """Give all rules, ours and those of others, in order of code."""
    return tuple(in_order(all_rules()[0].values()))


def rule_named(code: str) -> Rule:
    """Give the rule with a code, ours or another's."""
    rules, _ = all_rules()
    found = rules.get(code.upper())
    if found is None:
        raise StapelingError(f"there is no rule '{code}'{near(code.upper(), rules)}")
    return found


def rules_under(begin: str) -> tuple[Rule, ...]:
    """Give the rules whose code begins so, in order; none when it is a code itself."""
    word = begin.upper()
    found = tuple(rule for rule in every_rule() if rule.code.startswith(word))
    return () if any(rule.code == word for rule in found) else found
