"""Gathers the sentences of stapeling for translation and compiles the translations.

`python tools/messages.py` brings every catalogue up to date with the sentences in the source:
new ones come in empty, old ones go out, and the compiled catalogue is written anew. What still
has no translation is listed, and then the exit status is 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parent.parent / "src" / "stapeling"
KEYWORDS = {"N_": None, "text": None, "header": None, "plural": (1, 2), "NP_": (1, 2)}
"""The functions whose first arguments are sentences: `plural` has one for one and for many."""
HEAD = """\
# Sentences of stapeling. See tools/messages.py.
msgid ""
msgstr ""
"Project-Id-Version: stapeling\\n"
"POT-Creation-Date: 2026-01-01 00:00+0000\\n"
"PO-Revision-Date: 2026-01-01 00:00+0000\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural}\\n"

"""
PYTHON = [("**.py", "python")]


def extracted(source: Path = SOURCE) -> Catalog:
    """Gather every sentence in the source, with the files that it stands in."""
    catalog = Catalog(charset="utf-8", fuzzy=False)
    found = extract_from_dir(source, PYTHON, keywords=KEYWORDS, strip_comment_tags=True)
    for file, line, message, comments, context in found:
        catalog.add(message, None, [(file, line)], auto_comments=comments, context=context)
    return catalog


def po_file(language: str) -> Path:
    """Give the catalogue of a language that people edit."""
    return SOURCE / "locale" / language / "LC_MESSAGES" / "stapeling.po"


def read(language: str) -> Catalog:
    """Read the catalogue of a language."""
    with po_file(language).open("rb") as file:
        return read_po(file, locale=language, domain="stapeling")


def compiled(catalog: Catalog) -> bytes:
    """Give the form that gettext reads."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def updated(old: Catalog, template: Catalog) -> Catalog:
    """Give a catalogue with exactly the sentences of a template, as far as possible translated."""
    new = Catalog(locale=old.locale, domain="stapeling", charset="utf-8", fuzzy=False)
    for message in template:
        if not message.id:
            continue
        known = old.get(message.id if isinstance(message.id, str) else message.id[0])
        string = known.string if known is not None and _same_form(known, message) else None
        places = sorted({(file, 0) for file, _ in message.locations})
        new.add(message.id, string, places)
    return new


def _same_form(one: Message, other: Message) -> bool:
    return isinstance(one.id, str) == isinstance(other.id, str)


def untranslated(catalog: Catalog) -> Iterator[str]:
    """Give the sentences that have no translation."""
    for message in catalog:
        found = message.string
        strings = list(found) if isinstance(found, (list, tuple)) else [found]
        if message.id and not all(strings):
            yield message.id if isinstance(message.id, str) else message.id[0]


def _write(language: str, catalog: Catalog) -> None:
    """Write both forms; the head has no time of making, so that nothing changes by itself."""
    path = po_file(language)
    with path.open("wb") as file:
        file.write(HEAD.format(language=language, plural=catalog.plural_forms).encode())
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False, omit_header=True)
    path.with_suffix(".mo").write_bytes(compiled(read(language)))


def main() -> int:
    """Bring the catalogues up to date; 1 when a sentence has no translation."""
    template, missing = extracted(), 0
    for path in sorted((SOURCE / "locale").glob("*/LC_MESSAGES/stapeling.po")):
        language = path.parent.parent.name
        catalog = updated(read(language), template)
        _write(language, catalog)
        for sentence in untranslated(catalog):
            missing += 1
            sys.stdout.write(f"{language}: {sentence}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
