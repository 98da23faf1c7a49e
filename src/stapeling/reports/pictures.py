"""The pictures of a report as files of their own, for a document.

Each is drawn on white, as wide as a page, with its title, its caption and the reference day on
it: whoever takes it into another document takes along its unit and what is unknown.
"""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

from stapeling.errors import StapelingError
from stapeling.reports.publication import Publication

if TYPE_CHECKING:
    from stapeling.reports.charts.chart import Chart

WIDTH = 760
"""The width of a picture on paper in pixels, with everything in it."""
SCALE = 2
"""How many dots of an image stand for a pixel, in each direction."""
_FITTED = {"type": "fit-x", "contains": "padding", "resize": True}
"""As wide as the paper with all its labels; laid out again when its legend has found its lines."""
_MARGIN = 14
_COLUMNS = 138
"""How many characters of a caption fit on a line."""
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
"""The first is drawn with here on every machine; the others are as wide."""
_INK, _SOFT = "#1a1a1a", "#4d4d4d"
_LOCALES: Mapping[str, Literal["nl-NL", "en-GB"]] = {"nl": "nl-NL", "en": "en-GB"}
_UNSAFE = re.compile(r"[^a-z0-9_-]+")
_A4 = (841.89, 595.28)
"""The long and the short side of a page of A4, in points."""
_EDGE = 28.0


def svg(publication: Publication) -> Mapping[str, bytes]:
    """Draw every picture as a drawing that scales, by the name of its file."""
    return {
        f"{name}.svg": _drawn(publication, chart).encode()
        for name, chart in _named(publication, "svg")
    }


def png(publication: Publication) -> Mapping[str, bytes]:
    """Draw every picture in pixels, by the name of its file."""
    named = list(_named(publication, "png"))
    import vl_convert

    return {
        f"{name}.png": vl_convert.svg_to_png(_drawn(publication, chart), scale=SCALE)
        for name, chart in named
    }


def pdf(publication: Publication) -> bytes:
    """Draw the pictures as one document, each on a page of A4 that lies or stands as it fits."""
    named = list(_named(publication, "pdf"))
    import vl_convert
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    document = PdfWriter()
    for _, chart in named:
        drawn = vl_convert.svg_to_pdf(_drawn(publication, chart))
        _add_page(document, PdfReader(io.BytesIO(drawn)).pages[0])
    document.compress_identical_objects()
    document.add_metadata({"/Title": publication.page.title, "/Producer": "stapeling"})
    lang = TextStringObject(publication.language.code)
    document.root_object[NameObject("/Lang")] = lang
    written = io.BytesIO()
    document.write(written)
    return written.getvalue()


def _add_page(document: Any, drawn: Any) -> None:
    """Put a picture on a page, as large as fits and not larger than it is."""
    from pypdf import PageObject, Transformation

    width, height = float(drawn.mediabox.width), float(drawn.mediabox.height)
    page_width, page_height = _A4 if width > height else _A4[::-1]
    scale = min(1.0, (page_width - 2 * _EDGE) / width, (page_height - 2 * _EDGE) / height)
    place = (page_width - width * scale) / 2, page_height - _EDGE - height * scale
    page = PageObject.create_blank_page(width=page_width, height=page_height)
    page.merge_transformed_page(drawn, Transformation().scale(scale).translate(*place))
    document.add_page(page)


def _named(publication: Publication, format_: str) -> Iterator[tuple[str, Chart]]:
    """Give the pictures by the names of their files; refuse what cannot be drawn."""
    try:
        import altair  # noqa: F401
        import pypdf  # noqa: F401
        import vl_convert  # noqa: F401
    except ImportError:
        raise StapelingError(
            f"{format_} needs altair, vl-convert and pypdf: pip install 'stapeling[report]'"
        ) from None
    if not publication.charts:
        raise StapelingError(f"{format_}: there is no picture in this report")
    seen: dict[str, int] = {}
    for chart in publication.charts:
        name = _UNSAFE.sub("-", chart.key.lower()).strip("-") or "picture"
        seen[name] = number = seen.get(name, 0) + 1
        yield (f"{name}-{number}" if number > 1 else name), chart


def _drawn(publication: Publication, chart: Chart) -> str:
    """Draw a picture, with what it shows in words for those who do not see it."""
    import vl_convert

    locale = _LOCALES[publication.language.code]
    drawn = vl_convert.vegalite_to_svg(
        paper_spec(publication, chart),
        allowed_base_urls=[],
        format_locale=locale,
        time_format_locale=locale,
    )
    head, tag, rest = drawn.partition(">")
    told = f"<title>{escape(chart.title)}</title><desc>{escape(chart.described)}</desc>"
    return f"{head}{tag}{told}{rest}"


def paper_spec(publication: Publication, chart: Chart) -> dict[str, Any]:
    """Give the specification of a picture for paper: on white, with its title and its caption."""
    config = dict(chart.spec.get("config", {}))
    config |= {"background": "white", "font": _FONT, "aria": False}
    fitted = {}
    if chart.spec.get("width") == "container":
        fitted = {"width": WIDTH, "autosize": _FITTED}
    return {
        **chart.spec,
        **fitted,
        "background": "white",
        "padding": _MARGIN,
        "config": config,
        "title": _title(publication, chart),
    }


def _title(publication: Publication, chart: Chart) -> dict[str, Any]:
    day = publication.language.date(publication.as_of, "d MMMM y")
    shown = publication.language.text("Reference day {day}", day=day)
    caption = f"{publication.page.title} · {shown}. {chart.caption}"
    return {
        "text": chart.title,
        "subtitle": textwrap.wrap(caption, _COLUMNS),
        "anchor": "start",
        "frame": "bounds",
        "color": _INK,
        "subtitleColor": _SOFT,
        "fontSize": 15,
        "subtitleFontSize": 11,
        "subtitleLineHeight": 14,
        "offset": 12,
        "subtitlePadding": 5,
    }
