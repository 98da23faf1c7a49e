"""Both sides as they were loaded, and which of their laws are compared."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.analyses.selection import select_laws
from stapeling.commands import Choices, options_of
from stapeling.commands.saved import Saved
from stapeling.commands.sides import Source, load_source
from stapeling.comparing.acts import SharedNames
from stapeling.comparing.compare import Side
from stapeling.comparing.entities import compare_entities
from stapeling.comparing.results import About, Notice
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.loading import Loaded
from stapeling.model.corpus import Selection
from stapeling.numbers import SECTIONS, rows_of
from stapeling.progress import counted
from stapeling.repository import Revision


@dataclass(frozen=True, slots=True)
class Ground:
    """Both sides as they were loaded."""

    sources: tuple[Source, Source]
    loaded: tuple[Loaded | None, Loaded | None]
    graphs: tuple[StackGraph | None, StackGraph | None]
    notices: tuple[Notice, ...]

    @classmethod
    def of(cls, sources: tuple[Source, Source]) -> Ground:
        """Load both sides."""
        loaded: list[Loaded | None] = []
        notices: list[Notice] = []
        for source in counted("load", sources):
            if isinstance(source, Saved):
                loaded.append(None)
                continue
            corpus, said = load_source(source)
            loaded.append(corpus)
            notices += said
        graphs = [StackGraph(side.corpus) if side is not None else None for side in loaded]
        return cls(sources, (loaded[0], loaded[1]), (graphs[0], graphs[1]), tuple(notices))

    def chosen(self, select: tuple[str, ...]) -> frozenset[str] | None:
        """Give the laws that are compared: those that either side selects; nothing means all."""
        saved = [source for source in self.sources if isinstance(source, Saved)]
        if saved and select:
            raise StapelingError("--select: a saved report cannot be narrowed any more")
        selections = [side.selection.laws for side in self.loaded if side is not None]
        selections += [report.laws for report in saved]
        if saved and all(report.laws is not None for report in saved):
            selections = [report.laws for report in saved]  # of other laws it says nothing
        chosen: frozenset[str] | None = None
        if None not in selections:
            chosen = frozenset().union(*(laws for laws in selections if laws is not None))
        if not select:
            return chosen
        laws = self._selected(select)
        return laws if chosen is None else laws & chosen

    def _selected(self, select: tuple[str, ...]) -> frozenset[str]:
        """Give the laws that fit a choice on either side; `modified` are those that differ."""
        found: set[str] = set()
        parts = [part.strip() for text in select for part in text.split(",") if part.strip()]
        for part in parts:
            for word in self._expanded(part):
                found |= self._on_either_side(word)
        if not found and not any("modified" in part for part in parts):
            raise StapelingError(f"--select: no law of either side fits {' '.join(select)}")
        return frozenset(found)

    def _on_either_side(self, word: str) -> frozenset[str]:
        laws: frozenset[str] = frozenset()
        unknown: list[StapelingError] = []
        for graph in self.graphs:
            try:
                laws |= select_laws(graph, (word,)) or frozenset() if graph else frozenset()
            except StapelingError as error:
                unknown.append(error)
        if len(unknown) == len(self.graphs):
            raise unknown[0]
        return laws

    def _expanded(self, part: str) -> list[str]:
        """Write `modified+` as a choice of every law that differs."""
        words = [word.strip().strip("+0123456789") for word in part.split("&")]
        if "modified" not in words:
            return [part]
        return [part.replace("modified", law) for law in sorted(self._modified())]

    def _modified(self) -> set[str]:
        """Give the laws of which a record, a change or a clause differs."""
        a, b = (side.corpus for side in self.loaded if side is not None)
        found = compare_entities(a, b, SharedNames(a, b))
        keys = [*found.added, *found.removed, *(change.record for change in found.changed)]
        about = ("laws", "changes", "evaluation_clauses")
        return {key.id.split("/")[0] for key in keys if key.list in about}

    def options(self, choices: Choices) -> Options:
        """Give how the second side is measured, for attribution."""
        if self.loaded[0] is None or self.loaded[1] is None:
            raise StapelingError("--attribute: a saved report holds no acts to attribute to")
        return options_of(choices, self.loaded[1].settings)

    def sides(self, choices: Choices, chosen: frozenset[str] | None) -> tuple[Side, Side]:
        """Measure both sides; of a saved report, take the numbers that it holds.

        Where a report was saved of some parts only, nothing else can be compared.
        """
        parts = [
            part
            for part in SECTIONS
            if all(part in source.parts for source in self.sources if isinstance(source, Saved))
        ]
        a, b = (
            _saved(source, parts)
            if isinstance(source, Saved)
            else _measured(source, loaded, graph, choices, chosen, parts)
            for source, loaded, graph in counted(
                "sides", tuple(zip(self.sources, self.loaded, self.graphs, strict=True))
            )
        )
        return a, b


def _saved(report: Saved, parts: Collection[str]) -> Side:
    wanted = {section for part in parts for section in SECTIONS[part]}
    about = About(report.name, "saved", report.as_of, settings=report.settings)
    return Side(about, tuple(row for row in report.rows if row.section in wanted))


def _measured(
    source: Path | Revision,
    loaded: Loaded | None,
    graph: StackGraph | None,
    choices: Choices,
    chosen: frozenset[str] | None,
    parts: Collection[str],
) -> Side:
    if loaded is None or graph is None:  # only a saved report is not loaded
        raise TypeError(source)
    options = options_of(choices, loaded.settings)
    laws = None if chosen is None else chosen & loaded.corpus.laws.keys()
    report = analyse(graph, options, Selection(laws=laws))
    return Side(_about(source, loaded, options), tuple(rows_of(report, parts)), loaded.corpus)


def _about(source: Path | Revision, loaded: Loaded, options: Options) -> About:
    settings = {
        "levels": None if options.levels is None else sorted(options.levels),
        "natures": sorted(options.natures),
        "event": options.event,
        "rest_years": options.rest_years,
        "period": options.period,
    }
    if isinstance(source, Revision):
        commit: str | None = source.commit
        return About(source.name, "revision", options.as_of, loaded.scenario, commit, settings)
    kind: Literal["folder", "scenario", "file"] = "folder" if source.is_dir() else "file"
    if loaded.scenario is not None:
        kind = "scenario"
    return About(str(source), kind, options.as_of, loaded.scenario, None, settings)
