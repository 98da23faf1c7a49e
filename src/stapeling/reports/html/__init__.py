"""A report as one page that needs nothing beside it: no network, no folder, no font of its own.

`writer` fills the templates with what `sections`, `rows`, `register`, `facets` and `receipt` make
ready. Text of the corpus is only ever text: the templates escape it, and the data of the pictures
is written so that no character of it can end the element that holds it.
"""

from stapeling.reports.html.writer import write

__all__ = ["write"]
