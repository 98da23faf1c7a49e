"""The words of the page itself, beside those of the report that it shows."""

from __future__ import annotations

from stapeling.language import N_, NP_, Language

_WORDS = {
    "skip": N_("Skip to the content"),
    "contents": N_("Contents"),
    "summary": N_("Summary"),
    "facts": N_("Facts"),
    "number": N_("Number:"),
    "unknown": N_("cannot be told:"),
    "witnesses": N_("witnesses"),
    "tables_of": N_("Made of the table"),
    "in_words": N_("What the picture shows, in words"),
    "no_pictures": N_("Pictures are drawn by JavaScript; the tables hold the same numbers."),
    "packed": N_("What follows here is packed, as there is much of it; it needs JavaScript."),
    "register": N_("Register of witnesses"),
    "register_caption": N_("Everything that this page names, with where it was read."),
    "sources": N_("Sources"),
    "sources_caption": N_("Links open only when they are followed; this page loads nothing."),
    "source": N_("Source:"),
    "no_source": N_("no source recorded"),
    "receipt": N_("Receipt"),
    "receipt_caption": N_("What the numbers were computed by, for and from."),
    "version": N_("version"),
    "format_version": N_("format version"),
    "reference_day": N_("reference day"),
    "settings": N_("settings"),
    "corpus": N_("corpus"),
    "certainty": N_("records by certainty"),
    "filter": N_("Filter"),
    "ministry": N_("Ministry"),
    "implementer": N_("Implementer"),
    "from_year": N_("From year"),
    "until_year": N_("Until year"),
    "free_text": N_("Text"),
    "all": N_("all"),
    "reset": N_("Clear"),
}
_IN_SCRIPT = {
    "told": N_("{n}: explanation and witnesses"),
    "search": N_("Search this table"),
    "open_all": N_("Show all explanations"),
    "close_all": N_("Hide all explanations"),
    "show_fewer": N_("Show the first rows only"),
    "show_all": N_("Show all {n} rows"),
    "of": N_("{n} of {all} rows"),
    "nothing_hidden": N_("No rows are hidden."),
    "failed": N_("This picture could not be drawn; the tables hold the same numbers."),
    "unfiltered": N_("This picture is not filtered by"),
    "by_ministry": N_("ministry"),
    "by_implementer": N_("implementer"),
    "by_years": N_("years"),
    "by_words": N_("words"),
    "backwards": N_("The first year comes after the last: nothing that has a year can fit."),
    "undated": N_("Rows without a law, an implementer or a day stay."),
}
_PICTURES = NP_(
    "{n} picture does not follow every filter, and says so.",
    "{n} pictures do not follow every filter, and say so.",
)
_HIDDEN = NP_("The filter hides {n} row of the tables.", "The filter hides {n} rows of the tables.")


def page_texts(language: Language) -> dict[str, str]:
    """Give the words of the page, by the names that the templates use."""
    return {key: language.text(text) for key, text in _WORDS.items()}


def script_texts(language: Language) -> dict[str, str]:
    """Give the words that the script writes; it fills in the numbers."""
    blanks = {"n": "{n}", "all": "{all}"}
    told = {key: language.text(text, **blanks) for key, text in _IN_SCRIPT.items()}
    for key, forms in (("hidden", _HIDDEN), ("pictures", _PICTURES)):
        told[f"{key}_one"], told[f"{key}_many"] = (
            language.plural(*forms, n, n="{n}") for n in (1, 2)
        )
    return told


def rest_text(language: Language, n: int) -> str:
    """Say that a table goes on, for a reader without JavaScript on paper."""
    return language.plural("{n} row in all", "{n} rows in all", n)


def witness_text(language: Language, n: int) -> str:
    """Say on how many witnesses a number rests."""
    return language.plural("{n} witness", "{n} witnesses", n)
