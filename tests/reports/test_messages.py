"""Every sentence has a Dutch form with the same places to fill in, and both catalogues agree."""

import importlib.util
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message

TOOL = Path(__file__).parents[2] / "tools" / "messages.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    return tool()


def forms(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, (list, tuple)) else [str(value or "")]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def sentences(catalog: object) -> Iterator[Message]:
    return (message for message in catalog if message.id)  # type: ignore[attr-defined]


def test_every_sentence_is_translated(messages: ModuleType) -> None:
    dutch = messages.read("nl")
    missing = []
    for message in sentences(messages.extracted()):
        known = dutch.get(forms(message.id)[0])
        found = forms(known.string) if known is not None and not known.fuzzy else [""]
        if not all(found) or len(found) != len(forms(message.id)):
            missing.append(message.id)
    assert missing == []


def test_no_sentence_is_left_over(messages: ModuleType) -> None:
    used = {forms(message.id)[0] for message in sentences(messages.extracted())}
    known = {forms(message.id)[0] for message in sentences(messages.read("nl"))}
    assert sorted(known - used) == []


def test_translations_have_the_same_places_to_fill_in(messages: ModuleType) -> None:
    wrong = [
        (one, other)
        for message in sentences(messages.read("nl"))
        for one, other in zip(forms(message.id), forms(message.string), strict=True)
        if fields(one) != fields(other)
    ]
    assert wrong == []


def test_the_compiled_catalogue_is_that_of_the_sentences(messages: ModuleType) -> None:
    compiled = messages.po_file("nl").with_suffix(".mo").read_bytes()
    assert compiled == messages.compiled(messages.read("nl"))
