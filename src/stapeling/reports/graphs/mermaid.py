"""A picture in Mermaid, for Markdown pages and forges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from stapeling.reports.graphs.drawing import (
    COLOURS,
    DASHED,
    DOTTED,
    FILLS,
    INK,
    LINES,
    Drawing,
    DrawnEdge,
    DrawnNode,
)

MOST_EDGES, MOST_TEXT = 500, 50_000
"""More arrows, or more text, Mermaid refuses to draw; a file cannot ask it for more."""
_SHAPES: Mapping[str, tuple[str, str]] = {
    "law": ("[", "]"),
    "act": (">", "]"),
    "evaluation": ("{{", "}}"),
    "organisation": ("[[", "]]"),
    "toets": ("[/", "/]"),
    "bottleneck": ("([", "])"),
    "group": ("[(", ")]"),
}
_WIDE = 28
"""About how many letters of a note stand on a line."""
_SPECIAL = re.compile(r"[^\w ,?]|_")
"""What may mean something in Mermaid, in Markdown or in HTML."""

_ICON = re.compile("fa[bklrs]?:(?=fa-)")
"""The begin of the name of an icon, which Mermaid looks for after it has read the numbers."""
_JOINER = "\N{WORD JOINER}"


def write(picture: Drawing) -> str:
    """Write a picture as a Mermaid flowchart; every label is quoted, every id our own."""
    return "\n".join(_lines(picture)) + "\n"


def arrows(picture: Drawing) -> int:
    """Count the arrows that are written, those that are not seen among them."""
    return len(picture.edges) + len(picture.grid) + len(picture.relations)


def _lines(picture: Drawing) -> Iterator[str]:
    names = {
        node.key: f"n{number}"
        for number, node in enumerate((*picture.nodes, *picture.alone), start=1)
    }
    yield "flowchart RL"
    for line in (picture.title, *picture.notes):
        yield f"  %% {line.replace('%', '')}"
    for node in picture.nodes:
        yield f"  {_node(names[node.key], node)}"
    styles: list[str] = []
    for edge in picture.edges:
        yield f"  {names[edge.source]} {_arrow(edge)} {names[edge.target]}"
        styles.append(edge.kind)
    if picture.alone:
        yield f"  subgraph alone[{_text((picture.lonely,))}]"
        yield "    direction RL"
        for node in picture.alone:
            yield f"    {_node(names[node.key], node)}"
        for above, below in picture.grid:
            yield f"    {names[below]} ~~~ {names[above]}"
            styles.append("")
        yield "  end"
    yield from _legend(picture, styles)
    yield from _classes(picture)
    yield from _link_styles(styles)


def _node(name: str, node: DrawnNode) -> str:
    opening, closing = _SHAPES[node.type]
    return f"{name}{opening}{_text(node.lines)}{closing}:::{node.type}_{node.state}"


def _arrow(edge: DrawnEdge) -> str:
    """Write an arrow, as many signs longer as it reaches over more columns."""
    broken = edge.state in DASHED or edge.state in DOTTED
    line = f"-{'.' * edge.length}->" if broken else f"-{'-' * edge.length}>"
    return f"{line}|{_text((edge.label,))}|" if edge.label else line


def _legend(picture: Drawing, styles: list[str]) -> Iterator[str]:
    """Draw what shapes, borders and arrows mean, below each other."""
    yield f"  subgraph legend[{_text((picture.legend,))}]"
    yield "    direction RL"
    for number, note in enumerate(picture.notes):
        yield f"    note{number}[{_text(wrap(note, _WIDE))}]:::note"
    for type_, said in picture.types.items():
        opening, closing = _SHAPES[type_]
        yield f"    legend_{type_}{opening}{_text((said,))}{closing}:::{type_}_current"
    some = next(iter(picture.types), "law")
    for state, said in picture.states.items():
        opening, closing = _SHAPES[some]
        yield f"    legend_{state}{opening}{_text((said,))}{closing}:::{some}_{state}"
    for kind, said in picture.relations.items():
        yield f'    from_{kind}[" "]:::point -->|{_text((said,))}| to_{kind}[" "]:::point'
        styles.append(kind)
    yield "  end"


def _classes(picture: Drawing) -> Iterator[str]:
    """Give every type and state its colour, its border repeating the state."""
    used = {(node.type, node.state) for node in (*picture.nodes, *picture.alone)}
    used |= {(type_, "current") for type_ in picture.types}
    some = next(iter(picture.types), "law")
    used |= {(some, state) for state in picture.states}
    for type_, state in sorted(used):
        dash = ",stroke-dasharray:6 3" if state in DASHED else ""
        dash = ",stroke-dasharray:2 3" if state in DOTTED else dash
        look = f"fill:{FILLS[state]},stroke:{COLOURS[type_]},color:{INK}{dash}"
        yield f"  classDef {type_}_{state} {look}"
    yield f"  classDef note fill:none,stroke:none,color:{INK}"
    yield "  classDef point fill:none,stroke:none"
    yield "  style legend fill:none,stroke:#c0c0c0"
    if picture.alone:
        yield "  style alone fill:none,stroke:#c0c0c0"


def _link_styles(styles: Sequence[str]) -> Iterator[str]:
    """Colour the arrows, which have no names but their order."""
    by_kind: dict[str, list[str]] = {}
    for number, kind in enumerate(styles):
        if kind:
            by_kind.setdefault(kind, []).append(str(number))
    for kind, numbers in by_kind.items():
        yield f"  linkStyle {','.join(numbers)} stroke:{LINES.get(kind, INK)}"


def _text(lines: Sequence[str]) -> str:
    """Write lines as one label; whatever is no letter or digit stands there by its number.

    >>> _text(('<b> "a"', "1. x"))
    '"#60;b#62; #34;a#34;<br>1#46; x"'
    """
    return '"' + "<br>".join(map(_escaped, lines)) + '"'


def _escaped(line: str) -> str:
    parted = _ICON.sub(lambda match: f"{match[0]}{_JOINER}", line)
    return _SPECIAL.sub(lambda match: f"#{ord(match[0])};", parted)
