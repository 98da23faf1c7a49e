"""The files of a commit: listed once, read in batches from the objects of git."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Iterator, Mapping

from stapeling.repository.git import RepositoryError, git
from stapeling.repository.revisions import Revision

_LINK, _SUBMODULE = b"120000", b"160000"
_MANY_LINKS = 8
"""A link may lead to a link, but not for ever."""


class CommitTree:
    """The files of a commit by name, with slashes, from the top of the repository."""

    def __init__(self, revision: Revision) -> None:
        self.revision = revision
        self.label = f"{revision.ref}:"
        self._blobs: dict[str, str] = {}
        self.submodules: tuple[str, ...] = ()
        """Folders that another repository fills; their files are not read."""
        self._list()

    @property
    def names(self) -> Collection[str]:
        """The names of all files."""
        return self._blobs.keys()

    def read(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Read several files at once; no filter of the work tree is applied."""
        wanted = list(names)
        blobs = self._contents([self._blobs[name] for name in wanted])
        return dict(zip(wanted, blobs, strict=True))

    def _list(self) -> None:
        commit = self.revision.commit
        listed = git(self.revision.here, "ls-tree", "-r", "-z", "--full-tree", commit)
        links, submodules = {}, []
        for entry in filter(None, listed.split(b"\0")):
            facts, _, raw = entry.partition(b"\t")
            mode, _, blob = facts.split(b" ")
            name = raw.decode("utf-8", "backslashreplace")
            if mode == _SUBMODULE:
                submodules.append(name)
            elif mode == _LINK:
                links[name] = blob.decode()
            else:
                self._blobs[name] = blob.decode()
        self.submodules = tuple(submodules)
        if links:
            self._follow(links)

    def _follow(self, links: Mapping[str, str]) -> None:
        """Let links to files stand for these files; links that lead elsewhere are no files."""
        targets = self._contents(list(links.values()))
        leads = {
            name: posixpath.normpath(
                posixpath.join(posixpath.dirname(name), target.decode("utf-8", "backslashreplace"))
            )
            for name, target in zip(links, targets, strict=True)
        }
        for name in links:
            found = name
            for _ in range(_MANY_LINKS):
                found = leads.get(found, found)
            if found in self._blobs:
                self._blobs[name] = self._blobs[found]

    def _contents(self, blobs: list[str]) -> Iterator[bytes]:
        """Read objects, in the order in which they are asked for."""
        asked = "".join(f"{blob}\n" for blob in blobs).encode()
        given, place = git(self.revision.here, "cat-file", "--batch", data=asked), 0
        for blob in blobs:
            end = given.index(b"\n", place)
            head = given[place:end].split(b" ")
            if head[-1] == b"missing":
                raise RepositoryError(f"the repository lacks the object {blob} (a partial clone?)")
            size, place = int(head[2]), end + 1
            yield given[place : place + size]
            place += size + 1
