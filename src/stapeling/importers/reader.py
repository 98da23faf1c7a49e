"""YAML text to a document: what stands in a file that an import adds to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from stapeling.importers.document import Document, Row, Value
from stapeling.importers.failure import ImportFailure, Message
from stapeling.importers.layout import LABEL_KEYS
from stapeling.importers.scalars import value_of
from stapeling.language import N_

_TOKENS_REFUSED = (yaml.AnchorToken, yaml.AliasToken, yaml.TagToken)
_DEEPEST = 64
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_document(text: str, path: Path = Path("text")) -> Document:
    """Read YAML as a document whose scalars keep their text.

    Numbers and truth values that are written plainly and in their usual form become numbers and
    truth values, which are written the same way again; everything else is text. Labels of
    articles are always text.

    Parameters
    ----------
    text : str
        The content of a corpus file.
    path : Path
        Its name, for messages.

    Raises
    ------
    ImportFailure
        When the text is not YAML, or not YAML as the schema wants it.
    """
    try:
        _refuse_tokens(text, path)
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        message = Message(N_("not YAML: {reason}"), {"reason": reason})
        raise ImportFailure(path, None if mark is None else mark.line + 1, message) from None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise ImportFailure(path, 1, Message(N_("the file is not a mapping of lists")))
    return _mapping(node, path, 0)


def _refuse_tokens(text: str, path: Path) -> None:
    """Refuse what the schema refuses: written anew it would mean something else."""
    for token in yaml.scan(text, Loader=Loader) if any(mark in text for mark in "&*!") else ():
        if isinstance(token, _TOKENS_REFUSED):
            template = N_("anchors, aliases and tags are not allowed")
            raise ImportFailure(path, token.start_mark.line + 1, Message(template))


def _mapping(node: yaml.MappingNode, path: Path, depth: int) -> Row:
    found: Row = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            raise ImportFailure(path, line, Message(N_("a key must be text")))
        if key_node.value in found:
            template = N_("key '{key}' stands twice")
            raise ImportFailure(path, line, Message(template, {"key": key_node.value}))
        found[key_node.value] = _value(value_node, key_node.value, path, depth + 1)
    return found


def _value(node: yaml.Node, name: str, path: Path, depth: int) -> Value:
    if depth > _DEEPEST:
        line = node.start_mark.line + 1
        template = N_("nested deeper than {depth} levels")
        raise ImportFailure(path, line, Message(template, {"depth": _DEEPEST}))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, path, depth)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, name, path, depth + 1) for item in node.value]
    # libyaml calls a plain scalar '', PyYAML itself None
    plain = isinstance(node, yaml.ScalarNode) and not node.style
    return value_of(node.value, plain=plain, label=name in LABEL_KEYS)
