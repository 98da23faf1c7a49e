"""The sentences of a comparison on depth: text stacked on text, repair upon repair."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from stapeling.comparing.results import ChainChange, NumberChange
from stapeling.language import N_
from stapeling.reports.comparison.values import side_text, value_text
from stapeling.reports.comparison.view import ComparisonView
from stapeling.reports.page import Sentence

MOST = 3
"""How many names a sentence tells before it says how many more there are."""


def few(view: ComparisonView, names: Iterable[str], count: int) -> str:
    """Name the first ones, and say how many more there are."""
    told = "; ".join(islice(names, MOST))
    if count <= MOST:
        return told
    return view.text("{names} and {n} more", names=told, n=count - MOST)


def capital(text: str) -> str:
    """Make a sentence of a text."""
    return f"{text[0].upper()}{text[1:]}."


def differing(view: ComparisonView, section: str, *measures: str) -> list[NumberChange]:
    """Give the numbers of a section that differ."""
    return [
        row
        for row in view.comparison.numbers
        if row.row.section == section and row.row.measure in measures and row.differs
    ]


def text_depth_sentence(view: ComparisonView) -> Sentence | None:
    """Tell on how many laws text is stacked deeper, and on which most."""
    own = [row for row in differing(view, "laws", "text_depth") if row.before and row.after]
    certain = [row for row in own if steps(row)[0] > 0]
    possible = [row for row in own if steps(row)[0] == 0 and steps(row)[1] > 0]
    fallen = [row for row in own if min(steps(row)) < 0]
    parts = []
    if certain:
        template = N_(
            "Text is stacked deeper on {n} of {all} laws, most on {law}: {before} → {after}"
        )
        parts.append(_deepest(view, template, certain))
    if possible:
        template = N_(
            "text is perhaps stacked deeper on {n} of {all} laws, most on {law}: {before} → {after}"
        )
        parts.append(_deepest(view, template, possible))
    if fallen:
        names = few(view, (view.names.law(row.row.subject) for row in fallen), len(fallen))
        parts.append(view.text("text is stacked less deep on {laws}", laws=names))
    if not parts:
        return None
    witness = tuple(row.row.subject for row in (*certain, *possible, *fallen))
    return Sentence("text_depth", capital("; ".join(parts)), len(certain), "laws", witness)


def _deepest(view: ComparisonView, template: str, risen: list[NumberChange]) -> str:
    most = max(risen, key=lambda row: (sum(steps(row)), row.row.subject))
    before, after = (
        side_text(side, view.language, told=False) for side in (most.before, most.after)
    )
    return view.text(
        template,
        n=len(risen),
        all=sum(row.row.measure == "text_depth" for row in view.comparison.numbers),
        law=view.names.law(most.row.subject),
        before=before,
        after=after,
    )


def steps(change: NumberChange) -> tuple[float, float]:
    """Give what a number rises by, low and high; 0 where it is not known."""
    low, high = change.difference
    return low or 0, high or 0


def repair_depth_sentence(view: ComparisonView) -> Sentence | None:
    """Tell the repair chain that grew or shrank most, with the new link marked."""
    chains = [row for row in view.comparison.chains if row.kind == "repair_depth"]
    if not chains:
        return None
    chain = max(chains, key=lambda row: (abs(_growth(row)), row.depth_after[0] or 0, row.laws))
    if chain.depth_before[0] is None:
        template = N_("A repair chain of {laws} is now recorded, {after} deep: {chain}.")
    elif chain.depth_after[0] is None:
        template = N_(
            "No repair chain of {laws} is recorded any more; it was {before} deep: {chain}."
        )
    elif _growth(chain) >= 0:
        template = N_("The repair chain of {laws} grows from {before} to {after} deep: {chain}.")
    else:
        template = N_("The repair chain of {laws} shrinks from {before} to {after} deep: {chain}.")
    text = view.text(
        template,
        laws=few(view, map(view.names.law, chain.laws), len(chain.laws)),
        before=value_text(chain.depth_before, "acts", view.language),
        after=value_text(chain.depth_after, "acts", view.language),
        chain=view.names.chain(chain.after or chain.before, chain.new),
    )
    return Sentence("repair_chain", text, chain.depth_after[0], "acts", chain.after)


def _growth(row: ChainChange) -> float:
    return (row.depth_after[0] or 0) - (row.depth_before[0] or 0)
