"""Rules of other packages, by a distribution that is made for the test."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stapeling.commands.check.rules import rule_named
from stapeling.errors import StapelingError

from .conftest import STACKED, check, lines

CODE = '''\
from stapeling.findings import Finding

def long_title(context):
    """A title is long.

    Severity: warning.

    Why
    ---
    Nobody reads it.
    """
    for law in context.corpus.laws.values():
        if len(law.title) > 5:
            values = {"id": law.id}
            yield Finding(law.location, "ABC001", "{id} has a long title", values, (law.id,))

def raises(context):
    yield from long_title_of_another_code(context)
    raise ValueError("no\\n::error::good")

def long_title_of_another_code(context):
    for law in context.corpus.laws.values():
        yield Finding(law.location, "ABC002", "before it fails", {}, (law.id,))

def strange(context):
    return ["no finding"]

def gives_nothing(context):
    return None

def wrong_values(context):
    yield Finding(next(iter(context.corpus.laws.values())).location, "ABC005", "{lacks}")

def leaves(context):
    raise SystemExit(3)

def _with(code, **fields):
    def rule(context):
        """A rule."""
        stated = {"location": next(iter(context.corpus.laws.values())).location, **fields}
        yield Finding(code=code, template=stated.pop("template", "x"), **stated)
    return rule

severity = _with("ABC011", severity="grave")
ids = _with("ABC012", ids=(1,))
witness = _with("ABC013", witness=["a"])
nowhere = _with("ABC014", location=None)
template = _with("ABC015", template=3)

number = 3
'''

Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Install a distribution with entry points, as pip would."""

    def work(**points: str) -> None:
        site = tmp_path / "site"
        info = site / "another-1.0.dist-info"
        info.mkdir(parents=True)
        (site / "another_rules.py").write_text(CODE, "utf-8")
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: another\nVersion: 1.0\n")
        rows = "".join(f"{name} = another_rules:{place}\n" for name, place in points.items())
        (info / "entry_points.txt").write_text(f"[stapeling.checks]\n{rows}")
        monkeypatch.syspath_prepend(str(site))
        monkeypatch.delitem(sys.modules, "another_rules", raising=False)

    return work


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.yaml").write_text(STACKED, "utf-8")
    return folder


def test_a_rule_of_others_runs_and_is_explained(install: Install, corpus: Path) -> None:
    install(ABC001="long_title")
    found = check(corpus).outcome.findings
    assert [row.code for row in found] == ["ABC001", "ST201"]
    rule = rule_named("abc001")
    assert (rule.package, rule.page.summary) == ("another", "A title is long.")
    assert rule.page.severity == "warning"
    assert [row.code for row in check(corpus, ignore=("ABC",)).outcome.findings] == ["ST201"]


@pytest.mark.parametrize(
    ("point", "place", "why"),
    [
        ("ABC002", "raises", "ValueError: no ::error::good"),
        ("ABC003", "strange", "it gave no finding under its own code"),
        ("ABC004", "gives_nothing", "TypeError: 'NoneType' object is not iterable"),
        ("ABC005", "wrong_values", "KeyError: 'lacks'"),
        ("ABC010", "leaves", "SystemExit: 3"),
        ("ABC011", "severity", "ValueError: 'grave' is not one of note, warning, error"),
        ("ABC012", "ids", "TypeError: ids is no tuple of texts"),
        ("ABC013", "witness", "TypeError: witness is no tuple of texts"),
        ("ABC014", "nowhere", "TypeError: location is no Location"),
        ("ABC015", "template", "TypeError: template and hint are texts"),
        ("ABC006", "not_there", "AttributeError"),
        ("ABC007", "number", "another_rules:number is no function"),
        ("ST201", "long_title", "the name is no code, or taken"),
        ("ST999", "long_title", "the name is no code, or taken"),
        ("abc", "long_title", "the name is no code, or taken"),
    ],
)
def test_one_that_fails_is_named_and_the_run_goes_on(
    install: Install, corpus: Path, point: str, place: str, why: str
) -> None:
    install(**{point: place})
    found = check(corpus).outcome.findings
    assert "ST201" in [row.code for row in found]
    (failed,) = [row for row in found if row.code == "ST605"]
    assert f"the rule {point} of another failed: {why}" in str(failed)
    assert failed.severity == "warning"


def test_what_it_found_before_it_failed_stays(install: Install, corpus: Path) -> None:
    install(ABC002="raises")
    assert "a.yaml:2:5: ABC002 before it fails [warning]" in [
        line.removeprefix(f"{corpus}/") for line in lines(check(corpus).outcome.findings)
    ]


def test_a_rule_that_is_not_there() -> None:
    with pytest.raises(StapelingError, match=r"no rule 'ST20l' \(did you mean 'ST20\d'\?\)"):
        rule_named("ST20l")


def test_a_package_that_leaves_while_it_is_loaded(install: Install, corpus: Path) -> None:
    install(ABC001="long_title")
    (corpus.parent / "site/another_rules.py").write_text("raise SystemExit(0)\n", "utf-8")
    found = check(corpus).outcome.findings
    assert [row.code for row in found] == ["ST605", "ST201"]
    assert "the rule ABC001 of another failed: SystemExit: 0" in str(found[0])
