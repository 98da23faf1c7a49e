"""Toetsen that wait for each other are warned of; a plain order is not."""

from __future__ import annotations

from stapeling.loading import Loaded


def test_toetsen_that_wait_for_each_other(corpus: Loaded) -> None:
    """
    tests:
      - {id: one, title: One, after: [two, first]}
      - {id: two, title: Two, after: [three]}
      - {id: three, title: Three, after: [one]}
      - {id: own, title: Own, after: [own]}
      - {id: first, title: First, phase: beleid}
      - {id: behind, title: Behind, phase: beleid, after: [three]}
    """
    assert [str(finding) for finding in corpus.corpus.findings] == [
        "a.yaml:2:5: ST114 one waits, through three, two, for itself",
        "a.yaml:3:5: ST114 two waits, through one, three, for itself",
        "a.yaml:4:5: ST114 three waits, through one, two, for itself",
        "a.yaml:5:5: ST114 own waits for itself",
    ]


def test_toetsen_that_wait_for_a_later_phase(corpus: Loaded) -> None:
    """
    tests:
      - {id: policy, title: Policy, phase: beleid, after: [between]}
      - {id: between, title: Between, after: [council]}
      - {id: council, title: Council, phase: ministerraad, after: [early, beside]}
      - {id: early, title: Early, phase: consultatie}
      - {id: beside, title: Beside, phase: ministerraad}
    """
    assert [str(finding) for finding in corpus.corpus.findings] == [
        "a.yaml:2:5: ST114 policy waits for beside, council, early, of a later phase",
    ]


def test_an_order_is_no_contradiction(corpus: Loaded) -> None:
    """
    tests:
      - {id: a, title: A, phase: beleid}
      - {id: b, title: B, phase: consultatie, after: [a, c]}
      - {id: c, title: C, phase: consultatie, after: [a]}
    """
    assert corpus.corpus.findings == ()
