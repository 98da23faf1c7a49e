import datetime as dt

import pytest

from stapeling.analyses.results import DaySpan, Span
from stapeling.errors import StapelingError
from stapeling.language import NO_BREAK, Language, choose_language
from stapeling.model.amounts import Amount
from stapeling.model.days import Day

EN, NL = Language.of("en"), Language.of("nl")


def spaced(text: str) -> str:
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("value", "english", "dutch"),
    [
        (1574, "1,574", "1.574"),
        (2.45, "2.5", "2,5"),
        (2.0, "2", "2"),
        (0, "0", "0"),
        (-43, "−43", "−43"),  # noqa: RUF001
    ],
)
def test_numbers(value: float, english: str, dutch: str) -> None:
    assert (EN.number(value), NL.number(value)) == (english, dutch)


@pytest.mark.parametrize(
    ("day", "english", "dutch"),
    [
        ("2018-06-30", "30 Jun 2018", "30 jun 2018"),
        ("2018-06", "Jun 2018", "jun 2018"),
        ("2018", "2018", "2018"),
        ("unknown", "unknown", "onbekend"),
        ({"after": "2012-07-12"}, "from 12 Jul 2012", "vanaf 12 jul 2012"),
        ({"before": "2019-07-03"}, "by 3 Jul 2019", "uiterlijk 3 jul 2019"),
        ({"after": "2012", "before": "2014"}, "2012–2014", "2012–2014"),  # noqa: RUF001
        (
            {"after": "2012-07-12", "before": "2012-08-01"},
            "12 Jul 2012 – 1 Aug 2012",  # noqa: RUF001
            "12 jul 2012 – 1 aug 2012",  # noqa: RUF001
        ),
    ],
)
def test_days(day: object, english: str, dutch: str) -> None:
    parsed = Day.parse(day)
    assert (spaced(EN.day(parsed)), spaced(NL.day(parsed))) == (english, dutch)


def test_nothing_is_no_zero() -> None:
    dash = "\N{EN DASH}"
    assert EN.day(None) == EN.amount(None) == EN.share(None) == EN.money(None) == dash
    assert EN.day_span(None) == EN.day_span(DaySpan(None, None)) == dash


def test_days_hold_together_where_a_line_is_folded() -> None:
    assert " " not in EN.day(dt.date(2018, 6, 30))


@pytest.mark.parametrize(
    ("span", "shown"),
    [
        (DaySpan(12, 12), "12"),
        (DaySpan(439, 803), "439–803"),  # noqa: RUF001
        (DaySpan(-91, 458), "−91 to 458"),  # noqa: RUF001
        (DaySpan(None, 103), "≤103"),
        (DaySpan(5, None), "≥5"),
    ],
)
def test_numbers_of_days(span: DaySpan, shown: str) -> None:
    assert EN.day_span(span) == shown


def test_counts() -> None:
    assert EN.span(Span(3, 6)) == "3–6"  # noqa: RUF001
    assert EN.span(Span(3, 3)) == "3"
    assert NL.span(Span(1, 1500), at_least=True) == "≥1–1.500"  # noqa: RUF001


def test_amounts() -> None:
    assert NL.amount(Amount.of(3)) == "3"
    assert NL.amount(Amount(1, 2.5, 3)) == "1–3 (2,5)"  # noqa: RUF001
    assert NL.amount(Amount(1, 2, 3, assumed=True)) == "1–3"  # noqa: RUF001
    assert spaced(NL.money(Amount.of(-183000))) == "−€ 183.000"  # noqa: RUF001
    assert spaced(EN.money(50_000_000)) == "€ 50,000,000"


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.001, "<1%"), (0.125, "13%"), (0.999, ">99%"), (1, "100%")]
)
def test_a_share_is_all_or_nothing_only_when_it_is(share: float, shown: str) -> None:
    assert EN.share(share) == shown


def test_plural_and_values() -> None:
    assert NL.plural("{n} law", "{n} laws", 1) == "1 wet"
    assert NL.plural("{n} law", "{n} laws", 1000) == "1.000 wetten"
    assert NL.text("Scenario: {title}", title="{title}") == "Scenario: {title}"


def test_lists() -> None:
    assert (EN.listed("abc"), NL.listed("abc")) == ("a, b and c", "a, b en c")


def test_headers_say_where_they_may_be_broken() -> None:
    assert NL.header("text depth") == "tekst\N{SOFT HYPHEN}diepte"
    assert NL.text("text depth") == "tekstdiepte"


@pytest.mark.parametrize(
    ("option", "environ", "settings", "chosen"),
    [
        (None, {}, None, "en"),
        (None, {"LANG": "nl_NL.UTF-8"}, None, "nl"),
        (None, {"LC_ALL": "C", "LANG": "nl_NL.UTF-8"}, None, "en"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "nl_BE", "LANG": "C"}, None, "nl"),
        (None, {"LANG": "nl"}, "en", "en"),
        (None, {"STAPELING_LANG": "nl"}, "en", "nl"),
        ("en", {"STAPELING_LANG": "nl"}, "nl", "en"),
        (None, {"LANG": "nld.UTF-8"}, None, "en"),
    ],
)
def test_choice(
    option: str | None, environ: dict[str, str], settings: str | None, chosen: str
) -> None:
    assert choose_language(option, environ, settings) == chosen


def test_other_languages_are_refused() -> None:
    with pytest.raises(StapelingError, match="'de' is not one of en, nl"):
        choose_language("de", {}, None)


def test_babel_is_not_imported_before_a_number_is_written() -> None:
    import subprocess
    import sys

    code = "import sys, stapeling.language; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
