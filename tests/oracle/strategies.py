"""Hypothesis strategies for small whole corpora, valid by the schema, in a narrow window of days.

`exact_corpora()` knows every day to the day; `corpora()` also holds bounds. Days are few, so
that they collide; references resolve.
"""

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy, composite

from .burden_strategies import lay_burdens
from .corpus import Corpus, Row
from .pools import (
    ARTICLES,
    EFFECTS,
    KINDS,
    LAWS,
    LEVELS,
    NATURES,
    OFTEN_COUNTED,
    ORGANISATIONS,
    POOL,
    SIZES,
    Strategy,
    bounded_days,
    exact_days,
    lists,
    mostly,
    rarely,
    row,
    spans,
)


@composite
def _acts(draw: DrawFn, number: int, days: Strategy) -> Row:
    earlier = [f"stb-2010-{n}" for n in range(1, number)]
    links = (
        st.builds(
            row,
            kind=st.sampled_from(["repairs", "bridges", "reverses", "amends"]),
            act=st.sampled_from(earlier),
        )
        if earlier
        else st.nothing()
    )
    unique = ("kind", "act")
    return row(
        id=f"stb-2010-{number}",
        level=draw(st.sampled_from(["wet"] * 25 + [*LEVELS, None])),
        submitted=draw(rarely(days, 3)),
        published=draw(mostly(days, 4)),
        nature=draw(st.sampled_from(OFTEN_COUNTED)),
        justification=draw(rarely(st.sampled_from(["rechter", "spoed", "eu"]))),
        links=draw(
            st.lists(links, max_size=2, unique_by=lambda link: tuple(link[k] for k in unique))
            if earlier
            else st.just([])
        ),
    )


@composite
def _changes(draw: DrawFn, law: str, acts: Strategy, days: Strategy, exact: bool) -> Row:
    status = draw(rarely(st.sampled_from(["pending", "withdrawn", "not_commenced", "in_force"])))
    day = draw(days if exact and status == "in_force" else mostly(days, 12 if not status else 2))
    found = row(
        act=draw(acts),
        law=law,
        in_force_from=day,
        effect=draw(st.sampled_from(["wijziging"] * 12 + [*EFFECTS, None])),
        status=status,
        nature=draw(rarely(lists(NATURES, 1, 1))),
    )
    articles = draw(mostly(lists(ARTICLES, 3), 5))
    if articles is not None:
        found["articles"] = articles
    until = draw(rarely(exact_days, 6))
    begin = found.get("in_force_from")
    if until and isinstance(begin, str) and len(begin) == 10 and begin < until:
        found["in_force_until"] = until
    return found


def _lay(draw: DrawFn, corpus: Corpus, changes: list[Row]) -> None:
    """Write each change with its law, with its act, or with both."""
    laws = {law["id"]: law for law in corpus["laws"]}
    acts = {act["id"]: act for act in corpus["acts"]}
    for change in changes:
        side = draw(st.sampled_from(["law", "law", "act", "both"]))
        if side in ("law", "both"):
            of_law = {key: value for key, value in change.items() if key != "law"}
            laws[change["law"]].setdefault("changes", []).append(of_law)
        if side in ("act", "both"):
            of_act = {key: value for key, value in change.items() if key != "act"}
            acts[change["act"]].setdefault("changes", []).append(of_act)


# Laws


@composite
def _clauses(draw: DrawFn, name: str, laws: list[str], acts: list[str], exact: bool) -> Row:
    by_act = st.sampled_from(acts).map(lambda act: {"act": act}) if acts else st.nothing()
    anchor = st.one_of(st.just("in_force"), exact_days, by_act)
    several = st.lists(anchor, min_size=2, max_size=2, unique_by=str)
    anchors = anchor if exact else st.one_of(anchor, anchor, several)
    target = st.builds(row, law=st.sampled_from(laws), articles=rarely(lists(ARTICLES, 2, 1), 2))
    written = draw(st.sampled_from(["term", "term", "every", "due", "nothing"]))
    every = draw(rarely(st.integers(1, 4).map(str), 3))
    return row(
        id=name,
        anchor=draw(rarely(anchors, 2)),
        term_years=draw(st.integers(1, 5).map(str)) if written == "term" else None,
        due=draw(exact_days if exact else bounded_days()) if written == "due" else None,
        then_every_years=(every or "2") if written == "every" else every,
        times=draw(rarely(st.integers(1, 3).map(str), 4)),
        valid_from=draw(rarely(exact_days)),
        valid_until=draw(rarely(exact_days)),
        targets=draw(rarely(st.lists(target, min_size=1, max_size=2, unique_by=str), 3)),
    )


@composite
def _implementers(draw: DrawFn, organisation: str) -> object:
    if draw(st.integers(1, 3)) > 1:
        return organisation
    first, last = draw(spans())
    return row(
        organisation=organisation,
        articles=draw(rarely(lists(ARTICLES, 2, 1), 2)),
        from_=draw(rarely(st.just(first), 2)),
        until=last,
    )


@composite
def _laws(
    draw: DrawFn,
    number: int,
    acts: list[str],
    organisations: list[str],
    days: Strategy,
    exact: bool,
) -> Row:
    laws, name = LAWS[:number], LAWS[number - 1]
    begin = draw(st.sampled_from(["2010-01-01"] * 4 + ["2011-07-01", "2012-01-01"]))
    if not exact:
        begin = draw(st.sampled_from([begin] * 7 + ["2010", "unknown"]))
    act = st.sampled_from(acts) if acts else st.none()
    first_article = st.builds(row, articles=lists(ARTICLES, 2, 1), in_force_from=exact_days)
    return row(
        id=name,
        title=name.title(),
        kind=draw(st.sampled_from(KINDS)),
        act=draw(rarely(act, 6)),
        in_force_from=draw(mostly(st.just(begin), 15)),
        in_force_until=draw(rarely(st.sampled_from([d for d in POOL if d > "2013-01-01"]), 6)),
        commencement=draw(st.lists(rarely(first_article, 4), max_size=1).map(_stated)),
        restarts=[row(from_=day, act=draw(rarely(act, 2))) for day in _some(draw(rarely(days, 6)))],
        replaces=draw(lists(laws[:-1], 1)) if number > 1 and draw(st.booleans()) else None,
        based_on=[row(law=law) for law in draw(lists(LAWS, 2))],
        articles=draw(rarely(lists(ARTICLES, 4, 1), 2)),
        incidental_parts=[row(part="Bijlage")] if draw(st.integers(1, 5)) == 5 else None,
        implementers=[draw(_implementers(o)) for o in organisations if draw(st.booleans())],
        changes_complete_until=draw(rarely(exact_days, 4)),
        evaluations_searched_until=draw(rarely(exact_days, 3)),
        evaluation_clauses=[
            draw(_clauses(f"clause-{n}", laws, acts, exact)) for n in range(draw(st.integers(0, 2)))
        ],
    )


def _some(value: object) -> list[object]:
    return [] if value is None else [value]


def _stated(values: list[object]) -> list[object]:
    return [value for value in values if value is not None]


@composite
def _evaluations(draw: DrawFn, number: int, corpus: Corpus, days: Strategy) -> Row:
    clauses = [
        f"{law['id']}/{clause['id']}"
        for law in corpus["laws"]
        for clause in law.get("evaluation_clauses", [])
    ]
    laws = [law["id"] for law in corpus["laws"]]
    kinds = ["wetsevaluatie", "wetsevaluatie", "periodieke_rapportage", "monitor"]
    return row(
        id=f"evaluation-{number}",
        kind=draw(st.sampled_from(kinds)),
        satisfies=draw(lists(clauses, 2, 1)) if clauses else None,
        laws=draw(lists(laws, 2, 1)) if not clauses or draw(st.booleans()) else None,
        published=draw(mostly(days)),
        response=draw(rarely(exact_days, 2)),
    )


@composite
def _corpora(draw: DrawFn, days: Strategy, *, exact: bool) -> Corpus:
    acts = [draw(_acts(n + 1, days)) for n in range(draw(SIZES))]
    names = [act["id"] for act in acts]
    organisations = ORGANISATIONS[: draw(st.integers(0, 2))]
    count = draw(st.integers(1, 3))
    laws = [draw(_laws(n + 1, names, organisations, days, exact)) for n in range(count)]
    _keep(laws)
    corpus: Corpus = {"laws": laws, "acts": acts}
    if names:
        _lay(draw, corpus, _once(draw, names, LAWS[:count], days, exact))
        target = st.sampled_from(["law-a", *LAWS[:count]])
        again = target.flatmap(lambda law: _changes(law, st.sampled_from(names), days, exact))
        _lay_on_laws(corpus, draw(st.lists(again, max_size=2)))
    evaluations = [
        draw(_evaluations(n, corpus, days)) for n in range(draw(st.sampled_from([1, 2, 3, 0])))
    ]
    corpus["evaluations"] = [e for e in evaluations if "satisfies" in e or "laws" in e]
    if organisations:
        lay_burdens(draw, corpus, organisations, names)
    return {key: value for key, value in corpus.items() if value}


def _once(draw: DrawFn, acts: list[str], laws: list[str], days: Strategy, exact: bool) -> list[Row]:
    """Let most acts change the first law, and some the others, once each."""
    return [
        draw(_changes(law, st.just(act), days, exact))
        for act in acts
        for law in laws
        if draw(st.integers(1, 6)) <= (5 if law == "law-a" else 3)
    ]


def _keep(laws: list[Row]) -> None:
    """Drop what would rest on a law that is not there."""
    present = {law["id"] for law in laws}
    for law in laws:
        law["based_on"] = [base for base in law.get("based_on", []) if base["law"] in present]
        if not law["based_on"]:
            del law["based_on"]


def _lay_on_laws(corpus: Corpus, changes: list[Row]) -> None:
    """Write more changes of the same acts, on the side of the law alone."""
    laws = {law["id"]: law for law in corpus["laws"]}
    both = {(a["id"], c["law"]) for a in corpus["acts"] for c in a.get("changes", [])}
    for change in changes:
        if (change["act"], change["law"]) not in both:
            of_law = {key: value for key, value in change.items() if key != "law"}
            laws[change["law"]].setdefault("changes", []).append(of_law)


def as_of() -> SearchStrategy[str]:
    """Choose a reference day, often one on which something happens."""
    days = st.dates(dt.date(2015, 1, 1), dt.date(2018, 12, 31)).map(dt.date.isoformat)
    near = sorted((day for day in POOL if day >= "2014"), reverse=True)
    return st.one_of(days, st.sampled_from(near))


def exact_corpora() -> SearchStrategy[Corpus]:
    """Choose a corpus in which every day is known to the day."""
    return _corpora(exact_days, exact=True)


def corpora() -> SearchStrategy[Corpus]:
    """Choose a corpus in which some days are only bounded."""
    return _corpora(bounded_days(), exact=False)
