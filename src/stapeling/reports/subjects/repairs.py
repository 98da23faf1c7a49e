"""The table of repair chains: the plaster upon the plaster."""

from __future__ import annotations

from functools import partial

from stapeling.analyses.results import RepairChain
from stapeling.language import N_
from stapeling.reports.names import ARROW
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.rows import Rows
from stapeling.reports.view import View
from stapeling.reports.words import word

_REPAIR_CAPTION = N_(
    "Unit: acts, each of which repairs, bridges or reverses the one before. Only links"
    " that are recorded count; of other laws nothing can be said."
)


def repair_table(view: View) -> Table:
    """Tell every chain of acts that repair, bridge or reverse each other, the deepest first."""
    text = view.text
    chains = sorted(view.report.repair_chains, key=lambda c: (-c.depth.low, -c.depth.high, c.acts))
    notes = () if chains else (text("No repair link between acts is recorded."),)
    return Table(
        key="repair_chains",
        title=text("Repair chains"),
        caption=text(_REPAIR_CAPTION),
        columns=(
            number("depth", view.header("depth")),
            Column("acts", view.header("chain")),
            Column("laws", view.header("laws")),
            Column("pending", view.header("pending"), priority=2, untold=NO_COUNT),
        ),
        rows=Rows(partial(_row, view), chains),
        notes=notes,
    )


def _row(view: View, chain: RepairChain) -> Row:
    sources = view.sources(source for link in chain.links for source in link.source)
    cells = (
        view.span(chain.depth),
        Cell(told(view, chain), chain.acts),
        Cell("; ".join(map(view.names.law, chain.laws)), chain.laws),
        Cell(view.names.acts(chain.pending), chain.pending),
    )
    return Row(cells, (sources,) if sources else (), (*chain.acts, *chain.pending))


def told(view: View, chain: RepairChain) -> str:
    """Tell a chain with what each act does to the one before."""
    kinds = {(link.on, link.act): link.kind for link in chain.links}
    steps = [view.names.short(chain.acts[0])]
    for earlier, later in zip(chain.acts, chain.acts[1:], strict=False):
        kind = word(view.language, kinds.get((earlier, later)))
        steps.append(f"{ARROW} {view.names.short(later)} ({kind})")
    return " ".join(steps)
