"""The whole of a fetch: for each regulation its manifest, its history, and its texts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from stapeling.importers.bwb.roots import HEAD, kind_of_file
from stapeling.importers.bwb.unpacking import Limits
from stapeling.importers.failure import ImportFailure, Message
from stapeling.importers.fetching.addresses import Address, once_each, root_of_repository
from stapeling.importers.fetching.asking import Answer, Marks, Repository
from stapeling.importers.fetching.cache import Cache, Known, hash_of
from stapeling.importers.fetching.pace import LONGEST, FetchError, Pace
from stapeling.importers.fetching.versions import Version, in_force, versions_of
from stapeling.importers.markup import parse_xml
from stapeling.language import N_

FRESH = dt.timedelta(days=1)
"""What was asked for less long ago is not asked for again: a run that stopped goes on there."""
PATIENCE = 3
"""After so many files in a row for which the repository could not be used, it is left alone."""
LARGEST = Limits().one_file
TEXTS = ("now", "all")
"""Which texts: the one that applies now, or all that there are."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to fetch, from where, and where to keep it."""

    base: str
    cache: Path
    texts: str = "now"
    refresh: bool = False
    """Ask again for what was asked for less than a day ago."""
    largest: int = LARGEST
    """Bytes of one file, at most."""


@dataclass(slots=True)
class Fetched:
    """What a fetch brought."""

    paths: list[Path] = field(default_factory=list)
    """Whole files in the cache, to import."""
    fetched: int = 0
    kept: int = 0
    """Files that were in the cache, of which nothing newer was found."""
    failures: list[ImportFailure] = field(default_factory=list)


def fetch(
    numbers: Sequence[str],
    wishes: Wishes,
    pace: Pace,
    *,
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(tz=dt.UTC),
    progress: Callable[[str, int, int], None] | None = None,
) -> Fetched:
    """Fetch regulations into the cache; what does not come in is a failure, the rest is there.

    Parameters
    ----------
    numbers : sequence of str
        BWB numbers; one that stands twice is fetched once.
    wishes : Wishes
        From where, to where, and which texts.
    pace : Pace
        How often to ask.
    now : callable
        The time: for what is fresh, what applies now, and moments after which to ask again.
    progress : callable, optional
        Is told how far the work is.

    Returns
    -------
    Fetched
        The files, and what could not be fetched.

    Raises
    ------
    stapeling.errors.StapelingError
        When the address of the repository is none.
    stapeling.files.FileNotWrittenError
        When the cache cannot be written.
    """
    wanted = once_each(numbers)
    root = root_of_repository(wishes.base)
    with Repository(now, largest=wishes.largest) as repository:
        run = _Run(wishes, root, repository, pace, now)
        for done, number in enumerate(wanted, 1):
            if run.given_up:
                run.result.failures.append(_not_asked(number))
            else:
                run.regulation(number)
            if progress is not None:
                progress("fetch", done, len(wanted))
    return run.result


@dataclass(slots=True)
class _Run:
    wishes: Wishes
    root: str
    repository: Repository
    pace: Pace
    now: Callable[[], dt.datetime]
    result: Fetched = field(default_factory=Fetched)
    in_vain: int = 0
    """Files in a row for which the repository could not be used."""
    closed: bool = False
    """The repository asks to be left alone for longer than a run waits."""

    @property
    def given_up(self) -> bool:
        return self.closed or self.in_vain >= PATIENCE

    def regulation(self, number: str) -> None:
        """Fetch all of one regulation; without its manifest nothing is known of it."""
        manifest = self.file(Address(self.root, number, "manifest.xml"), "manifest")
        if manifest is None:
            return
        self.file(Address(self.root, number, f"{number}.WTI"), "wti")
        for version in self.texts(manifest):
            address = Address(self.root, number, version.path(number))
            self.file(address, "toestand", version.hash)

    def texts(self, manifest: Path) -> Iterator[Version]:
        """Give the texts that are wanted; a manifest in the cache has been parsed before."""
        versions = versions_of(parse_xml(manifest.read_bytes(), manifest))
        if self.wishes.texts == "all":
            yield from versions
        else:
            yield from in_force(versions, self.now().astimezone().date().isoformat())

    def file(self, address: Address, kind: str, stated: str | None = None) -> Path | None:
        """Give a file from the cache or the repository; nothing, and a failure, without it."""
        if self.given_up:
            self.result.failures.append(_not_asked(address.number, address.name))
            return None
        try:
            path = self.in_cache(address, stated) or self.asked(address, kind, stated)
        except FetchError as error:
            self.fail(address, error)
            return None
        self.result.paths.append(path)
        return path

    def in_cache(self, address: Address, stated: str | None) -> Path | None:
        """Give what need not be asked for: what has the hash of the manifest, or is fresh."""
        cache, known = Cache(self.wishes.cache), None
        if stated is None and not self.wishes.refresh:
            known = cache.known(address.url)
        if known is not None and known.is_fresh(self.now(), FRESH):
            stated = known.hash
        path = cache.find(stated, address.file_name) if stated is not None else None
        self.result.kept += path is not None
        return path

    def asked(self, address: Address, kind: str, stated: str | None) -> Path:
        """Ask the repository, and keep what it gives."""
        cache = Cache(self.wishes.cache)
        known = cache.known(address.url)
        old = cache.find(known.hash, address.file_name) if known is not None else None
        # only what is still there, and is not known to be wrong, may be said not to have changed
        marks = known.marks if known and old and stated is None else Marks()

        def once() -> Answer:
            answer = self.repository.ask(address.url, marks)
            if answer.content is not None:
                _check(answer.content, address, kind, stated)
            elif not marks.headers():
                message = Message(N_("the repository answers {code}"), {"code": "304"})
                raise FetchError(message, again=False)
            return answer

        answer = self.pace.persist(once)
        self.in_vain = 0
        if answer.content is None and known is not None and old is not None:
            self.result.kept += 1
            cache.note(address.url, Known(known.hash, known.marks, self.now()))
            return old
        content = answer.content or b""
        path = cache.keep(content, address.file_name)
        cache.note(address.url, Known(hash_of(content), answer.marks, self.now()))
        self.result.fetched += 1
        return path

    def fail(self, address: Address, error: FetchError) -> None:
        self.in_vain = self.in_vain + 1 if error.again else 0
        self.closed = error.again and (error.after or 0) > LONGEST
        self.result.failures.append(ImportFailure(address.name, None, error.message))


def _check(content: bytes, address: Address, kind: str, stated: str | None) -> None:
    """Refuse what is not what was asked for, or is not all of it.

    Raises
    ------
    FetchError
        When the hash is another, the kind is another, or it is not XML to the end.
    """
    if stated is not None and hash_of(content) != stated:
        template = N_("is not the file that the manifest names (--refresh asks for it anew)")
        raise FetchError(Message(template), again=True)
    if kind_of_file(content[:HEAD]) != kind:
        template = N_("is not of the kind that was asked for: {kind}")
        raise FetchError(Message(template, {"kind": kind}), again=False)
    try:
        parse_xml(content, address.name)
    except ImportFailure as failure:
        raise FetchError(failure.message, again=True) from None


def _not_asked(number: str, name: Path | None = None) -> ImportFailure:
    message = Message(N_("not asked for: the repository cannot be used now"))
    return ImportFailure(name or Path(number), None, message)
