"""Layers: which acts lie on a law, and what stands beside the count (docs/metrics.md, Layers)."""

from __future__ import annotations

from stapeling.analyses.layering import Layering
from stapeling.analyses.options import Options
from stapeling.analyses.sieve import Sieve
from stapeling.analyses.starts import start_at, until_of
from stapeling.graph import StackGraph
from stapeling.model.laws import Law


def layering_of(graph: StackGraph, law: Law, options: Options) -> Layering | None:
    """Find the layers (*lagen*) that lie on a law.

    A layer is an act that took effect after the law started and by the reference day, ranks with
    the law or above, has a nature that counts or an unknown one, and touches more than incidental
    parts; the act that replaces the law is one too. Nothing when the law has not started.

    Notes
    -----
    O(changes of the law). Days that are not exact make a layer possible instead of certain.

    References
    ----------
    .. [1] docs/metrics.md, section Layers; defined by this project.
    """
    until = until_of(law, options.day)
    start = start_at(law, options.day)
    if start is None:
        return None
    sieve = Sieve(graph, law, options, (start, until))
    for act, rows in graph.changes_by_act(law).items():
        sieve.take(act, rows)
    return Layering(law, start, until, sieve.in_order(), sieve.beside)
