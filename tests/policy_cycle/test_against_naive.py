"""The policy cycle against a naive recomputation, written from the definitions alone."""

from __future__ import annotations

import copy
import datetime as dt
from collections import Counter
from collections.abc import Iterator
from itertools import product

from hypothesis import given

from stapeling.analyses.options import Options
from stapeling.analyses.report import analyse
from stapeling.analyses.results import STAGES, Report, Span
from stapeling.graph import StackGraph
from stapeling.loading import load_texts
from tests.oracle.corpus import Corpus, Row, in_force, laws, makers
from tests.oracle.days import FIRST, Bounds, bounds
from tests.oracle.duties import act_days, laws_on
from tests.oracle.strategies import corpora, exact_corpora
from tests.properties.measuring import DAYS, checked, whole

from .strategies import AS_OF, TINY, tiny_corpus

YEARS = range(2008, 2020)
KINDS = {"nieuw": "added", "vervallen": "withdrawn", "intrekking": "withdrawn"}


def report_of(corpus: Corpus, day: dt.date) -> Report:
    return analyse(StackGraph(load_texts(whole(corpus)).corpus), Options(day))


# Stages: every choice of every day


def worlds(tiny: Row) -> Iterator[tuple[list[tuple[int, str, int | None]], list[int]]]:
    """Choose every day of a tiny corpus: its evaluations with their answers, and its acts."""
    every = [range(first, last + 1) for first, last in tiny["acts"]]
    looks = []
    for n, (published, response) in enumerate(tiny["looks"]):
        options = []
        for day in range(published[0], published[1] + 1):
            if response is None or response[1] < published[0]:
                options.append((day, f"e{n}", None))
            else:
                answers = range(max(response[0], day), response[1] + 1)
                options += [(day, f"e{n}", answer) for answer in answers]
        looks.append(options)
    for chosen in product(*looks):
        for acts in product(*every):
            yield list(chosen), list(acts)


def stage(looks: list[tuple[int, str, int | None]], acts: list[int]) -> tuple[str | None, str]:
    """Give the last evaluation and the stage, when every day is known."""
    done = [look for look in looks if look[0] <= AS_OF]
    if not done:
        return None, "in_force"
    _, name, answer = max(done, key=lambda look: look[:2])
    if answer is None or answer > AS_OF:
        return name, "evaluated"
    return name, "changed" if any(answer < day <= AS_OF for day in acts) else "answered"


def apart(published: Bounds, response: Bounds | None) -> bool:
    """Whether the days of an evaluation and its answer can be chosen each by itself."""
    return response is None or response[0] >= published[1] or response[1] < published[0]


@checked(200)
@given(TINY)
def test_stages_are_those_of_every_choice_of_days(tiny: Row) -> None:
    (found,) = report_of(tiny_corpus(tiny), dt.date(2015, 1, AS_OF)).cycle.laws
    choices = [stage(*world) for world in worlds(tiny)]
    furthest = max((place for _, place in choices), key=STAGES.index)
    same = [place for name, place in choices if name == found.evaluation]
    if all(apart(*look) for look in tiny["looks"]):
        assert found.possible == furthest
        assert (found.evaluation is None) == any(name is None for name, _ in choices)
        assert found.stage == min(same, key=STAGES.index)
    else:
        assert STAGES.index(furthest) <= STAGES.index(found.possible)
        assert all(STAGES.index(found.stage) <= STAGES.index(place) for place in same)


# Clean-up: every event against every year


def within(day: Bounds, year: int, last: int) -> tuple[bool, bool]:
    """Whether a day by the reference day lies in a year: certainly, possibly."""
    begin, end = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    possibly = day[0] != FIRST and max(day[0], begin) <= min(day[1], end, last)
    return begin <= day[0] and day[1] <= min(end, last), possibly


def span(days: list[Bounds], year: int, last: int) -> Span:
    found = [within(day, year, last) for day in days]
    return Span(sum(sure for sure, _ in found), sum(may for _, may in found))


def articles(corpus: Corpus, kind: str) -> tuple[list[Bounds], list[Bounds]]:
    """Give the days on which articles were added or withdrawn, and those without a name."""
    named: dict[tuple[str, str, str], Bounds] = {}
    unnamed: dict[tuple[str, str], Bounds] = {}
    for law in laws(corpus).values():
        for row in in_force(corpus, law["id"]):
            if KINDS.get(row.effect or "") != kind or row.act in makers(corpus, law) or not row.day:
                continue
            over = law.get("in_force_until") or law.get("restarts")
            if row.articles is None and row.effect == "intrekking" and over:
                continue
            for article in row.articles or ():
                key = (row.law, row.act, article)
                known = named.get(key, row.day)
                named[key] = (min(known[0], row.day[0]), min(known[1], row.day[1]))
            if row.articles is None:
                known = unnamed.get((row.law, row.act), row.day)
                least = (min(known[0], row.day[0]), min(known[1], row.day[1]))
                unnamed[row.law, row.act] = least
    return list(named.values()), list(unnamed.values())


@checked(80)
@given(corpora(), DAYS)
def test_clean_up_is_every_event_in_every_year(corpus: Corpus, day: dt.date) -> None:
    found = {row.year: row for row in report_of(corpus, day).cycle.clean_up.years}
    begins = [d for law in corpus["laws"] if (d := bounds(law.get("in_force_from")))]
    ends = [d for law in corpus["laws"] if (d := bounds(law.get("in_force_until")))]
    added, unnamed = articles(corpus, "added")
    withdrawn, more = articles(corpus, "withdrawn")
    silent = [
        row.day
        for law in laws(corpus).values()
        for row in in_force(corpus, law["id"])
        if row.effect is None and row.act not in makers(corpus, law) and row.day
    ]
    last = day.toordinal()
    for year in YEARS:
        expected = [span(days, year, last) for days in (begins, ends, added, withdrawn)]
        unknown = span(unnamed + more, year, last).high
        row = found.get(year)
        if row is None:
            assert (expected, unknown) == ([Span(0, 0)] * 4, 0)
            continue
        told = [row.laws_added, row.laws_withdrawn, row.articles_added, row.articles_withdrawn]
        assert (told, row.unknown_articles) == (expected, unknown)
        assert row.unknown_effects == span(silent, year, last).high
        assert len(row.added) == row.laws_added.low
        assert len(row.added) + len(row.perhaps_added) == row.laws_added.high
    assert set(found) <= set(YEARS)


# Laws over time: every implementer, year by year


def without_placements(corpus: Corpus) -> Corpus:
    """Leave out changes that only place text: they fall on nobody."""
    kept = copy.deepcopy(corpus)
    for owner in (*kept["laws"], *kept.get("acts", [])):
        rows = owner.get("changes", [])
        owner["changes"] = [row for row in rows if row.get("effect") != "tekstplaatsing"]
    return kept


@checked(60)
@given(corpora().map(without_placements), DAYS)
def test_laws_over_time_are_those_at_the_end_of_each_year(corpus: Corpus, day: dt.date) -> None:
    last = day.toordinal()
    for row in report_of(corpus, day).cycle.laws_over_time:
        end = min(dt.date(row.year, 12, 31).toordinal(), last)
        begin = dt.date(row.year, 1, 1).toordinal()
        assert row.laws.high == len(laws_on(corpus, row.organisation, end)[0])
        days = act_days(corpus, row.organisation).values()
        certain = sum(begin <= a and b <= end for a, b in days)
        possible = sum(a <= end and b >= begin for a, b in days)
        assert row.acts == Span(certain, possible)


@checked(40)
@given(exact_corpora(), DAYS)
def test_what_is_exact_has_one_side(corpus: Corpus, day: dt.date) -> None:
    cycle = report_of(corpus, day).cycle
    for row in cycle.laws_over_time:
        assert row.laws.exact
    for law in cycle.laws:
        assert law.stage == law.possible
    counts = Counter(law.stage for law in cycle.laws if law.counted)
    assert cycle.by_stage == {name: counts[name] for name in STAGES}
