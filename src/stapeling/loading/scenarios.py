"""Scenarios: an overlay and what it stands on, wherever their files are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from stapeling.findings import Finding, Location
from stapeling.language import N_
from stapeling.loading.overlay import lay
from stapeling.loading.texts import RawDocument
from stapeling.settings import Settings


class Shelf(Protocol):
    """Where files are kept: the disk, or a tree of a repository. A name means one place on it."""

    def beside(self, file: str, base: str) -> str | None:
        """Give the name of what a path in a file leads to; nothing when nothing is there."""

    def is_file(self, name: str) -> bool:
        """Whether a name means a file and no folder."""

    def read(self, name: str) -> RawDocument:
        """Read a file as plain values."""

    def corpus(self, folder: str) -> Sequence[str]:
        """Give the files of the corpus that a folder belongs to."""

    def settings(self, name: str) -> Settings:
        """Give the settings of the corpus that a file or folder belongs to."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The files that a scenario stands on or leads to, and the settings of their corpus."""

    raws: list[RawDocument]
    findings: list[Finding]
    settings: Settings | None


def is_scenario(raw: RawDocument) -> bool:
    """Whether a file is an overlay on a corpus, and no part of one."""
    return isinstance(raw.value, dict) and "scenario" in raw.value


def laid(shelf: Shelf, overlay: RawDocument, name: str, above: tuple[str, ...] = ()) -> Ground:
    """Read the base of a scenario, which may be a scenario itself, and lay the scenario on it."""
    scenario = overlay.value["scenario"]
    base = scenario.get("base") if isinstance(scenario, dict) else None
    if not isinstance(base, str):
        return Ground([overlay], [], None)  # the schema will say what is missing
    found = shelf.beside(name, base)
    if found is None or found in (*above, name):
        place = scenario.get("__at__", Location(overlay.file.name, 1, 1))
        template = N_("the base '{base}' of the scenario cannot be used")
        return Ground([overlay], [Finding(place, "ST111", template, {"base": base})], None)
    below = _below(shelf, found, (*above, name))
    raws, findings = lay(below.raws, overlay)
    return Ground(raws, [*below.findings, *findings], below.settings)


def _below(shelf: Shelf, name: str, above: tuple[str, ...]) -> Ground:
    """Read what a scenario stands on: a corpus, one file of it, or another scenario."""
    if shelf.is_file(name):
        raw = shelf.read(name)
        if is_scenario(raw):
            return laid(shelf, raw, name, above)
        return Ground([raw], [], shelf.settings(name))
    raws = [shelf.read(file) for file in shelf.corpus(name)]
    return Ground([raw for raw in raws if not is_scenario(raw)], [], shelf.settings(name))
