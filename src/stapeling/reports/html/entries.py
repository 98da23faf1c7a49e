"""What an id of a corpus is: its title, where it was published, its day, and its sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from stapeling.language import UNKNOWN
from stapeling.model.days import Day
from stapeling.model.records import Row
from stapeling.reports.html.sources import Source, sources_of
from stapeling.reports.names import Names, publication
from stapeling.reports.plain import plain
from stapeling.reports.words import word


@dataclass(frozen=True, slots=True)
class Entry:
    """What an id is."""

    id: str
    kind: str
    """Law, act, evaluation, organisation, toets or bottleneck; other when no corpus tells."""
    title: str
    facts: tuple[str, ...] = ()
    """Its kind, where it was published, its day, and how sure it is."""
    sources: tuple[Source, ...] = ()

    @property
    def cited(self) -> bool:
        """Whether its facts name it as lawyers do, which is as good as its id."""
        return publication(self.id) != self.id

    @property
    def anchor(self) -> str:
        """The name of the entry on the page."""
        return f"id-{quote(self.id, safe='')}"


def identity_of(names: Names, name: str) -> str | None:
    """Give the id under which a corpus describes a name: an alias has an act, a clause a law."""
    corpus = names.graph.corpus
    kinds = (corpus.laws, corpus.evaluations, corpus.organisations, corpus.tests)
    if any(name in known for known in (*kinds, corpus.bottlenecks)):
        return name
    if (act := corpus.act_id(name)) is not None:
        return act
    graph = names.graph
    if any(name in acts for acts in (graph.changed_by, graph.made_by, graph.to_be_changed_by)):
        return name
    law = name.partition("/")[0]
    return law if law in corpus.laws else None


def entry_of(names: Names, name: str) -> Entry:
    """Tell what an id is that a corpus knows."""
    corpus = names.graph.corpus
    if name in corpus.laws:
        return _law(names, name)
    if name in corpus.evaluations:
        return _evaluation(names, name)
    if name in corpus.bottlenecks:
        return _bottleneck(names, name)
    if (organisation := corpus.organisations.get(name)) is not None:
        kind = word(names.language, organisation.kind) if organisation.kind else ""
        facts = _facts(names, organisation, kind)
        title = names.organisation(name)
        return Entry(name, "organisation", title, facts, sources_of(organisation))
    if (toets := corpus.tests.get(name)) is not None:
        status = word(names.language, toets.status) if toets.status else ""
        facts = _facts(names, toets, status)
        return Entry(name, "toets", names.toets(name), facts, sources_of(toets))
    return _act(names, name)


def _law(names: Names, name: str) -> Entry:
    law, language = names.graph.laws[name], names.language
    facts = _facts(
        names,
        law,
        word(language, law.kind),
        plain(law.bwb_id or ""),
        _dated(names, language.text("in force from"), law.in_force_from),
    )
    return Entry(name, "law", plain(law.title), facts, sources_of(law))


def _act(names: Names, name: str) -> Entry:
    """Tell what is known of an act; of many no more than that it changes a law."""
    graph, language = names.graph, names.language
    act = graph.act(name)
    laws = dict.fromkeys((*graph.changed_by.get(name, ()), *graph.to_be_changed_by.get(name, ())))
    changed = language.text("changes: {laws}", laws="; ".join(map(names.law, laws)))
    told = [publication(name), *([changed] if laws else [])]
    if act is None:
        rows = [row for law in laws for row in graph.corpus.changes[law] if row.act == name]
        return Entry(name, "act", publication(name), tuple(told[1:]), sources_of(*rows))
    level = word(language, act.level) if act.level else ""
    published = _dated(names, language.text("published"), act.published)
    facts = _facts(names, act, level, told[0], published, *told[1:])
    return Entry(name, "act", names.act(name), facts, sources_of(act))


def _evaluation(names: Names, name: str) -> Entry:
    found, language = names.graph.corpus.evaluations[name], names.language
    papers = ", ".join(map(publication, found.paper))
    published = _dated(names, language.text("published"), found.published)
    facts = _facts(names, found, word(language, found.kind), papers, published)
    return Entry(name, "evaluation", plain(found.title or name), facts, sources_of(found))


def _bottleneck(names: Names, name: str) -> Entry:
    found, language = names.graph.corpus.bottlenecks[name], names.language
    status = word(language, found.status) if found.status else ""
    days = [language.day(report.reported) for report in found.reports]
    reported = language.text("reported {days}", days=", ".join(days)) if days else ""
    sources = sources_of(found, *found.reports, *([found.resolved] if found.resolved else []))
    title = names.bottleneck(name)
    return Entry(name, "bottleneck", title, _facts(names, found, status, reported), sources)


def _dated(names: Names, label: str, day: Day | None) -> str:
    """Tell a day; that it is not known is told as well."""
    told = names.language.day(day)
    return f"{label} {told or UNKNOWN}"


def _facts(names: Names, record: Row, *told: str) -> tuple[str, ...]:
    """Put what is told of a record behind each other, and how sure it is at the end."""
    sure = word(names.language, record.certainty) if record.certainty else ""
    return tuple(_told((*told, sure)))


def _told(texts: Iterable[str]) -> Iterable[str]:
    return (text for text in texts if text)
