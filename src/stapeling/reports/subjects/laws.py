"""The table of laws: how deep acts lie on them, and what stands beside the count."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from stapeling.analyses.results import Counts, Later, LawResult, TextAge
from stapeling.analyses.results.spans import DAYS_IN_YEAR
from stapeling.language import DASH, N_, UNKNOWN
from stapeling.model.laws import Law, Unlisted
from stapeling.reports.page import NO_COUNT, Cell, Column, Row, Table, number
from stapeling.reports.plain import plain
from stapeling.reports.rows import Rows
from stapeling.reports.subjects.over_time import law_series
from stapeling.reports.view import View
from stapeling.reports.words import word

_LAW_CAPTION = N_(
    "Unit: acts, unless stated. Breadth counts the layers; the text depth is the longest"
    " chain of layers on a common article, since evaluation of those after the last known"
    " one; the article depth is the most on one article. Layers of unknown nature or"
    " articles are in the count; an act of unknown level is not."
)


def law_table(view: View) -> Table:
    """Tell how deep every law lies under its amendments, the deepest text first."""
    text = view.text
    told = [law for law in view.measured if _has_anything(law)]
    laws = sorted(told, key=_deepest)
    return Table(
        key="laws",
        title=text("Stacking depth of laws"),
        caption=text(_LAW_CAPTION),
        columns=_columns(view),
        rows=Rows(partial(_row, view), laws),
        notes=tuple(_notes(view)),
    )


def _deepest(law: LawResult) -> tuple[int, int, str]:
    depth, breadth = law.text_depth, law.breadth
    return -(depth.low if depth else 0), -(breadth.low if breadth else 0), law.id


def _columns(view: View) -> tuple[Column, ...]:
    text = view.text
    return (
        Column("law", view.header("law")),
        number("text_depth", view.header("text depth")),
        number("article_depth", view.header("article depth")),
        number("breadth", view.header("breadth")),
        number("repair_depth", view.header("repair depth")),
        number("open_depth", view.header("since evaluation")),
        number("unknown_articles", view.header("articles unknown"), 3, untold=NO_COUNT),
        number("unknown_nature", view.header("nature unknown"), 3, untold=NO_COUNT),
        number("median_years", view.header("text age"), 2, unit=text("years"), untold=(None,)),
        number("young", view.header("young text"), 2, untold=(None,)),
        number("acts", view.header("acts in force"), 4),
        number("same_day", view.header("same day"), 5, untold=NO_COUNT),
        number("incidental", view.header("incidental"), 5, untold=NO_COUNT),
        number("excluded", view.header("nature left out"), 5, untold=NO_COUNT),
        number("unknown_level", view.header("level unknown"), 5, untold=NO_COUNT),
        number("pending", view.header("pending"), 4, untold=NO_COUNT),
        number("scheduled", view.header("scheduled"), 4, untold=NO_COUNT),
        number("not_commenced", view.header("not commenced"), 6, untold=NO_COUNT),
        number("withdrawn", view.header("withdrawn"), 6, untold=NO_COUNT),
        number("events", view.header("rows of changes"), 6, untold=NO_COUNT),
    )


def _row(view: View, law: LawResult) -> Row:
    cells = (view.law(law.id), *_depths(view, law), *_ages(view, law), *_beside(view, law.counts))
    ids = law.text_chain or law.repair_chain
    return Row(cells, tuple(_details(view, law)), ids, law_series(view, law))


def _depths(view: View, law: LawResult) -> tuple[Cell, ...]:
    more = law.at_least
    return (
        view.span(law.text_depth, at_least=more),
        view.span(law.article_depth, at_least=more),
        view.span(law.breadth, at_least=more),
        view.span(law.repair_depth),
        view.span(law.open_depth, at_least=more),
    )


def _ages(view: View, law: LawResult) -> tuple[Cell, ...]:
    counts, age = law.counts, law.text_age or TextAge(None, 0, 0, 0, Later.of({}))
    unknown = (0, 0) if counts is None else (counts.unknown_articles, counts.unknown_nature)
    years = None if age.median_days is None else age.median_days / DAYS_IN_YEAR
    young = view.text("{n} of {all}", n=age.young, all=age.of) if age.of else UNKNOWN
    return (
        view.number(unknown[0]),
        view.number(unknown[1]),
        view.number(years),
        Cell(young, (age.young, age.of) if age.of else None),
    )


def _beside(view: View, counts: Counts | None) -> tuple[Cell, ...]:
    if counts is None:
        return (view.number(None),) * 10
    acts = sum(counts.acts.values())
    beside = (
        counts.same_day,
        counts.incidental,
        sum(counts.excluded.values()),
        counts.unknown_level,
        counts.pending,
        counts.scheduled,
        counts.not_commenced,
        counts.withdrawn,
        counts.events,
    )
    shown = view.language.span((acts, acts + counts.acts_possible))
    return Cell(shown, (acts, acts + counts.acts_possible)), *map(view.number, beside)


def _details(view: View, law: LawResult) -> list[str]:
    """Tell the witness of the depth, the deepest articles and what is known to be missing."""
    text, found = view.text, []
    if len(law.text_chain) > 1:
        found.append(text("Chain: {acts}", acts=view.names.chain(law.text_chain)))
    elif law.evaluation is not None and law.evaluation.acts:
        acts = view.list_of(view.names.short, [act.act for act in law.evaluation.acts])
        found.append(text("Acts: {acts}", acts=acts))
    if law.deepest_articles:
        articles = ", ".join(map(plain, law.deepest_articles))
        found.append(text("Deepest: article {articles}", articles=articles))
    missing = (told_unlisted(view, row) for row in law.unlisted)
    return [*found, *(text("Not described: {what}", what=what) for what in missing)]


def told_unlisted(view: View, row: Unlisted) -> str:
    """Tell what is known to exist and is not described."""
    days = [view.language.day(day) for day in (row.from_, row.until) if day is not None]
    period = f" ({f' {DASH} '.join(dict.fromkeys(days))})" if days else ""
    return f"{word(view.language, row.what)}, {view.language.number(row.count)}{period}"


def _has_anything(law: LawResult) -> bool:
    """Whether anything is recorded that lies on a law, or beside it."""
    counts = law.counts
    if counts is None:
        return False
    return bool(counts.events or counts.pending or law.repair_depth or (law.breadth or (0, 0))[1])


def _notes(view: View) -> Iterator[str]:
    """Name the laws without any recorded change, and those that are without measures."""
    bare = [law for law in view.measured if not _has_anything(law)]
    if bare:
        laws = view.list_of(partial(_bare, view), bare)
        yield view.text("No change is recorded, which is not none: {laws}", laws=laws)
    without = [view.graph.laws[law.id] for law in view.report.laws if law.counts is None]
    if later := [law.id for law in without if _has_start(law)]:
        laws = view.list_of(view.names.law, later)
        yield view.text("Not started by the reference day, so without measures: {laws}", laws=laws)
    if unknown := [law.id for law in without if not _has_start(law)]:
        laws = view.list_of(view.names.law, unknown)
        yield view.text("No start is recorded, so without measures: {laws}", laws=laws)


def _has_start(law: Law) -> bool:
    """Whether any day of commencement is recorded; without one nobody said that it waits."""
    return law.in_force_from is not None or bool(law.restarts)


def _bare(view: View, law: LawResult) -> str:
    missing = sum(row.count for row in law.unlisted)
    name = view.names.law(law.id)
    return view.text("{law} ({n} not described)", law=name, n=missing) if missing else name
