"""A scenario laid on a corpus: it adds, changes and removes, and leaves its base what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.loading import Loaded, Refused, load

BASE = """
laws:
  - id: l
    title: Law
    kind: wet
    in_force_from: 2010-01-01
    domains: [zorg]
    changes:
      - {act: stb-1, in_force_from: 2011-01-01}
      - {act: kst-2, in_force_from: 2012-01-01}
      - {act: stb-3, in_force_from: 2013-01-01}
  - {id: m, title: Other, kind: wet}
acts:
  - {id: stb-1, level: wet, aliases: [old-1], published: 2010-12-01}
  - {id: stb-2, level: wet, dossier: "2", links: [{kind: repairs, act: old-1}]}
  - {id: stb-3, level: wet, changes: [{law: m, in_force_from: 2013-01-01}]}
organisations: [{id: u, title: U}]
burdens:
  - {act: stb-1, organisation: u}
  - {act: stb-2, organisation: u}
  - {law: m, organisation: u}
tests: [{id: t, title: T, status: voorstel}]
test_results: [{test: t, act: old-1}, {test: t, act: stb-3}, {test: t, law: m}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "a.yaml").write_text(BASE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def laid(text: str, name: str = "s.yaml") -> Loaded:
    Path(name).write_text(text)
    return load([Path(name)])


def refusal(text: str) -> list[str]:
    with pytest.raises(Refused) as caught:
        laid(text)
    return [str(finding) for finding in caught.value.findings]


def test_an_empty_scenario_is_its_base(folder: Path) -> None:
    base, scenario = load([Path("base")]), laid("scenario: {base: base, title: Niets}")
    assert scenario.corpus == base.corpus
    assert (scenario.scenario, base.scenario) == ("Niets", None)
    assert [file.name for file in scenario.files] == ["base/a.yaml", "s.yaml"]
    assert Path("base/a.yaml").read_text() == BASE


def test_lists_of_a_scenario_are_added(folder: Path) -> None:
    corpus = laid(
        "scenario: {base: base}\n"
        "acts: [{id: stb-4, changes: [{law: l, in_force_from: 2014-01-01}]},"
        " {id: stb-3, published: 2012}]\n"
        "burdens: [{act: stb-4, organisation: u}]\n"
    ).corpus
    assert [row.act for row in corpus.changes["l"]] == ["stb-1", "stb-2", "stb-3", "stb-4"]
    assert corpus.acts["stb-3"].published is not None
    assert [row.act or row.law for row in corpus.burdens] == ["stb-1", "stb-2", "m", "stb-4"]
    assert corpus.findings == ()


def test_an_act_goes_with_its_changes_burdens_links_and_results(folder: Path) -> None:
    for name in ("stb-1", "old-1"):
        corpus = laid(f"scenario: {{base: base, remove: {{acts: [{name}]}}}}").corpus
        assert sorted(corpus.acts) == ["stb-2", "stb-3"]
        assert [row.act for row in corpus.changes["l"]] == ["stb-2", "stb-3"]
        assert [row.act or row.law for row in corpus.burdens] == ["stb-2", "m"]
        assert corpus.acts["stb-2"].links == ()
        assert [row.act or row.law for row in corpus.test_results] == ["stb-3", "m"]
        assert corpus.findings == ()


def test_an_act_goes_under_the_name_of_its_dossier_too(folder: Path) -> None:
    for name in ("stb-2", "kst-2"):
        corpus = laid(f"scenario: {{base: base, remove: {{acts: [{name}]}}}}").corpus
        assert sorted(corpus.acts) == ["stb-1", "stb-3"]
        assert [row.act for row in corpus.changes["l"]] == ["stb-1", "stb-3"]
        assert corpus.findings == ()


def test_a_law_goes_with_its_changes_burdens_and_results(folder: Path) -> None:
    corpus = laid("scenario: {base: base, remove: {laws: [m], organisations: [u]}}").corpus
    assert sorted(corpus.laws) == ["l"]
    assert corpus.acts["stb-3"].changes == ()
    assert [row.act or row.law for row in corpus.burdens] == ["stb-1", "stb-2"]
    assert [row.act for row in corpus.test_results] == ["old-1", "stb-3"]
    assert [str(finding) for finding in corpus.findings] == [
        f"base/a.yaml:{line}:5: ST101 burdens: there is no organisation 'u' in the corpus"
        for line in (19, 20)
    ]


def test_a_change_replaces_whole_values_and_null_takes_one_away(folder: Path) -> None:
    corpus = laid("""
scenario:
  base: base
  change:
    laws:
      l:
        title: New
        domains: [werk]
        in_force_from: null
        changes: [{act: stb-1}]
    tests:
      t: {status: kabinetsbeleid}
""").corpus
    law = corpus.laws["l"]
    assert (law.title, law.domains, law.in_force_from, law.kind) == ("New", ("werk",), None, "wet")
    assert [row.act for row in corpus.changes["l"]] == ["stb-1"]
    assert (corpus.tests["t"].status, corpus.tests["t"].title) == ("kabinetsbeleid", "T")


def test_a_changed_fact_of_an_act_is_changed_in_every_statement(folder: Path) -> None:
    Path("base/b.yaml").write_text("acts: [{id: stb-1, published: 2010-12-01}]")
    corpus = laid("scenario: {base: base, change: {acts: {stb-1: {published: 2009}}}}").corpus
    assert corpus.acts["stb-1"].published is not None
    assert corpus.acts["stb-1"].published.text == "2009-01-01..2009-12-31"
    assert corpus.findings == ()


def test_a_scenario_on_a_scenario(folder: Path) -> None:
    Path("first.yaml").write_text(
        "scenario: {base: base, title: First, remove: {acts: [stb-1]}}\nacts: [{id: stb-9}]"
    )
    loaded = laid(
        "scenario: {base: first.yaml, title: Second, remove: {acts: [stb-9]},"
        " change: {laws: {l: {title: Twice}}}}"
    )
    assert sorted(loaded.corpus.acts) == ["stb-2", "stb-3"]
    assert loaded.corpus.laws["l"].title == "Twice"
    assert loaded.scenario == "Second"


def test_unknown_ids_and_lists(folder: Path) -> None:
    assert refusal("""
scenario:
  base: base
  remove: {acts: [stb-8], lawz: [l]}
  change:
    laws:
      x: {title: X}
    burdens:
      y: {cost: programma}
""") == [
        "s.yaml:4:11: ST110 the base has no 'l' in lawz",
        "s.yaml:4:11: ST110 the base has no 'stb-8' in acts",
        "s.yaml:6:5: ST110 'burdens' cannot be changed by id; known are laws, acts, evaluations,"
        " organisations, tests, bottlenecks",
        "s.yaml:7:10: ST110 the base has no 'x' in laws",
    ]


@pytest.mark.parametrize("base", ["nowhere", "s.yaml", "other.yaml"])
def test_a_base_that_is_missing_or_leads_back(folder: Path, base: str) -> None:
    Path("other.yaml").write_text("scenario: {base: s.yaml}")
    place = "other.yaml:1:11" if base == "other.yaml" else "s.yaml:1:11"
    named = "s.yaml" if base == "other.yaml" else base
    assert refusal(f"scenario: {{base: {base}}}") == [
        f"{place}: ST111 the base '{named}' of the scenario cannot be used"
    ]


def test_mistakes_of_a_scenario_stand_in_the_scenario(folder: Path) -> None:
    assert refusal("""
scenario:
  base: base
  remove: {laws: [l]}
  change:
    laws:
      m:
        kind: wett
        short_titel: M
        title: null
        changes:
          - {act: stb-1, articles: x}
""") == [
        "s.yaml:8:9: ST011 the key title is missing",
        "s.yaml:8:15: ST013 'wett' is not one of wet, rijkswet, amvb, kb, ministeriele_regeling,"
        " beleidsregel, circulaire, verordening, eu_verordening, eu_richtlijn, verdrag,"
        " zbo_regeling, pbo_regeling, overig (did you mean 'wet'?)",
        "s.yaml:9:9: ST010 unknown key 'short_titel' (did you mean 'short_title'?)",
        "s.yaml:12:36: ST012 expected a list, found 'x'",
    ]


def test_mistakes_of_the_base_stand_in_the_base(folder: Path) -> None:
    Path("base/a.yaml").write_text("laws:\n  - {id: l, title: L, kind: wet}\n  - {id: m, kind: x}")
    lines = refusal("scenario: {base: base, remove: {laws: [l]}}")
    assert [line.partition(" is not ")[0] for line in lines] == [
        "base/a.yaml:3:5: ST011 the key title is missing",
        "base/a.yaml:3:19: ST013 'x'",
    ]


@pytest.mark.parametrize(
    ("scenario", "line"),
    [
        ("3", "1:11: ST012 expected a mapping, found '3'"),
        ("{title: X}", "1:11: ST011 the key base is missing"),
        ("{base: [base]}", "1:18: ST012 expected text, found a list"),
        ("{base: base, remove: [l]}", "1:32: ST012 expected a mapping, found a list"),
        ("{base: base, remove: {laws: l}}", "1:39: ST012 expected a list, found 'l'"),
        ("{base: base, remove: {laws: [[l]]}}", "1:40: ST012 expected text, found a list"),
        ("{base: base, change: l}", "1:32: ST012 expected a mapping, found 'l'"),
        ("{base: base, chnage: {}}", "1:24: ST010 unknown key 'chnage' (did you mean 'change'?)"),
    ],
)
def test_a_scenario_of_the_wrong_form(folder: Path, scenario: str, line: str) -> None:
    assert refusal(f"scenario: {scenario}") == [f"s.yaml:{line}"]


def test_the_settings_are_those_of_the_base(folder: Path) -> None:
    Path("base/stapeling.toml").write_text("[metrics]\nrest_years = 3\n")
    Path("first.yaml").write_text("scenario: {base: base}")
    assert laid("scenario: {base: base}").settings.rest_years == 3
    assert laid("scenario: {base: first.yaml}").settings.rest_years == 3


def test_a_scenario_among_the_files_of_a_corpus_is_no_part_of_it(folder: Path) -> None:
    Path("base/s.yaml").write_text("scenario: {base: .}\nlaws: [{id: z, title: Z, kind: wet}]")
    assert sorted(load([Path("base")]).corpus.laws) == ["l", "m"]
    assert sorted(load([Path("base/s.yaml")]).corpus.laws) == ["l", "m", "z"]
