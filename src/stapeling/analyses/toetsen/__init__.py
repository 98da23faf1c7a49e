"""The stacking of toetsen: overlap, lead time, what one more would add, the smallest cover."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from stapeling.analyses.options import Options
from stapeling.analyses.results import ActToetsen, ToetsenResult
from stapeling.analyses.toetsen.acts import Acts
from stapeling.analyses.toetsen.catalogue import catalogue, is_channel, obliged, standing
from stapeling.analyses.toetsen.cover import smallest_cover
from stapeling.analyses.toetsen.lead_time import lead_time
from stapeling.analyses.toetsen.overlap import overlaps
from stapeling.analyses.toetsen.questions import all_asked
from stapeling.analyses.toetsen.stack import estimated, stack_of
from stapeling.analyses.toetsen.what_if import what_if
from stapeling.errors import StapelingError
from stapeling.graph import StackGraph
from stapeling.model.days import Day
from stapeling.model.toetsen import ImpactTest

__all__ = ["measure_toetsen", "toetsen_of_act"]


def measure_toetsen(
    graph: StackGraph, options: Options, laws: frozenset[str] | None = None
) -> ToetsenResult:
    """Measure the stack of toetsen, and the toetsen of the acts on the chosen laws.

    The catalogue is read as it is valid on the reference day, with its objects as they are stated.
    Of acts, the requirements, results and lead time are given; overlap, what-if and cover of one
    act are those of `toetsen_of_act`.

    Unit: toetsen, questions, weeks; see each part. Unknown: what is not known to be obliged or
    valid is listed and counted nowhere; acts have intervals. Without a catalogue everything is
    empty. Cost: the pairs of toetsen, and a pass over the acts, of which those of equal facts are
    worked out once. Source: defined by this project, docs/metrics.md.

    Raises
    ------
    StapelingError
        When the reader holds a toets to be obliged that is not in the corpus.
    """
    toetsen, chosen = catalogue(graph, options), options.with_toetsen
    today = standing(toetsen, Day.on(options.as_of), chosen)
    asked = all_asked(toetsen, ignore_object=options.ignore_object)
    taking_time = [*today.obliged, *today.channels]
    before = _without(taking_time, chosen)
    more = [
        toets
        for toets in toetsen
        if toets in today.others or (toets.id in chosen and not is_channel(toets))
    ]
    acts = Acts(graph, options, toetsen)
    return ToetsenResult(
        stack=stack_of(today),
        overlap=overlaps(today.valid, asked, _ids(today.obliged)),
        lead_time=lead_time(taking_time),
        lead_time_without=lead_time(before),
        what_if=tuple(what_if(toets, before, asked) for toets in more),
        cover=smallest_cover(today.obliged, asked),
        acts=tuple(acts.of(act) for act in acts.on(laws)) if toetsen else (),
        estimated=estimated(today.valid),
        on_laws=tuple(acts.on_laws(laws)) if toetsen else (),
    )


def toetsen_of_act(graph: StackGraph, options: Options, act: str) -> ActToetsen:
    """Measure the toetsen that one act needs, perhaps needs, and had.

    As `measure_toetsen` gives of every act, and beside it, over what the act certainly requires:
    the overlap, what one more toets would add, and the smallest cover. There the object
    *uitvoerder* is read as each implementer of the act; without any recorded it stays as it is.
    One more is a toets that is not obliged and would, or might, be required of this act if it were.

    Raises
    ------
    StapelingError
        When there is no such act, or no such toets as the reader holds to be obliged.
    """
    found = graph.act(act)
    if found is None:
        raise StapelingError(f"there is no act '{act}' in the corpus")
    toetsen, chosen = catalogue(graph, options), options.with_toetsen
    acts = Acts(graph, options, toetsen)
    measured = acts.of(found)
    asked = all_asked(
        toetsen, ignore_object=options.ignore_object, implementers=measured.implementers
    )
    needed = [toets for toets in toetsen if toets.id in measured.required]
    own = [toets for toets in needed if not is_channel(toets)]
    before = _without(needed, chosen)
    return replace(
        measured,
        overlap=overlaps(own, asked, _ids(own)),
        what_if=tuple(what_if(toets, before, asked) for toets in acts.more(found)),
        cover=smallest_cover(own, asked),
    )


def _without(toetsen: Iterable[ImpactTest], chosen: frozenset[str]) -> list[ImpactTest]:
    """Leave out what the reader's choice adds; what is obliged without it stays."""
    return [
        toets for toets in toetsen if toets.id not in chosen or obliged(toets, frozenset()) is True
    ]


def _ids(toetsen: Iterable[ImpactTest]) -> frozenset[str]:
    return frozenset(toets.id for toets in toetsen)
