"""Files that are no corpus, broken or out to harm: refused in a line, quickly, and as a process."""

from __future__ import annotations

from pathlib import Path

import pytest

from stapeling.loading import Refused, load
from stapeling.loading.texts import MAX_BYTES

from ..conftest import Run

LISTS = (
    "laws, acts, evaluations, organisations, burdens, tests, test_results, oversight, bottlenecks, "
    "scenario, ignore"
)
LAW = "laws: [{id: a, title: A, kind: wet}]\n"
BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{last}'] * 5)}]\n"
    for last, name in zip("abcdef", "bcdefg", strict=True)
)
DEEP = "nested deeper than 64 levels"
WORKFLOW = "name: CI\non: [push]\njobs:\n  build:\n    runs-on: ubuntu-latest\n"

HOSTILE: dict[str, tuple[bytes, list[str]]] = {
    "empty": (b"", ["1:1: ST009 the file is empty"]),
    "comment": (b"# nothing yet\n", ["1:1: ST009 the file is empty"]),
    "null": (b"~\n", ["1:1: ST009 the file is empty"]),
    "list": (b"- a\n- b\n", ["1:1: ST009 the file is not a mapping of lists"]),
    "prose": (b"Beste lezer\n", ["1:1: ST009 the file is not a mapping of lists"]),
    "workflow": (WORKFLOW.encode(), [f"1:1: ST009 the file holds none of the lists {LISTS}"]),
    "utf16": (LAW.encode("utf-16"), ["1:1: ST001 not UTF-8 text: invalid start byte"]),
    "latin1": (
        "laws:\n  - {id: a, title: Caf\xe9}\n".encode("latin-1"),
        ["2:22: ST001 not UTF-8 text: invalid continuation byte"],
    ),
    "nul": (b"laws:\n  - {id: a\0b}\n", ["2:11: ST001 a control character (code 0) is not allowed"]),
    "escape": (b"laws:\n\x1b[2J", ["2:1: ST001 a control character (code 27) is not allowed"]),
    "c1": (
        "laws:\n  - {id: a, title: A\x9bB}\n".encode(),
        ["2:20: ST001 a control character (code 155) is not allowed"],
    ),
    "noncharacter": (
        "laws: [\ufffe]".encode(),
        ["1:8: ST001 a control character (code 65534) is not allowed"],
    ),
    "surrogate": (
        b'laws: [{id: "\\ud800"}]',
        ["1:14: ST002 not YAML: found invalid Unicode character escape code"],
    ),
    "large": (b"#" * (MAX_BYTES + 1), ["1:1: ST008 larger than 4 MiB"]),
    "deep_flow": (
        b"laws: " + b"[" * 100_000 + b"]" * 100_000,
        ["1:8: ST012 expected a mapping, found a list", f"1:70: ST007 {DEEP}"],
    ),
    "deep_block": (
        b"".join(b" " * n + b"a:\n" for n in range(200)),
        ["1:1: ST010 unknown key 'a'", f"65:65: ST007 {DEEP}"],
    ),
    "unclosed": (b"laws: " + b"[" * 100_000, []),
    "version": (b"%YAML 3.0\n---\nlaws: []\n", ["1:1: ST002 not YAML: found incompatible YAML document"]),
}


def lines_of(data: bytes, folder: Path) -> list[str]:
    file = folder / "a.yaml"
    file.write_bytes(data)
    with pytest.raises(Refused) as caught:
        load([file])
    return [str(finding).removeprefix(f"{file}:") for finding in caught.value.findings]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_in_a_line(name: str, tmp_path: Path) -> None:
    data, lines = HOSTILE[name]
    assert lines_of(data, tmp_path) == lines


@pytest.mark.parametrize("name", HOSTILE)
def test_and_as_a_process(name: str, tmp_path: Path, run: Run) -> None:
    data, lines = HOSTILE[name]
    (tmp_path / "a.yaml").write_bytes(data)
    done = run("analyse", ".", "-o", "json=out.json", cwd=tmp_path)
    assert done.stderr.splitlines() == [f"a.yaml:{line}" for line in lines]
    assert (done.returncode, done.stdout) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
