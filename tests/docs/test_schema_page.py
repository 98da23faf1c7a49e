"""docs/schema.md says what the schema says: every key, word and code, and examples that load."""

from __future__ import annotations

import dataclasses
import re
import typing

import pytest

from stapeling.loading import Refused, load_texts
from stapeling.model import acts, document, evaluations, laws, organisations, terms, toetsen
from stapeling.model.records import AT, Row
from tests.docs.blocks import ROOT, Block, blocks, prose, section, text_of, ticked

PAGE = "docs/schema.md"
EVERYWHERE = {item.name for item in dataclasses.fields(Row)} - {"location"}
SECTIONS: dict[str, list[type]] = {
    "laws": [
        laws.Law,
        laws.Commencement,
        laws.Restart,
        laws.ArticleReference,
        laws.IncidentalPart,
        laws.Implementation,
        laws.TextCounts,
        laws.Unlisted,
    ],
    "laws[].evaluation_clauses": [laws.EvaluationClause, laws.ClauseTarget],
    "laws[].changes": [laws.Change],
    "acts": [acts.Act, acts.Link, acts.Prompt],
    "evaluations": [evaluations.Evaluation],
    "organisations": [
        organisations.Organisation,
        organisations.CalendarRule,
        organisations.Capacity,
    ],
    "burdens": [organisations.Burden, organisations.OneOff, organisations.Structural],
    "tests": [toetsen.ImpactTest, toetsen.AspectAsked, toetsen.RequiredWhen],
    "test_results": [toetsen.ToetsResult],
    "oversight": [toetsen.Oversight],
    "bottlenecks": [toetsen.Bottleneck, toetsen.BottleneckReport, toetsen.Resolution],
    "Scenarios": [document.Scenario],
    "ignore": [document.Ignore],
}


def keys_of(kind: type) -> set[str]:
    """Give the keys of a record as they stand in a file."""
    fields = kind.__pydantic_fields__  # type: ignore[attr-defined]
    return {field.alias or name for name, field in fields.items()} - {AT}


def marked(mark: str) -> list[Block]:
    return [block for block in blocks(PAGE, "yaml") if mark in block.marks]


def named(block: Block) -> str:
    return f"line-{block.line}"


@pytest.mark.parametrize("block", marked("file"), ids=named)
def test_a_whole_file_loads(block: Block) -> None:
    loaded = load_texts({block.marks["file"]: block.text})
    expected = block.marks.get("warns", "").split()
    assert sorted({finding.code for finding in loaded.corpus.findings}) == expected


@pytest.mark.parametrize("block", marked("refused"), ids=named)
def test_a_refused_file_is_refused(block: Block) -> None:
    with pytest.raises(Refused) as refusal:
        load_texts({"example.yaml": block.text})
    assert {finding.code for finding in refusal.value.findings} == {block.marks["refused"]}


def test_every_example_is_marked() -> None:
    assert all(
        block.marks.keys() & {"file", "refused", "scenario"} for block in blocks(PAGE, "yaml")
    )


@pytest.mark.parametrize("heading", SECTIONS)
def test_every_key_is_described(heading: str) -> None:
    described = ticked(section(PAGE, heading))
    for kind in SECTIONS[heading]:
        assert keys_of(kind) - EVERYWHERE - described == set(), kind.__name__


@pytest.mark.parametrize("heading", [h for h in SECTIONS if h not in ("Scenarios", "ignore")])
def test_every_key_stands_in_an_example(heading: str) -> None:
    examples = "".join(block.text for block in marked("file"))
    for kind in SECTIONS[heading]:
        for key in keys_of(kind) - EVERYWHERE:
            assert re.search(rf"\b{key}:", examples), f"{kind.__name__}.{key}"


def test_every_record_of_the_schema_is_described() -> None:
    described = {kind for kinds in SECTIONS.values() for kind in kinds}
    stated = {
        kind
        for module in (laws, acts, evaluations, organisations, toetsen, document)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Row) and kind.__module__ == module.__name__
    }
    assert stated - described <= {laws.ChangeFacts, laws.ActChange}
    assert ticked(section(PAGE, "Keys that every object may carry")) >= EVERYWHERE
    assert set(document.LISTS) <= {heading.split("[")[0] for heading in SECTIONS}


def test_every_word_is_described() -> None:
    described = ticked(prose(PAGE))
    for name, hint in vars(terms).items():
        if typing.get_origin(hint) is typing.Literal:
            assert set(typing.get_args(hint)) - described == set(), name


def test_every_code_is_described() -> None:
    written = {
        code
        for file in (ROOT / "src" / "stapeling").rglob("*.py")
        for code in re.findall(r'"(ST[01][0-9]{2})"', file.read_text(encoding="utf-8"))
    }
    refused = section(PAGE, "What is refused")
    warned = section(PAGE, "What is warned about")
    assert written == set(re.findall(r"^\| (ST[0-9]{3}) \|", refused + warned, re.MULTILINE))


def test_limits_are_those_of_the_code() -> None:
    from stapeling.loading.events import MAX_DEPTH
    from stapeling.loading.texts import MAX_BYTES

    refused = section(PAGE, "What is refused")
    assert f"deeper than {MAX_DEPTH} levels" in refused
    assert f"larger than {MAX_BYTES // 1024**2} MiB" in refused


def test_the_settings_shown_are_the_defaults() -> None:
    import tomllib

    from stapeling.analyses.options import COUNTED_NATURES
    from stapeling.settings import Settings

    (shown,) = (tomllib.loads(block.text) for block in blocks(PAGE, "toml"))
    assert tuple(shown["corpus"]["include"]) == Settings().include
    assert frozenset(shown["metrics"]["natures"]) == COUNTED_NATURES
    assert shown["metrics"]["rest_years"] == Settings().rest_years


def test_the_settings_shown_are_read(tmp_path: object) -> None:
    from pathlib import Path

    from stapeling.settings import read_settings

    root = Path(str(tmp_path))
    (block,) = blocks(PAGE, "toml")
    (root / "stapeling.toml").write_text(block.text, encoding="utf-8")
    assert read_settings(root).language == "nl"


def test_the_scenario_shown_can_be_laid(tmp_path: object) -> None:
    import shutil
    from pathlib import Path

    from stapeling.loading import load

    root = Path(str(tmp_path))
    shutil.copytree(ROOT / "data", root / "data")
    (block,) = marked("scenario")
    (root / "scenarios").mkdir()
    file = root / "scenarios" / block.marks["scenario"]
    file.write_text(block.text, encoding="utf-8")
    loaded = load([file])
    assert loaded.scenario == "Een wet minder"
    assert "stb-2016-519" not in loaded.corpus.acts
    assert "stb-2027-1" in {row.act for row in loaded.corpus.changes["participatiewet"]}
    assert "[laws[].changes](#lawschanges)" in text_of(PAGE)
