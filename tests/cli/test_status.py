"""Exit status and streams: results on stdout, everything else on stderr, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stapeling import __version__

from ..conftest import ROOT, Run

CORPUS = Path(__file__).parent / "corpus"
WTI = ROOT / "tests" / "importers" / "wti" / "repeal.xml"


@pytest.mark.parametrize(
    ("args", "begin"),
    [
        (["--version"], f"stapeling {__version__}\n"),
        (["--help"], "Usage: python -m stapeling [OPTIONS] COMMAND"),
        (["analyse", "-h"], "Usage: python -m stapeling analyse [OPTIONS]"),
        (["analyse", CORPUS], "How policy stacks up\nReference day "),
        (["analyse", CORPUS, "--only", "layers", "-f", "csv"], "section,subject,measure,period"),
        (["show", "uwv", "--corpus", CORPUS], "UWV\nReference day "),
        (["schema"], '{\n "$schema": "http://json-schema.org/draft-07/schema#",\n'),
        (["import", "wti", WTI, "--out", "-", "--quiet"], "laws:\n  - id: wet_op_het_voorbeeld\n"),
    ],
)
def test_status_0(run: Run, args: list[str | Path], begin: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.lstrip().startswith(begin)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["analyze"], "No such command 'analyze'."),
        (["analyse", CORPUS, "--as_of", "2020-01-01"], "No such option: --as_of"),
        (["analyse", CORPUS, "--top", "0"], "Invalid value for '--top'"),
        (["analyse", "nowhere"], "stapeling: nowhere: no such file or folder\n"),
        (["show"], "Missing argument 'ID'."),
        (["show", "nothing", "-c", CORPUS], "stapeling: there is no law, act, organis"),
        (["import", "wti", WTI], "Missing option '--out'."),
        (["import", "wti", WTI, "--out", "-", "--id", "a"], "--id: 'a' is not of the form BWBR"),
        (["import", "wti", CORPUS / "laws.yaml", "--out", "-"], "laws.yaml"),
        (["schema", "v1"], "Got unexpected extra argument"),
    ],
)
def test_status_2(run: Run, args: list[str | Path], said: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stderr) == (2, "")
    assert "Usage: python -m stapeling" in done.stdout


@pytest.fixture
def contradictory(tmp_path: Path) -> Path:
    """Give a corpus of 25 acts that each repair something that is not there."""
    rows = [
        f"  - {{id: stb-{n:02}, links: [{{kind: repairs, act: gone-{n:02}}}]}}" for n in range(25)
    ]
    (tmp_path / "a.yaml").write_text("acts:\n" + "\n".join(rows) + "\n")
    return tmp_path


def warning(number: int) -> str:
    line = f"a.yaml:{number + 2}:26: ST101 stb-{number:02}: there is no act 'gone-{number:02}'"
    return f"{line} in the corpus"


def test_what_contradicts_itself_is_told_beside_the_result(run: Run, contradictory: Path) -> None:
    done = run("analyse", ".", cwd=contradictory)
    assert (done.returncode, done.stdout[:20]) == (0, "How policy stacks up")
    lines = done.stderr.splitlines()
    assert lines == [*(warning(n) for n in range(20)), "5 more warnings (--verbose)"]
    done = run("analyse", ".", "--verbose", "--lang", "nl", cwd=contradictory)
    assert done.stderr.splitlines()[24] == (
        "a.yaml:26:26: ST101 stb-24: er is geen wijziging 'gone-24' in het corpus"
    )
    assert run("analyse", ".", "--quiet", cwd=contradictory).stderr == ""


def test_text_of_a_corpus_is_no_command_to_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text('acts: [{id: a, links: [{kind: amends, act: "\\e[2Jb"}]}]')
    done = run("analyse", ".", cwd=tmp_path)
    assert done.stderr == "a.yaml:1:24: ST101 a: there is no act '<U+001B>[2Jb' in the corpus\n"
    (tmp_path / "a.yaml").write_text('acts: [{id: a, level: "\\e[31mwet"}]')
    done = run("analyse", ".", cwd=tmp_path)
    assert done.stderr.startswith("a.yaml:1:23: ST013 '<U+001B>[31mwet' is not one of wet, amvb")


def stapeling(*args: str, **streams: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "stapeling", *args], cwd=ROOT, **streams)  # type: ignore[call-overload]


def test_a_reader_of_a_pipe_that_has_seen_enough(tmp_path: Path) -> None:
    for args in (["schema"], ["analyse", str(CORPUS), "-f", "json"]):
        process = stapeling(*args, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait(60) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        process = stapeling("schema", stdout=full, stderr=subprocess.PIPE)
        _, told = process.communicate(timeout=60)
    assert told == b"stapeling: stdout: No space left on device\n"
    assert process.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
def test_streams_that_the_caller_closed(tmp_path: Path) -> None:
    command = (
        f"'{sys.executable}' -m stapeling analyse tests/cli/corpus -q -o json='{tmp_path}/a.json'"
    )
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        done = subprocess.run(
            ["sh", "-c", f"{command} {closed}"], cwd=ROOT, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert (tmp_path / "a.json").read_text().startswith('{\n "format_version": 1,')
