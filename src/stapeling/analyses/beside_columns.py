"""What stands beside the layers of many laws: numbers as columns, and words with numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from stapeling.analyses.layering import Beside
from stapeling.analyses.results import Counts
from stapeling.model.columns import records

if TYPE_CHECKING:
    from stapeling.model.columns import Ints

Worded = list[dict[str, int]]
"""Numbers by word of each law."""
_WORDED = ("acts", "excluded")
_NUMBERS = tuple(item.name for item in fields(Beside) if item.name not in _WORDED)


class BesideColumns:
    """What stands beside the layers of laws, by the place of the law."""

    def __init__(
        self, laws: int, numbers: Mapping[str, Ints], acts: Worded, excluded: Worded
    ) -> None:
        none = np.zeros(laws, dtype=np.int64)
        self._numbers = {name: numbers.get(name, none).tolist() for name in _NUMBERS}
        self._acts, self._excluded = acts, excluded

    def of(self, n: int) -> Beside:
        """Give what stands beside the layers of one law."""
        numbers = {name: column[n] for name, column in self._numbers.items()}
        acts, excluded = dict(self._acts[n]), dict(self._excluded[n])
        return Beside(acts=acts, excluded=excluded, **numbers)

    def put(self, n: int, beside: Beside) -> None:
        """Let something else stand beside the layers of one law."""
        for name, column in self._numbers.items():
            column[n] = getattr(beside, name)
        self._acts[n], self._excluded[n] = beside.acts, beside.excluded

    def counts(self, unknown_articles: Ints) -> list[Counts]:
        """Give the counts of every law; of layers whose articles are not fully known as well."""
        made = records(
            Counts,
            **self._numbers,
            acts=self._acts,
            excluded=self._excluded,
            unknown_articles=unknown_articles.tolist(),
        )
        return list(made)
