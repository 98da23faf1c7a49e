"""When and where what was drawn is kept: nothing of an earlier run is lost, nor the report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from stapeling.commands import Choices
from stapeling.commands.simulate import Request, Stopped, simulate_paths
from stapeling.errors import StapelingError
from stapeling.simulating import keeper
from stapeling.simulating.keeper import Keeper, try_to_write

from .test_same_on_every_executor import many


def stop(done: int, total: int) -> None:
    raise KeyboardInterrupt


def stopped(path: Path) -> Path:
    request = Request(Choices(dt.date(2023, 1, 1)), draws=150)
    with pytest.raises(Stopped) as found:
        simulate_paths([path], request, stop)
    return found.value.file


def test_a_stopped_run_leaves_what_an_earlier_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(many(10))
    assert str(stopped(Path("a.yaml"))) == "stapeling-simulate.npz"
    first = Path("stapeling-simulate.npz").read_bytes()
    assert str(stopped(Path("a.yaml"))) == "stapeling-simulate-2.npz"
    assert Path("stapeling-simulate.npz").read_bytes() == first


def test_trying_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "kept.npz"
    try_to_write(file)
    assert not list(tmp_path.iterdir())
    file.write_bytes(b"earlier")
    try_to_write(file)
    assert file.read_bytes() == b"earlier"


def test_it_is_tried_before_anything_is_read(tmp_path: Path) -> None:
    request = Request(Choices(dt.date(2023, 1, 1)), checkpoint=tmp_path)
    with pytest.raises(StapelingError, match="--checkpoint"):
        simulate_paths([tmp_path / "nowhere"], request)


def test_what_cannot_be_kept_does_not_end_a_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder was there when it was tried, and is a file by the time all is drawn."""
    folder = tmp_path / "folder"
    folder.write_text("")
    monkeypatch.setattr(keeper, "KEEP_SECONDS", -1)
    kept = Keeper(folder / "kept.npz", None, lambda: b"")
    kept.once_in_a_while()
    assert kept.failed is not None
    assert "kept.npz" in kept.failed
    folder.unlink()
    folder.mkdir()
    kept.at_the_end()
    assert kept.failed is None
    assert kept.left().read_bytes() == b""
