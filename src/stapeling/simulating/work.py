"""Work in pieces: a piece is one block of draws of one line, whoever does it and when."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from stapeling.simulating.drawing import BLOCK, Drawing
from stapeling.simulating.lines import DIGITS, Line, any_of

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

Arrays = Mapping[str, "npt.NDArray[Any]"]
"""What a piece gives, by name: arrays only, so that it can be sent, kept and compared."""

TASK_SECONDS = 2.0
"""How long a task is meant to take: long beside what it costs to send, short beside a run."""
_NANOSECONDS = 12
"""Of one drawn number; measured, and only used to cut the work into tasks."""
_PIECE_SECONDS = 2e-4


class Piece(NamedTuple):
    """One block of draws of one line."""

    line: int
    block: int


@dataclass(frozen=True, eq=False)
class Load:
    """What a worker needs of a line: what is drawn, what is not, and what is asked of it."""

    drawing: Drawing
    fixed: Floats
    keep: Bools
    """The cells whose draws are asked for whole."""
    known: Bools
    rated: Bools
    choices: Bools
    """The groups of each combination of which only the peak and the verdict are asked."""

    @classmethod
    def of(cls, line: Line, whole: Bools, choices: Bools) -> Load:
        """Give what is needed to draw a line, for some whole variants and some combinations."""
        keep = line.live & any_of(whole)[:, None]
        return cls(Drawing.of(line), line.fixed, keep, line.known, line.rated, choices)


@dataclass(frozen=True)
class Task:
    """Pieces that are done together by one worker."""

    seed: int
    draws: int
    pieces: tuple[Piece, ...]
    loads: Mapping[int, Load]


@dataclass(frozen=True)
class Drawn:
    """What the pieces of a task gave: an object of its own, which every executor sends whole."""

    pieces: Mapping[Piece, Arrays]


def run_task(task: Task) -> Drawn:
    """Do the pieces of a task. The same task gives the same arrays wherever it is run."""
    found = {}
    for piece in task.pieces:
        used = min(BLOCK, task.draws - piece.block * BLOCK)
        found[piece] = _drawn(task.loads[piece.line], task.seed, piece.block, used)
    return Drawn(found)


def _drawn(load: Load, seed: int, block: int, used: int) -> Arrays:
    rows = load.drawing.block(seed, block)[:, :, :used]
    found: dict[str, npt.NDArray[Any]] = {"live": rows[load.keep]}
    if len(load.choices):
        rows = rows + load.fixed[:, :, None]
        found.update(verdicts(rows, load.known, load.rated, load.choices))
    return found


def verdicts(rows: Floats, known: Bools, rated: Bools, choices: Bools) -> dict[str, Floats]:
    """Give of each combination its peak, whether it is over, and in which periods, by draw.

    `peak`: the largest load of any period with a known one, nan without any; `any`: whether load
    exceeds capacity in any period; `over`: in how many draws it does so in each period.
    """
    periods, draws = known.shape[1], rows.shape[2]
    peak = np.full((len(choices), draws), np.nan)
    anywhere = np.zeros((len(choices), draws), np.bool_)
    over = np.zeros((len(choices), periods), np.int64)
    for n, on in enumerate(choices):
        total = np.round(rows[on].sum(axis=0), DIGITS)
        there = any_of(known[on])
        held = there & any_of(rated[on])
        if there.any():
            peak[n] = total[:periods][there].max(axis=0)
        above = total[:periods][held] > total[periods:][held]
        anywhere[n] = above.any(axis=0)
        over[n, held] = above.sum(axis=1)
    return {"peak": peak, "any": anywhere, "over": over}


def pieces_of(loads: Mapping[int, Load], draws: int) -> list[Piece]:
    """Give all pieces, line after line; a line of which nothing is drawn has none."""
    blocks = -(-draws // BLOCK)
    return [
        Piece(line, block)
        for line, load in loads.items()
        if load.drawing.inputs
        for block in range(blocks)
    ]


def tasks_of(
    loads: Mapping[int, Load],
    seed: int,
    draws: int,
    done: Collection[Piece] = (),
    seconds: float = TASK_SECONDS,
) -> Iterator[Task]:
    """Put the pieces that are not done yet together in tasks of about so many seconds."""
    known, together, cost = set(done), list[Piece](), 0.0
    for piece in pieces_of(loads, draws):
        if piece in known:
            continue
        together.append(piece)
        cost += cost_of(loads[piece.line])
        if cost >= seconds:
            yield _task(seed, draws, together, loads)
            together, cost = [], 0.0
    if together:
        yield _task(seed, draws, together, loads)


def _task(seed: int, draws: int, pieces: Sequence[Piece], loads: Mapping[int, Load]) -> Task:
    return Task(seed, draws, tuple(pieces), {row.line: loads[row.line] for row in pieces})


def cost_of(load: Load) -> float:
    """Estimate the seconds that a piece takes; results do not depend on it."""
    cells = load.fixed.size * (2 + len(load.choices))
    return _PIECE_SECONDS + BLOCK * (load.drawing.inputs + cells) * _NANOSECONDS * 1e-9
