"""Small files in the structures of the Basiswettenbestand, written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

TOESTAND = """\
<?xml version="1.0" encoding="UTF-8"?>
<toestand bwb-id="{number}" inwerkingtreding="{day}"><bwb-wijzigingen/>
<wetgeving soort="wet" dtdversie="2.0">
<intitule inwerking="2010-01-01" bron="Stb.2009-100" effect="nieuwe-regeling"
 ondertekening_bron="2009-03-01" publicatie_bron="2009-04-01">Wet van 1 maart 2009, houdende iets
<meta-data><brondata><oorspronkelijk><publicatie effect="nieuwe-regeling" soort="Stb"
 urlidentifier="stb-2009-100"><dossierref dossier="31000">31000</dossierref></publicatie>
</oorspronkelijk></brondata></meta-data></intitule>
<citeertitel>Wet op iets <meta-data>x</meta-data></citeertitel>
<wet-besluit><aanhef><considerans><considerans.al bevat="grondslag">Gelet op <extref
 doc="jci1.3:c:BWBR0000009&amp;artikel=7" bwb-id="BWBR0000009">artikel 7 van de Grondwet</extref>;
</considerans.al></considerans></aanhef><wettekst>{articles}</wettekst></wet-besluit>
</wetgeving></toestand>
"""
ARTICLE = """\
<artikel label="Artikel {label}" inwerking="{day}" bron="{act}" effect="{effect}"
 ondertekening_bron="2011-01-01" publicatie_bron="2011-02-01" status="goed">
<kop><label>Artikel</label><nr>{label}</nr><titel>Kop moet niet meetellen</titel></kop>
<lid><lidnr>1</lidnr><al>{text}</al><meta-data><jcis>mag niet</jcis></meta-data></lid></artikel>
"""
MADE = {"act": "Stb.2009-100", "effect": "nieuwe-regeling", "day": "2010-01-01"}
CLAUSE = (
    "Onze Minister zendt binnen vijf jaar na de inwerkingtreding van deze wet aan de"
    " Staten-Generaal een verslag over de doeltreffendheid en de effecten van deze wet in de"
    " praktijk."
)


def article(label: str, text: str, **facts: str) -> str:
    """Write an article as a toestand has it: as it was made, but for what is told."""
    return ARTICLE.format(label=label, text=text, **(MADE | facts))


def toestand(*articles: str, number: str = "BWBR0000001", day: str = "2010-01-01") -> str:
    """Write a consolidated text."""
    return TOESTAND.format(number=number, day=day, articles="".join(articles))


def old_text(body: str, *, number: str = "BWBR0000002", kind: str = "AMvB", heard: str = "") -> str:
    """Write a file of the 2012 collection, with its document type."""
    return f"""\
<?xml version="1.0"?>
<!DOCTYPE wetgeving SYSTEM "http://wetten.overheid.nl/dtd/bwb-plus-meta-1_61w.dtd">
<wetgeving bwb-id="{number}" dtdversie="2.0" soort="{kind}">
<intitule>Besluit van 2 mei 2011, houdende regels over iets anders (Besluit iets anders)</intitule>
<wet-besluit><aanhef><considerans><considerans.al bevat="grondslag">Gelet op <extref
 doc="1.0:v:BWBR0000001&amp;artikel=4%3A2">artikel 4:2 van de Wet op iets</extref>;</considerans.al>
{heard}</considerans></aanhef><wettekst>{body}</wettekst></wet-besluit></wetgeving>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give an empty folder for sources."""
    found = tmp_path / "sources"
    found.mkdir()
    return found
