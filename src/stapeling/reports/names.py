"""What laws, acts and organisations are called in a report."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stapeling.graph import StackGraph
from stapeling.language import NO_BREAK, Language
from stapeling.reports.plain import plain

_PAPER = re.compile(r"(stb|stcrt|trb)-(\d{4})-(\d+\w*)")
_BILL = re.compile(r"kst-(\d+)(?:-(\w+))?")
_IN_BRACKETS = re.compile(r"\((\w+)\)$")
_PAPERS = {"stb": "Stb.", "stcrt": "Stcrt.", "trb": "Trb."}
ARROW = "→"
_LONG_LAW, _LONG_ACT = 36, 48
"""From how many characters a title makes a row hard to read."""


def publication(act: str) -> str:
    """Write the id of an act as lawyers cite it; another id stays as it is.

    >>> publication("stb-2016-318").split(), publication("wet-taaleis")
    (['Stb.', '2016,', '318'], 'wet-taaleis')
    """
    if (paper := _PAPER.fullmatch(act)) is not None:
        return f"{_PAPERS[paper[1]]} {paper[2]}, {paper[3]}".replace(" ", NO_BREAK)
    if (bill := _BILL.fullmatch(act)) is not None:
        number = f"{bill[1]}, {bill[2]}" if bill[2] else bill[1]
        return f"Kamerstukken {number}".replace(" ", NO_BREAK)
    return plain(act)


class Names:
    """Gives the names that a corpus has for its ids; the id itself where it has none."""

    def __init__(self, graph: StackGraph, language: Language) -> None:
        self.graph = graph
        self.language = language

    def law(self, law_id: str) -> str:
        """Give the title of a law; a long one only when there is no short one."""
        law = self.graph.laws.get(law_id)
        if law is None:
            return plain(law_id)
        long = len(law.title) > _LONG_LAW and law.short_title
        return plain(law.short_title if long and law.short_title else law.title)

    def act(self, act_id: str) -> str:
        """Give the title of an act, else where it was published."""
        act = self.graph.act(act_id)
        if act is not None and act.title:
            return plain(act.title)
        made = self.graph.made_by.get(act_id)
        return self.law(made[0]) if act is None and made else publication(act_id)

    def short(self, act_id: str) -> str:
        """Give the title of an act, but where it was published when the title is long."""
        name, place = self.act(act_id), publication(act_id)
        if len(name) <= _LONG_ACT or place != act_id:
            return name if len(name) <= _LONG_ACT else place
        return f"{name[:_LONG_ACT].rstrip()}…"

    def subject(self, identity: str) -> str:
        """Give the title of a law, or of an act in full."""
        return self.law(identity) if identity in self.graph.laws else self.act(identity)

    def cited(self, act_id: str) -> str:
        """Give the title of an act with where it was published."""
        name, place = self.act(act_id), publication(act_id)
        return name if name == place or place == act_id else f"{name} ({place})"

    def organisation(self, organisation_id: str) -> str:
        """Give the title of an organisation."""
        organisation = self.graph.corpus.organisations.get(organisation_id)
        title = organisation.title if organisation is not None else None
        return plain(title or organisation_id)

    def abbreviation(self, organisation_id: str) -> str:
        """Give what an organisation is called for short: what its title ends with in brackets."""
        title = self.organisation(organisation_id)
        short = _IN_BRACKETS.search(title)
        return short[1] if short is not None else title

    def toets(self, toets_id: str) -> str:
        """Give the title of a toets."""
        toets = self.graph.corpus.tests.get(toets_id)
        return plain(toets.title if toets is not None else toets_id)

    def bottleneck(self, bottleneck_id: str) -> str:
        """Give the title of a bottleneck."""
        bottleneck = self.graph.corpus.bottlenecks.get(bottleneck_id)
        return plain(bottleneck.title if bottleneck is not None else bottleneck_id)

    def laws(self, ids: Iterable[str]) -> str:
        """List laws in a sentence."""
        return self.language.listed(map(self.law, ids))

    def acts(self, ids: Iterable[str]) -> str:
        """Put acts behind each other; titles hold commas and words, so a semicolon parts them."""
        return "; ".join(map(self.short, ids))

    def chain(self, ids: Iterable[str]) -> str:
        """Tell a chain of acts from the oldest."""
        return f" {ARROW} ".join(map(self.short, ids))
