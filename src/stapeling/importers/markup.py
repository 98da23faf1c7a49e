"""XML that others wrote, read without trusting it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stapeling.importers.failure import ImportFailure, Message
from stapeling.language import N_

if TYPE_CHECKING:
    from lxml import etree

_FORBIDDEN = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_NAME_ONLY = re.compile(
    rb"<!DOCTYPE\s+(?P<name>[A-Za-z][\w.-]*)\s+"
    rb"(?:SYSTEM|PUBLIC\s+(?:\"[^\"<>]*\"|'[^'<>]*'))\s+(?:\"[^\"<>]*\"|'[^'<>]*')\s*>"
)
"""A document type that only says where its definition is, and defines nothing itself."""


def parse_xml(data: bytes, path: Path, *, document_type: str | None = None) -> etree._Element:
    """Read XML and give its root element.

    Parameters
    ----------
    data : bytes
        The whole of a file.
    path : Path
        Its name, for messages.
    document_type : str, optional
        The name of a document type that the format is known to carry. It may say where its
        definition is, which is never fetched; it may not define anything.

    Raises
    ------
    ImportFailure
        When the bytes are no XML, or carry another document type: that could define entities
        which grow without end or reach for other files, and a WTI file has none.
    """
    _refuse_document_type(data, path, document_type)
    lxml = _lxml(path)
    parser = lxml.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: etree._Element = lxml.fromstring(data, parser)
    except lxml.XMLSyntaxError as error:
        reason = (error.msg or "").split(", line ")[0] or N_("the file is empty")
        message = Message(N_("not XML: {reason}"), {"reason": reason})
        raise ImportFailure(path, error.lineno or None, message) from None
    found = root.getroottree().docinfo.internalDTD
    if found is not None and (found.name != document_type or list(found.iterentities())):
        # an encoding that hid the document type from the look at the bytes
        raise ImportFailure(path, 1, Message(_TYPED))
    return root


def root_name(root: etree._Element) -> str:
    """Give the local name of an element, without its namespace."""
    return str(root.tag).rpartition("}")[2]


def text(element: etree._Element, path: str) -> str | None:
    """Give the text of the first element at `path`, its white space put in order."""
    found = element.find(path)
    return None if found is None else squeezed("".join(found.itertext()))


def squeezed(found: str | None) -> str | None:
    """Bring every run of white space down to one space; nothing is None."""
    return " ".join((found or "").split()) or None


_TYPED = N_("a document type (DOCTYPE) or entity is not allowed: it could reach for other files")


def _refuse_document_type(data: bytes, path: Path, allowed: str | None) -> None:
    # zero bytes go, so that UTF-16 hides nothing
    bare = data.replace(b"\0", b"")
    for match in _FORBIDDEN.finditer(bare):
        known = _NAME_ONLY.match(bare, match.start())
        if known is None or known["name"].decode() != allowed:
            line = data.count(b"\n", 0, match.start()) + 1
            raise ImportFailure(path, line, Message(_TYPED))


def _lxml(path: Path) -> Any:
    """Give the module that reads XML: only an import of files needs it installed."""
    try:
        from lxml import etree
    except ImportError:
        template = N_("reading XML needs lxml: pip install 'stapeling[import]'")
        raise ImportFailure(path, None, Message(template)) from None
    return etree
