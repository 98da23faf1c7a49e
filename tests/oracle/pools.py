"""The few days and words of which corpora are made, and how often they are left out."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy, composite

from .corpus import Row

Strategy = SearchStrategy[Any]

YEARS = (2012, 2013, 2014, 2011, 2015, 2016)
EDGES = ("01-01", "07-01", "12-31")
ODD = ["2012-02-29", "2012-07-02", "2013-06-30", "2014-01-02", "2015-01-02", "2010-01-01"]
POOL = [f"{year}-{edge}" for edge in EDGES for year in YEARS] + [*ODD, "2010-07-01"]
ARTICLES = ["1", "2", "2a", "3", "Bijlage"]
LAWS = ["law-a", "law-b", "law-c"]
ORGANISATIONS = ["org-a", "org-b"]
LEVELS = ["wet", "amvb", "kb", "ministeriele_regeling", "verdrag", "other"]
KINDS = ["wet"] * 5 + ["rijkswet", "amvb", "ministeriele_regeling", "beleidsregel"]
NATURES = [
    "beleid",
    "klein_beleid",
    "reparatie",
    "technisch",
    "indexering",
    "eu_implementatie",
    "gefaseerde_inwerkingtreding",
    "intrekking",
    "tijdelijk",
]
OFTEN_COUNTED: list[list[str]] = [[], [], []] + [["beleid"]] * 6 + [["reparatie"]] * 3
OFTEN_COUNTED += [[nature] for nature in NATURES] + [["technisch", "beleid"]]
EFFECTS = ["wijziging", "nieuw", "vervallen", "vernummering", "intrekking", "tekstplaatsing"]
CAPACITY = ["changes", "structuurwijziging", "one_off_eur", "structural_fte"]

SIZES = st.sampled_from([5, 6, 7, 4, 7, 3, 6, 2, 1, 0])

exact_days = st.sampled_from(POOL)


def rarely(strategy: Strategy, odds: int = 8) -> Strategy:
    """Leave a value out most of the time."""
    return st.integers(1, odds).flatmap(lambda n: strategy if n == odds else st.none())


def mostly(strategy: Strategy, odds: int = 8) -> Strategy:
    """Leave a value out now and then."""
    return st.integers(1, odds).flatmap(lambda n: st.none() if n == odds else strategy)


def lists(values: list[str], most: int = 2, least: int = 0) -> Strategy:
    """Choose some of a few values."""
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)


def row(**fields: object) -> Row:
    """Make a mapping of what is stated; a trailing underscore keeps a keyword apart."""
    return {key.rstrip("_"): value for key, value in fields.items() if value not in (None, [])}


@composite
def _between(draw: DrawFn) -> Row:
    after, before = sorted((draw(exact_days), draw(exact_days)))
    ends = draw(st.sampled_from([("after",), ("before",), ("after", "before")]))
    return {key: day for key, day in (("after", after), ("before", before)) if key in ends}


def bounded_days() -> Strategy:
    """Choose a day: exact mostly, or what is known of it."""
    years = st.integers(2010, 2016).map(str)
    months = st.sampled_from(["2011-01", "2012-02", "2013-06", "2015-12"])
    loose = st.one_of(years, months, _between(), st.just("unknown"))
    return st.integers(1, 5).flatmap(lambda n: loose if n == 5 else exact_days)


@composite
def spans(draw: DrawFn) -> tuple[str, str | None]:
    first, last = sorted((draw(exact_days), draw(exact_days)))
    return first, last if first < last and draw(st.booleans()) else None
