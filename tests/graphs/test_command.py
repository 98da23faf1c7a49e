"""`stapeling graph` as a process: formats on stdout and in files, choices, and what is refused."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx
import pytest

from ..conftest import Run
from .small import SMALL

AT = ("--as-of", "2020-06-01", "--lang", "en", "-q")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path / "data"


def nodes(run: Run, corpus: Path, *options: str) -> set[str]:
    done = run("graph", corpus, *AT, "-f", "json", *options)
    assert (done.returncode, done.stderr) == (0, "")
    return {node["id"] for node in json.loads(done.stdout)["nodes"]}


def test_the_shipped_laws_as_graphml(run: Run) -> None:
    done = run("graph", "data/laws", "--format", "graphml", "-q")
    assert (done.returncode, done.stderr) == (0, "")
    read = nx.read_graphml(io.BytesIO(done.stdout.encode()))
    assert read.nodes["law:zorgtoeslag"]["start"] == "2006-01-01"
    kinds = {facts["kind"] for _, _, facts in read.edges(data=True)}
    assert {"changes", "repairs", "implements", "evaluates"} <= kinds


def test_every_format_on_stdout_and_in_files(run: Run, corpus: Path, tmp_path: Path) -> None:
    names = ("text", "dot", "mermaid", "graphml", "json")
    shown = {name: run("graph", corpus, *AT, "-f", name).stdout for name in names}
    (tmp_path / "out").mkdir()
    outputs = [word for name in names for word in ("-o", f"{name}={tmp_path / 'out' / name}")]
    done = run("graph", corpus, *AT, *outputs)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", shown["text"])
    assert {path.name: path.read_text("utf-8") for path in (tmp_path / "out").iterdir()} == shown


def test_choices(run: Run, corpus: Path) -> None:
    assert len(nodes(run, corpus)) == 16
    assert nodes(run, corpus, "--types", "law") == {
        f"law:{n}" for n in ("a", "b", "c", "d", "gone")
    }
    assert nodes(run, corpus, "--around", "plan") == {"act:plan", "act:stb-2002-2", "law:a"}
    assert nodes(run, corpus, "--around", "plan", "--depth", "0") == {"act:plan"}
    assert nodes(run, corpus, "--around", "kst-35000", "--relations", "changes,tests") == {
        *("act:stb-2019-3", "law:a", "law:c", "toets:toets"),
    }
    assert nodes(run, corpus, "--around", "u", "--types", "law") == {"organisation:u", "law:a"}
    assert nodes(run, corpus, "--around", "knel", "--around", "d") == {
        *("bottleneck:knel", "law:c", "organisation:u", "law:d", "law:b"),
    }
    assert nodes(run, corpus, "--select", "d+", "--types", "law") == {"law:d"}
    assert nodes(run, corpus, "--select", "+d", "--types", "law") == {
        *("law:a", "law:b", "law:d", "law:gone"),
    }
    assert nodes(run, corpus, "--collapse", "kind", "--types", "law,act") == {
        *("group:law.wet", "group:law.amvb", "group:law.ministeriele_regeling"),
        *("group:law.missing", "group:act.wet"),
    }


def test_the_ministry_is_walked_only_when_asked(run: Run, corpus: Path) -> None:
    assert "organisation:m" not in nodes(run, corpus, "--around", "b", "--depth", "9")
    found = nodes(run, corpus, "--around", "b", "--relations", "ministry", "--depth", "2")
    assert found == {"law:b", "organisation:m", "law:a"}


def test_a_path_selects_the_laws_it_states(run: Run, corpus: Path) -> None:
    (corpus / "stapeling.toml").write_text("")
    (corpus / "b.yaml").write_text("laws: [{id: z, title: Wet z, kind: wet}]")
    found = nodes(run, corpus / "b.yaml")
    assert found == {"law:z"}


def test_pictures_leave_out_what_was_not_asked_for(run: Run, corpus: Path) -> None:
    whole = run("graph", corpus, *AT, "-f", "dot").stdout
    assert '"act:plan"' in whole
    assert '"organisation:u"' not in whole
    asked = run("graph", corpus, *AT, "-f", "dot", "--types", "law,organisation").stdout
    assert '"organisation:u"' in asked


def test_what_is_gathered_is_told_also_when_quiet(run: Run, tmp_path: Path) -> None:
    rows = (
        f"  - {{id: l{n}, title: W, kind: wet, based_on: [{{law: l0}}]}}" for n in range(1, 310)
    )
    text = "laws:\n  - {id: l0, title: W, kind: amvb}\n" + "\n".join(rows)
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    done = run("graph", "a.yaml", *AT, "-f", "dot", "-o", "mermaid=b.mmd", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.count("With 310 nodes and 309 arrows this is too much") == 2
    assert "309 laws" in done.stdout
    assert "309 laws" in (tmp_path / "b.mmd").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--around", "stb-2002-3"),
            "--around: there is nothing called 'stb-2002-3' in the corpus"
            " (did you mean 'stb-2002-2'?)",
        ),
        (("--collapse", "act"), "--collapse: 'act' is not one of law, ministry, kind"),
        (
            ("--types", "wet"),
            "--types: 'wet' is not one of law, act, evaluation, organisation, toets, bottleneck",
        ),
        (("--select", "kind:kb"), "--select: no law of the corpus fits kind:kb"),
        (
            ("--format", "svg"),
            "--format: 'svg' is not one of text, dot, mermaid, graphml, json",
        ),
    ],
)
def test_what_is_refused(run: Run, corpus: Path, options: tuple[str, ...], message: str) -> None:
    done = run("graph", corpus, *AT, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"stapeling: {message}\n"


def test_an_unknown_relation_names_all(run: Run, corpus: Path) -> None:
    done = run("graph", corpus, "--relations", "rests_on")
    assert done.returncode == 2
    assert "'rests_on' is not one of based_on, refers_to, replaces, made, changes," in done.stderr
