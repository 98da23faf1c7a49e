"""Days that contradict each other: warned of when certain, never when only possible."""

from __future__ import annotations

import pytest

from stapeling.loading import Loaded

from .conftest import warnings


def test_every_contradiction_of_days(corpus: Loaded) -> None:
    """
    laws:
      - id: l
        title: L
        kind: wet
        in_force_from: 2010-01-01
        changes:
          - {act: early, in_force_from: 2009-12-31}
          - {act: unpublished, in_force_from: 2012-01-01}
          - {act: retroactive, in_force_from: 2012-01-01, retroactive_to: 2011-01-01}
          - {act: placed, in_force_from: 2009-01-01, effect: tekstplaatsing}
          - {act: repaired, in_force_from: 2014-01-01}
      - {id: over, title: Over, kind: wet, in_force_from: 2012-02-01, in_force_until: 2012-01-01}
    acts:
      - {id: early, level: wet, links: [{kind: repairs, act: repaired}]}
      - {id: unpublished, level: wet, published: 2012-01-02}
      - {id: retroactive, level: wet, published: 2012-01-02}
      - {id: placed, level: wet}
      - {id: repaired, level: wet}
    evaluations:
      - {id: e, kind: monitor, laws: [l, over], published: 2009-12-31}
      - {id: f, kind: monitor, laws: [l, over], published: 2011-01-01}
    """
    assert [str(finding) for finding in corpus.corpus.findings] == [
        "a.yaml:7:9: ST107 early changes l (2009-12-31) before the law takes effect (2010-01-01)",
        "a.yaml:8:9: ST104 unpublished takes effect on l (2012-01-01) before it is published"
        " (2012-01-02)",
        "a.yaml:12:5: ST109 over ends (2012-01-01) before it takes effect (2012-02-01)",
        "a.yaml:14:37: ST106 early cannot stand on repaired, which began later (2014-01-01)",
        "a.yaml:20:5: ST103 e was published (2009-12-31) before the law took effect",
    ]


@pytest.mark.parametrize("start", ["2010", "unknown", "{before: 2010-06-01}", "2009-12-31"])
def test_what_is_only_possible_is_no_contradiction(start: str) -> None:
    text = f"""
laws:
  - id: l
    title: L
    kind: wet
    in_force_from: {start}
    in_force_until: 2010-06-01
    changes: [{{act: a, in_force_from: 2010-02}}]
acts: [{{id: a, level: wet, published: 2010-02-20}}]
evaluations: [{{id: e, kind: monitor, laws: [l], published: 2010}}]
"""
    assert warnings(a=text) == []


def test_laws_that_rest_on_each_other(corpus: Loaded) -> None:
    """
    laws:
      - {id: one, title: One, kind: amvb, based_on: [{law: two}, {law: frame}]}
      - {id: two, title: Two, kind: amvb, based_on: [{law: one}, {law: two}]}
      - {id: between, title: Between, kind: amvb, based_on: [{law: one}]}
      - {id: three, title: Three, kind: amvb, based_on: [{law: five}, {law: between}]}
      - {id: four, title: Four, kind: amvb, based_on: [{law: three}]}
      - {id: five, title: Five, kind: amvb, based_on: [{law: four}]}
      - {id: frame, title: Frame, kind: wet, based_on: [{law: frame}]}
    """
    assert [str(finding) for finding in corpus.corpus.findings] == [
        "a.yaml:2:5: ST105 one rests, through two, on itself",
        "a.yaml:3:5: ST105 two rests, through one, on itself",
        "a.yaml:5:5: ST105 three rests, through five, on itself",
        "a.yaml:6:5: ST105 four rests, through three, on itself",
        "a.yaml:7:5: ST105 five rests, through four, on itself",
    ]
