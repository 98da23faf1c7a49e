"""`simulate`, without the command line: load scenarios, draw, and tell. Nothing prints."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from stapeling import __version__
from stapeling.analyses.options import Options
from stapeling.analyses.selection import select_laws
from stapeling.commands import Choices, options_of
from stapeling.comparing.acts import SharedNames
from stapeling.comparing.without import added_acts
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.loading import Loaded, load
from stapeling.loading.places import Disk, shown
from stapeling.loading.scenarios import is_scenario
from stapeling.loading.texts import read_file
from stapeling.model.days import OPEN_LAST
from stapeling.simulating.combining import combined
from stapeling.simulating.executing import Chosen, ended_as_interrupted, run_all
from stapeling.simulating.keeper import Keeper, try_to_write
from stapeling.simulating.keeping import FORMAT, Question, foreign, packed, unpacked
from stapeling.simulating.outcomes import told
from stapeling.simulating.results import Side, Simulation
from stapeling.simulating.running import Run
from stapeling.simulating.study import Study, Variant, side_by_side, variant_of
from stapeling.simulating.unknowns import dayless_of, stated_of

if TYPE_CHECKING:
    from stapeling.simulating.work import Arrays, Piece

DEFAULT_DRAWS = 1000
MOST_DRAWS = 10_000_000
"""More make the error of drawing smaller than any amount is known, and fill the memory."""
DEFAULT_SEED = 1
DEFAULT_LIMIT = 1000

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What the user asked of `simulate`."""

    choices: Choices
    draws: int = DEFAULT_DRAWS
    seed: int = DEFAULT_SEED
    executor: Chosen = Chosen()  # noqa: RUF009 - it cannot be changed
    combinations: int | None = None
    limit: int = DEFAULT_LIMIT
    checkpoint: Path | None = None
    resume: Path | None = None


class Stopped(StapelingError):  # noqa: N818 - it says what became of the run
    """A run that was stopped; what it had drawn stands in a file."""

    def __init__(self, file: Path, done: int, total: int) -> None:
        self.file, self.done, self.total = file, done, total
        super().__init__(f"stopped at {done} of {total} pieces; kept in {file}")


def simulate_paths(
    paths: Sequence[Path], request: Request, progress: Progress | None = None
) -> Simulation:
    """Load the corpora of the paths and simulate them.

    Raises
    ------
    Stopped
        When the user stops the run; what was drawn is kept.
    StapelingError
        When a path, an option, a cluster or a file to go on from is wrong.
    """
    _refuse(request)
    if request.checkpoint is not None:
        try_to_write(request.checkpoint)
    sides = _sides(list(dict.fromkeys(paths)), wanted=request.combinations is not None)
    options = options_of(request.choices, sides[0].loaded.settings)
    study = _study(sides, options, request)
    run = Run(study, request.seed, request.draws)
    question = _question(sides, options, request)
    if request.resume is not None:
        kept = _read(request.resume, question)
        try:
            run.go_on_from(kept)
        except ValueError:
            raise foreign(str(request.resume)) from None
    not_kept = _run(run, question, request, progress)
    result = told(study, run.summaries, options, request.draws, request.seed)
    return Simulation(sides, result, request.choices.select, request.combinations, not_kept)


def _refuse(request: Request) -> None:
    """Refuse numbers that mean nothing, and a scenario too many."""
    least = {"draws": 1, "seed": 0, "limit": 1}
    for name, bound in least.items():
        value = getattr(request, name)
        if value < bound:
            raise StapelingError(f"--{name}: {value} is less than {bound}")
    if request.draws > MOST_DRAWS:
        raise StapelingError(f"--draws: {request.draws} is more than {MOST_DRAWS}")
    if request.combinations is not None and request.combinations < 1:
        raise StapelingError(f"--combinations: {request.combinations} is less than 1")


def _sides(paths: Sequence[Path], *, wanted: bool) -> tuple[Side, ...]:
    """Load every corpus that the paths mean, the base first."""
    scenarios = [path for path in paths if _is_scenario(path)]
    rest = [path for path in paths if path not in scenarios]
    if not scenarios:
        if wanted:
            raise StapelingError("--combinations: name a scenario that adds acts to a base")
        return (_side(paths),)
    if not rest and wanted:
        rest = [_base_of(scenarios)]
    below = (_side(rest),) if rest else ()
    return (*below, *(_side([path]) for path in scenarios))


def _side(paths: Sequence[Path]) -> Side:
    loaded = load(paths)
    names = " ".join(shown(path) for path in paths)
    return Side(names or ".", loaded, StackGraph(loaded.corpus))


def _is_scenario(path: Path) -> bool:
    return path.is_file() and is_scenario(read_file(path, shown(path)))


def _base_of(scenarios: Sequence[Path]) -> Path:
    """Give the one corpus that all scenarios stand on."""
    found = set()
    for path in scenarios:
        scenario = read_file(path, shown(path)).value["scenario"]
        base = scenario.get("base") if isinstance(scenario, dict) else None
        below = Disk().beside(str(path.resolve()), str(base)) if base is not None else None
        if below is None:
            raise StapelingError(f"{path}: its base cannot be used")
        found.add(below)
    if len(found) > 1:
        listed = ", ".join(sorted(map(shown, found)))
        raise StapelingError(f"--combinations: the scenarios stand on different bases: {listed}")
    return Path(found.pop())


def _study(sides: Sequence[Side], options: Options, request: Request) -> Study:
    variants = [_variant(side, options, request.choices) for side in sides]
    if request.combinations is None:
        return side_by_side(variants)
    first, *others = sides
    replaced: dict[str, str] = {}
    scenarios = []
    for side, variant in zip(others, variants[1:], strict=True):
        names = SharedNames(first.loaded.corpus, side.loaded.corpus)
        acts = set(added_acts(first.loaded.corpus, side.loaded.corpus, names, OPEN_LAST))
        replaced |= _named(first, names.a, acts)
        scenarios.append(_adding(side, variant, _named(side, names.b, acts)))
    whole = replace(variants[0], replaced=replaced)
    return combined(whole, scenarios, request.combinations, request.limit)


def _adding(side: Side, variant: Variant, added: dict[str, str]) -> Variant:
    """Tell of a scenario which acts it adds, and what it states of them."""
    corpus = side.loaded.corpus
    dayless = frozenset(added[act] for act in dayless_of(corpus, added))
    return replace(variant, added=added, stated=stated_of(corpus, added), dayless=dayless)


def _named(side: Side, name: Callable[[str], str], acts: set[str]) -> dict[str, str]:
    return {act: name(act) for act in side.loaded.corpus.acts if name(act) in acts}


def _variant(side: Side, options: Options, choices: Choices) -> Variant:
    selection = side.loaded.selection
    chosen = select_laws(side.graph, choices.select)
    if chosen is not None:
        within = chosen if selection.laws is None else chosen & selection.laws
        if not within:
            raise StapelingError(f"--select: no law of {side.name} fits {' '.join(choices.select)}")
        selection = replace(selection, laws=within, organisations=None)
    return variant_of(side.name, side.loaded.scenario, side.graph, options, selection)


def _question(sides: Sequence[Side], options: Options, request: Request) -> Question:
    """Say what draws are drawn for; a file of another question cannot be gone on from."""
    asked = {
        "as_of": options.as_of.isoformat(),
        "period": options.period,
        "select": list(request.choices.select),
        "combinations": request.combinations,
        "sides": [side.name for side in sides],
    }
    return {
        "format": str(FORMAT),
        "version": __version__,
        "corpus": _sum([side.loaded for side in sides]),
        "seed": str(request.seed),
        "number of draws": str(request.draws),
        "question": json.dumps(asked),
    }


def _sum(corpora: Sequence[Loaded]) -> str:
    """Give one sum over all files that were read."""
    whole = hashlib.sha256()
    for loaded in corpora:
        for file in sorted(loaded.files, key=lambda file: (file.name, file.sha256)):
            whole.update(f"{file.name}\0{file.sha256}\n".encode())
        whole.update(b"\0")
    return whole.hexdigest()


def _read(path: Path, question: Question) -> Arrays:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise StapelingError(f"--resume: {path}: {error.strerror}") from None
    return unpacked(data, question, str(path))


def _run(run: Run, question: Question, request: Request, progress: Progress | None) -> str | None:
    """Draw all that is left; keep what there is when the user stops, and once in a while.

    Give why it could not be kept, when it could not: the report is worth more than the file.
    """
    keeper = Keeper(request.checkpoint, request.resume, lambda: packed(question, run.kept()))

    def take(found: Mapping[Piece, Arrays]) -> None:
        run.take(found)
        if progress is not None:
            progress(run.done, run.total)
        keeper.once_in_a_while()

    try:
        with ended_as_interrupted():
            run_all(run.tasks(), request.executor, take)
    except KeyboardInterrupt:
        raise Stopped(keeper.left(), run.done, run.total) from None
    except StapelingError:
        if run.done:
            keeper.left()
        raise
    keeper.at_the_end()
    return keeper.failed
