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
BOMB += "laws: [*g]\n"
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
        b"laws:\n  - {id: a, title: R\xc3\xa9, b: Caf\xe9}\n",
        ["2:30: ST001 not UTF-8 text: invalid continuation byte"],
    ),
    "nul": (
        b"laws:\n  - {id: a\0b}\n",
        ["2:11: ST001 a control character (code 0) is not allowed"],
    ),
    "escape": (b"laws:\n\x1b[2J", ["2:1: ST001 a control character (code 27) is not allowed"]),
    "c1": (
        "laws:\n  - {id: a, title: A\x9bB}\n".encode(),
        ["2:21: ST001 a control character (code 155) is not allowed"],
    ),
    "noncharacter": (
        "laws: [\ufffe]".encode(),
        ["1:8: ST001 a control character (code 65534) is not allowed"],
    ),
    "surrogate": (
        b'laws: [{id: "\\ud800"}]',
        ["1:16: ST002 not YAML: found invalid Unicode character escape code"],
    ),
    "large": (b"#" * (MAX_BYTES + 1), ["1:1: ST008 larger than 4 MiB"]),
    "deep_flow": (
        b"laws: " + b"[" * 100_000 + b"]" * 100_000,
        [f"1:70: ST007 {DEEP}"],
    ),
    "deep_block": (
        b"".join(b" " * n + b"a:\n" for n in range(200)),
        [f"65:65: ST007 {DEEP}"],
    ),
    "unclosed": (b"laws: " + b"[" * 100_000, [f"1:70: ST007 {DEEP}"]),
    "version": (
        b"%YAML 3.0\n---\nlaws: []\n",
        ["1:1: ST002 not YAML: found incompatible YAML document"],
    ),
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


def test_an_alias_bomb_of_300_bytes(tmp_path: Path, run: Run) -> None:
    assert len(BOMB) < 300
    (tmp_path / "a.yaml").write_text(BOMB)
    done = run("analyse", ".", cwd=tmp_path)
    lines = done.stderr.splitlines()
    assert lines[:4] == [
        "a.yaml:1:1: ST010 unknown key 'b'",
        "a.yaml:1:4: ST004 anchor '&b' is not allowed",
        "a.yaml:1:8: ST004 alias '*a' is not allowed",
        "a.yaml:1:12: ST004 alias '*a' is not allowed",
    ]
    assert lines[-2:] == [
        "a.yaml:6:24: ST004 alias '*f' is not allowed",
        "a.yaml:7:8: ST004 alias '*g' is not allowed",
    ]
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize(
    ("argument", "line"),
    [
        ("nowhere", "stapeling: nowhere: no such file or folder"),
        ("a" * 300, f"stapeling: {'a' * 300}: File name too long"),
        ("nothing", "stapeling: nothing: no YAML file of a corpus lies here"),
        ("prose.txt", "prose.txt:1:1: ST009 the file is not a mapping of lists"),
        ("hidden", "stapeling: hidden: no YAML file of a corpus lies here"),
        (
            ".github/workflows",
            f".github/workflows/ci.yml:1:1: ST009 the file holds none of the lists {LISTS}",
        ),
    ],
)
def test_paths_without_a_corpus(argument: str, line: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "nothing").mkdir()
    for folder in (".github/workflows", "hidden/.github/workflows"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "ci.yml").write_text(WORKFLOW)
    (tmp_path / "prose.txt").write_text("Beste lezer")
    done = run("analyse", argument, cwd=tmp_path)
    assert done.stderr == line + "\n"
    assert (done.returncode, done.stdout) == (2, "")


def test_what_is_still_allowed(tmp_path: Path) -> None:
    marked = b"\xef\xbb\xbf" + LAW.encode()
    (tmp_path / "a.yaml").write_bytes(marked)
    assert list(load([tmp_path]).corpus.laws) == ["a"]
    full = LAW + "#" * (MAX_BYTES - len(LAW))
    (tmp_path / "a.yaml").write_text(full)
    assert list(load([tmp_path]).corpus.laws) == ["a"]
    title = "Wet\u00a0\u2028\U0001f600"
    (tmp_path / "a.yaml").write_text(LAW.replace("A,", f'"{title}",'), encoding="utf-8")
    assert load([tmp_path]).corpus.laws["a"].title == title


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere.yaml")
    with pytest.raises(Refused) as caught:
        load([tmp_path])
    assert str(caught.value) == (
        f"{tmp_path / 'a.yaml'}:1:1: ST001 cannot be read: No such file or directory"
    )


def test_the_nesting_that_is_allowed(tmp_path: Path) -> None:
    for depth, codes in ((63, ["ST012"]), (64, ["ST007"])):
        nested = f"acts: [{{id: a, title: {'[' * (depth - 2)}{']' * (depth - 2)}}}]"
        (tmp_path / "a.yaml").write_text(nested)
        with pytest.raises(Refused) as caught:
            load([tmp_path])
        assert [finding.code for finding in caught.value.findings] == codes
