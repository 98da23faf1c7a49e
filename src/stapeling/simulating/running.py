"""A run: pieces come in, lines are summed up when they are whole, and the rest can be kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from stapeling.simulating.drawing import BLOCK
from stapeling.simulating.fitting import sorted_out
from stapeling.simulating.study import Study
from stapeling.simulating.summary import summarised
from stapeling.simulating.work import TASK_SECONDS, Arrays, Piece, Task, tasks_of

if TYPE_CHECKING:
    import numpy.typing as npt


class Run:
    """What was drawn of a study so far.

    The draws of a line are let go as soon as it is summed up, so that memory holds the lines in
    hand and not all of them.
    """

    def __init__(self, study: Study, seed: int, draws: int) -> None:
        self.study, self.seed, self.draws = study, seed, draws
        self.blocks = -(-draws // BLOCK)
        self.pieces: dict[Piece, Arrays] = {}
        self.come: Counter[int] = Counter()
        self.summaries: dict[int, Arrays] = {}
        for line, load in study.loads.items():
            if not load.drawing.inputs:
                self._sum_up(line, 0)

    @property
    def total(self) -> int:
        """How many pieces there are."""
        return self.blocks * sum(bool(load.drawing.inputs) for load in self.study.loads.values())

    @property
    def done(self) -> int:
        """How many pieces are done."""
        drawn = (self.study.loads[line].drawing.inputs for line in self.summaries)
        return len(self.pieces) + self.blocks * sum(map(bool, drawn))

    def tasks(self, seconds: float = TASK_SECONDS) -> Iterator[Task]:
        """Give what is still to be done."""
        left = {n: load for n, load in self.study.loads.items() if n not in self.summaries}
        return tasks_of(left, self.seed, self.draws, tuple(self.pieces), seconds)

    def take(self, found: Mapping[Piece, Arrays]) -> None:
        """Take what a task gave; a piece that came twice counts once."""
        for piece, arrays in found.items():
            if piece.line in self.summaries:
                continue
            self.come[piece.line] += piece not in self.pieces
            self.pieces[piece] = arrays
            if self.come[piece.line] == self.blocks:
                self._sum_up(piece.line, self.blocks)

    def _sum_up(self, place: int, blocks: int) -> None:
        study = self.study
        found = [self.pieces.pop(Piece(place, block)) for block in range(blocks)]
        line, load, whole = study.lines[place], study.loads[place], study.whole[place]
        self.summaries[place] = summarised(line, load, whole, found, self.seed, self.draws)

    def kept(self) -> dict[str, npt.NDArray[Any]]:
        """Give all that was drawn so far as arrays by name."""
        found: dict[str, npt.NDArray[Any]] = {}
        for piece, arrays in self.pieces.items():
            found |= {f"piece/{piece.line}/{piece.block}/{k}": row for k, row in arrays.items()}
        for line, arrays in self.summaries.items():
            found |= {f"line/{line}/0/{k}": row for k, row in arrays.items()}
        return found

    def go_on_from(self, kept: Arrays) -> None:
        """Take over what an earlier run kept.

        Raises
        ------
        ValueError
            When it is not what a run of this study leaves.
        """
        pieces, lines = sorted_out(self.study, self.draws, kept)
        self.summaries = {**lines, **self.summaries}
        self.take(pieces)
