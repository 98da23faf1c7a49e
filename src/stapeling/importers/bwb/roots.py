"""What kind of file it is: by the element that it begins with, never by its name."""

from __future__ import annotations

import re

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


def kind_of_file(head: bytes) -> str | None:
    """Give the kind of a file by its beginning; None when it is none of those that are read."""
    return KINDS.get(root_of(head) or "")
