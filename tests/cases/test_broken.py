"""Six files with twenty different mistakes: one run tells all of them."""

from __future__ import annotations

from pathlib import Path

from ..conftest import ROOT, Golden, Run

HERE = Path(__file__).parent


def test_twenty_mistakes_in_one_run(run: Run, golden: Golden) -> None:
    done = run("analyse", "tests/cases/broken", cwd=ROOT)
    golden.check(HERE / "broken.expected", done.stderr)
    assert (done.returncode, done.stdout) == (2, "")


def test_each_is_another_mistake_in_six_files() -> None:
    lines = (HERE / "broken.expected").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 20
    assert len({line.partition(": ")[2] for line in lines}) == 20
    files = {line.partition(":")[0] for line in lines}
    assert files == {f"tests/cases/broken/{path.name}" for path in (HERE / "broken").iterdir()}
    assert len(files) == 6
