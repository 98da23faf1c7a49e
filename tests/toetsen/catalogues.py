"""Catalogues of toetsen in short, and the table of questions of the domain."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from typing import Any

from stapeling.analyses.options import Options
from stapeling.analyses.results import ActToetsen, ToetsenResult
from stapeling.analyses.toetsen import measure_toetsen, toetsen_of_act
from stapeling.graph import StackGraph
from stapeling.loading import load_texts

Json = dict[str, Any]
DAY = dt.date(2026, 11, 1)

TABLE: Mapping[str, tuple[str, str]] = {
    "uitvoeringstoets_bd": (
        "uitvoerbaarheid ict uitvoeringskosten invoeringstermijn handhaafbaarheid fraude",
        "doenvermogen regeldruk_bedrijven regeldruk_burgers samenhang_techniek",
    ),
    "uitvoeringstoets_zbo": (
        "uitvoerbaarheid ict uitvoeringskosten invoeringstermijn handhaafbaarheid",
        "fraude doenvermogen regeldruk_burgers gegevens",
    ),
    "udo": (
        "uitvoerbaarheid taakverdeling bekostiging_decentraal",
        "ict uitvoeringskosten invoeringstermijn",
    ),
    "art2_fvw": ("bekostiging_decentraal", "taakverdeling"),
    "huf_toets": ("handhaafbaarheid uitvoerbaarheid fraude", ""),
    "doenvermogentoets": ("doenvermogen", "regeldruk_burgers rechtsbescherming"),
    "regeldruktoets": ("regeldruk_bedrijven regeldruk_burgers", "noodzaak"),
    "atr": ("noodzaak regeldruk_bedrijven regeldruk_burgers", "mkb doenvermogen"),
    "mkb_toets": ("mkb regeldruk_bedrijven", "noodzaak"),
    "dpia": ("gegevens", "grondrechten noodzaak"),
    "ap_advies": ("gegevens", "grondrechten"),
    "constitutionele_toets": ("grondrechten", "taakverdeling gegevens rechtsbescherming"),
    "wetgevingstoets": (
        "grondrechten rechtsbescherming samenhang_techniek",
        "uitvoerbaarheid handhaafbaarheid doenvermogen regeldruk_bedrijven eu_recht"
        " evalueerbaarheid",
    ),
    "rvs_advies": (
        "noodzaak grondrechten samenhang_techniek",
        "uitvoerbaarheid handhaafbaarheid taakverdeling rechtsbescherming eu_recht"
        " evalueerbaarheid",
    ),
    "rvdr_advies": ("rechtsbescherming", "uitvoerbaarheid uitvoeringskosten"),
    "acict": ("ict", "uitvoeringskosten invoeringstermijn"),
    "cw31": ("doeltreffendheid begroting evalueerbaarheid", "noodzaak"),
    "gendertoets": ("gender", ""),
    "sdg_toets": ("sdg", "gender"),
    "grenseffectentoets": ("grens", "regio"),
    "generatietoets": ("generatie_kind", "begroting"),
    "kinderrechtentoets": ("generatie_kind", "grondrechten"),
    "regiotoets": ("regio", "taakverdeling"),
    "subsidiariteitstoets": ("taakverdeling", "noodzaak"),
    "staatsrechtelijke_toets": ("grondrechten", "taakverdeling rechtsbescherming"),
    "invoeringstoets": (
        "uitvoerbaarheid doenvermogen",
        "doeltreffendheid ict handhaafbaarheid regeldruk_bedrijven regeldruk_burgers",
    ),
}
"""What each toets asks: as hoofd, and as mede."""
OBJECTS = {
    "uitvoeringstoets_bd": "uitvoerder:belastingdienst",
    "uitvoeringstoets_zbo": "uitvoerder:uwv",
}
INDEPENDENT = frozenset({"atr", "ap_advies", "rvs_advies", "rvdr_advies", "acict"})
NOT_OBLIGED = frozenset(
    {"generatietoets", "kinderrechtentoets", "regiotoets", "subsidiariteitstoets"}
    | {"staatsrechtelijke_toets", "invoeringstoets"}
)


def asks(main: str = "", aside: str = "", of: str = "rijk") -> list[Json]:
    """Write questions: the aspects asked as hoofd and as mede, all of one object."""
    return [
        {"aspect": aspect, "object": of, "weight": weight}
        for weight, aspects in (("hoofd", main), ("mede", aside))
        for aspect in aspects.split()
    ]


def toets(name: str, **facts: Any) -> Json:
    """Write an obliged toets ex ante; other facts go before."""
    usual = {
        "title": name,
        "status": "kabinetsbeleid",
        "moment": "ex_ante",
        "line": "eigen",
        "required_when": {},
    }
    return {"id": name, **{k: v for k, v in {**usual, **facts}.items() if v is not None}}


def table() -> list[Json]:
    """Write the table as a catalogue; who it is asked of is typed only where it matters."""
    return [
        toets(
            name,
            status="voorstel" if name in NOT_OBLIGED else "kwaliteitseis",
            moment="ex_post" if name == "invoeringstoets" else "ex_ante",
            line="onafhankelijk" if name in INDEPENDENT else "eigen",
            aspects=asks(*own, of=OBJECTS.get(name, "rijk")),
        )
        for name, own in TABLE.items()
    ]


def graph_of(*tests: Json, **lists: Iterable[Json]) -> StackGraph:
    """Load a corpus of toetsen and of other lists."""
    corpus = {"tests": list(tests), **{name: list(rows) for name, rows in lists.items()}}
    return StackGraph(load_texts({"a.yaml": json.dumps(corpus)}).corpus)


def measured(*tests: Json, **options: Any) -> ToetsenResult:
    """Measure a catalogue on the usual day."""
    return measure_toetsen(graph_of(*tests), chosen(**options))


def of_act(act: str, *tests: Json, options: Options | None = None, **lists: Any) -> ActToetsen:
    """Measure the toetsen of one act."""
    return toetsen_of_act(graph_of(*tests, **lists), options or chosen(), act)


def chosen(**options: Any) -> Options:
    """Give options on the usual day; the toetsen held to be obliged as one text."""
    names = frozenset(str(options.pop("with_toetsen", "")).split())
    return Options(options.pop("as_of", DAY), with_toetsen=names, **options)
