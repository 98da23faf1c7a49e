"""Documents to YAML text: a stable order, one line for what is short, quotes where needed."""

from __future__ import annotations

import json

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
    key = scalar_node(name)
    node = yaml.MappingNode(_MAP, [(key, _node(value, name, 0, len(name) + 2))], flow_style=False)
    text: str = yaml.serialize(node, Dumper=_Dumper, width=_BREAK, indent=_STEP, allow_unicode=True)
    return text


class _Dumper(yaml.SafeDumper):
    """Indents lists inside mappings, as people do."""

    def increase_indent(
        self,
        flow: bool = False,
        indentless: bool = False,  # noqa: ARG002 - named so by the emitter
    ) -> None:
        super().increase_indent(flow, indentless=False)


def _node(value: Value, name: str | None, indent: int, column: int) -> yaml.Node:
    """Make the node of a value under the key `name`.

    `indent` is the column of that key, `column` the one where the value begins if it stands on
    the same line.
    """
    if isinstance(value, dict):
        return _mapping(value, name, indent + _STEP, column)
    if isinstance(value, list):
        return _sequence(value, name, indent + _STEP)
    return scalar_node(value, label=name in LABEL_KEYS)


def _mapping(row: Row, name: str | None, indent: int, column: int) -> yaml.MappingNode:
    keys = in_order(name, row)
    flow = _flow_mapping(row, keys)
    if _fits(flow, column):
        return flow
    pairs = [
        (scalar_node(key), _node(row[key], key, indent, indent + len(key) + 2)) for key in keys
    ]
    return yaml.MappingNode(_MAP, pairs, flow_style=False)


def _sequence(items: list[Value], name: str | None, indent: int) -> yaml.SequenceNode:
    if not any(isinstance(item, dict | list) for item in items):
        # labels and words fill lines; the emitter breaks them
        nodes: list[yaml.Node] = [_node(item, name, 0, 0) for item in items]
        return yaml.SequenceNode(_SEQ, nodes, flow_style=True)
    nodes = [_item(item, name, indent) for item in items]
    return yaml.SequenceNode(_SEQ, nodes, flow_style=False)


def _item(item: Value, name: str | None, dash: int) -> yaml.Node:
    if isinstance(item, dict):
        return _mapping(item, name, dash + _STEP, dash + _STEP)
    return _node(item, name, dash, dash + _STEP)


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
