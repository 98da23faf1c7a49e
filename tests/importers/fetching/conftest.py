"""A repository on this machine that can be told to fail, and a clock that nobody waits for."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from stapeling.importers.fetching import Fetched, Pace, Wishes, fetch
from tests.importers.bwb.conftest import article, toestand

NUMBER = "BWBR0000001"
OTHER = "BWBR0000002"
NOON = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
WTI = """\
<wetstechnische-informatie bwb-id="{number}"><algemene-informatie gegenereerd="2025-12-01T00:00:00">
<citeertitel>Wet op iets</citeertitel><soort-regeling>wet</soort-regeling></algemene-informatie>
<wijzigingen><regeling><datum waarde="2010-01-01"><details><betreft>nieuwe-regeling</betreft>
<ontstaansbron><bron type="oorspronkelijk"><ondertekening>2009-03-01</ondertekening>
<bekendmaking soort="Stb" urlidentifier="stb-2009-100"><publicatiedatum>2009-04-01</publicatiedatum>
<publicatiejaar>2009</publicatiejaar><publicatienummer>100</publicatienummer></bekendmaking></bron>
</ontstaansbron></details></datum></regeling></wijzigingen></wetstechnische-informatie>
"""
EXPRESSION = """\
<expression label="{day}_0"><metadata><datum_inwerkingtreding>{day}</datum_inwerkingtreding>
<einddatum>{last}</einddatum><zichtdatum_eind>9999-12-31</zichtdatum_eind></metadata>
<manifestation label="xml"><metadata><hashcode>{hash}</hashcode></metadata>
<item label="{number}_{day}_0.xml" _deleted="false"/></manifestation></expression>"""
Told = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Repository:
    """What the server has, what it is to do first, and what it was asked."""

    base: str
    files: dict[str, bytes] = field(default_factory=dict)
    first: dict[str, list[Told]] = field(default_factory=dict)
    """What to do instead of answering, once each, by path."""
    asked: list[str] = field(default_factory=list)
    asked_if: list[str | None] = field(default_factory=list)

    def holds(self, number: str, *days: str) -> None:
        """Put a regulation in it, with a text for each day, each until the next."""
        ends = [*(f"{int(day[:4]) - 1}-12-31" for day in days[1:]), "9999-12-31"]
        expressions = []
        for day, last in zip(days, ends, strict=True):
            content = toestand(article("1", f"Tekst van {day}."), number=number, day=day).encode()
            self.files[text_path(number, day)] = content
            stated = hashlib.sha512(content).hexdigest()
            facts = {"day": day, "last": last, "hash": stated, "number": number}
            expressions.append(EXPRESSION.format(**facts))
        manifest = f'<work label="{number}" gegenereerd="2025-12-01">{"".join(expressions)}</work>'
        self.files[f"/bwb/{number}/manifest.xml"] = manifest.encode()
        self.files[f"/bwb/{number}/{number}.WTI"] = WTI.format(number=number).encode()


def text_path(number: str, day: str) -> str:
    return f"/bwb/{number}/{day}_0/xml/{number}_{day}_0.xml"


def status(code: int, **headers: str) -> Told:
    """Answer with a status and nothing else; `Retry_After` stands for Retry-After."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def drop(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True


def says(content: bytes, length: int | None) -> Told:
    """Send some bytes and close, having promised `length` of them, or not said how many."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        if length is not None:
            handler.send_header("Content-Length", str(length))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(content)
        handler.close_connection = True

    return answer


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    """Serve a repository on loopback, one that is empty at first."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    served = Repository("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append(self.path)
            served.asked_if.append(self.headers["If-None-Match"])
            if served.first.get(self.path):
                served.first[self.path].pop(0)(self)
                return
            content = served.files.get(self.path)
            if content is None:
                status(404)(self)
                return
            etag = f'"{hashlib.sha256(content).hexdigest()}"'
            if self.headers["If-None-Match"] == etag:
                status(304, ETag=etag)(self)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("ETag", etag)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    served.base = f"http://127.0.0.1:{server.server_port}"
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Clock:
    """A clock that goes on only when somebody waits."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.seconds += seconds

    def now(self) -> dt.datetime:
        return NOON + dt.timedelta(seconds=self.seconds)

    def pace(self, rate: float = 1e9) -> Pace:
        return Pace(rate, wait=self.wait, clock=lambda: self.seconds)

    @property
    def retries(self) -> list[float]:
        """The waits between attempts, without those that only keep the pace."""
        return [seconds for seconds in self.waits if seconds > 1e-6]


@pytest.fixture
def clock() -> Clock:
    return Clock()


Fetching = Callable[..., Fetched]


@pytest.fixture
def fetching(repository: Repository, clock: Clock, tmp_path: Path) -> Fetching:
    """Fetch from the server into a cache of this test."""

    def run(*numbers: str, **wishes: object) -> Fetched:
        wanted = Wishes(**({"base": repository.base, "cache": tmp_path / "cache"} | wishes))
        return fetch(numbers, wanted, clock.pace(), now=clock.now)

    return run
