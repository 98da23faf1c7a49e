"""Loading: files and folders to a corpus, with every mistake of every file in one run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from stapeling.errors import StapelingError
from stapeling.findings import Finding
from stapeling.loading.assembling import assemble
from stapeling.loading.batches import Read, ReadBatch, Text
from stapeling.loading.bulk import collector_paused
from stapeling.loading.consistency import contradictions
from stapeling.loading.means import Means, chosen
from stapeling.loading.places import Disk, Places, all_shown, find_places, refuse_strays, shown
from stapeling.loading.reading import read_texts
from stapeling.loading.references import dangling
from stapeling.loading.scenarios import is_scenario, laid
from stapeling.loading.suspects import Suspects
from stapeling.loading.texts import (
    RawDocument,
    SourceFile,
    bytes_of,
    read_file,
    read_text,
    validate,
)
from stapeling.loading.trees import Tree, TreeShelf
from stapeling.model.corpus import Corpus, Selection
from stapeling.model.document import Document
from stapeling.model.gathering import Gathered, Gathering
from stapeling.settings import Settings, read_settings

__all__ = ["Loaded", "Refused", "Tree", "load", "load_texts", "load_tree"]


class Refused(StapelingError):  # noqa: N818 - it says what became of the corpus
    """A corpus that cannot be read; `findings` holds everything that is wrong with it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = _in_order(findings)
        super().__init__("\n".join(map(str, self.findings)))


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Give findings by place, each once; two of one kind at one place differ in their values."""
    unique = {str(finding): finding for finding in findings}
    return tuple(sorted(unique.values(), key=lambda finding: (finding, str(finding))))


@dataclass(frozen=True, slots=True)
class Loaded:
    """A corpus with what was read to make it and what the user selected of it."""

    corpus: Corpus
    settings: Settings
    files: tuple[SourceFile, ...]
    selection: Selection
    scenario: str | None = None
    """The title of the scenario that was laid, if any."""
    left_out: tuple[SourceFile, ...] = ()
    """The scenarios that lie in the folder of the corpus and are no part of it."""


def load(paths: Sequence[Path], means: Means | None = None) -> Loaded:
    """Load the corpus that the paths belong to; the paths only select what is reported.

    Parameters
    ----------
    paths : sequence of Path
        Folders, files or one scenario file. None means: the corpus here or above, else ./data,
        else this folder.
    means : Means, optional
        Over how many processes, and with which cache; without: as `means.choose` was told. What
        comes of it is the same.

    Raises
    ------
    Refused
        When a file cannot be read as the schema; holds all mistakes of all files.
    StapelingError
        When a path or a setting is wrong.
    """
    places = find_places(paths)
    with collector_paused():
        overlay = _scenario_among(places)
        if overlay is not None:
            ground = laid(Disk(), overlay, str(places.named[0].resolve()))
            checked = _held(ground.raws, ground.findings)
            settings = read_settings(places.root) if places.root else ground.settings
            return _assembled(checked, settings, None, overlay)
        refuse_strays(places)
        names = all_shown(places.files)
        texts = (Text(name, partial(bytes_of, file, name), file) for file, name in names.items())
        checked = _read(texts, means or chosen(), len(names))
        selected = frozenset(names.get(file) or shown(file) for file in places.selected)
        return _assembled(checked, read_settings(places.root), selected, None)


def load_tree(tree: Tree, path: str, means: Means | None = None) -> Loaded:
    """Load the corpus that a path in a tree of files belongs to; else as from disk.

    Parameters
    ----------
    tree : Tree
        Files that are no files on disk: those of a commit.
    path : str
        A folder, a file or a scenario in the tree, with slashes; empty for the whole of it.
    means : Means, optional
        As of `load`.

    Raises
    ------
    Refused, StapelingError
        As `load` does.
    """
    shelf = TreeShelf(tree)
    with collector_paused():
        if shelf.is_file(path) and is_scenario(overlay := shelf.read(path)):
            ground = laid(shelf, overlay, path)
            checked = _held(ground.raws, ground.findings)
            settings = shelf.settings(path) if shelf.root(path) is not None else ground.settings
            return _assembled(checked, settings, None, overlay)
        files, own = shelf.places(path)
        texts = (Text(shelf.shown(file), partial(shelf.taken, file)) for file in files)
        checked = _read(texts, means or chosen(), len(files))
        selected = frozenset(map(shelf.shown, own))
        return _assembled(checked, shelf.settings(path), selected, None)


def load_texts(texts: Mapping[str, str], settings: Settings | None = None) -> Loaded:
    """Load a corpus from texts by file name: for tests, examples and files read from git."""
    with collector_paused():
        raws = (read_text(text, name) for name, text in texts.items())
        checked = _held(raw for raw in raws if not is_scenario(raw))
        return _assembled(checked, settings, None, None)


def _read(texts: Iterable[Text], means: Means, of: int) -> _Checked:
    """Read files and hold them against the schema."""
    gathering = Gathering()
    return _checked(read_texts(texts, means, gathering, of), gathering)


def _held(raws: Iterable[RawDocument], findings: Sequence[Finding] = ()) -> _Checked:
    """Hold files that were read against the schema.

    Files are taken one by one, so that their plain values need not all be in memory at once.
    """
    gathering = Gathering()
    read = [Read(raw.file, *validate(raw)) for raw in raws]
    return _checked([ReadBatch.of(read, gathering)], gathering, findings)


def _checked(
    read: Iterable[ReadBatch], gathering: Gathering, findings: Sequence[Finding] = ()
) -> _Checked:
    """Gather documents; refuse with all mistakes of all files when one is wrong."""
    checked, wrong = _Checked([], [], [], gathering, []), list(findings)
    for batch in read:
        checked.gathered.append(batch.gathered)
        for each in batch.files:
            wrong += each.findings
            if each.document is not None:
                checked.documents.append(each.document)
            known = each.document is not None or each.findings
            (checked.files if known else checked.scenarios).append(each.file)
    if wrong:
        _, errors = checked.assembled()
        raise Refused([*wrong, *(error for error in errors if error.code == "ST018")])
    return checked


@dataclass(frozen=True, slots=True)
class _Checked:
    """Documents that hold against the schema, and the files that they were read from."""

    documents: list[Document]
    files: list[SourceFile]
    scenarios: list[SourceFile]
    """Scenarios in the same folder, which were looked at and left out."""
    gathering: Gathering
    gathered: list[Gathered]
    """The facts of the documents, batch by batch."""

    def assembled(self) -> tuple[Corpus | None, list[Finding]]:
        """Unite the documents."""
        return assemble(self.documents, self.gathering, self.gathered)


def _assembled(
    checked: _Checked,
    settings: Settings | None,
    selected: frozenset[str] | None,
    overlay: RawDocument | None,
) -> Loaded:
    corpus, errors = checked.assembled()
    if corpus is None:
        raise Refused(errors)
    suspects = Suspects(corpus)
    wrong = (*dangling(corpus, suspects), *contradictions(corpus, suspects))
    found = _in_order([*corpus.findings, *wrong])
    scenario = overlay.value["scenario"] if overlay is not None else {}
    return Loaded(
        corpus=corpus.with_findings(found),
        settings=settings or Settings(),
        files=tuple(checked.files),
        selection=_selection(checked.documents, selected),
        scenario=scenario.get("title"),
        left_out=tuple(checked.scenarios),
    )


def _selection(documents: Sequence[Document], selected: frozenset[str] | None) -> Selection:
    if selected is None or selected >= {document.location.file for document in documents}:
        return Selection()
    chosen = [document for document in documents if document.location.file in selected]
    return Selection(
        laws=frozenset(law.id for document in chosen for law in document.laws),
        organisations=frozenset(o.id for document in chosen for o in document.organisations),
    )


def _scenario_among(places: Places) -> RawDocument | None:
    """Give the scenario file that the user named, if that is what was named."""
    if len(places.named) != 1 or not places.named[0].is_file():
        return None
    raw = read_file(places.named[0], shown(places.named[0]))
    return raw if is_scenario(raw) else None
