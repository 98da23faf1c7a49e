import pytest

from stapeling.findings import Finding, Location
from stapeling.language import Language
from stapeling.loading import Refused, load_texts
from stapeling.reports.findings import finding_line

PLACE = Location("a.yaml", 1200, 3)


def test_english_is_the_text_of_the_finding() -> None:
    finding = Finding(PLACE, "ST010", "unknown key '{key}'", {"key": "titel"}, hint="title")
    assert finding_line(finding, Language.of("en")) == str(finding)


def test_dutch() -> None:
    finding = Finding(PLACE, "ST010", "unknown key '{key}'", {"key": "titel"}, hint="title")
    line = finding_line(finding, Language.of("nl"))
    assert line == "a.yaml:1200:3: ST010 onbekende sleutel 'titel' (bedoelt u 'title'?)"


def test_numbers_of_the_file_stay_as_they_are() -> None:
    template = "key '{key}' stands twice, first on line {line}"
    finding = Finding(PLACE, "ST003", template, {"key": "a", "line": 1100})
    assert finding_line(finding, Language.of("nl")).endswith("eerst op regel 1100")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("laws: {}", "a.yaml:1:7: ST012 een lijst verwacht, benoemde velden gevonden"),
        ("laws: [{id: [x]}]", "a.yaml:1:13: ST012 tekst verwacht, een lijst gevonden"),
    ],
)
def test_what_was_found_is_translated_too(text: str, line: str) -> None:
    with pytest.raises(Refused) as caught:
        load_texts({"a.yaml": text})
    assert line in [finding_line(row, Language.of("nl")) for row in caught.value.findings]
