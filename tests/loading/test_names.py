"""Which act a name means: an id, an alias, or kst-N for a dossier."""

from __future__ import annotations

from .conftest import loaded, warnings

CHANGE = "laws: [{{id: l, title: L, kind: wet, changes: [{{act: {}}}]}}]"


def test_an_id_goes_before_an_alias_and_an_alias_before_a_dossier() -> None:
    corpus = loaded(
        a="acts: [{id: kst-1}, {id: a, level: wet, dossier: '1'}, {id: b, aliases: [kst-2]},"
        " {id: c, level: wet, dossier: '2'}, {id: d, level: wet, dossier: '3'},"
        " {id: e, level: amvb, dossier: '3'}]"
    )
    names = ("kst-1", "kst-2", "kst-3", "a", "kst-4", None)
    assert [corpus.act_id(name) for name in names] == ["kst-1", "b", "d", "a", None, None]


def test_a_dossier_of_several_acts_of_parliament_means_none() -> None:
    texts = {
        "a": CHANGE.format("kst-1"),
        "b": "acts: [{id: a, level: wet, dossier: '1'}, {id: b, level: wet, dossier: '1'}]",
    }
    assert warnings(**texts) == ["a.yaml:1:47: ST108 l: 'kst-1' fits more than one act"]
    assert loaded(**texts).act_id("kst-1") is None


def test_a_dossier_without_an_act_of_parliament_means_none() -> None:
    texts = {"a": CHANGE.format("kst-1"), "b": "acts: [{id: a, level: amvb, dossier: '1'}]"}
    assert warnings(**texts) == ["a.yaml:1:47: ST101 l: there is no act 'kst-1' in the corpus"]


def test_an_alias_of_two_acts_means_none() -> None:
    texts = {
        "a": CHANGE.format("x"),
        "b": "acts: [{id: a, aliases: [x]}, {id: b, aliases: [x]}]",
    }
    assert warnings(**texts) == [
        "a.yaml:1:47: ST108 l: 'x' fits more than one act",
        "b.yaml:1:31: ST108 the alias 'x' means both a and b",
    ]


def test_an_alias_that_is_the_id_of_another_act_leaves_that_act_its_name() -> None:
    texts = {"a": CHANGE.format("b"), "b": "acts: [{id: a, aliases: [b, a]}, {id: b}]"}
    assert warnings(**texts) == ["b.yaml:1:8: ST108 the alias 'b' means both b and a"]
    assert loaded(**texts).act_id("b") == "b"
