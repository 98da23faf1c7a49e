"""What kind of file it is: by the element that it begins with, never by its name."""

from __future__ import annotations

import re

from stapeling.language import N_

HEAD = 16384
"""How many bytes of a file are looked at: what stands before the first element is short."""

KINDS = {
    "wetstechnische-informatie": "wti",
    "toestand": "toestand",
    "wetgeving": "wetgeving",
    "work": "manifest",
    "officiele-publicatie": "publication",
    "searchRetrieveResponse": "sru",
}
"""The kinds of files that are read, by root element."""

_BEFORE = re.compile(
    rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^<>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE
)
_FIRST = re.compile(rb"<(?:[\w.-]+:)?([\w.-]+)")
_NAMES = (".xml", ".wti")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def root_of(head: bytes) -> str | None:
    """Give the name of the first element in the beginning of a file, if it has one.

    >>> root_of(b'<?xml version="1.0"?><!-- made by hand --><sru:searchRetrieveResponse xmlns')
    'searchRetrieveResponse'
    >>> root_of(b"no XML at all") is None
    True
    """
    for mark in _MARKS:
        head = head.removeprefix(mark)
    head = head.replace(b"\0", b"")  # UTF-16
    place = 0
    while before := _BEFORE.match(head, place):
        place = before.end()
    first = _FIRST.match(head, place)
    return first[1].decode("ascii", "replace") if first else None


def fault_of(head: bytes, name: str) -> str | None:
    """Say why a file that should be XML cannot be told apart by its beginning; None when it can.

    >>> fault_of(b"", "BWBR0018451.WTI"), fault_of(b"notes", "notes.txt")
    ('the file is empty', None)
    """
    if not head:
        return N_("the file is empty") if name.lower().endswith(_NAMES) else None
    text = head.replace(b"\0", b"")
    for mark in _MARKS:
        text = text.removeprefix(mark)
    if text.lstrip().startswith(b"<") and root_of(head) is None:
        return N_("no first element at its beginning: a document type or a comment is too long")
    return None


def kind_of_file(head: bytes) -> str | None:
    """Give the kind of a file by its beginning; None when it is none of those that are read."""
    return KINDS.get(root_of(head) or "")
