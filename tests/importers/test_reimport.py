"""A second import keeps what a person did, and says what became different."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stapeling.importers import (
    Extract,
    ImportFailures,
    import_wti,
    merge,
    read_document,
    write_document,
)

WTI = Path(__file__).parent / "wti"
NUMBER = "BWBR0000001"


def extract(text: str) -> Extract:
    """Make an extract of the YAML that a source would give."""
    document = read_document(textwrap.dedent(text))
    law = document["laws"][0]
    return Extract(document, law["id"], law["title"], law["bwb_id"], None)


def merged(file: str, source: str) -> tuple[str, list[str]]:
    """Lay a source over a file; give the text and the differences."""
    result = merge(read_document(textwrap.dedent(file)), extract(source))
    again = merge(result.document, extract(source))
    assert again.document == result.document
    assert not any(difference.done for difference in again.differences)
    return write_document(result.document), [str(item) for item in result.differences]


SOURCE = """\
    laws:
      - id: wet_op_x
        title: Wet op x
        kind: wet
        bwb_id: BWBR0000001
        in_force_from: 2000-01-01
        articles: ["1", "2"]
        changes_complete_until: 2024-03-01
        changes:
          - {act: stb-2001-1, in_force_from: 2001-01-01, articles: ["1"], effect: wijziging}
          - {act: stb-2003-1, articles: ["2"], effect: wijziging, status: not_commenced}
    acts:
      - {id: stb-2001-1, level: wet, dossier: "27001", published: 2000-12-01, source: WTI}
      - {id: stb-2003-1, level: wet, dossier: "28001", published: 2002-12-01, source: WTI}
    organisations:
      - {id: fin, title: Ministerie van Financiën, kind: ministerie}
    """


def test_nothing_new_changes_nothing():
    file = write_document(extract(SOURCE).document)
    assert merged(file, SOURCE) == (file, [])


def test_what_a_person_added_is_kept():
    file = """\
        laws:
          - id: x
            title: Wet op x
            kind: wet
            bwb_id: BWBR0000001
            family: f
            domains: [toeslagen]
            in_force_from: 2000-01-01
            commencement: [{articles: ["2"], in_force_from: 2000-06-01}]
            articles: ["1", "2"]
            incidental_parts: [{part: Bijlage}]
            implementers: [dienst_toeslagen, {organisation: cak, from: 2009-09-01}]
            evaluation_clauses: [{id: art-6, article: "6", term_years: 4, times: null}]
            changes_complete_until: 2024-03-01
            note: by hand
            changes:
              - act: stb-2001-1
                in_force_from: 2001-01-01
                articles: ["1"]
                effect: wijziging
                nature: [technisch]
              - {act: stb-2002-9, in_force_from: 2002-01-01, source: "Stb. 2002, 9"}
              - {act: stb-2003-1, articles: ["2"], effect: wijziging, status: not_commenced}
        acts:
          - id: stb-2001-1
            title: Een titel
            level: wet
            dossier: 27001
            published: 2000-12-01
            nature: [technisch]
            source: "Stb. 2001, 1"
            certainty: verified
          - {id: stb-2002-9, level: wet}
          - {id: stb-2003-1, level: wet, dossier: "28001", published: 2002-12-01}
        evaluations: [{id: e, kind: wetsevaluatie, published: 2005}]
        organisations: [{id: fin, title: Ministerie van Financiën, kind: ministerie, from: 1798}]
        bottlenecks: [{id: b, title: B}]
        """
    text, differences = merged(file, SOURCE)
    kept = read_document(textwrap.dedent(file))
    kept["acts"][2]["source"] = "WTI"
    assert read_document(text) == kept
    assert differences == ["acts stb-2003-1: source - -> WTI"]


def test_the_source_goes_on():
    source = SOURCE.replace('articles: ["1", "2"]\n', 'articles: ["1", "1a", "2"]\n')
    source = source.replace("2024-03-01", "2025-03-01").replace(
        "    acts:",
        "          - {act: stb-2002-5, in_force_from: 2002-05-01, effect: wijziging}\n    acts:\n"
        "      - {id: stb-2002-5, level: wet, published: 2002-04-01, source: WTI}",
    )
    text, differences = merged(write_document(extract(SOURCE).document), source)
    assert differences == [
        "acts: + stb-2002-5",
        "laws wet_op_x: changes_complete_until 2024-03-01 -> 2025-03-01",
        "laws wet_op_x: articles 1, 2 -> 1, 1a, 2",
        "changes of wet_op_x: + stb-2002-5 2002-05-01",
    ]
    acts = [change["act"] for change in read_document(text)["laws"][0]["changes"]]
    assert acts == ["stb-2001-1", "stb-2002-5", "stb-2003-1"]


def test_an_event_that_waited_begins():
    file = write_document(extract(SOURCE).document).replace(
        "status: not_commenced}", "status: not_commenced, nature: [reparatie]}"
    )
    source = SOURCE.replace(
        '{act: stb-2003-1, articles: ["2"], effect: wijziging, status: not_commenced}',
        '{act: stb-2003-1, in_force_from: 2024-02-01, articles: ["2"], effect: wijziging}',
    )
    text, differences = merged(file, source)
    assert differences == [
        "changes of wet_op_x stb-2003-1: in_force_from - -> 2024-02-01",
        "changes of wet_op_x stb-2003-1: status not_commenced -> -",
    ]
    assert read_document(text)["laws"][0]["changes"][1] == {
        "act": "stb-2003-1",
        "in_force_from": "2024-02-01",
        "articles": ["2"],
        "effect": "wijziging",
        "nature": ["reparatie"],
    }


def test_an_event_is_withdrawn():
    source = SOURCE.replace("not_commenced", "withdrawn")
    text, differences = merged(write_document(extract(SOURCE).document), source)
    assert differences == [
        "changes of wet_op_x stb-2003-1: status not_commenced -> withdrawn",
    ]
    assert "status: withdrawn" in text


def test_a_person_who_knows_more_of_an_event_is_believed():
    file = write_document(extract(SOURCE).document).replace("not_commenced", "withdrawn")
    text, differences = merged(file, SOURCE)
    assert text == file
    assert differences == [
        "changes of wet_op_x stb-2003-1: status is withdrawn here and not_commenced in the"
        " source; kept as it is"
    ]


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ("", ["changes of wet_op_x stb-2001-1: in_force_from 2001-01-01 -> 2001-07-01"]),
        (
            "source: Stb",
            ["changes of wet_op_x: + stb-2001-1 2001-07-01"],
        ),
    ],
)
def test_a_day_that_is_put_off_moves_only_what_no_person_touched(extra, expected):
    file = write_document(extract(SOURCE).document)
    if extra:
        file = file.replace('["1"], effect: wijziging}', f'["1"], effect: wijziging, {extra}}}')
    source = SOURCE.replace("in_force_from: 2001-01-01", "in_force_from: 2001-07-01")
    assert merged(file, source)[1] == expected


def test_articles_that_the_source_adds_are_taken_and_others_disputed():
    changes = 'act: stb-2001-1, in_force_from: 2001-01-01, articles: ["1"'
    more = SOURCE.replace(changes, changes + ', "2"')
    file = write_document(extract(SOURCE).document)
    text, differences = merged(file, more)
    assert differences == ["changes of wet_op_x stb-2001-1 2001-01-01: articles 1 -> 1, 2"]
    assert merged(text, SOURCE)[1] == [
        "changes of wet_op_x stb-2001-1 2001-01-01: articles is 1, 2 here and 1 in the source;"
        " kept as it is"
    ]


def test_a_corrected_fact_is_kept_and_disputed():
    file = write_document(extract(SOURCE).document).replace("2002-12-01", "2002-11-30")
    text, differences = merged(file, SOURCE)
    assert text == file
    assert differences == [
        "acts stb-2003-1: published is 2002-11-30 here and 2002-12-01 in the source; kept as it is"
    ]


def test_what_the_source_no_longer_has_is_kept_and_told():
    file = write_document(extract(SOURCE).document)
    lines = SOURCE.splitlines(keepends=True)
    source = "".join(line for line in lines if "{act: stb-2003-1" not in line)
    text, differences = merged(file, source)
    assert text == file
    assert differences == ["changes of wet_op_x: stb-2003-1 is not in the source; kept"]


def test_an_older_source_does_not_shorten_the_history():
    file = write_document(extract(SOURCE).document)
    text, differences = merged(file, SOURCE.replace("2024-03-01", "2020-01-01"))
    assert text == file
    assert differences == [
        "laws wet_op_x: changes_complete_until is 2024-03-01 here and 2020-01-01 in the source;"
        " kept as it is"
    ]


def test_a_bill_becomes_an_act():
    file = """\
        laws:
          - id: x
            title: Wet op x
            kind: wet
            bwb_id: BWBR0000001
            changes:
              - {act: kst-28001, status: pending}
        acts:
          - {id: kst-28001, title: De titel, level: wet, dossier: 28001}
        burdens:
          - {act: kst-28001, organisation: uwv}
        """
    source = """\
        laws:
          - id: x
            title: Wet op x
            kind: wet
            bwb_id: BWBR0000001
            changes:
              - {act: stb-2003-1, in_force_from: 2003-01-01, articles: ["2"], effect: wijziging}
        acts:
          - {id: stb-2003-1, level: wet, dossier: "28001", published: 2002-12-01}
        """
    text, differences = merged(file, source)
    assert differences == [
        "acts: kst-28001 is now stb-2003-1",
        "acts stb-2003-1: published - -> 2002-12-01",
        "changes of x stb-2003-1: in_force_from - -> 2003-01-01",
        "changes of x stb-2003-1: status pending -> -",
        "changes of x stb-2003-1: articles - -> 2",
        "changes of x stb-2003-1: effect - -> wijziging",
    ]
    document = read_document(text)
    assert document["acts"] == [
        {
            "id": "stb-2003-1",
            "aliases": ["kst-28001"],
            "title": "De titel",
            "level": "wet",
            "dossier": 28001,
            "published": "2002-12-01",
        }
    ]
    assert document["laws"][0]["changes"] == [
        {
            "act": "stb-2003-1",
            "in_force_from": "2003-01-01",
            "articles": ["2"],
            "effect": "wijziging",
        }
    ]
    # found by its alias
    assert document["burdens"] == [{"act": "kst-28001", "organisation": "uwv"}]


def test_an_act_under_a_name_of_the_person():
    file = """\
        laws:
          - id: x
            title: Wet op x
            kind: wet
            bwb_id: BWBR0000001
            changes: [{act: mijn-wet, in_force_from: 2001-01-01}]
        acts:
          - {id: mijn-wet, aliases: [stb-2001-1]}
        """
    text, _ = merged(file, SOURCE)
    document = read_document(text)
    assert [act["id"] for act in document["acts"]] == ["mijn-wet", "stb-2003-1"]
    assert [change["act"] for change in document["laws"][0]["changes"]] == [
        "mijn-wet",
        "stb-2003-1",
    ]


def test_commencement_of_the_person_is_kept_and_that_of_the_source_added():
    own = '    commencement: [{articles: ["3.3"], in_force_from: {after: 2023-11-22}}]'
    theirs = """\
        commencement:
          - {articles: ["4"], in_force_from: 2002-01-01}
          - {articles: ["3.3"], in_force_from: 2024-01-01}
"""
    articles = "    articles:"
    text = write_document(extract(SOURCE).document)
    file = text.replace(articles, f"{own}\n{articles}", 1)
    source = SOURCE.replace(f"    {articles}", f"{theirs}    {articles}", 1)
    text, differences = merged(file, source)
    assert read_document(text)["laws"][0]["commencement"] == [
        {"articles": ["4"], "in_force_from": "2002-01-01"},
        {"articles": ["3.3"], "in_force_from": {"after": "2023-11-22"}},
    ]
    assert differences == [
        "commencement of wet_op_x: + 2002-01-01",
        "commencement of wet_op_x: in_force_from is after 2023-11-22 here and 2024-01-01 in the"
        " source; kept as it is",
    ]


def test_a_law_is_added_to_a_file_with_other_things():
    text, differences = merged("acts: [{id: stb-2001-1, title: T}]", SOURCE)
    document = read_document(text)
    assert document["laws"][0]["id"] == "wet_op_x"
    assert document["acts"][0]["title"] == "T"
    assert differences[-1] == "laws: + wet_op_x"


rows = st.fixed_dictionaries(
    {"act": st.sampled_from(["stb-1-1", "stb-2-2"])},
    optional={
        "in_force_from": st.sampled_from(["2001-01-01", "2002-01-01", "2003-01-01"]),
        "articles": st.lists(st.sampled_from("123"), max_size=2, unique=True),
        "status": st.sampled_from(["pending", "not_commenced", "withdrawn"]),
        "effect": st.sampled_from(["wijziging", "nieuw"]),
    },
)
worked_on = rows | rows.map(lambda row: row | {"source": "by hand"})


# a source has one event for an act and a day; what a person makes of it is free
events = st.lists(rows, max_size=6, unique_by=lambda row: (row["act"], row.get("in_force_from")))


@given(st.lists(worked_on, max_size=6), events)
@settings(deadline=None, max_examples=300)
def test_nothing_is_lost_and_the_second_time_nothing_is_done(here, there):
    def law(changes):
        facts = {"id": "x", "title": "X", "kind": "wet", "bwb_id": NUMBER, "changes": changes}
        return {"laws": [facts]}

    file = law([dict(row) for row in here])
    source = Extract(law([dict(row) for row in there]), "x", "X", NUMBER, None)
    once = merge(file, source)
    twice = merge(once.document, source)
    assert twice.document == once.document
    assert not any(difference.done for difference in twice.differences)
    changes = once.document["laws"][0]["changes"]
    assert max(len(here), len(there)) <= len(changes) <= len(here) + len(there)
    kept = [(row["act"], row.get("in_force_from")) for row in changes if "source" in row]
    for row in here:
        if "source" in row and "in_force_from" in row:
            assert (row["act"], row["in_force_from"]) in kept


def test_two_imports_give_the_same_file(tmp_path):
    for name in ("without_a_day", "phased", "effects"):
        out = tmp_path / name
        first = import_wti([WTI / f"{name}.xml"], out).files[0]
        assert first.path == out / "wet_op_het_voorbeeld.yaml"
        assert first.written
        assert first.differences == ()
        text = first.path.read_text("utf-8")
        second = import_wti([WTI / f"{name}.xml"], out).files[0]
        assert not second.written
        assert second.differences == ()
        assert first.path.read_text("utf-8") == text


def test_a_renamed_law_in_a_renamed_file_is_found(tmp_path):
    import_wti([WTI / "repeal.xml"], tmp_path)
    renamed = tmp_path / "other.yaml"
    (tmp_path / "wet_op_het_voorbeeld.yaml").rename(renamed)
    edited = renamed.read_text("utf-8").replace("id: wet_op_het_voorbeeld", "id: voorbeeld")
    renamed.write_text(edited, "utf-8")
    file = import_wti([WTI / "repeal.xml"], tmp_path).files[0]
    assert (file.path, file.law_id, file.written) == (renamed, "voorbeeld", False)
    assert [path.name for path in tmp_path.iterdir()] == ["other.yaml"]


def test_a_file_in_which_nothing_changes_keeps_its_own_layout(tmp_path):
    path = tmp_path / "v.yaml"
    import_wti([WTI / "repeal.xml"], tmp_path)
    (tmp_path / "wet_op_het_voorbeeld.yaml").rename(path)
    laws, _, others = path.read_text("utf-8").partition("\nacts:\n")
    own = f"acts:\n{others}\n\n\n{laws}".replace("id: wet_op", "id:    wet_op")
    path.write_text(own, "utf-8")
    file = import_wti([WTI / "repeal.xml"], tmp_path).files[0]
    assert (file.written, file.differences) == (False, ())
    assert path.read_text("utf-8") == own


COMMENTED = """\
# What this file is,
# and who keeps it.

# a remark on laws
laws:
  - id: voorbeeld  # short
    title: "Wet # op het voorbeeld"  # not a remark, a remark
    kind: wet
    bwb_id: BWBR0000001
    # who does it
    implementers: [uwv]
    changes:
      # the first
      - {act: stb-2001-5, in_force_from: 2001-02-01, articles: ["1"], effect: wijziging}
      - act: stb-2015-40  # the end
        in_force_from: 2015-07-01
        effect: intrekking
        note: |-
          text # is no remark
          # nor is this
# before acts
acts:
  - {id: stb-2000-10, title: T}  # trailing
# at the end
"""


def test_comments_stay_where_they_belong(tmp_path):
    path = tmp_path / "v.yaml"
    path.write_text(COMMENTED, "utf-8")
    import_wti([WTI / "repeal.xml"], tmp_path)
    text = path.read_text("utf-8")
    assert text.startswith(
        textwrap.dedent("""\
        # What this file is,
        # and who keeps it.

        # a remark on laws
        laws:
          - id: voorbeeld  # short
            title: "Wet # op het voorbeeld"  # not a remark, a remark
            kind: wet
            bwb_id: BWBR0000001
            act: stb-2000-10
        """)
    )
    assert "    # who does it\n    implementers: [uwv]\n" in text
    assert "      # the first\n      - {act: stb-2001-5, in" in text
    assert "      - act: stb-2015-40  # the end\n" in text
    assert "\n\n# before acts\nacts:\n" in text
    assert "  - id: stb-2000-10  # trailing\n    title: T\n" in text
    assert text.endswith("# at the end\n")
    assert not import_wti([WTI / "repeal.xml"], tmp_path).files[0].written


@pytest.mark.parametrize(
    ("existing", "message"),
    [
        ("laws: [{id: a, bwb_id: BWBR0000001\n", "a.yaml:2: not YAML: "),
        ("laws: [{id: a, bwb_id: BWBR0000001}, x]\n", "a.yaml: laws: expected mappings"),
        (
            "laws: [{id: wished, bwb_id: BWBR0000002, note: BWBR0000001}]\n",
            "wished is BWBR0000002 here, not BWBR0000001: give the law another id",
        ),
        (
            "laws: [{id: other, bwb_id: BWBR0000001}]\n",
            "BWBR0000001 is called other here, not wished: rename it here first",
        ),
    ],
)
def test_a_file_that_cannot_be_added_to(tmp_path, existing, message):
    name = "wished.yaml" if "wished is" in message else "a.yaml"
    (tmp_path / name).write_text(existing, "utf-8")
    with pytest.raises(ImportFailures) as caught:
        import_wti([WTI / "repeal.xml"], tmp_path, {NUMBER: "wished"})
    assert message in str(caught.value)
    assert (tmp_path / name).read_text("utf-8") == existing


def test_a_law_in_two_files_is_refused(tmp_path):
    for name in ("a.yaml", "b.yml"):
        (tmp_path / name).write_text("laws: [{id: a, bwb_id: BWBR0000001}]\n", "utf-8")
    with pytest.raises(ImportFailures) as caught:
        import_wti([WTI / "repeal.xml"], tmp_path)
    a, b = tmp_path / "a.yaml", tmp_path / "b.yml"
    assert str(caught.value) == f"{a}: BWBR0000001 stands here and in {b}"
