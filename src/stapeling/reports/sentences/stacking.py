"""The sentences on stacking: the longest repair chain, and the law with most rows of changes."""

from __future__ import annotations

from stapeling.analyses.results import LawResult, RepairChain
from stapeling.analyses.results.spans import DAYS_IN_YEAR
from stapeling.language import N_
from stapeling.reports.page import Sentence
from stapeling.reports.plain import plain
from stapeling.reports.sentences.evaluation import incidental
from stapeling.reports.view import View
from stapeling.reports.words import acts_by_level


def repair_sentence(view: View) -> Sentence | None:
    """Tell the longest chain of acts that repair each other, and what is pending on it."""
    chains = view.report.repair_chains
    if not chains:
        return None
    chain = max(chains, key=lambda row: (row.depth.low, row.depth.high, row.acts))
    silent = sum(law.repair_depth is None for law in view.measured)
    parts = [_chain(view, chain)]
    if silent:
        parts.append(
            view.text(
                "of {n} of the {all} laws no such link is recorded",
                n=silent,
                all=len(view.measured),
            )
        )
    sentence = "; ".join(parts) + "."
    depth = chain.depth
    return Sentence("repair_chain", sentence, depth.low, "acts", chain.acts, silent, depth)


def _chain(view: View, chain: RepairChain) -> str:
    told = view.text(
        "Longest repair chain: {depth} deep ({chain})",
        depth=view.language.span(chain.depth),
        chain=view.names.chain(chain.acts),
    )
    if not chain.pending:
        return told
    pending = view.plural("{n} more pending", "{n} more pending", len(chain.pending))
    return f"{told}, {pending} ({view.names.acts(chain.pending)})"


def rows_sentence(view: View) -> Sentence | None:
    """Tell for the law with most rows of changes what they are: acts, layers, articles, ages."""
    laws = [law for law in view.measured if law.counts and law.counts.events > 1 and law.breadth]
    if not laws:
        return None
    law = max(laws, key=lambda row: (row.counts.events if row.counts else 0, row.id))
    parts = [_rows(view, law)]
    if law.deepest_articles and law.article_depth and law.article_depth.low > 1:
        times = view.language.span(law.article_depth)
        parts.append(
            view.plural(
                "{times} of them on article {articles}",
                "{times} of them on each of articles {articles}",
                len(law.deepest_articles),
                articles=view.language.listed(map(plain, law.deepest_articles)),
                times=times,
            )
        )
    if law.text_age is not None and law.text_age.median_days is not None:
        parts.append(_ages(view, law))
    if law.counts and law.counts.incidental:
        parts.append(incidental(view, law))
    unknown = law.counts.unknown_nature if law.counts else 0
    if unknown:
        parts.append(view.text("of {n} of them the nature is not known", n=unknown))
    told = "; ".join(parts) + "."
    low, high = law.breadth or (0, 0)
    bounds = (low, None if law.at_least else high)
    return Sentence("rows", told, low, "acts", _layers(law), unknown, bounds)


def _layers(law: LawResult) -> tuple[str, ...]:
    """Give the law and every act that is a layer on it: those that evaluation divides."""
    acts = law.evaluation.acts if law.evaluation is not None else ()
    return law.id, *dict.fromkeys((*(row.act for row in acts), *law.text_chain))


def _rows(view: View, law: LawResult) -> str:
    counts, options = law.counts, view.report.options
    acts = counts.acts if counts else {}
    own = {level: n for level, n in acts.items() if options.counts(level, law.kind)}
    template = N_(
        "{law}: {rows} rows of changes are {acts}, {layers} of them on it since its start"
    )
    if counts is not None and counts.scheduled:
        template = N_(
            "{law}: {rows} rows of changes, later ones included, are so far {acts}, {layers} of"
            " them on it since its start"
        )
    return view.text(
        template,
        law=view.names.law(law.id),
        rows=counts.events if counts else 0,
        acts=acts_by_level(view.language, own) or view.text("no acts in force"),
        layers=view.language.span(law.breadth or (0, 0), at_least=law.at_least),
    )


def _ages(view: View, law: LawResult) -> str:
    age = law.text_age
    if age is None:
        return ""
    return view.text(
        "{young} of the {all} changed text younger than {years} years (median {median} years)",
        young=age.young,
        all=age.of,
        years=age.rest_years,
        median=(age.median_days or 0) / DAYS_IN_YEAR,
    )
