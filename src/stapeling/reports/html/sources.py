"""Where facts were read: what may be a link is one, and everything else is text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from stapeling.graph import StackGraph
from stapeling.model.corpus import Corpus
from stapeling.model.records import Row
from stapeling.reports.plain import plain


@dataclass(frozen=True, slots=True)
class Source:
    """Where something was read; `href` only when it is an address of the web."""

    text: str
    href: str | None


def source_of(text: str) -> Source:
    """Tell whether a source is an address.

    >>> source_of("javascript:alert(1)").href, source_of("https://wetten.overheid.nl/").href
    (None, 'https://wetten.overheid.nl/')
    """
    shown = plain(text)
    return Source(shown, shown if _is_address(shown) else None)


def sources_of(*records: Row) -> tuple[Source, ...]:
    """Give the sources of records, each once."""
    texts = dict.fromkeys(text for record in records for text in record.source)
    return tuple(map(source_of, texts))


def _is_address(text: str) -> bool:
    if " " in text or not text.startswith(("https://", "http://")):
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:  # such as an address in brackets that is none
        return False


def counted_sources(named: Mapping[StackGraph, Iterable[str]]) -> tuple[tuple[Source, int], ...]:
    """Give every source of what a page names, with the number of records that were read in it."""
    counts: Counter[str] = Counter()
    for graph, ids in named.items():
        about = _records_about(graph.corpus)
        records = {id(row): row for name in ids for row in about.get(name, ())}
        counts.update(text for row in records.values() for text in dict.fromkeys(row.source))
    return tuple((source_of(text), counts[text]) for text in sorted(counts, key=str.casefold))


def _records_about(corpus: Corpus) -> Mapping[str, list[Row]]:
    """Gather the records by the id of what they are about."""
    found: dict[str, list[Row]] = defaultdict(list)
    for law in corpus.laws.values():
        found[law.id] += [law, *law.evaluation_clauses, *corpus.changes[law.id]]
    for named in (corpus.acts, corpus.evaluations, corpus.organisations, corpus.tests):
        for name, row in named.items():
            found[name].append(row)
    for name, bottleneck in corpus.bottlenecks.items():
        found[name] += [bottleneck, *bottleneck.reports]
        found[name] += [bottleneck.resolved] if bottleneck.resolved else []
    for subjects, record in _unnamed(corpus):
        for subject in subjects:
            found[corpus.act_id(subject) or subject].append(record)
    return found


def _unnamed(corpus: Corpus) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Give the records that bear no id of their own, with the ids of what they are about."""
    for burden in corpus.burdens:
        yield tuple(filter(None, (burden.act, burden.law))), burden
    for result in corpus.test_results:
        yield tuple(filter(None, (result.act, result.law))), result
    for row in corpus.oversight:
        yield (row.by, *row.over), row
