"""What `--resume` is given: exactly what a run of the same question left, or it is refused."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stapeling.commands import Choices
from stapeling.commands.simulate import Request, simulate_paths
from stapeling.errors import StapelingError

from .test_same_on_every_executor import many

CHOICES = Choices(dt.date(2023, 1, 1))
Arrays = dict[str, Any]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(many(20))
    return path


def run(corpus: Path, **asked: Any) -> object:
    return simulate_paths([corpus], Request(CHOICES, draws=150, **asked)).result


def kept(corpus: Path) -> tuple[Path, Arrays]:
    file = corpus.parent / "kept.npz"
    run(corpus, checkpoint=file)
    with np.load(file) as found:
        return file, {name: found[name] for name in found.files}


def bytes_of(array: Any) -> bytes:
    file = io.BytesIO()
    np.save(file, array)
    return file.getvalue()


def refused(corpus: Path, file: Path) -> None:
    with pytest.raises(StapelingError, match="is no file that a simulation left"):
        run(corpus, resume=file)


def test_what_a_run_left_is_gone_on_from(corpus: Path) -> None:
    file, _ = kept(corpus)
    assert run(corpus, resume=file) == run(corpus)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"x" * 99, bytes_of(np.arange(3)), bytes_of(np.array("header"))]
)
def test_a_file_of_something_else(corpus: Path, data: bytes) -> None:
    file = corpus.parent / "other.npz"
    file.write_bytes(data)
    refused(corpus, file)


@pytest.mark.parametrize("text", [b"[]", b"1", b"null", b"{", b"\xff"])
def test_a_header_that_is_none(corpus: Path, text: bytes) -> None:
    file, arrays = kept(corpus)
    arrays["header"] = np.frombuffer(text, dtype=np.uint8)
    np.savez(file, **arrays)
    refused(corpus, file)


def _extra(name: str) -> Callable[[Arrays], None]:
    return lambda arrays: arrays.update({name: np.zeros((1, 100))})


def _other(name: str, change: Callable[[Any], Any]) -> Callable[[Arrays], None]:
    return lambda arrays: arrays.update({name: change(arrays[name])})


@pytest.mark.parametrize(
    "change",
    [
        _extra("foo"),
        _extra("piece/0/99/live"),
        _extra("piece/0/0/live"),
        _extra("piece/00/0/live"),
        _extra("piece/0/-1/live"),
        _extra("line/99/0/over"),
        _extra("line/0/0/more"),
        _extra("line/0/1/over"),
        _extra("other/0/0/live"),
        lambda arrays: arrays.pop("line/0/0/percentiles"),
        _other("line/0/0/percentiles", lambda array: array[:, :-1]),
        _other("line/0/0/percentiles", lambda array: array.astype(np.float32)),
        _other("line/0/0/over", lambda array: array.astype(np.float64)),
        _other("line/0/0/over", lambda array: array + 1000),
        _other("line/0/0/peak_period", lambda array: array + 1000),
        _other("line/0/0/bits", lambda array: array[0]),
        _other("line/0/0/swings", lambda array: array + 1000),
        _other("line/0/0/swings", lambda array: array * np.nan),
        _other("line/0/0/swings", lambda array: array[:, :4]),
    ],
)
def test_arrays_that_are_not_of_this_run(corpus: Path, change: Callable[[Arrays], object]) -> None:
    file, arrays = kept(corpus)
    change(arrays)
    np.savez(file, **arrays)
    refused(corpus, file)
