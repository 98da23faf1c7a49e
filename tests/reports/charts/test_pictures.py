"""Pictures as files: drawings, images and a document, with their words and nothing from outside."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from stapeling.errors import StapelingError
from stapeling.reports import Made, pictures
from stapeling.reports.charts.bottlenecks import bottleneck_charts
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.cycle import cycle_charts
from stapeling.reports.charts.load import load_charts
from stapeling.reports.charts.oversight import oversight_charts
from stapeling.reports.charts.toetsen import toetsen_charts
from stapeling.reports.publication import Publication

from ..conftest import HOSTILE_TITLES, made_of
from ..supervised import BOTTLENECKS, policy_of
from .drawn import hold, published, view

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def made() -> Made:
    return made_of(BOTTLENECKS)


@pytest.fixture(scope="module")
def publication(made: Made) -> Publication:
    return published(made, bottleneck_charts(view(made)))


def every(made: Made) -> Iterator[Chart]:
    for make in (
        load_charts, toetsen_charts, oversight_charts, bottleneck_charts, cycle_charts
    ):  # fmt: skip
        yield from make(view(made))


def test_a_drawing_is_xml_without_scripts_or_anything_from_outside(
    publication: Publication,
) -> None:
    drawn = pictures.svg(publication)
    assert list(drawn) == ["bottlenecks.svg"]
    root = ElementTree.fromstring(drawn["bottlenecks.svg"])
    assert root.tag == f"{SVG}svg"
    assert root.get("width") == str(pictures.WIDTH)
    for element in root.iter():
        assert element.tag not in (f"{SVG}script", f"{SVG}foreignObject", f"{SVG}image")
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert not name.endswith("href")
            assert "url(http" not in value
    assert b"<script" not in drawn["bottlenecks.svg"]


def test_a_drawing_bears_its_title_its_caption_and_the_day(publication: Publication) -> None:
    root = ElementTree.fromstring(pictures.svg(publication)["bottlenecks.svg"])
    words = " ".join("".join(root.itertext()).replace("\N{NO-BREAK SPACE}", " ").split())
    assert root.findtext(f"{SVG}title") == "How old bottlenecks are"
    assert (root.findtext(f"{SVG}desc") or "").startswith("3 open of 5.")
    assert "Reference day 1 January 2023" in words
    assert "How policy stacks up" in words
    assert "Only recorded ones are shown." in words


def test_an_image_is_as_wide_as_the_paper_in_dots(publication: Publication) -> None:
    (image,) = pictures.png(publication).values()
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(image[16:20], "big") == pictures.WIDTH * pictures.SCALE


def test_a_document_has_a_picture_a_page(made: Made) -> None:
    charts = [*bottleneck_charts(view(made)), *load_charts(view(made))]
    document = PdfReader(io.BytesIO(pictures.pdf(published(made, charts))))
    assert len(document.pages) == len(charts)
    sides = {round(float(side)) for page in document.pages for side in page.mediabox[2:]}
    assert sides == {595, 842}
    assert document.metadata is not None
    assert document.metadata.title == "How policy stacks up"


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_the_words_of_a_document_can_be_read(publication: Publication, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(pictures.pdf(publication))
    told = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    words = " ".join(told.stdout.decode().split())
    assert "How old bottlenecks are" in words
    assert "Reference day 1 January 2023" in words
    assert "Opgelost knelpunt" in words


def test_the_same_report_gives_the_same_bytes(publication: Publication) -> None:
    assert pictures.svg(publication) == pictures.svg(publication)
    assert pictures.png(publication) == pictures.png(publication)
    assert pictures.pdf(publication) == pictures.pdf(publication)


def test_numbers_and_days_follow_the_language() -> None:
    geteld = made_of(BOTTLENECKS, "nl")
    drawn = pictures.svg(published(geteld, bottleneck_charts(view(geteld))))
    assert "1\N{NO-BREAK SPACE}januari\N{NO-BREAK SPACE}2023".encode() in drawn["bottlenecks.svg"]


def test_names_of_files_are_safe_and_differ(made: Made, publication: Publication) -> None:
    (chart,) = publication.charts
    odd = [replace(chart, key=key) for key in ("../A b", "../A b", "ok_1")]
    assert list(pictures.svg(published(made, odd))) == ["a-b.svg", "a-b-2.svg", "ok_1.svg"]


def test_a_report_without_a_picture_says_so(made: Made) -> None:
    for draw in (pictures.svg, pictures.png, pictures.pdf):
        with pytest.raises(StapelingError, match="there is no picture in this report"):
            draw(published(made, ()))


def test_a_missing_library_is_told_with_what_to_install(
    publication: Publication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(StapelingError, match=r"pip install 'stapeling\[report\]'"):
        pictures.svg(publication)


def test_hostile_titles_stay_text(capfd: pytest.CaptureFixture[str]) -> None:
    hostile = made_of(policy_of(HOSTILE_TITLES))
    charts = hold(every(hostile), capfd)
    for name, drawn in pictures.svg(published(hostile, charts)).items():
        root = ElementTree.fromstring(drawn)
        assert not list(root.iter(f"{SVG}script")), name
    told = json.dumps([chart.spec["datasets"] for chart in charts], ensure_ascii=False)
    for title in ("<script>alert(1)</script>", "=1+1", "קובץ עברי"):
        assert title in told


def test_no_text_of_a_corpus_stands_in_an_expression() -> None:
    hostile = made_of(policy_of(HOSTILE_TITLES))
    for chart in every(hostile):
        for found in _expressions(chart.spec):
            assert not any(title in found for title in HOSTILE_TITLES), chart.key


def _expressions(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key in ("expr", "filter", "calculate", "labelExpr") and isinstance(value, str):
                yield value
            elif key != "datasets":
                yield from _expressions(value)
    elif isinstance(part, list):
        for value in part:
            yield from _expressions(value)


def test_the_same_corpus_gives_the_same_pictures(made: Made) -> None:
    twice = [json.dumps([chart.spec for chart in every(made)]) for _ in range(2)]
    assert twice[0] == twice[1]
