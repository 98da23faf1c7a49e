"""One request to the repository: what came back, or why nothing did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType

import httpx2

from stapeling import __version__
from stapeling.importers.failure import Message
from stapeling.importers.fetching.pace import FetchError
from stapeling.language import N_

_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_NOT_THERE = frozenset({404, 410})
_NOT_MODIFIED = 304
_REDIRECTS = 5
_MIB = 1024 * 1024
_TIMES = httpx2.Timeout(60.0, connect=15.0)


@dataclass(frozen=True, slots=True)
class Marks:
    """By what the repository knows a version of a file again."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Give what asks for the file only if it is another than this."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    content: bytes | None
    """Nothing when it has not changed."""
    marks: Marks


class Repository:
    """A connection to a repository, over http or https and nothing else."""

    def __init__(self, now: Callable[[], dt.datetime], *, largest: int) -> None:
        self._now = now
        self._largest = largest
        # no compression: what comes in is what was hashed, and no larger than it says
        self._client = httpx2.Client(
            timeout=_TIMES,
            headers={"User-Agent": f"stapeling/{__version__}", "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> Repository:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    def ask(self, url: str, marks: Marks) -> Answer:
        """Ask once for a file, if it is another than the one with these marks.

        Raises
        ------
        FetchError
            When it is not there, too large or elsewhere, or did not come in whole.
        """
        request = self._client.build_request("GET", url, headers=marks.headers())
        try:
            return self._followed(request)
        except (httpx2.UnsupportedProtocol, httpx2.InvalidURL) as error:
            raise FetchError(_unreached(error), again=False) from None
        except httpx2.HTTPError as error:
            raise FetchError(_unreached(error), again=True) from None

    def _followed(self, request: httpx2.Request) -> Answer:
        for _ in range(_REDIRECTS + 1):
            response = self._client.send(request, stream=True)
            try:
                if not response.has_redirect_location or response.next_request is None:
                    return self._answer(response)
                _check_scheme(request, response.next_request)
                request = response.next_request
            finally:
                response.close()
        values = {"limit": _REDIRECTS}
        raise FetchError(Message(N_("redirected more than {limit} times"), values), again=False)

    def _answer(self, response: httpx2.Response) -> Answer:
        marks = Marks(response.headers.get("ETag"), response.headers.get("Last-Modified"))
        if response.status_code == _NOT_MODIFIED:
            return Answer(None, marks)
        if response.status_code != httpx2.codes.OK:
            raise self._refusal(response)
        return Answer(self._body(response), marks)

    def _body(self, response: httpx2.Response) -> bytes:
        stated = response.headers.get("Content-Length", "")
        large = stated.isdecimal() and int(stated) > self._largest
        body = bytearray()
        for piece in () if large else response.iter_bytes():
            body += piece
            if large := len(body) > self._largest:
                break
        if large:
            values = {"limit": self._largest // _MIB}
            raise FetchError(Message(N_("larger than {limit} MiB"), values), again=False)
        return bytes(body)

    def _refusal(self, response: httpx2.Response) -> FetchError:
        code = response.status_code
        if code in _NOT_THERE:
            message = Message(N_("the repository does not have it ({code})"), {"code": str(code)})
            return FetchError(message, again=False)
        after = seconds_until(response.headers.get("Retry-After"), self._now())
        message = Message(N_("the repository answers {code}"), {"code": str(code)})
        return FetchError(message, again=code in _AGAIN, after=after)


def seconds_until(stated: str | None, now: dt.datetime) -> float | None:
    """Read a Retry-After: a number of seconds, or a moment.

    >>> noon = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)
    >>> seconds_until("7", noon), seconds_until("Thu, 01 Jan 2026 12:01:00 GMT", noon)
    (7.0, 60.0)
    >>> seconds_until("soon", noon) is None
    True
    """
    if stated is None:
        return None
    if stated.strip().isdecimal():
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())


def _check_scheme(request: httpx2.Request, following: httpx2.Request) -> None:
    """Allow a redirect that stays with its scheme or goes on to https."""
    if following.url.scheme not in (request.url.scheme, "https"):
        values = {"address": str(following.url)}
        raise FetchError(Message(N_("redirected to {address}: refused"), values), again=False)


def _unreached(error: Exception) -> Message:
    why = str(error) or type(error).__name__
    return Message(N_("did not come in whole: {why}"), {"why": why})
