"""Fields of records and settings are told by a name, not by how the files write them."""

import pytest

from stapeling.language import Language
from stapeling.reports.comparison.values import fact_text, unit_word
from stapeling.reports.field_words import field_word

ENGLISH, DUTCH = Language.of("en"), Language.of("nl")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("in_force_from", "in force from"),
        ("from_", "from"),
        ("levels", "levels that count"),
        ("strange_field", "strange field"),
    ],
)
def test_a_field_has_a_name(field: str, told: str) -> None:
    assert field_word(ENGLISH, field) == told


def test_a_field_inside_a_fact_is_named_in_dutch() -> None:
    assert fact_text({"title": "Wet L", "until": None}, DUTCH) == "titel: Wet L, tot: \N{EN DASH}"


def test_due_days_have_a_dutch_name() -> None:
    assert unit_word("due days", DUTCH) == "uiterste data"
