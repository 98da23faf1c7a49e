"""The report as plain data: the JSON of `analyse`, format version 1. Its keys are fixed."""

from __future__ import annotations

from collections.abc import Collection

from stapeling import __version__
from stapeling.analyses.options import Options
from stapeling.analyses.results import RepairChain, Report, TargetGroup
from stapeling.graph import StackGraph
from stapeling.graph.delegation import Circle
from stapeling.language import NO_BREAK, Language
from stapeling.loading import Loaded
from stapeling.numbers import rows_of
from stapeling.numbers.saved import number_data
from stapeling.reports.page import Sentence
from stapeling.reports.payload_bottlenecks import bottleneck_data
from stapeling.reports.payload_cycle import cycle_data
from stapeling.reports.payload_density import kinds_data
from stapeling.reports.payload_implementers import implementer_data
from stapeling.reports.payload_laws import law_data
from stapeling.reports.payload_oversight import oversight_data
from stapeling.reports.payload_toetsen import toetsen_data
from stapeling.reports.receipt import receipt_data
from stapeling.reports.summary import sentences
from stapeling.reports.tables import PARTS
from stapeling.reports.values import span_value

FORMAT_VERSION = 1
_LAW_PARTS = frozenset({"laws", "layers", "evaluation", "density"})


def payload(
    report: Report, loaded: Loaded, language: Language, only: Collection[str] | None = None
) -> dict[str, object]:
    """Give the report as data that JSON can hold.

    Parameters
    ----------
    report : Report
        What was measured.
    loaded : Loaded
        What was read, for the receipt and for the names in the sentences.
    language : Language
        The language of the sentences; keys are English in every language.
    only : collection of str, optional
        The parts asked for; none given means all. A part that was not asked for, or is not
        computed, is null: an empty list would read as zero.
    """
    parts = frozenset(only or PARTS)
    graph = StackGraph(loaded.corpus)
    return {
        "format_version": FORMAT_VERSION,
        "stapeling": __version__,
        "as_of": report.options.as_of.isoformat(),
        "settings": settings_data(report.options, loaded),
        "receipt": receipt_data(loaded),
        "known": _known(report),
        "summary": [sentence_data(row) for row in sentences(report, graph, loaded, language)],
        **_measures(report, parts),
        "numbers": number_data(rows_of(report, parts), [part for part in PARTS if part in parts]),
    }


def _measures(report: Report, parts: frozenset[str]) -> dict[str, object]:
    """Give the parts asked for; the others are null."""
    laws, load = parts & _LAW_PARTS, "implementers" in parts
    return {
        "laws": [law_data(law, report.options, laws) for law in report.laws] if laws else None,
        "repair_chains": _chains(report) if "laws" in parts else None,
        "circles": [_circle(row) for row in report.circles] if "layers" in parts else None,
        "implementers": [implementer_data(row) for row in report.implementers] if load else None,
        "target_groups": [_group(row) for row in report.target_groups] if load else None,
        "toetsen": toetsen_data(report.toetsen) if "toetsen" in parts else None,
        "oversight": oversight_data(report.oversight) if "oversight" in parts else None,
        "bottlenecks": bottleneck_data(report.bottlenecks) if "bottlenecks" in parts else None,
        "cycle": cycle_data(report.cycle) if "cycle" in parts else None,
        "density": kinds_data(report.laws) if "density" in parts else None,
    }


def settings_data(options: Options, loaded: Loaded) -> dict[str, object]:
    """Give what was chosen as data that JSON can hold."""
    selection = loaded.selection
    return {
        "levels": None if options.levels is None else sorted(options.levels),
        "natures": sorted(options.natures),
        "event": options.event,
        "rest_years": options.rest_years,
        "period": options.period,
        "scenario": loaded.scenario,
        "laws": None if selection.laws is None else sorted(selection.laws),
        "corpus_laws": len(loaded.corpus.laws),
    }


def _known(report: Report) -> dict[str, object]:
    known = report.known
    return {
        "laws": known.laws,
        "acts": known.acts,
        "with_day": known.with_day,
        "without_day": known.without_day,
        "unknown_nature": known.unknown_nature,
    }


def sentence_data(sentence: Sentence) -> dict[str, object]:
    """Give a sentence with its number, unit, witness and unknowns."""
    return {
        "key": sentence.key,
        "text": sentence.text.replace(NO_BREAK, " "),
        "value": sentence.value,
        "unit": sentence.unit,
        "unknown": sentence.unknown,
        "witness": list(sentence.witness),
    }


def _chains(report: Report) -> list[dict[str, object]]:
    return [_chain(chain) for chain in report.repair_chains]


def _chain(chain: RepairChain) -> dict[str, object]:
    links = [
        {
            "act": link.act,
            "on": link.on,
            "kind": link.kind,
            "source": list(link.source),
            "certainty": link.certainty,
        }
        for link in chain.links
    ]
    return {
        "acts": list(chain.acts),
        "laws": list(chain.laws),
        "depth": span_value(chain.depth),
        "pending": list(chain.pending),
        "links": links,
    }


def _circle(circle: Circle) -> dict[str, object]:
    return {
        "laws": list(circle.laws),
        "breaking": [list(edge) for edge in circle.breaking],
        "smallest": circle.smallest,
    }


def _group(group: TargetGroup) -> dict[str, object]:
    return {"id": group.id, "laws": group.laws, "breadth": span_value(group.breadth)}
