"""The picture of questions: which toets asks what, and where two of them do double work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from stapeling.analyses.results import Cover, Overlap, Question
from stapeling.analyses.toetsen.questions import Asked, all_asked
from stapeling.language import N_
from stapeling.model.records import certainty_of
from stapeling.reports.charts.chart import Chart
from stapeling.reports.charts.drawing import (
    Look,
    columns_axis,
    looking,
    names_axis,
    present,
    rows_named,
    witness_tips,
    witnessed,
)
from stapeling.reports.charts.finishing import finished
from stapeling.reports.charts.naming import distinct
from stapeling.reports.charts.style import BLUE, GREEN, ORANGE, PURPLE, RED, SKY, WIDTH, Record
from stapeling.reports.subjects.questions import by_phase, catalogued, told_questions
from stapeling.reports.subjects.toetsen_overlap import KINDS
from stapeling.reports.view import Reader

if TYPE_CHECKING:
    import altair as alt

_CAPTION = N_(
    "A line for every question that more than one toets asks: an aspect, and of whom it is asked; a"
    " column for every toets. A diamond: double work, a main question of two toetsen at the same"
    " moment, neither by an independent body. A triangle: perhaps, as a line is not known. The"
    " upper line tells the smallest cover: a filled square stays, an open one is needed besides, a"
    " cross asks nothing that the others do not ask. Left out: {alone} questions that one toets"
    " asks, and {silent} toetsen of which no question is recorded, which may ask anything."
)
_STEP = 17
_MOST = 60
_KIND_WORDS = {
    "double": (N_("double work"), RED, "diamond"),
    "undecided": (N_("perhaps double: a line is not known"), ORANGE, "triangle-up"),
    "second_look": (N_("a second look, meant to ask the same"), PURPLE, "triangle-down"),
    "ex_ante_ex_post": (N_("asked before and after"), GREEN, "triangle-right"),
    "main": (N_("main question"), BLUE, "square"),
    "beside": (N_("asked besides"), SKY, "circle"),
}
_CROSS = "\N{MULTIPLICATION SIGN}"
_COVER = N_("(smallest cover)")


def matrix_chart(
    view: Reader,
    ids: Collection[str],
    overlap: Sequence[Overlap],
    cover: Cover | None,
    *,
    ignore_object: bool = False,
    implementers: Collection[str] = (),
    added: Collection[str] = (),
    of: str | None = None,
) -> Iterator[Chart]:
    """Draw the questions that several toetsen ask, and of which of them it is double work.

    On the page of a toets, which `of` names, only what that one asks.
    """
    toetsen = by_phase(view, ids)
    asked = all_asked(
        (catalogued(view, name) for name in toetsen),
        ignore_object=ignore_object,
        implementers=implementers,
    )
    shared, alone = _shared(asked, of)
    if not shared:
        return
    names = distinct({name: _name(view, name, added) for name in toetsen}, 40)
    looks = _looks(view)
    kinds = _kinds(overlap)
    rows = [*_cover_rows(view, cover, names)]
    for question in shared[:_MOST]:
        rows += _rows(view, question, asked, kinds, looks, names)
    lines = list(dict.fromkeys(row["question"] for row in rows))
    chart = _drawn(view, lines, [names[name] for name in toetsen], present(looks, rows))
    silent = sum(not row.every for row in asked.values())
    yield Chart(
        key="toetsen_questions",
        part="toetsen",
        title=view.text("Who asks what"),
        caption=view.text(_CAPTION, alone=alone + len(shared[_MOST:]), silent=silent),
        described=_described(view, overlap, len(shared), len(toetsen)),
        spec=finished(chart, {"rows": rows}, wide=True),
        tables=("overlap", "smallest_cover"),
    )


def _looks(view: Reader) -> dict[str, Look]:
    """Give what the marks look like, by why a toets asks a question."""
    return {
        key: Look(view.text(told), colour, "possible" if key == "beside" else "certain", shape)
        for key, (told, colour, shape) in _KIND_WORDS.items()
    }


def _drawn(
    view: Reader, lines: list[str], columns: list[str], looks: list[Look]
) -> alt.TopLevelMixin:
    """Draw a mark where a toets asks a question, and above them the smallest cover."""
    import altair as alt

    base = rows_named().encode(
        y=names_axis("question", lines, points=True),
        x=columns_axis("name", columns),
    )
    tooltip = witness_tips(
        view,
        ("title", view.text("toets")),
        ("question", view.text("question")),
        ("what", view.text("shown")),
    )
    return alt.layer(
        base.transform_filter("datum.k == 'asked'")
        .mark_point(size=85, strokeWidth=1.2, opacity=1)
        .encode(tooltip=tooltip, **looking(looks, shapes=True)),
        base.transform_filter("datum.k == 'cover'")
        .mark_text(fontWeight="bold", fontSize=13)
        .encode(text="sign:N", tooltip=tooltip),
    ).properties(width=WIDTH, height={"step": _STEP})


def _name(view: Reader, toets: str, added: Collection[str]) -> str:
    name = view.names.toets(toets)
    return view.text("+ {name}", name=name) if toets in added else name


def _shared(asked: Mapping[str, Asked], of: str | None) -> tuple[list[Question], int]:
    """Give the questions of several toetsen, those of most first, and count the others."""
    counts: dict[Question, int] = {}
    for row in asked.values():
        for question in row.every:
            if of is None or question in asked[of].every:
                counts[question] = counts.get(question, 0) + 1
    shared = [question for question, n in counts.items() if n > 1]
    shared.sort(key=lambda question: (question.object, -counts[question], question.aspect))
    return shared, len(counts) - len(shared)


def _kinds(overlap: Sequence[Overlap]) -> Mapping[tuple[str, Question], tuple[str, list[str]]]:
    """Give for a main question of a toets why others ask it too, the gravest reason, and who."""
    found: dict[tuple[str, Question], tuple[str, list[str]]] = {}
    for pair in sorted(overlap, key=lambda pair: (KINDS.index(pair.kind), pair.a, pair.b)):
        for question in pair.shared_main if pair.kind != "touching" else ():
            for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
                kind, others = found.setdefault((one, question), (pair.kind, []))
                if kind == pair.kind:
                    others.append(other)
    return found


def _rows(
    view: Reader,
    question: Question,
    asked: Mapping[str, Asked],
    kinds: Mapping[tuple[str, Question], tuple[str, list[str]]],
    looks: Mapping[str, Look],
    names: Mapping[str, str],
) -> Iterator[Record]:
    told = told_questions(view, (question,))
    for toets, row in asked.items():
        if question not in row.every:
            continue
        plainly = "main" if question in row.main else "beside"
        kind, others = kinds.get((toets, question), (plainly, []))
        ids = (toets, *others)
        yield {
            "k": "asked",
            "question": told,
            "name": names[toets],
            "title": view.names.toets(toets),
            "what": looks[kind].name,
            "open": _estimated(view, toets, question),
            **witnessed(view, ids, map(view.names.toets, ids)),
        }


def _estimated(view: Reader, toets: str, question: Question) -> str:
    """Say so where it is a judgement that a toets asks a question."""
    known = catalogued(view, toets)
    alike = [row for row in known.aspects if row.aspect == question.aspect]
    exact = [row for row in alike if row.object == question.object] or alike
    guessed = all((row.certainty or certainty_of(known, "aspects")) == "estimate" for row in exact)
    return view.text("what it asks is coded by judgement") if guessed else ""


def _cover_rows(view: Reader, cover: Cover | None, names: Mapping[str, str]) -> Iterator[Record]:
    """Give the upper line: which toetsen stay, are needed besides, or could be left out."""
    if cover is None or not cover.dropped:
        return
    chosen = tuple(name for name in cover.toetsen if name not in cover.kept)
    for told, sign, ids in (
        (view.text("Stays: statutory or independent"), "■", cover.kept),
        (view.text("Needed besides, for its questions"), "□", chosen),
        (
            view.text("Asks nothing that the others do not ask"),
            _CROSS,
            cover.dropped,
        ),
    ):
        for name in ids:
            if name in names:
                yield {
                    "k": "cover",
                    "question": view.text(_COVER),
                    "name": names[name],
                    "title": view.names.toets(name),
                    "what": told,
                    "sign": sign,
                    "open": "" if cover.unique else view.text("another choice is as small"),
                    **witnessed(view, (name,), (view.names.toets(name),)),
                }


def _described(view: Reader, overlap: Sequence[Overlap], shared: int, toetsen: int) -> str:
    told = view.plural(
        "{n} question is asked by more than one of {all} toetsen.",
        "{n} questions are asked by more than one of {all} toetsen.",
        shared,
        all=toetsen,
    )
    double = [pair for pair in overlap if pair.kind == "double" and pair.shared_main]
    if not double:
        return told + " " + view.text("None of that is certainly double work.")
    pairs = "; ".join(
        view.text(
            "{a} and {b}: {questions}",
            a=view.names.toets(pair.a),
            b=view.names.toets(pair.b),
            questions=told_questions(view, pair.shared_main),
        )
        for pair in double
    )
    return told + " " + view.text("Double work: {pairs}.", pairs=pairs)
