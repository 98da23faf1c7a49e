"""A real cluster of dask: two worker processes, one of which is killed during the run."""

from __future__ import annotations

import contextlib
import os
import signal
import warnings
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from stapeling.errors import StapelingError
from stapeling.simulating.executing import Chosen, run_all
from stapeling.simulating.running import Run
from stapeling.simulating.work import Arrays, Piece

from .test_same_on_every_executor import reference, same, study

distributed = pytest.importorskip(
    "distributed", reason="the extra cluster is not installed: no cluster to start"
)
pytestmark = pytest.mark.filterwarnings("ignore")  # those of dask itself, on sockets and loops


@pytest.fixture
def cluster() -> Iterator[Any]:
    with (
        warnings.catch_warnings(),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            silence_logs=50,
        ) as found,
    ):
        yield found


def address_of(cluster: Any) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


def test_a_killed_worker_changes_nothing(cluster: Any) -> None:
    """The first task that comes back is the sign to kill one of the workers."""
    draws, seed = 4500, 6
    run = Run(study(), seed, draws)
    left: list[int] = []

    def take(found: Mapping[Piece, Arrays]) -> None:
        run.take(found)
        if not left:
            left.append(run.total - run.done)
            kill_worker(cluster)

    run_all(run.tasks(2e-3), Chosen(address_of(cluster)), take)
    assert left[0] > 50  # it was killed with most still to be done
    assert run.done == run.total
    assert same(run.summaries, reference(draws, seed))


def kill_worker(cluster: Any) -> None:
    """Kill the process of one worker, as when its machine goes."""
    worker = next(iter(cluster.workers.values()))
    with contextlib.suppress(ProcessLookupError):
        os.kill(int(worker.process.pid), signal.SIGKILL)


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stapeling.simulating.executing._CONNECT_SECONDS", 1)
    run = Run(study(), 1, 100)
    with pytest.raises(StapelingError, match=r"no scheduler of dask answers at tcp://127.0.0.1:1"):
        run_all(run.tasks(), Chosen("dask://127.0.0.1:1"), run.take)
