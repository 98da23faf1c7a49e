"""The register of witnesses: everything that a page names by its id, told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stapeling.graph import StackGraph
from stapeling.language import N_, Language
from stapeling.reports.html.entries import Entry, entry_of, identity_of
from stapeling.reports.names import Names, publication
from stapeling.reports.plain import plain

_HEADINGS = {
    "law": N_("Laws and other regulations"),
    "act": N_("Acts"),
    "evaluation": N_("Evaluations"),
    "organisation": N_("Organisations"),
    "toets": N_("Toetsen"),
    "bottleneck": N_("Bottlenecks"),
    "other": N_("Not described in the corpus"),
}
_LONG = 40
"""From how many characters a name is too long for a link among others."""


@dataclass(frozen=True, slots=True)
class Link:
    """A way to an entry of the register."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one kind."""

    kind: str
    heading: str
    entries: tuple[Entry, ...]


class Register:
    """Gathers the ids that a page names, and tells what they are."""

    def __init__(self, graphs: Sequence[StackGraph], language: Language) -> None:
        self.language = language
        self._names = [Names(graph, language) for graph in graphs][::-1]
        self._entries: dict[str, Entry] = {}
        self._links: dict[str, Link] = {}

    def link(self, name: str) -> Link:
        """Give the way to what an id names, which is told in the register from now on."""
        if name not in self._links:
            entry = self._find(name)
            self._entries[entry.id] = entry
            self._links[name] = Link(f"#{entry.anchor}", _short(entry))
        return self._links[name]

    def knows(self, name: str) -> bool:
        """Whether any corpus describes what an id names."""
        return any(identity_of(names, name) is not None for names in self._names)

    def groups(self) -> tuple[Group, ...]:
        """Give everything that was named, by kind and title."""
        by_title = sorted(self._entries.values(), key=lambda row: (row.title.casefold(), row.id))
        found = {kind: [row for row in by_title if row.kind == kind] for kind in _HEADINGS}
        return tuple(
            Group(kind, self.language.text(_HEADINGS[kind]), tuple(rows))
            for kind, rows in found.items()
            if rows
        )

    def named(self) -> Mapping[StackGraph, Sequence[str]]:
        """Give the ids that were named, for each corpus that may know them."""
        return {names.graph: sorted(self._entries) for names in self._names}

    def _find(self, name: str) -> Entry:
        """Find what an id is: in the last corpus first, as that is what a proposal makes of it."""
        for names in self._names:
            identity = identity_of(names, name)
            if identity is not None:
                return self._entries.get(identity) or entry_of(names, identity)
        return Entry(name, "other", plain(name))


def _short(entry: Entry) -> str:
    """Name an entry in a few words: an act by where it was published."""
    cited = publication(entry.id)
    if entry.kind == "act" and cited != entry.id:
        return cited
    title = entry.title
    return title if len(title) <= _LONG else f"{title[:_LONG].rstrip()}…"
