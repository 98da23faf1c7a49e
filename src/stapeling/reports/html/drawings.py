"""Pictures on a page: their specifications as data, and the script that draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from stapeling.language import Language

if TYPE_CHECKING:
    from stapeling.reports.charts.chart import Chart

_INK = "currentColor"
"""Words and lines take the colour of the text around them, in light, in dark and on paper."""
_WORDS = {"labelColor": _INK, "titleColor": _INK}
_CONFIG: Mapping[str, Mapping[str, object]] = {
    "axis": {**_WORDS, "domainColor": _INK, "tickColor": _INK, "gridColor": _INK},
    "legend": _WORDS,
    "header": _WORDS,
    "title": {"color": _INK, "subtitleColor": _INK},
    "text": {"color": _INK},
    "view": {"stroke": None},
}
_FITTED = {"type": "fit-x", "contains": "padding", "resize": True}
"""A legend that folds is given its room anew: without that, the top of the picture is cut off."""
_FAINT = {"gridOpacity": 0.15, "domainOpacity": 0.5, "tickOpacity": 0.5}
FILTERS = ("ministry", "implementer", "from_year", "until_year")
"""What a picture may follow when a reader filters; the words stand in the tables alone."""
_LOCALES: Mapping[str, Literal["nl-NL", "en-GB"]] = {"nl": "nl-NL", "en": "en-GB"}


def drawing_of(chart: Chart) -> dict[str, Any]:
    """Give a picture as Vega draws it: what Vega-Lite makes of it is made here, once for all."""
    import vl_convert

    drawn: dict[str, Any] = vl_convert.vegalite_to_vega(spec_for_page(chart))
    return drawn


def spec_for_page(chart: Chart) -> dict[str, Any]:
    """Give the specification of a picture, with colours of text that follow the page."""
    own = dict(chart.spec.get("config", {}))
    told = {name: {**own.get(name, {}), **colours} for name, colours in _CONFIG.items()}
    told["axis"] |= _FAINT
    config = {**own, **told, "background": "transparent", "aria": False}
    return {**chart.spec, "config": config, "autosize": _FITTED}


def witnesses_of(chart: Chart) -> Iterator[str]:
    """Give the ids that the marks of a picture rest on."""
    yield from _ids_in(chart.spec)


def _ids_in(part: object) -> Iterator[str]:
    if isinstance(part, Mapping):
        found = part.get("witness_ids")
        if isinstance(found, Sequence) and not isinstance(found, str):
            yield from (name for name in found if isinstance(name, str))
        for value in part.values():
            yield from _ids_in(value)
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for value in part:
            yield from _ids_in(value)


def filters_of(chart: Chart) -> tuple[str, ...]:
    """Give the filters of the page that a picture follows: those it declares, never the words."""
    return tuple(row["name"] for row in chart.spec.get("params", ()) if row["name"] in FILTERS)


def locales(language: Language) -> dict[str, Any]:
    """Give how numbers and days are written in pictures."""
    import vl_convert

    name = _LOCALES[language.code]
    return {
        "formatLocale": vl_convert.get_format_locale(name),
        "timeFormatLocale": vl_convert.get_time_format_locale(name),
    }


@lru_cache(maxsize=1)
def drawing_script(own: str) -> str:
    """Give the script that draws pictures: ours, with the libraries that it needs."""
    import vl_convert

    bundle = vl_convert.javascript_bundle(own).replace("</script", r"<\/script")
    return f"(() => {{{bundle}}})();"
