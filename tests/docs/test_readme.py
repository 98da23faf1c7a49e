"""What README.md shows is what the program gives."""

import os
import re
import subprocess
import sys
from pathlib import Path

from stapeling.loading import load_texts

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_report_on_the_first_screen_is_real() -> None:
    command, _, shown = blocks("")[0].partition("\n")
    words = command.removeprefix("$ stapeling ").split()
    done = subprocess.run(
        [sys.executable, "-m", "stapeling", *words],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "LC_ALL": "C.UTF-8", "STAPELING_LANG": "en"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith(shown)
    assert len(shown.splitlines()) > 20


def test_the_example_loads() -> None:
    (example,) = blocks("yaml")
    loaded = load_texts({"example.yaml": example})
    assert loaded.corpus.findings == ()
    assert [change.act for change in loaded.corpus.changes["voorbeeld"]] == [
        "stb-2021-200",
        "stb-2022-300",
    ]


def test_every_linked_page_exists() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / link).exists(), link
