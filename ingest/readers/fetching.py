"""Fetching pages from the web, politely and within limits. Only for addresses a user gives."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urljoin, urlsplit

from ingest.readers.connecting import connection_to, refused
from ingest.readers.packing import LARGEST
from ingest.readers.problems import Unreadable
from ingest.readers.robots import Rules

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

_PIECE: Final = 2**16
_LARGEST_RULES: Final = 512 * 1024
_REDIRECTS: Final = 5
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_STATUS: Final = {
    401: ("asks for a login", "Save the page in your browser and give the file."),
    403: ("is not given to programs", "Save the page in your browser and give the file."),
    404: ("is not there", "Check the address."),
    410: ("is no longer there", "Look for it in an archive of the web."),
    429: ("is asked for too often", "Try again later."),
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer: its address after redirects, its media type and encoding as told, its bytes."""

    url: str
    media_type: str
    charset: str | None
    body: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches over HTTP and HTTPS, one request at a time.

    Args:
        agent: the program's name and version, sent with each request.
        pause: the least seconds between two requests to one site; it may ask for more.
        timeout: seconds for a whole answer.
        largest: bytes an answer may have, unpacked.
    """

    agent: str
    pause: float = 1.0
    timeout: float = 60.0
    largest: int = LARGEST
    _rules: dict[str, Rules] = field(default_factory=dict, init=False)
    _last: dict[str, float] = field(default_factory=dict, init=False)
    _named: set[str] = field(default_factory=set, init=False)

    def get(self, url: str, *, named: bool) -> Fetched:
        """What stands at `url`, redirects followed.

        Args:
            url: an address of http or https.
            named: whether the user gave it; else it was found in a feed or table. Those, and
                redirects, lead to public addresses only, or to hosts that the user named.

        Raises:
            Unreadable: it cannot be had; the message says why.
        """
        if named:
            self._named.add(_split(url).hostname or "")
        for _ in range(_REDIRECTS + 1):
            self._check(url)
            with self._answer(url) as answer:
                if answer.status in _MOVED:
                    url = urljoin(url, answer.headers.get("Location") or "")
                    continue
                return _fetched(url, answer, self.largest, self.timeout)
        raise Unreadable("redirects in a circle", "Check the address.")

    def _check(self, url: str) -> None:
        """See that `url` may be fetched, and wait until it may."""
        parts = _split(url)
        if parts.hostname not in self._named and (reason := refused(parts)):
            raise Unreadable(reason, "Give the address itself if it is meant.")
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._rules_of(site)
        rules = self._rules[site]
        if not rules.allows(url):
            raise Unreadable(
                f"{parts.netloc} asks programs not to fetch it (robots.txt)",
                "Save the page in your browser and give the file.",
            )
        since = time.monotonic() - self._last.get(site, float("-inf"))
        time.sleep(max(0.0, max(self.pause, rules.pause) - since))
        self._last[site] = time.monotonic()

    def _rules_of(self, site: str) -> Rules:
        url = f"{site}/robots.txt"
        for _ in range(_REDIRECTS + 1):
            with self._answer(url) as answer:
                if answer.status in _MOVED:
                    url = urljoin(url, answer.headers.get("Location") or "")
                    parts = _split(url)
                    if parts.hostname not in self._named and refused(parts):
                        break
                elif answer.status >= 500:
                    return Rules("", self.agent, closed=True)
                elif answer.status == 200:
                    text = answer.read(_LARGEST_RULES, decode_content=True)
                    return Rules(text.decode("utf-8", "replace"), self.agent)
                else:
                    break
        return Rules("", self.agent)

    @contextmanager
    def _answer(self, url: str) -> "Iterator[BaseHTTPResponse]":
        with connection_to(url, self.agent, self.timeout) as answer:
            yield answer


def _fetched(url: str, answer: "BaseHTTPResponse", largest: int, timeout: float) -> Fetched:
    if answer.status != 200:
        reason, advice = _STATUS.get(
            answer.status, (f"is answered with {answer.status}", "Try again later.")
        )
        raise Unreadable(f"the page {reason} (status {answer.status})", advice)
    deadline = time.monotonic() + timeout
    body = bytearray()
    for piece in answer.stream(_PIECE, decode_content=True):
        body += piece
        if len(body) > largest:
            advice = "Download it and give the file."
            raise Unreadable(f"larger than {largest // 2**20} MiB", advice)
        if time.monotonic() > deadline:
            raise Unreadable(f"not read within {timeout:g} s", "Try again later.")
    media_type, _, rest = (answer.headers.get("Content-Type") or "").partition(";")
    _, _, charset = rest.partition("charset=")
    return Fetched(url, media_type.strip().lower(), charset.strip(" \"'") or None, bytes(body))


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise Unreadable(f"no address ({error})", "Check it.") from error
    if parts.scheme not in ("http", "https"):
        raise Unreadable(f"leads to {parts.scheme or 'no'} address, not to http", "Check it.")
    if not host:
        raise Unreadable("an address without a host", "Check it.")
    return parts
