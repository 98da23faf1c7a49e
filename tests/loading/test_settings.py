"""Settings of a corpus: what they say, where they lie, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.errors import StapelingError
from stapeling.settings import Settings, find_root, read_settings


def settings_of(text: str, folder: Path, name: str = "stapeling.toml") -> Settings:
    (folder / name).write_text(text)
    return read_settings(folder)


def test_every_setting_has_a_default(tmp_path: Path) -> None:
    assert read_settings(None) == Settings()
    assert settings_of("", tmp_path) == Settings()
    assert settings_of("[corpus]\n[metrics]\n[report]\n", tmp_path) == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    found = settings_of(
        """
[corpus]
include = ["laws/*.yaml"]
[metrics]
levels = ["wet", "amvb"]
natures = "beleid,reparatie"
event = "published"
rest_years = 3
[report]
language = "nl"
[check]
select = ["ST1"]
limits = {text_depth = 8}
""",
        tmp_path,
    )
    assert found == Settings(
        include=("laws/*.yaml",),
        levels="wet,amvb",
        natures="beleid,reparatie",
        event="published",
        rest_years=3,
        language="nl",
        check={"select": ["ST1"], "limits": {"text_depth": 8}},
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[reprot]", "[reprot] is not a setting (did you mean 'report'?)"),
        ("[zzz]", "[zzz] is not a setting"),
        ("language = 'nl'", "[language] is not a setting"),
        ("[metrics]\nlevel = 'wet'", "[metrics] level is not a setting (did you mean 'levels'?)"),
        ("metrics = 5", "[metrics] must be a table"),
        ("[metrics]\nrest_years = 0", "rest_years must be a number of years, found 0"),
        ("[metrics]\nrest_years = true", "rest_years must be a number of years, found True"),
        ("[metrics]\nrest_years = '5'", "rest_years must be a number of years, found '5'"),
        ("[metrics]\nlevels = 5", "levels must be text, found 5"),
        ("[metrics]\nnatures = [1]", "natures must be text, found [1]"),
        ("[metrics]\nevent = ['x']", "event must be text, found ['x']"),
        ("[report]\nlanguage = 5", "language must be text, found 5"),
        ("[corpus]\ninclude = 5", "include must be a list of patterns, found 5"),
        ("[corpus]\ninclude = '*'", "include must be a list of patterns, found '*'"),
        ("[corpus]\ninclude = ['']", "include must be a list of patterns, found ['']"),
        ("[corpus]\ninclude = ['../*']", "include: '../*' leads out of the folder"),
        ("[corpus]\ninclude = ['/etc/*']", "include: '/etc/*' leads out of the folder"),
        ("x", "Expected '=' after a key in a key/value pair (at end of document)"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(text: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(StapelingError) as caught:
        settings_of(text, tmp_path)
    assert str(caught.value) == f"{tmp_path / 'stapeling.toml'}: {message}"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "stapeling.toml").write_bytes(b"\xff")
    with pytest.raises(StapelingError, match="invalid start byte"):
        read_settings(tmp_path)


def test_pyproject_serves_too(tmp_path: Path) -> None:
    text = "[project]\nname = 'x'\n[tool.stapeling.metrics]\nrest_years = {}\n"
    assert settings_of(text.format(3), tmp_path, "pyproject.toml").rest_years == 3
    assert find_root(tmp_path) == tmp_path.resolve()
    with pytest.raises(StapelingError) as caught:
        settings_of(text.format("'x'"), tmp_path, "pyproject.toml")
    file = tmp_path / "pyproject.toml"
    assert str(caught.value) == f"{file}: rest_years must be a number of years, found 'x'"
    assert settings_of("[metrics]\nrest_years = 4", tmp_path).rest_years == 4


def test_a_pyproject_of_something_else_is_no_root(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert find_root(tmp_path) != tmp_path.resolve()


def test_the_nearest_root_counts(tmp_path: Path) -> None:
    inner = tmp_path / "data" / "laws"
    inner.mkdir(parents=True)
    (tmp_path / "stapeling.toml").touch()
    assert find_root(inner) == tmp_path.resolve()
    (tmp_path / "data" / "stapeling.toml").touch()
    (inner / "a.yaml").touch()
    assert find_root(inner / "a.yaml") == (tmp_path / "data").resolve()
