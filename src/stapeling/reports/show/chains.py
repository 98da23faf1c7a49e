"""The chains of a law: the witness of its text depth, and its repair chain, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from stapeling.analyses.chains import Tie
from stapeling.analyses.results import ChainLink, LawResult, RepairChain
from stapeling.language import N_
from stapeling.model.acts import Prompt
from stapeling.reports.page import Cell, Column, Row, Table
from stapeling.reports.plain import plain
from stapeling.reports.view import Reader, View
from stapeling.reports.words import word

_REPAIR_CHAINS_CAPTION = N_(
    "Each act repairs, bridges or reverses the one before; pending ones at the end."
)


def text_chain(view: View, law: LawResult) -> Table:
    """Tell the longest chain of layers that stand on each other, with the tie of every step."""
    text = view.text
    days = {act.act: act.in_force for act in law.evaluation.acts} if law.evaluation else {}
    ties = (None, *law.text_ties)
    rows = [
        Row(
            (view.day(days.get(act)), Cell(view.names.cited(act), act), _tie(view, tie)), ids=(act,)
        )
        for act, tie in zip(law.text_chain, ties, strict=False)
    ]
    return Table(
        key="text_chain",
        title=text("Longest chain of layers"),
        caption=text("Each act stands on the one above it: by a common article or by a link."),
        columns=(
            Column("day", view.header("day")),
            Column("act", view.header("act")),
            Column("tie", view.header("stands on it by")),
        ),
        rows=tuple(rows),
    )


def _tie(view: View, tie: Tie | None) -> Cell:
    if tie is None:
        return Cell("")
    if tie.article is not None:
        return Cell(view.text("article {article}", article=plain(tie.article)), tie.article)
    return view.word(tie.link)


def repair_chains(view: View, laws: frozenset[str], act: str | None = None) -> Table:
    """Tell the repair chains that touch laws, or one act, step by step with their sources."""
    text = view.text
    chains = [
        chain
        for chain in view.report.repair_chains
        if not laws.isdisjoint(chain.laws) or act in (*chain.acts, *chain.pending)
    ]
    return Table(
        key="repair_chains",
        title=text("Repair chains"),
        caption=text(_REPAIR_CHAINS_CAPTION),
        columns=(
            Column("act", view.header("act")),
            Column("link", view.header("what it does")),
            Column("on", view.header("to")),
            Column("prompted_by", view.header("prompted by"), priority=2, untold=((),)),
        ),
        rows=tuple(row for chain in chains for row in _steps(view, chain)),
    )


def _steps(view: View, chain: RepairChain) -> Iterator[Row]:
    links = {link.act: link for link in chain.links}
    for act in chain.acts:
        yield _step(view, act, links.get(act))
    for act in chain.pending:
        link = ChainLink(act, chain.acts[-1], "pending", (), None)
        yield _step(view, act, link)


def _step(view: View, act: str, link: ChainLink | None) -> Row:
    facts = view.graph.act(act)
    prompts = facts.prompted_by if facts is not None else ()
    cells = (
        Cell(view.names.cited(act), act),
        view.word(link.kind) if link else Cell(""),
        Cell(view.names.short(link.on), link.on) if link else Cell(""),
        Cell(
            "; ".join(told_prompt(view, prompt) for prompt in prompts),
            tuple(prompt.ref or prompt.kind for prompt in prompts),
        ),
    )
    details = []
    if link is not None and link.source:
        details.append(view.sources(link.source))
    return Row(cells, tuple(details), (act,))


def told_prompt(view: Reader, prompt: Prompt) -> str:
    """Tell what prompted an act: a ruling, a report."""
    day = view.language.day(prompt.date) if prompt.date is not None else ""
    parts = (word(view.language, prompt.kind), plain(prompt.ref or ""), day)
    return " ".join(part for part in parts if part)
