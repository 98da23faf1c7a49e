"""Whether arrays that were read are what a run of this study leaves: names, shapes and types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from stapeling.simulating.drawing import BLOCK
from stapeling.simulating.sensitivity import COLUMNS
from stapeling.simulating.study import Study
from stapeling.simulating.summary import NOT_RATED, PERCENTILES
from stapeling.simulating.work import Arrays, Load, Piece

if TYPE_CHECKING:
    import numpy.typing as npt

Shape = tuple[int | None, ...]
"""Of each dimension its size; nothing where it may be any."""
Kept = tuple[dict[Piece, Arrays], dict[int, Arrays]]


def sorted_out(study: Study, draws: int, kept: Arrays) -> Kept:
    """Sort arrays by the piece or the line that they are of.

    Raises
    ------
    ValueError
        When anything in them is not what a run of this study leaves.
    """
    pieces: dict[Piece, dict[str, npt.NDArray[Any]]] = {}
    lines: dict[int, dict[str, npt.NDArray[Any]]] = {}
    for name, array in kept.items():
        kind, place, block, key = name.split("/")
        line, number = int(place), int(block)
        _require(name == f"{kind}/{line}/{number}/{key}")
        _require(line in study.loads)
        if kind == "piece":
            pieces.setdefault(Piece(line, number), {})[key] = array
        else:
            _require((kind, number) == ("line", 0))
            lines.setdefault(line, {})[key] = array
    for piece, arrays in pieces.items():
        _fit_piece(study.loads[piece.line], piece.block, draws, arrays)
    for line, arrays in lines.items():
        _fit_line(study, line, draws, arrays)
    return dict(pieces), dict(lines)


def _require(right: bool) -> None:
    if not right:
        raise ValueError


def _fit(arrays: Arrays, wanted: Mapping[str, tuple[Shape, type]]) -> None:
    """Refuse arrays that are not all of those wanted, each in its shape and type."""
    _require(arrays.keys() == wanted.keys())
    for name, (shape, kind) in wanted.items():
        array = arrays[name]
        _require(array.dtype == np.dtype(kind) and array.ndim == len(shape))
        _require(all(n in (None, m) for n, m in zip(shape, array.shape, strict=True)))


def _fit_piece(load: Load, block: int, draws: int, arrays: Arrays) -> None:
    _require(bool(load.drawing.inputs) and 0 <= block < -(-draws // BLOCK))
    used, choices = min(BLOCK, draws - block * BLOCK), len(load.choices)
    wanted: dict[str, tuple[Shape, type]] = {"live": ((int(load.keep.sum()), used), np.float64)}
    if choices:
        wanted["peak"] = ((choices, used), np.float64)
        wanted["any"] = ((choices, used), np.bool_)
        wanted["over"] = ((choices, load.known.shape[1]), np.int64)
    _fit(arrays, wanted)
    _require(bool(np.isfinite(arrays["live"]).all()))
    if choices:
        _require(_within(arrays["over"], 0, used))


def _fit_line(study: Study, place: int, draws: int, arrays: Arrays) -> None:
    periods = study.lines[place].periods
    _fit(arrays, dict(_of_line(study, place, draws)))
    _require(_within(arrays["over"], NOT_RATED, draws))
    _require(_within(arrays["peak_period"], -1, periods - 1))
    table = arrays["swings"]
    sizes = (len(study.whole[place]), periods, len(study.lines[place].keys))
    for column, size in enumerate(sizes):  # by these numbers others are looked up
        _require(_within(table[:, column], 0, size - 1))
    _require(not np.isnan(table[:, 3:10]).any())
    if "choice_over" in arrays:
        _require(_within(arrays["choice_over"], 0, draws))


def _of_line(study: Study, place: int, draws: int) -> Iterator[tuple[str, tuple[Shape, type]]]:
    """Give what the summary of a line holds."""
    periods, variants = study.lines[place].periods, len(study.whole[place])
    levels, octets = len(PERCENTILES), -(-draws // 8)
    yield "percentiles", ((variants, periods, levels), np.float64)
    yield "over", ((variants, periods), np.int64)
    yield "peak", ((variants, levels), np.float64)
    yield "peak_period", ((variants,), np.int64)
    yield "bits", ((variants, octets), np.uint8)
    yield "is_drawn", ((variants, 2 * periods), np.bool_)
    yield "likely", ((variants, 2 * periods), np.float64)
    yield "swings", ((None, 1 + len(COLUMNS)), np.float64)
    choices = len(study.loads[place].choices)
    if choices:
        yield "choice_peak", ((choices, levels), np.float64)
        yield "choice_bits", ((choices, octets), np.uint8)
        yield "choice_over", ((choices, periods), np.int64)


def _within(numbers: npt.NDArray[Any], least: int, most: int) -> bool:
    """Whether all numbers are known and lie between two bounds, both included."""
    return bool(((numbers >= least) & (numbers <= most)).all())
