"""An editor with yaml-language-server takes the shipped schema, and says what is wrong."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from typing import Any

import pytest

from ..conftest import ROOT, Run

_LOCAL = ROOT / ".venv/node_modules/.bin/yaml-language-server"
SERVER = str(_LOCAL) if _LOCAL.exists() else shutil.which("yaml-language-server")
NEEDED = pytest.mark.skipif(
    SERVER is None or shutil.which("node") is None,
    reason="yaml-language-server is not installed: npm install yaml-language-server",
)
MODELINE = "# yaml-language-server: $schema=stapeling.schema.json\n"
WAIT = 60


class Editor:
    """An editor as far as a language server sees one: it opens files and hears of mistakes."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self.process, self.folder = process, folder
        self.heard: Queue[dict[str, Any]] = Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.number = 0

    def _listen(self) -> None:
        out = self.process.stdout
        assert out is not None
        while head := out.readline():
            length = int(head.split(b":")[1]) if head.startswith(b"Content-Length") else 0
            while out.readline().strip():
                pass
            self.heard.put(json.loads(out.read(length)))

    def send(self, method: str, params: object, *, ask: bool = False) -> None:
        message: dict[str, object] = {"jsonrpc": "2.0", "method": method, "params": params}
        if ask:
            self.number += 1
            message["id"] = self.number
        data = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def answer(self, message: dict[str, Any]) -> None:
        """Answer what the server asks: it has no settings but its own."""
        if "id" in message and "method" in message:
            items = message.get("params", {}).get("items", [])
            reply = {"jsonrpc": "2.0", "id": message["id"], "result": [{} for _ in items]}
            data = json.dumps(reply).encode()
            assert self.process.stdin is not None
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
            self.process.stdin.flush()

    def mistakes(self, name: str, text: str) -> list[tuple[int, str]]:
        """Open a file; give the lines and words of what the server says of it."""
        file = self.folder / name
        file.write_text(text, "utf-8")
        uri = file.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self.heard.get(timeout=WAIT)
            self.answer(message)
            told = message.get("params", {})
            if message.get("method") == "textDocument/publishDiagnostics" and told["uri"] == uri:
                rows = told["diagnostics"]
                return [(row["range"]["start"]["line"] + 1, row["message"]) for row in rows]


@pytest.fixture
def editor(tmp_path: Path, run: Run) -> Iterator[Editor]:
    (tmp_path / "stapeling.schema.json").write_text(run("schema").stdout, "utf-8")
    process = subprocess.Popen(
        [str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path
    )
    editor = Editor(process, tmp_path)
    params = {"processId": None, "rootUri": tmp_path.as_uri(), "capabilities": {}}
    editor.send("initialize", params, ask=True)
    editor.send("initialized", {})
    try:
        yield editor
    except Empty:
        pytest.fail("the server said nothing")
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


@NEEDED
def test_a_good_file_and_a_bad_one(editor: Editor) -> None:
    good = MODELINE + "laws:\n  - {id: a, title: A, kind: wet, in_force_from: 2010-01-01}\n"
    assert editor.mistakes("good.yaml", good) == []
    bad = MODELINE + "laws:\n  - id: a\n    title: A\n    kind: wett\n    artcles: ['1']\n"
    told = editor.mistakes("bad.yaml", bad)
    assert {line for line, _ in told} == {5, 6}
    words = " ".join(message for _, message in told)
    assert '"wet"' in words
    assert "artcles" in words


@NEEDED
@pytest.mark.parametrize("name", ["laws/voorbeeldtoeslag.yaml", "proposals/verhoging.yaml"])
def test_the_files_of_the_example(editor: Editor, name: str) -> None:
    file = ROOT / "examples/ci/proposal-bad" / name
    head, _, body = file.read_text("utf-8").partition("\n")
    schema = head.partition("$schema=")[2]
    shipped = (file.parent / schema).resolve()
    assert shipped == (ROOT / "src/stapeling/schema/v1.json").resolve()
    assert editor.mistakes("example.yaml", MODELINE + body) == []
