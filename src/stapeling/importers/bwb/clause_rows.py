"""From an evaluation clause in the text to its row: from when it runs, and what it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stapeling.importers.bwb.body import Article
from stapeling.importers.bwb.clauses import Clause
from stapeling.importers.bwb.references import Reference, parse_reference
from stapeling.importers.document import Row, Value
from stapeling.importers.names import slug

_UP_TO = re.compile(
    r",? (?:en vervolgens|en daarna|vervolgens|jaarlijks)\b|,? aan (?:de|beide)\b"
    r"|,? een (?:verslag|evaluatie)\b|,? verslag uit\b|, gehoord\b|[.;]?$",
    re.IGNORECASE,
)
_STARTS = re.compile(
    r"\s*(?:(?:de |het )?(?:datum|dag|tijdstip) van )?"
    r"(?:(?:de |het )?(?:inwerkingtreding|in werking treden) van )?(?P<what>.+)",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"(?:deze|dit) (?:rijks)?(?:wet|besluit|regeling|verordening|beleidsregels?)"
    r"(?: in werking (?:treedt|is getreden))?",
    re.IGNORECASE,
)
_THE_LAW = re.compile(r"de (?:rijks)?wet", re.IGNORECASE)
_STB = re.compile(r"\(Stb\. (?:(?P<year>\d{4}),? ?)?(?:nr\. ?)?(?P<number>\d+)\)")
_DATED = re.compile(r"\b(?:wet|besluit) van \d{1,2} \w+ (?P<year>\d{4})\b", re.IGNORECASE)
_LABEL = r"(?:\d+[a-z]*\d*(?:[.:]\d+[a-z]*\d*)*|[IVXLC]+[a-z]*)"
_ARTICLES = re.compile(
    rf"\bartikel(?:en)? (?P<list>{_LABEL}(?:(?:,| en| tot en met|, en) {_LABEL})*)"
)
_ITEM = re.compile(rf"(?P<word>tot en met )?(?P<label>{_LABEL})")
_WITHIN_ARTICLE = re.compile(
    r",? (?:(?:aanhef en )?onderde(?:el|len) [A-Za-z]{1,2}\b(?:(?:,| en| tot en met) [A-Za-z]\b)*"
    r"|(?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende)"
    r"(?:(?:,| en| tot en met) (?:eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste))*"
    r" (?:lid|leden))"
)
_THIS_PART = re.compile(
    r"(?:dit (?P<a>hoofdstuk|artikel)|deze (?P<b>titel|afdeling|paragraaf))\b", re.I
)
_NAMED_PART = re.compile(
    r"(?:de in )?(?P<kind>hoofdstuk|titel|afdeling) (?P<number>\w+)", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Z][a-zé]{2}")
_THOSE = re.compile(r"(?:deze|die|de genoemde) (?:artikelen|bepalingen)|het in die artikelen", re.I)
_ABOUT_ITSELF = re.compile(
    rf"{_OWN.pattern}|(?:zij|het|ervan)$|de wet\b(?! \w+ |$)|de wet[.,]?$", re.IGNORECASE
)
_OF_THIS = re.compile(r"\b(?:van|in) (?:deze|dit) (?:rijks)?(?:wet|besluit|regeling)\b", re.I)
_OF_ANOTHER = re.compile(
    r"\bvan (?:de|het) (?:Wet|Besluit|Regeling|Rijkswet|\w+(?:wet|besluit|regeling))\b|\bdie wet\b"
)
_TAGS = {"titel": "titeldeel"}
_LONGEST_NOTE = 600


@dataclass(frozen=True, slots=True)
class Ground:
    """The regulation in which a clause stands, as far as a clause needs it."""

    number: str
    is_law: bool
    articles: Sequence[Article]

    @property
    def labels(self) -> list[str]:
        """The labels of its articles, in the order of the text."""
        return [article.label for article in self.articles if article.label is not None]


ANCHOR_ARTICLES = "anchor_articles"
"""A key beside those of the schema: the articles whose commencement starts the term. Who knows
the history of the regulation puts a day in its place."""


def clause_rows(clauses: Sequence[Clause], ground: Ground) -> list[Row]:
    """Give the rows of the clauses of a regulation; several in one article are numbered.

    Laws are named by their BWB number here; who joins sources knows their ids.
    """
    rows: list[Row] = []
    seen: dict[str, int] = {}
    for clause in clauses:
        if not is_placed(clause):
            continue
        for timing in _terms(clause):
            stem = f"art-{slug(str(clause.sentence.article.label)).replace('_', '-')}"
            seen[stem] = seen.get(stem, 0) + 1
            identity = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
            rows.append(_row(identity, clause, timing, ground))
    return rows


def is_placed(clause: Clause) -> bool:
    """Say whether it is known which law a clause is about; else a row would name the wrong one."""
    words = clause.object
    if _other_law(clause, words) or _ABOUT_ITSELF.match(words) or _OF_THIS.search(words):
        return True
    if _OF_ANOTHER.search(words):
        return False
    parts = (_THIS_PART, _NAMED_PART, _THOSE, _ARTICLES)
    return any(pattern.search(words) for pattern in parts) and "bedoeld in" not in words


def _terms(clause: Clause) -> list[int | None]:
    return [clause.timing.term_years, *clause.timing.others]


def _row(identity: str, clause: Clause, term: int | None, ground: Ground) -> Row:
    timing = clause.timing
    anchor = _anchor(clause, ground) if timing.due is None else None
    if not timing.known:  # who fills in the term must not count it from the start of the law
        anchor = None if "inwerkingtreding" in clause.sentence.text else "unknown"
    facts: Row = {
        "id": identity,
        "article": clause.sentence.article.label,
        "term_years": term,
        "then_every_years": timing.then_every_years if term == timing.term_years else None,
        "times": timing.times,
        "anchor": anchor,
        "due": timing.due,
        "targets": _targets(clause, ground),
        "source": f"{ground.number} {clause.place}",
        "certainty": "estimate",
        "note": clause.sentence.text[:_LONGEST_NOTE],
    }
    if facts["anchor"] == "unknown":
        facts[ANCHOR_ARTICLES] = _anchor_articles(clause, ground)
    return {key: value for key, value in facts.items() if value is not None}


def _anchor_articles(clause: Clause, ground: Ground) -> Value:
    """Give the articles of its own law whose commencement starts the term, if it names any."""
    words = anchor_words(clause) or ""
    if re.fullmatch(r"dit artikel", words, re.IGNORECASE):
        return [str(clause.sentence.article.label)]
    if _OF_ANOTHER.search(words) or re.search(r"\b(?:Wet|wet van|Besluit) ", words):
        return None
    return [*_listed(words, ground.labels)] or None


def _anchor(clause: Clause, ground: Ground) -> Value:
    """Give from when the term runs; None for the start of the law itself."""
    words = anchor_words(clause)
    if words is None or _OWN.fullmatch(words) or (_THE_LAW.fullmatch(words) and ground.is_law):
        return None
    act = _act(words)
    return {"act": act} if act else "unknown"


def anchor_words(clause: Clause) -> str | None:
    """Give the words that say whose commencement starts the term."""
    if clause.timing.anchor_at is None:
        return None
    rest = clause.sentence.text[clause.timing.anchor_at :]
    # a law that is named in full may hold the words that end the phrase: its number ends it then
    stb = _STB.search(rest)
    end = _UP_TO.search(rest, stb.end() if stb and _DATED.search(rest[: stb.end()]) else 0)
    found = _STARTS.match(rest[: end.start()] if end else rest)
    return found["what"].strip(" ,.") if found else None


def _act(words: str) -> str | None:
    found = _STB.search(words)
    dated = _DATED.search(words)
    year = (found["year"] or (dated["year"] if dated else None)) if found else None
    return f"stb-{year}-{found['number']}" if found and year else None


def _targets(clause: Clause, ground: Ground) -> Value:
    """Give the law and articles that are evaluated; None for the whole law of the clause."""
    words = clause.object
    other = _other_law(clause, words)
    labels = _labels(clause, ground, words, other)
    number = other or (ground.number if labels else None)
    if number is None:
        return None
    target: Row = {"law": number}
    if labels:
        target["articles"] = list(labels)
    return [target]


def _other_law(clause: Clause, words: str) -> str | None:
    """Give the other law that the words speak of, by a reference in them or in the anchor."""
    for text, reference in _references(clause):
        if text in words and _NAMED.search(text):
            return reference.number
    anchor = anchor_words(clause)
    if anchor is None or not re.search(r"\bvan die wet\b|^die wet\b", words):
        return None
    return next((r.number for text, r in _references(clause) if text in anchor), None)


def _references(clause: Clause) -> list[tuple[str, Reference]]:
    found: list[tuple[str, Reference]] = []
    for extref in clause.sentence.element.iter("extref"):
        reference = parse_reference(extref.get("doc") or "", extref.get("bwb-id"))
        text = " ".join("".join(map(str, extref.itertext())).split())
        if reference is not None and text:
            found.append((text, reference))
    return found


def _labels(clause: Clause, ground: Ground, words: str, other: str | None) -> list[str]:
    own = clause.sentence.article
    if other is None and (this := _THIS_PART.search(words)):
        kind = (this["a"] or this["b"]).lower()
        return [str(own.label)] if kind == "artikel" else _beside(own, kind, ground)
    if other is None and (named := _NAMED_PART.match(words)):
        return _inside(named["kind"].lower(), named["number"], ground)
    if _THOSE.match(words):
        return _listed(anchor_words(clause) or "", ground.labels)
    # what stands behind "bedoeld in" or "zoals" describes, and limits nothing
    described = re.search(r"\b(?:bedoeld in|zoals|voor zover|in het bijzonder|met daarin)\b", words)
    limits = words[: described.start()] if described else words
    return _listed(limits, [] if other else ground.labels)


def _beside(own: Article, kind: str, ground: Ground) -> list[str]:
    tag = _TAGS.get(kind, kind)
    part = next((inside for inside in reversed(own.inside) if inside[0] == tag), None)
    return [str(a.label) for a in ground.articles if part in a.inside and a.label] if part else []


def _inside(kind: str, number: str, ground: Ground) -> list[str]:
    part = (_TAGS.get(kind, kind), number.casefold())
    return [
        str(article.label)
        for article in ground.articles
        if article.label and part in {(tag, nr.casefold()) for tag, nr in article.inside}
    ]


def _listed(words: str, order: Sequence[str]) -> list[str]:
    """Give the labels in a list of articles; a range is filled in from the order of the text.

    >>> _listed("de artikelen 8, tweede lid, 35aa en 77a van deze wet", [])
    ['8', '35aa', '77a']
    >>> _listed("de artikelen 2 tot en met 4", ["1", "2", "3", "3a", "4", "5"])
    ['2', '3', '3a', '4']
    """
    found: dict[str, None] = {}
    bare = _WITHIN_ARTICLE.sub("", words)
    for match in _ARTICLES.finditer(bare):
        last: str | None = None
        for item in _ITEM.finditer(match["list"]):
            label = item["label"]
            if item["word"] and last in order and label in order:
                found.update(dict.fromkeys(order[order.index(last) : order.index(label)]))
            found[label] = None
            last = label
    return list(found)
