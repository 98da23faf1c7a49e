"""Acts that both sides know, also where one knows them by an earlier name."""

from __future__ import annotations

from collections.abc import Callable

from stapeling.model.corpus import Corpus


class SharedNames:
    """Gives every act one name: a bill that became an act has the id of the act.

    An act of one side is that of the other when its id is there, or when the other side knows
    its id as another name of one act, as `kst-34396` of `stb-2016-318`.
    """

    def __init__(self, a: Corpus, b: Corpus) -> None:
        later = {**_later(a, b), **_later(b, a)}
        self.renamed = {old: new for old, new in later.items() if new not in later}
        """The ids that only one side has, with the ids that stand for them."""
        self.a, self.b = self._of(a), self._of(b)

    def _of(self, corpus: Corpus) -> Callable[[str], str]:
        def name(act: str) -> str:
            found = corpus.act_id(act) or act
            return self.renamed.get(found, found)

        return name


def _later(one: Corpus, other: Corpus) -> dict[str, str]:
    """Give the acts of one corpus that the other has under a later id."""
    found = {}
    for act in one.acts.keys() - other.acts.keys():
        later = other.act_id(act)
        if later is not None and later not in one.acts:
            found[act] = later
    return found
