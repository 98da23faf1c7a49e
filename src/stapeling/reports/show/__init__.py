"""Everything about one law, act, organisation, toets or bottleneck, as text or as data."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stapeling.analyses.results import Report
from stapeling.graph import StackGraph
from stapeling.language import Language
from stapeling.loading import Loaded
from stapeling.reports.about import receipt_lines
from stapeling.reports.page import Page
from stapeling.reports.show.act import act_view
from stapeling.reports.show.bottleneck import bottleneck_view
from stapeling.reports.show.data import page_data
from stapeling.reports.show.law import law_view
from stapeling.reports.show.organisation import (
    ORGANISATION_KINDS,
    organisation_kind,
    organisation_view,
)
from stapeling.reports.show.toets import toets_view
from stapeling.reports.view import View

__all__ = ["Shown", "kind_of", "page_of"]


def kind_of(graph: StackGraph, identity: str) -> str | None:
    """Say what an id names; nothing when nothing has it."""
    if identity in graph.laws:
        return "law"
    if (role := organisation_kind(graph, identity)) is not None:
        return role
    if identity in graph.corpus.bottlenecks:
        return "bottleneck"
    if identity in graph.corpus.tests:
        return "toets"
    if graph.corpus.act_id(identity) is not None:
        return "act"
    named = (graph.made_by, graph.changed_by, graph.to_be_changed_by)
    return "act" if any(identity in names for names in named) else None


def page_of(graph: StackGraph, report: Report, identity: str, language: Language) -> Page | None:
    """Give the page of whatever an id names; nothing when nothing has it."""
    view = View(report, graph, language)
    kind = kind_of(graph, identity)
    if kind == "law":
        return law_view(view, graph.laws[identity])
    if kind in ORGANISATION_KINDS:
        return organisation_view(view, identity)
    if kind == "bottleneck":
        return bottleneck_view(view, graph.corpus.bottlenecks[identity])
    if kind == "toets":
        return toets_view(view, graph.corpus.tests[identity])
    if kind == "act":
        act = graph.act(identity)
        return act_view(view, act.id if act is not None else identity, act)
    return None


@dataclass(frozen=True, slots=True)
class Shown:
    """The page of `show` in whichever format is asked for."""

    page: Page
    kind: str
    identity: str

    @classmethod
    def of(
        cls, report: Report, graph: StackGraph, loaded: Loaded, language: Language, identity: str
    ) -> Shown | None:
        """Give what is known of an id; nothing when nothing in the corpus has it."""
        page = page_of(graph, report, identity, language)
        if page is None:
            return None
        page = replace(page, footer=receipt_lines(loaded, language))
        return cls(page, kind_of(graph, identity) or "", identity)

    def text(self, width: int, *, color: bool) -> str:
        """Write the page for a terminal."""
        from stapeling.reports.terminal import draw

        return draw(self.page, width, color=color)

    def markdown(self) -> str:
        """Write the page as Markdown."""
        from stapeling.reports.markdown import write

        return write(self.page)

    def json(self) -> str:
        """Write the page as JSON."""
        from stapeling.reports.json_report import render

        return render(page_data(self.page, self.kind, self.identity))
