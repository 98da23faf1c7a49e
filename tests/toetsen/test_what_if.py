"""What one more obliged toets would add: questions, weeks, and work for whom."""

from __future__ import annotations

from typing import Any

import pytest

from stapeling.analyses.results import Question, WhatIf
from stapeling.model.amounts import Amount
from tests.toetsen.catalogues import Json, asks, chosen, measured, of_act, table, toets

FOUR = "staatsrechtelijke_toets regiotoets subsidiariteitstoets invoeringstoets"


def added(*tests: Json, **options: Any) -> WhatIf:
    """Give what the toets `x` would add."""
    (found,) = (row for row in measured(*tests, **options).what_if if row.toets == "x")
    return found


def extra(**facts: Any) -> Json:
    return toets("x", status="voorstel", **facts)


def test_of_the_four_announced_only_the_regiotoets_asks_what_none_asks_as_hoofd() -> None:
    found = {row.toets: row for row in measured(*table(), with_toetsen=FOUR).what_if}
    fresh = {name: row.new + row.asked for name, row in found.items() if name in FOUR}
    assert {name: [q.aspect for q in rows] for name, rows in fresh.items()} == {
        "staatsrechtelijke_toets": [],
        "regiotoets": ["regio"],
        "subsidiariteitstoets": [],
        "invoeringstoets": [],
    }
    regio = found["regiotoets"]
    assert (regio.new, regio.asked_by) == ((), {Question("regio", "rijk"): ("grenseffectentoets",)})


def test_the_stack_is_that_without_any_of_with() -> None:
    one = measured(*table(), with_toetsen=FOUR).what_if
    assert {row.toets for row in one} >= set(FOUR.split())
    assert one == measured(*table()).what_if


def test_questions_of_each_sort() -> None:
    found = added(
        extra(aspects=asks("ict fraude regio grens", "mkb")),
        toets("a", aspects=asks("ict", "fraude regio")),
        toets("b", aspects=asks("ict", "ict fraude mkb")),
        toets("mede", aspects=asks("", "ict")),
        toets("free", aspects=asks("grens"), status="voorstel"),
        toets("channel", aspects=asks("grens"), kind="kanaal"),
    )
    assert found.new == (Question("grens", "rijk"),)
    assert found.asked_as_main == (Question("ict", "rijk"),)
    assert found.asked == (Question("fraude", "rijk"), Question("regio", "rijk"))
    assert found.asked_by == {
        Question("ict", "rijk"): ("a", "b"),
        Question("fraude", "rijk"): ("a", "b"),
        Question("regio", "rijk"): ("a",),
    }


def test_a_question_to_every_implementer_that_some_are_asked() -> None:
    """Of all: ict is new and asked of two; fraude is asked of all; gegevens as mede and of one."""
    tests = [
        extra(aspects=asks("ict fraude gegevens mkb", of="uitvoerder")),
        toets("bd", aspects=asks("ict fraude gegevens", of="uitvoerder:bd")),
        toets("uwv", aspects=asks("ict", "mkb", of="uitvoerder:uwv")),
        toets("all", aspects=asks("fraude", "gegevens", of="uitvoerder")),
    ]
    found = added(*tests)
    assert [q.aspect for q in found.new] == ["ict", "mkb"]
    assert [q.aspect for q in found.asked_as_main] == ["fraude"]
    assert [q.aspect for q in found.asked] == ["gegevens"]
    assert [q.aspect for q in found.in_part] == ["gegevens", "ict"]
    assert {q.aspect: names for q, names in found.asked_by.items()} == {
        "fraude": ("all",),
        "gegevens": ("all", "bd"),
        "ict": ("bd", "uwv"),
    }
    blind = added(*tests, ignore_object=True)
    assert [q.aspect for q in blind.asked_as_main] == ["fraude", "gegevens", "ict"]
    assert (blind.new, [q.aspect for q in blind.asked], blind.in_part) == ((), ["mkb"], ())


@pytest.mark.parametrize(
    ("facts", "weeks"),
    [
        ({"phase": "beleid", "weeks": "3"}, (0, 0)),
        ({"phase": "beleid", "weeks": "6"}, (2, 0)),
        ({"phase": "beleid", "weeks": "10"}, (6, 2)),
        ({"phase": "beleid", "weeks": "1", "after": ["a"]}, (1, 1)),
        ({"phase": "parlement", "weeks": {"low": "1", "high": "2"}}, (1, 2)),
        ({"phase": None, "weeks": "10"}, (6, None)),
        ({"phase": "beleid"}, None),
        ({"phase": "beleid", "weeks": "3", "moment": None}, None),
        ({"phase": "invoering", "weeks": "26", "moment": "ex_post"}, (0, 0)),
        ({"phase": "invoering", "moment": "ex_post"}, (0, 0)),
        ({"phase": "beleid", "weeks": "3", "after": ["x"]}, None),
    ],
)
def test_weeks(facts: Json, weeks: object) -> None:
    here = toets("a", phase="beleid", weeks={"low": "4", "high": "8"})
    assert added(extra(**facts), here).weeks_added == weeks


def test_weeks_beside_what_is_not_known() -> None:
    own = {"phase": "consultatie", "weeks": "3"}
    assert added(extra(**own), toets("a", phase="beleid")).weeks_added == (3, None)
    assert added(extra(**own)).weeks_added == (3, 3)


def test_weeks_count_channels() -> None:
    channel = toets("c", kind="kanaal", phase="consultatie", weeks="6")
    own = {"phase": "consultatie", "weeks": "7"}
    assert added(extra(**own), channel).weeks_added == (1, 1)


def test_bearers_and_hours() -> None:
    found = added(extra(work_at=["implementers", "bzk"], hours="40"))
    assert (found.bearers, found.hours) == (("implementers", "bzk"), Amount.of(40))


def test_which_toetsen_are_asked_about() -> None:
    tests = [
        toets("obliged"),
        toets("proposed", status="voorstel"),
        toets("free", required_when=None),
        toets("unsaid", status=None),
        toets("ended", status="voorstel", valid_until="2020-01-01"),
        toets("channel", kind="kanaal", status="voorstel"),
    ]
    assert [row.toets for row in measured(*tests).what_if] == ["free", "proposed"]
    found = measured(*tests, with_toetsen="obliged proposed channel ended")
    assert [row.toets for row in found.what_if] == ["ended", "free", "obliged", "proposed"]


def test_of_an_act() -> None:
    """Held against what the act certainly requires, with each of its implementers asked."""
    law = {"id": "l", "title": "L", "kind": "wet", "implementers": ["uwv"]}
    act = {"id": "act", "level": "wet", "changes": [{"law": "l", "in_force_from": "2020-01-01"}]}
    tests = [
        extra(aspects=asks("ict", of="uitvoerder"), phase="beleid", weeks="2"),
        toets("uwv", aspects=asks("ict", of="uitvoerder:uwv"), required_when={"levels": ["wet"]}),
        toets("kb", aspects=asks("ict", of="uitvoerder"), required_when={"levels": ["kb"]}),
        toets("maybe", aspects=asks("ict"), required_when={"origins": ["novelle"]}),
        toets("no", status="voorstel", required_when={"levels": ["kb"]}),
        toets("perhaps", status="voorstel", required_when={"origins": ["novelle"]}),
        toets("over", status="voorstel", valid_until="2020-01-01"),
    ]
    found = of_act("act", *tests, laws=[law], acts=[act]).what_if
    assert [row.toets for row in found] == ["x", "perhaps"]
    assert found[0].asked_as_main == (Question("ict", "uitvoerder:uwv"),)
    assert found[0].weeks_added == (2, None)
    again = of_act("act", *tests, laws=[law], acts=[act], options=chosen(with_toetsen="x"))
    assert again.what_if == found
    assert again.required == ("x", "uwv")


def test_what_is_obliged_already_stays_in_the_stack_without_the_choice() -> None:
    rows = [toets("a", phase="beleid", weeks=2), toets("b", phase="beleid", weeks=5)]
    more = toets("c", status="voorstel", phase="beleid", weeks=9)
    found = measured(*rows, more, with_toetsen="b c")
    assert (found.lead_time_without.low, found.lead_time.low) == (5, 9)
    assert found.lead_time_without == measured(*rows, more).lead_time
