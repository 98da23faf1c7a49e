"""Documents to YAML text: a stable order, one line for what is short, quotes where needed."""

from __future__ import annotations

import json
from functools import lru_cache

import yaml

from stapeling.importers.document import Document, Row, Value
from stapeling.importers.layout import LABEL_KEYS, in_order, lists_in_order
from stapeling.importers.scalars import scalar_node

WIDTH = 100
"""A mapping that fits on a line of so many columns stands on one line."""
_BREAK = 88
"""Where the emitter begins a new line; it looks only after an item, so it is told early."""
_MAP = "tag:yaml.org,2002:map"
_SEQ = "tag:yaml.org,2002:seq"
_STEP = 2
_FEW = 25
"""A list of so many items is on no one line, and its rows are worth writing past the emitter."""


def write_document(document: Document) -> str:
    """Write a document as YAML text.

    The text reads back as an equal document, with `read_document` and, but for ISO days that
    other readers take for dates, with any YAML reader.

    Parameters
    ----------
    document : dict
        Lists of the schema by name; scalars are texts, numbers, truth values or None.

    Returns
    -------
    str
        The lists in the order of the schema with an empty line in between; `{}` for nothing.
    """
    if not document:
        return "{}\n"
    return "\n".join(_list_text(name, document[name]) for name in lists_in_order(document))


def _list_text(name: str, value: Value) -> str:
    short = _Short()
    text = _serialized(name, value, short)
    if any(text.count(mark) != 1 for mark in short.lines):
        return _serialized(name, value, None)  # a text of the document looks like a mark
    for mark, lines in short.lines.items():
        text = text.replace(f" {mark}\n", f"\n{lines}\n")
    return text


def _serialized(name: str, value: Value, short: _Short | None) -> str:
    node = _node(value, name, 0, len(name) + 2, short)
    top = yaml.MappingNode(_MAP, [(scalar_node(name), node)], flow_style=False)
    text: str = yaml.serialize(top, Dumper=_Dumper, width=_BREAK, indent=_STEP, allow_unicode=True)
    return text


class _Short:
    """Lists of rows that stand on one line each: written as they are, past the slow emitter.

    In the tree a list is one mark, and its lines take the place of the mark in the text.
    """

    def __init__(self) -> None:
        self.lines: dict[str, str] = {}

    def mark(self, items: list[Value], name: str | None, indent: int) -> yaml.ScalarNode | None:
        """Give the mark of a list, if every row of it is short and plain."""
        rows = [_line(item, name, indent + _STEP) for item in items]
        if len(rows) < _FEW or None in rows:
            return None
        mark = f"rows-{len(self.lines)}-of-{name}"
        self.lines[mark] = "\n".join(f"{' ' * indent}- {row}" for row in rows)
        return yaml.ScalarNode("tag:yaml.org,2002:str", mark)


def _line(item: Value, name: str | None, column: int) -> str | None:
    """Write a mapping of plain values on one line; None when it has others, or is too long."""
    if not isinstance(item, dict):
        return None
    pairs = []
    for key in in_order(name, item):
        value = item[key]
        if not isinstance(value, str) or "\n" in value:
            return None
        text = _scalar_text(value, label=key in LABEL_KEYS)
        if text is None:
            return None
        pairs.append(f"{key}: {text}")
    line = "{" + ", ".join(pairs) + "}"
    return line if column + len(line) < _BREAK else None


@lru_cache(maxsize=65536)
def _scalar_text(value: str, *, label: bool) -> str | None:
    node = scalar_node(value, label=label)
    if not node.style:
        return str(node.value)
    bare = node.style == '"' and value.isascii() and value.isprintable() and "\\" not in value
    return f'"{value}"' if bare and '"' not in value else None


class _Dumper(yaml.SafeDumper):
    """Indents lists inside mappings, as people do."""

    def increase_indent(
        self,
        flow: bool = False,
        indentless: bool = False,  # noqa: ARG002 - named so by the emitter
    ) -> None:
        super().increase_indent(flow, indentless=False)


def _node(
    value: Value, name: str | None, indent: int, column: int, short: _Short | None = None
) -> yaml.Node:
    """Make the node of a value under the key `name`.

    `indent` is the column of that key, `column` the one where the value begins if it stands on
    the same line.
    """
    if isinstance(value, dict):
        return _mapping(value, name, indent + _STEP, column, short)
    if isinstance(value, list):
        return _sequence(value, name, indent + _STEP, short)
    return scalar_node(value, label=name in LABEL_KEYS)


def _mapping(
    row: Row, name: str | None, indent: int, column: int, short: _Short | None = None
) -> yaml.MappingNode:
    keys = in_order(name, row)
    if not any(isinstance(value, list) and len(value) >= _FEW for value in row.values()):
        flow = _flow_mapping(row, keys)
        if _fits(flow, column):
            return flow
    pairs = [
        (scalar_node(key), _node(row[key], key, indent, indent + len(key) + 2, short))
        for key in keys
    ]
    return yaml.MappingNode(_MAP, pairs, flow_style=False)


def _sequence(items: list[Value], name: str | None, indent: int, short: _Short | None) -> yaml.Node:
    if not any(isinstance(item, dict | list) for item in items):
        # labels and words fill lines; the emitter breaks them
        nodes: list[yaml.Node] = [_node(item, name, 0, 0) for item in items]
        return yaml.SequenceNode(_SEQ, nodes, flow_style=True)
    mark = short.mark(items, name, indent) if short is not None else None
    if mark is not None:
        return mark
    nodes = [_item(item, name, indent, short) for item in items]
    return yaml.SequenceNode(_SEQ, nodes, flow_style=False)


def _item(item: Value, name: str | None, dash: int, short: _Short | None) -> yaml.Node:
    if isinstance(item, dict):
        return _mapping(item, name, dash + _STEP, dash + _STEP, short)
    return _node(item, name, dash, dash + _STEP, short)


def _flow_mapping(row: Row, keys: list[str]) -> yaml.MappingNode:
    pairs = [(scalar_node(key), _flow(row[key], key)) for key in keys]
    return yaml.MappingNode(_MAP, pairs, flow_style=True)


def _flow(value: Value, name: str | None) -> yaml.Node:
    if isinstance(value, dict):
        return _flow_mapping(value, in_order(name, value))
    if isinstance(value, list):
        return yaml.SequenceNode(_SEQ, [_flow(item, name) for item in value], flow_style=True)
    return scalar_node(value, label=name in LABEL_KEYS)


def _fits(node: yaml.MappingNode, column: int) -> bool:
    if not node.value:
        return True
    last_key, last_value = node.value[-1]
    end = column + _length(node)
    last = end - _length(last_key) - _length(last_value) - 3
    # the emitter looks behind the comma, one column before the last key
    return end <= WIDTH and last - 1 <= _BREAK


def _length(node: yaml.Node) -> int:
    """Measure a node on one line; what needs several lines is longer than any line."""
    if isinstance(node, yaml.MappingNode):
        pairs = (_length(key) + _length(value) + 2 for key, value in node.value)
        return sum(pairs) + 2 * max(len(node.value), 1)
    if isinstance(node, yaml.SequenceNode):
        return sum(map(_length, node.value)) + 2 * max(len(node.value), 1)
    if not isinstance(node, yaml.ScalarNode) or node.style == "|":
        return WIDTH + 1
    return len(json.dumps(node.value, ensure_ascii=False)) if node.style else len(node.value)
