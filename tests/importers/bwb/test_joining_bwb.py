"""What several files tell of one law becomes one file: joined, in any order, and kept."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest

from stapeling.importers import ImportFailures, read_document
from stapeling.importers.bwb import BwbReport, import_bwb
from stapeling.loading.texts import read_text, validate
from tests.importers.bwb.conftest import CLAUSE, article, old_text, toestand

WTI = Path(__file__).parents[1] / "wti"
MANIFEST = """\
<work label="BWBR0000001" gegenereerd="2023-11-22T06:23:12+01:00"><metadata/>
{versions}</work>
"""
VERSION = """\
<expression label="{day}_0"><metadata><datum_inwerkingtreding>{day}</datum_inwerkingtreding>
<einddatum>{end}</einddatum></metadata><manifestation label="xml"><item _deleted="{gone}"/>
</manifestation></expression>
"""
STAATSBLAD = """\
<officiele-publicatie><metadata><meta name="OVERHEIDop.externMetadataRecord" scheme=""
 content="https://zoek.officielebekendmakingen.nl/stb-2011-55/metadata.xml"/></metadata>
<staatsblad><intitule>Besluit van 3 maart 2011, houdende wijziging van iets</intitule>
<wet-besluit><aanhef><considerans><considerans.al bevat="gehoord">De Raad van State gehoord
 (advies van 2 februari 2011, nr. W06.11.0012/III);</considerans.al></considerans></aanhef>
<wetsluiting><slotformulering/><gegeven><dagtekening><datum isodatum="2011-03-03"/></dagtekening>
</gegeven><uitgifte><datum isodatum="2011-03-20"/></uitgifte></wetsluiting></wet-besluit>
</staatsblad></officiele-publicatie>
"""
SRU = """\
<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/" xmlns:d="http://purl.org/dc/terms/"
 xmlns:o="http://standaarden.overheid.nl/owms/terms/"><records>{records}</records>
</searchRetrieveResponse>
"""
RECORD = """\
<record><recordData><gzd><originalData><meta><owmskern><d:identifier>{number}</d:identifier>
<d:title>Regeling proef</d:title><d:type>ministeriele regeling</d:type>
<o:authority>Ministerie van Financiën</o:authority></owmskern></meta></originalData></gzd>
</recordData></record>
"""


def manifest(*versions: tuple[str, str], gone: str = "") -> str:
    written = [
        VERSION.format(day=day, end=end, gone="true" if day == gone else "false")
        for day, end in versions
    ]
    return MANIFEST.format(versions="".join(written))


def imported(folder: Path, **texts: str) -> tuple[BwbReport, Path]:
    for name, text in texts.items():
        (folder / f"{name}.xml").write_text(text, "utf-8")
    out = folder.parent / "out"
    return import_bwb([folder], out), out


def law_of(out: Path, number: str = "bwbr0000001") -> dict[str, object]:
    text = (out / number[:8] / f"{number}.yaml").read_text("utf-8")
    document, findings = validate(read_text(text, "a.yaml"))
    assert document is not None
    assert findings == []
    (law,) = read_document(text)["laws"]  # type: ignore[misc]
    return law  # type: ignore[return-value]


def test_one_text_gives_the_last_act_on_each_article(folder: Path) -> None:
    changed = {"act": "Stb.2011-55", "effect": "wijziging", "day": "2012-01-01"}
    texts = toestand(
        article("1", "Het is verboden te roken."),
        article("2", "Onze Minister kan ontheffing verlenen.", **changed),
        article("3", CLAUSE, act="Stb.2009-100", day="2010-07-01"),
        article("4", "Tekst.", **changed),
        day="2013-01-01",
    )
    report, out = imported(folder, a=texts)
    law = law_of(out)
    assert (law["title"], law["kind"], law["act"]) == ("Wet op iets", "wet", "stb-2009-100")
    assert law["in_force_from"] == "2010-01-01"
    assert law["commencement"] == [{"articles": ["3"], "in_force_from": "2010-07-01"}]
    assert law["changes"] == [
        {
            "act": "stb-2011-55",
            "in_force_from": "2012-01-01",
            "articles": ["2", "4"],
            "effect": "wijziging",
        }
    ]
    assert law["based_on"] == [{"law": "bwbr0000009", "article": "7"}]
    assert "changes_complete_until" not in law
    assert str(law["note"]).startswith("changes: the last act on each part")
    (clause,) = law["evaluation_clauses"]  # type: ignore[misc]
    assert (clause["id"], clause["term_years"], clause["certainty"]) == ("art-3", 5, "estimate")
    acts = read_document((out / "bwbr0000" / "bwbr0000001.yaml").read_text("utf-8"))["acts"]
    assert isinstance(acts, list)
    assert [(a["id"], a.get("dossier"), a.get("level")) for a in acts] == [  # type: ignore[union-attr]
        ("stb-2009-100", "31000", "wet"),
        ("stb-2011-55", None, None),  # a Staatsblad without a dossier may hold a wet or an amvb
    ]
    assert report.kinds == {"toestand": 1}


def test_several_texts_show_more_than_one(folder: Path) -> None:
    first = {"act": "Stb.2011-55", "effect": "wijziging", "day": "2012-01-01"}
    second = {"act": "Stb.2013-9", "effect": "vervallen", "day": "2014-01-01"}
    _, out = imported(
        folder,
        a=toestand(article("1", "A."), article("2", "B.", **first), day="2012-01-01"),
        b=toestand(article("1", "A."), article("2", "-", **second), day="2014-01-01"),
        c=manifest(
            ("2010-01-01", "2011-12-31"),
            ("2012-01-01", "2013-12-31"),
            ("2014-01-01", "2015-06-30"),
            ("2014-02-01", "9999-12-31"),
            gone="2014-02-01",
        ),
    )
    law = law_of(out)
    assert [(c["act"], c["in_force_from"], c["effect"]) for c in law["changes"]] == [  # type: ignore[union-attr,attr-defined]
        ("stb-2011-55", "2012-01-01", "wijziging"),
        ("stb-2013-9", "2014-01-01", "vervallen"),
    ]
    assert [text["as_of"] for text in law["text"]] == ["2012-01-01", "2014-01-01"]  # type: ignore[attr-defined]
    assert law["articles"] == ["1"]
    # the last day of a manifest is one on which the law still applied
    assert law["in_force_until"] == "2015-07-01"
    assert law["unlisted"] == [
        {"count": 1, "what": "versions", "from": "2010-01-01", "source": "BWB manifest"}
    ]


def test_a_history_goes_before_what_texts_show(folder: Path) -> None:
    shutil.copy(WTI / "repeal.xml", folder / "BWBR0000001.WTI")
    later = {"act": "Stb.2024-77", "effect": "wijziging", "day": "2025-01-01"}
    seen = {"act": "Stb.2001-99", "effect": "wijziging", "day": "2002-01-01"}
    texts = toestand(article("1", "A.", **later), article("2", "B.", **seen), day="2025-01-01")
    _, out = imported(folder, a=texts, b=manifest(("1999-01-01", "9999-12-31")))
    law = law_of(out)
    history = read_document((WTI / "repeal.yaml").read_text("utf-8"))["laws"][0]  # type: ignore[index]
    assert isinstance(history, dict)
    assert law["title"] == history["title"] == "Wet op het voorbeeld"
    assert law["changes_complete_until"] == history["changes_complete_until"] == "2024-03-01"
    # only what came after the history was made is added to it
    added = {
        "act": "stb-2024-77",
        "in_force_from": "2025-01-01",
        "articles": ["1"],
        "effect": "wijziging",
    }
    assert law["changes"] == [*history["changes"], added]  # type: ignore[misc]
    assert "unlisted" not in law
    assert law["text"][0]["as_of"] == "2025-01-01"  # type: ignore[index]


NEW_ARTICLE = """\
<wetstechnische-informatie bwb-id="BWBR0000001"><algemene-informatie>
<citeertitel status="officieel">Wet op iets</citeertitel><soort-regeling>wet</soort-regeling>
</algemene-informatie><wijzigingen gegenereerd="2024-03-01T00:00:00"><regeling>
<datum waarde="2015-07-01"><details><betreft>wijziging</betreft>{bron}</details></datum></regeling>
<regelingelementen><regelingelement label-id="1"><datum waarde="2015-07-01" label="Artikel 6">
<details><betreft>nieuw</betreft>{bron}</details></datum></regelingelement></regelingelementen>
</wijzigingen></wetstechnische-informatie>
"""
BRON = """\
<ontstaansbron><bron type="oorspronkelijk"><bekendmaking soort="Stb" urlidentifier="stb-2015-20">
<publicatiedatum>2015-02-01</publicatiedatum></bekendmaking></bron></ontstaansbron>
"""


def test_a_term_that_runs_from_an_article_gets_the_day_that_the_history_knows(folder: Path) -> None:
    text = toestand(article("6", CLAUSE.replace("van deze wet aan", "van dit artikel aan")))
    _, out = imported(folder, a=text)
    assert law_of(out)["evaluation_clauses"][0]["anchor"] == "unknown"  # type: ignore[index]
    shutil.rmtree(out)
    _, out = imported(folder, b=NEW_ARTICLE.format(bron=BRON))
    assert law_of(out)["evaluation_clauses"][0]["anchor"] == "2015-07-01"  # type: ignore[index]


def test_the_later_made_of_two_texts_of_a_day(folder: Path) -> None:
    first, second = toestand(article("1", "Oud.")), toestand(article("2", "Nieuw."))
    place = '<toestand bwb-ng-vast-deel="http://wetten.overheid.nl/id/BWBR0000001/2010-01-01/{n}"'
    for name, n, text in (("a", 1, second), ("b", 0, first)):
        (folder / f"{name}.xml").write_text(text.replace("<toestand", place.format(n=n)), "utf-8")
    _, out = imported(folder)
    assert law_of(out)["articles"] == ["2"]


def test_a_text_of_2012(folder: Path) -> None:
    heard = (
        '<considerans.al bevat="gehoord">De Raad van State gehoord (advies van 3 maart 2011, nr.'
        " W04.11.0020/I);</considerans.al>"
    )
    body = (
        "<artikel><kop><nr>1</nr></kop><al>In de uitvoering van dit besluit wordt"
        " voorzien door het UWV.</al></artikel><artikel><kop><nr>2</nr></kop><al>Zie <extref"
        ' doc="1.0:v:BWBR0000007">die wet</extref>.</al></artikel>'
    )
    report, out = imported(folder, a=old_text(body, heard=heard))
    law = law_of(out, "bwbr0000002")
    assert {key: law[key] for key in ("kind", "in_force_from", "short_title", "articles")} == {
        "kind": "amvb",
        "in_force_from": "unknown",
        "short_title": "Besluit iets anders",
        "articles": ["1", "2"],
    }
    assert law["based_on"] == [{"law": "bwbr0000001", "article": "4:2"}]
    assert law["refers_to"] == [
        {"law": "bwbr0000001", "article": "4:2"},
        {"law": "bwbr0000007"},
    ]
    assert law["implementers"] == [
        {"organisation": "uwv", "source": "BWBR0000002 artikel 1", "certainty": "reported"}
    ]
    assert "changes" not in law
    document = read_document((out / "bwbr0000" / "bwbr0000002.yaml").read_text("utf-8"))
    assert document["test_results"] == [
        {
            "test": "rvs_advies",
            "law": "bwbr0000002",
            "delivered": "2011-03-03",
            "source": "BWBR0000002, considerans, nr. W04.11.0020/I",
            "certainty": "reported",
        }
    ]
    toetsen = read_document((out / "toetsen.yaml").read_text("utf-8"))
    assert [row["id"] for row in toetsen["tests"]] == ["rvs_advies"]  # type: ignore[union-attr,call-overload,index]
    assert report.results == 1


def test_the_end_of_a_decree_names_no_implementer(folder: Path) -> None:
    body = (
        "<artikel><kop><nr>1</nr></kop><al>Onze Minister van Justitie is belast met de uitvoering"
        " van dit besluit.</al></artikel><artikel><kop><nr>2</nr></kop><al>Het UWV is belast met de"
        " uitvoering van artikel 1.</al></artikel>"
    )
    _, out = imported(folder, a=old_text(body))
    assert "implementers" not in law_of(out, "bwbr0000002")


def test_a_publication_gives_the_title_of_an_act_and_who_was_heard(folder: Path) -> None:
    report, out = imported(folder, a=STAATSBLAD)
    document = read_document((out / "acts" / "stb-2011" / "stb-2011-55.yaml").read_text("utf-8"))
    assert document["acts"] == [
        {
            "id": "stb-2011-55",
            "title": "Besluit van 3 maart 2011, houdende wijziging van iets",
            "level": "amvb",
            "signed": "2011-03-03",
            "published": "2011-03-20",
            "source": "Stb. 2011, 55",
            "certainty": "verified",
        }
    ]
    assert document["test_results"][0]["act"] == "stb-2011-55"  # type: ignore[index,call-overload]
    assert len(report.acts) == 1


def test_an_answer_of_the_search_service_lists_laws_once(folder: Path) -> None:
    twice = RECORD.format(number="BWBR0000005") * 2
    _, out = imported(folder, a=SRU.format(records=twice))
    law = law_of(out, "bwbr0000005")
    assert (law["title"], law["kind"], law["ministry"]) == (
        "Regeling proef",
        "ministeriele_regeling",
        "fin",
    )
    assert law["in_force_from"] == "unknown"


def sources_of_one_law(folder: Path) -> list[Path]:
    changed = {"act": "Stb.2011-55", "effect": "wijziging", "day": "2012-01-01"}
    texts = {
        "a": toestand(article("1", CLAUSE), day="2010-01-01"),
        "b": toestand(article("1", CLAUSE, **changed), day="2012-01-01"),
        "c": manifest(("2010-01-01", "2011-12-31"), ("2012-01-01", "9999-12-31")),
        "d": STAATSBLAD,
    }
    for name, text in texts.items():
        (folder / f"{name}.xml").write_text(text, "utf-8")
    return sorted(folder.iterdir())


def contents(out: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()
    }


def test_the_order_of_sources_makes_no_difference(folder: Path) -> None:
    sources = sources_of_one_law(folder)
    results = []
    for number, order in enumerate(itertools.permutations(sources)):
        out = folder.parent / f"out{number}"
        import_bwb(order, out)
        results.append(contents(out))
    assert all(result == results[0] for result in results)
    assert sorted(results[0]) == [
        "acts/stb-2011/stb-2011-55.yaml",
        "bwbr0000/bwbr0000001.yaml",
        "toetsen.yaml",
    ]


def test_importing_again_writes_nothing(folder: Path) -> None:
    sources, out = sources_of_one_law(folder), folder.parent / "out"
    import_bwb(sources, out)
    before = contents(out)
    times = {path: path.stat().st_mtime_ns for path in out.rglob("*.yaml")}
    report = import_bwb(sources, out)
    assert contents(out) == before
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.yaml")} == times
    assert not any(law.written for law in (*report.laws, *report.acts))
    assert not any(law.differences for law in (*report.laws, *report.acts))


def test_what_a_person_added_is_kept(folder: Path) -> None:
    sources, out = sources_of_one_law(folder), folder.parent / "out"
    import_bwb(sources, out)
    path = out / "bwbr0000" / "bwbr0000001.yaml"
    text = path.read_text("utf-8")
    text = text.replace("id: bwbr0000001\n", "id: iets\n    ministry: szw  # seen in the act\n")
    text = text.replace("        certainty: estimate\n", "        certainty: verified\n")
    moved = out / "wetten" / "iets.yaml"
    moved.parent.mkdir()
    moved.write_text(text, "utf-8")
    path.unlink()
    report = import_bwb(sources, out)
    assert not path.exists()
    assert moved.read_text("utf-8") == text
    assert [law.law_id for law in report.laws] == ["iets"]


def test_other_laws_are_named_by_the_ids_that_they_have(folder: Path) -> None:
    out = folder.parent / "out"
    out.mkdir()
    (out / "grondwet.yaml").write_text(
        "laws:\n  - {id: grondwet, title: Grondwet, kind: wet, bwb_id: BWBR0000009}\n"
    )
    imported(folder, a=toestand(article("1", "A.")))
    assert law_of(out)["based_on"] == [{"law": "grondwet", "article": "7"}]


def test_more_is_known_than_before(folder: Path) -> None:
    """A law that was only listed, or had no day, gets its facts from a later source."""
    (folder / "a.xml").write_text(SRU.format(records=RECORD.format(number="BWBR0000001")), "utf-8")
    out = folder.parent / "out"
    import_bwb([folder / "a.xml"], out)
    (folder / "b.xml").write_text(toestand(article("1", "A.")), "utf-8")
    import_bwb([folder / "b.xml"], out)
    law = law_of(out)
    assert (law["in_force_from"], law["act"]) == ("2010-01-01", "stb-2009-100")
    assert law["title"] == "Regeling proef"  # two titles: that of the file is kept


def test_a_broken_file_is_told_and_the_rest_imported(folder: Path) -> None:
    (folder / "broken.xml").write_text("<toestand", "utf-8")
    (folder / "empty.xml").write_text("<toestand/>", "utf-8")
    report, out = imported(folder, good=toestand(article("1", "A.")))
    assert law_of(out)["title"] == "Wet op iets"
    broken, empty = map(str, report.failures)
    assert broken.startswith(f"{folder / 'broken.xml'}:1: not XML: ")
    assert empty == f"{folder / 'empty.xml'}:1: the root element has no bwb-id"


def test_strict_writes_nothing(folder: Path) -> None:
    (folder / "broken.xml").write_text("<toestand", "utf-8")
    (folder / "good.xml").write_text(toestand(article("1", "A.")), "utf-8")
    out = folder.parent / "out"
    with pytest.raises(ImportFailures):
        import_bwb([folder], out, strict=True)
    assert not out.exists()


def test_a_file_of_the_folder_that_cannot_be_read_stops_that_law_only(folder: Path) -> None:
    out = folder.parent / "out"
    path = out / "bwbr0000" / "bwbr0000001.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("laws: [", "utf-8")
    report, _ = imported(folder, a=toestand(article("1", "A.")), b=old_text(""))
    assert path.read_text("utf-8") == "laws: ["
    assert [law.number for law in report.laws] == ["BWBR0000002"]
    assert "not YAML" in str(report.failures[0])


def test_two_files_of_one_law_in_the_folder(folder: Path) -> None:
    out = folder.parent / "out"
    out.mkdir()
    for name in ("a", "b"):
        (out / f"{name}.yaml").write_text(
            f"laws:\n  - {{id: {name}, title: T, kind: wet, bwb_id: BWBR0000009}}\n"
        )
    with pytest.raises(ImportFailures, match=r"BWBR0000009 stands here and in .*b\.yaml"):
        imported(folder, a=toestand(article("1", "A.")))


def test_many_files_over_several_processes(folder: Path) -> None:
    for number in range(230):
        text = old_text("", number=f"BWBR{number:07}", kind="KB")
        (folder / f"{number}.xml").write_text(text, "utf-8")
    seen: list[str] = []
    out = folder.parent / "out"
    report = import_bwb(
        [folder], out, progress=lambda what, done, of: seen.append(f"{what} {done}/{of}")
    )
    assert len(report.laws) == 230
    assert (seen[-1], seen[0]) == ("write 230/230", "find 1/0")
    assert len(list(out.rglob("*.yaml"))) == 230
