"""The edges of a network: every relation that a corpus states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from stapeling.graph.network import Edge
from stapeling.graph.states import state_of, state_on
from stapeling.model.days import Day
from stapeling.model.labels import shown_label
from stapeling.model.laws import Law
from stapeling.model.moments import status_of
from stapeling.model.records import Row

if TYPE_CHECKING:
    from stapeling.graph import StackGraph

_OF_NOBODY = frozenset({"burgers", "bedrijven", "implementers"})
"""Who bears the work of a toets without being an organisation."""


def stated(graph: StackGraph, as_of: int) -> Iterator[Edge]:
    """Give an edge for every relation that is stated, each fact for itself."""
    for law in graph.laws.values():
        yield from _between_laws(law)
        yield from _from_acts(graph, law, as_of)
        for part in law.implementers:
            yield _dated(
                *(f"organisation:{part.organisation}", f"law:{law.id}", "implements", part),
                days=(part.from_, part.until),
                as_of=as_of,
                articles=part.articles or (),
            )
        if law.ministry is not None:
            yield Edge(f"law:{law.id}", f"organisation:{law.ministry}", "ministry")
    yield from _links(graph)
    yield from _evaluations(graph)
    yield from _oversight(graph, as_of)
    yield from _burdens(graph)
    yield from _toetsen(graph)
    yield from _bottlenecks(graph)


def _dated(
    source: str,
    target: str,
    kind: str,
    row: Row,
    *,
    days: tuple[Day | None, Day | None],
    as_of: int,
    articles: tuple[str, ...] = (),
) -> Edge:
    """Give an edge that holds from a day until another."""
    start, end = days
    return Edge(
        *(source, target, kind),
        start=start,
        latest=start,
        end=end,
        articles=articles,
        state=state_on(start, end, as_of),
        certainty=row.certainty,
    )


def _between_laws(law: Law) -> Iterator[Edge]:
    here = f"law:{law.id}"
    for kind, references in (("based_on", law.based_on), ("refers_to", law.refers_to)):
        for row in references:
            articles = (shown_label(row.article),) if row.article is not None else ()
            certainty = row.certainty or law.certainty
            yield Edge(here, f"law:{row.law}", kind, articles=articles, certainty=certainty)
    for old in law.replaces:
        yield Edge(here, f"law:{old}", "replaces", certainty=law.certainty)


def _from_acts(graph: StackGraph, law: Law, as_of: int) -> Iterator[Edge]:
    here = f"law:{law.id}"
    for row in graph.corpus.changes[law.id]:
        yield Edge(
            *(f"act:{row.act}", here, "changes"),
            start=row.in_force_from,
            latest=row.in_force_from,
            end=row.in_force_until,
            articles=tuple(map(shown_label, row.articles or ())),
            unknown_articles=int(row.articles is None),
            status=(status_of(row),),
            state=state_of(row, as_of),
            certainty=row.certainty or law.certainty,
        )
    for maker in sorted(graph.makers(law)):
        for day in (*graph.beginnings(law, maker),) or (None,):
            state = "unknown" if day is None else state_on(day, None, as_of)
            yield Edge(f"act:{maker}", here, "made", start=day, latest=day, state=state)


def _links(graph: StackGraph) -> Iterator[Edge]:
    for act in graph.corpus.acts.values():
        for link in act.links:
            other = graph.corpus.act_id(link.act) or link.act
            certainty = link.certainty or act.certainty
            yield Edge(f"act:{act.id}", f"act:{other}", link.kind, certainty=certainty)
        if act.ministry is not None:
            yield Edge(f"act:{act.id}", f"organisation:{act.ministry}", "ministry")


def _evaluations(graph: StackGraph) -> Iterator[Edge]:
    """Give what each evaluation looks at: laws that it names, and those its clauses speak of."""
    clauses: dict[str, list[str]] = defaultdict(list)
    for law, rows in graph.clauses_about.items():
        for about in rows:
            clauses[about.key].append(law)
    for evaluation in graph.corpus.evaluations.values():
        here, day = f"evaluation:{evaluation.id}", evaluation.published
        laws = dict.fromkeys(evaluation.laws)
        for name in evaluation.satisfies:
            laws.update(dict.fromkeys(clauses.get(name) or [name.partition("/")[0]]))
        for law in laws:
            yield Edge(
                *(here, f"law:{law}", "evaluates"),
                start=day,
                latest=day,
                certainty=evaluation.certainty,
            )
        for body in evaluation.done_by:
            if body in graph.corpus.organisations:  # anyone may make one, also who has no record
                yield Edge(here, f"organisation:{body}", "done_by", certainty=evaluation.certainty)


def _oversight(graph: StackGraph, as_of: int) -> Iterator[Edge]:
    for name in graph.watching.organisations():
        for row in graph.watching.over(name):
            ends = (f"organisation:{row.by}", f"organisation:{name}")
            yield _dated(*ends, "oversees", row, days=(row.from_, row.until), as_of=as_of)


def _burdens(graph: StackGraph) -> Iterator[Edge]:
    corpus = graph.corpus
    for row in corpus.burdens:
        act = corpus.act_id(row.act) or row.act
        here = f"act:{act}" if act is not None else f"law:{row.law}"
        for bearer in row.bearers:
            yield Edge(here, f"organisation:{bearer}", "burdens", certainty=row.certainty)


def _toetsen(graph: StackGraph) -> Iterator[Edge]:
    corpus = graph.corpus
    for toets in corpus.tests.values():
        here, sure = f"toets:{toets.id}", toets.certainty
        bearers = (name for name in toets.work_at if name not in _OF_NOBODY)
        for kind, names in (("performed_by", toets.performed_by), ("work_at", bearers)):
            for name in names:
                yield Edge(here, f"organisation:{name}", kind, certainty=sure)
        for other in toets.after:
            yield Edge(here, f"toets:{other}", "after", certainty=sure)
    for row in corpus.test_results:
        act = corpus.act_id(row.act) or row.act
        day = row.delivered or row.requested
        target = f"act:{act}" if act is not None else f"law:{row.law}"
        certainty = row.certainty
        yield Edge(
            *(f"toets:{row.test}", target, "tests"), start=day, latest=day, certainty=certainty
        )


def _bottlenecks(graph: StackGraph) -> Iterator[Edge]:
    corpus = graph.corpus
    for row in corpus.bottlenecks.values():
        here, sure = f"bottleneck:{row.id}", row.certainty
        for law in row.laws:
            yield Edge(here, f"law:{law}", "about", certainty=sure)
        for body in row.organisations:
            yield Edge(here, f"organisation:{body}", "affects", certainty=sure)
        if row.resolved is not None and row.resolved.act is not None:
            act = corpus.act_id(row.resolved.act) or row.resolved.act
            day = row.resolved.done
            certainty = row.resolved.certainty or sure
            yield Edge(
                *(f"act:{act}", here, "resolves"), start=day, latest=day, certainty=certainty
            )
