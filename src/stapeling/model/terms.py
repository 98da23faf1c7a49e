"""The words of the schema: statutory terms as values, and the scalar types that fields share."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, InstanceOf, PlainValidator, StringConstraints, WithJsonSchema

from stapeling.findings import Location
from stapeling.language import N_
from stapeling.model.mistakes import mistake, refuse_large

LawKind = Literal[
    "wet",
    "rijkswet",
    "amvb",
    "kb",
    "ministeriele_regeling",
    "beleidsregel",
    "circulaire",
    "verordening",
    "eu_verordening",
    "eu_richtlijn",
    "verdrag",
    "zbo_regeling",
    "pbo_regeling",
    "overig",
]
Level = Literal["wet", "amvb", "kb", "ministeriele_regeling", "verdrag", "other"]
Nature = Literal[
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
Effect = Literal["wijziging", "nieuw", "vervallen", "vernummering", "intrekking", "tekstplaatsing"]
Status = Literal["in_force", "pending", "not_commenced", "withdrawn"]
Origin = Literal[
    "wetsvoorstel", "initiatief", "amendement", "nota_van_wijziging", "novelle", "besluit"
]
Justification = Literal["rechter", "spoed", "eu"]
LinkKind = Literal["amends", "repairs", "bridges", "reverses"]
EvaluationKind = Literal[
    "wetsevaluatie",
    "periodieke_rapportage",
    "tussenevaluatie",
    "invoeringstoets",
    "reflectie",
    "monitor",
    "zbo_evaluatie",
    "ex_ante",
]
OrganisationKind = Literal[
    "ministerie",
    "rijksdienst",
    "agentschap",
    "zbo",
    "medeoverheid",
    "inspectie",
    "hoog_college",
    "adviescollege",
    "rechtspraak",
    "privaat",
]
Certainty = Literal["verified", "reported", "estimate"]
CapacityUnit = Literal[
    "changes",
    "parameteraanpassing",
    "jaaraanpassing",
    "structuurwijziging",
    "one_off_eur",
    "structural_eur",
    "one_off_fte",
    "structural_fte",
    "toets_hours",
]
Cost = Literal["uitvoering", "programma", "regeldruk"]
Basis = Literal["uitvoeringstoets", "raming", "schatting"]
Impact = Literal["beperkt", "middelgroot", "ingrijpend"]
Portfolio = Literal["geen", "parameteraanpassing", "jaaraanpassing", "structuurwijziging"]
Complexity = Literal["toename", "afname", "nvt"]
Risk = Literal["klein", "gemiddeld", "groot"]
ToetsStatus = Literal["wettelijk", "kabinetsbeleid", "kwaliteitseis", "experiment", "voorstel"]
Phase = Literal[
    "beleid",
    "consultatie",
    "wetgevingstoets",
    "ministerraad",
    "raad_van_state",
    "parlement",
    "invoering",
    "evaluatie",
]
Trait = Literal[
    "persoonsgegevens",
    "regeldruk_mkb",
    "regeldruk",
    "ict_5mln",
    "rechtspraak",
    "inspectie",
    "medeoverheden",
    "grondrechten",
    "grensregio",
    "gender",
    "sdg",
    "doenvermogen",
]
Aspect = Literal[
    "noodzaak",
    "doeltreffendheid",
    "uitvoerbaarheid",
    "ict",
    "uitvoeringskosten",
    "invoeringstermijn",
    "handhaafbaarheid",
    "fraude",
    "doenvermogen",
    "regeldruk_bedrijven",
    "regeldruk_burgers",
    "mkb",
    "taakverdeling",
    "bekostiging_decentraal",
    "grondrechten",
    "gegevens",
    "rechtsbescherming",
    "samenhang_techniek",
    "eu_recht",
    "gender",
    "sdg",
    "regio",
    "grens",
    "generatie_kind",
    "evalueerbaarheid",
    "begroting",
    "milieu",
]
Verdict = Literal[
    "uitvoerbaar",
    "uitvoerbaar_onder_voorwaarden",
    "uitstellen",
    "niet_uitvoerbaar",
    "positief",
    "positief_mits",
    "negatief_tenzij",
    "negatief",
    "A",
    "B",
    "C",
    "D",
]
NEGATIVE_VERDICTS = frozenset(
    {"niet_uitvoerbaar", "uitstellen", "negatief", "negatief_tenzij", "C", "D"}
)
OversightSubject = Literal[
    "rechtmatigheid",
    "doelmatigheid",
    "dienstverlening",
    "gegevens",
    "ict",
    "financieel",
    "kwaliteit",
    "klachten",
    "naleving",
    "stelsel",
]
OversightPhase = Literal["beleid", "wetgeving", "uitvoering", "evaluatie"]
OversightLine = Literal["intern", "eigenaar", "extern"]
BottleneckStatus = Literal[
    "gesignaleerd",
    "erkend",
    "in_analyse",
    "in_wetsvoorstel",
    "verlicht",
    "tijdelijk_opgelost",
    "opgelost",
    "afgewezen",
    "vervallen",
    "onbekend",
]

_WHOLE = re.compile(r"[+-]?[0-9]+")
_SCALAR = {"type": ["string", "number", "boolean"]}


def _whole(value: object) -> int:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        refuse_large(value)
        return int(value)
    raise mistake("ST012", N_("'{value}' is not a whole number"), value=_short(value))


def _count(value: object) -> int:
    number = _whole(value)
    if number < 0:
        raise mistake("ST016", N_("{value} is negative"), value=number)
    return number


def _period(value: object) -> int:
    number = _count(value)
    if number == 0:
        raise mistake("ST016", N_("a term of 0 years is no term"))
    return number


def _truth(value: object) -> bool:
    if value not in ("true", "false"):
        raise mistake("ST012", N_("'{value}' is not true or false"), value=_short(value))
    return value == "true"


def _texts(value: object) -> object:
    return (value,) if isinstance(value, str) else value


def _rows(value: object) -> object:
    return (value,) if isinstance(value, dict) else value


def _short(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else str(value)


def _digits(least: int) -> dict[str, Any]:
    """Describe a whole number, quoted or not."""
    return {
        "anyOf": [{"type": "integer", "minimum": least}, {"type": "string", "pattern": "^[0-9]+$"}]
    }


Text = Annotated[str, WithJsonSchema(_SCALAR)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]*$"), WithJsonSchema(_SCALAR)]
Count = Annotated[int, PlainValidator(_count), WithJsonSchema(_digits(0))]
Years = Annotated[int, PlainValidator(_period), WithJsonSchema(_digits(1))]
Truth = Annotated[
    bool, PlainValidator(_truth), WithJsonSchema({"enum": [True, False, "true", "false"]})
]
Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_texts),
    WithJsonSchema({"anyOf": [_SCALAR, {"type": "array", "items": _SCALAR}]}),
]
one_or_more: Any = BeforeValidator(_rows)
"""Reads a single mapping as a list of one."""
At = InstanceOf[Location]
