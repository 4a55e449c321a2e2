"""Connections to the web, and to whom none is made."""

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from ingest.readers.problems import Unreadable

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

_CONNECT: Final = 10.0
_ACCEPT: Final = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@contextmanager
def connection_to(url: str, agent: str, timeout: float) -> "Iterator[BaseHTTPResponse]":
    """The answer to a GET request, not read yet, redirects not followed; proxies are those of
    the environment.

    Raises:
        Unreadable: there is no answer, or it breaks off.
    """
    from urllib3 import Timeout
    from urllib3.exceptions import HTTPError

    headers = {"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
    try:
        answer = _pool(_proxy(urlsplit(url))).request(
            "GET",
            url,
            headers=headers,
            preload_content=False,
            redirect=False,
            retries=False,
            timeout=Timeout(connect=min(_CONNECT, timeout), read=timeout),
        )
        try:
            yield answer
        finally:
            answer.close()
    except HTTPError as error:
        raise Unreadable(*_reason(error)) from error


def refused(parts: SplitResult) -> str | None:
    """Why nothing is fetched from there: it is an address of this machine or network."""
    if _proxy(parts) is not None:
        return None
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None  # the connection tells it better
    if all(ipaddress.ip_address(str(where[4][0]).partition("%")[0]).is_global for where in found):
        return None
    return f"leads to an address within this machine or network ({parts.hostname})"


def _reason(error: Exception) -> tuple[str, str]:
    from urllib3 import exceptions as kinds

    if isinstance(error, kinds.NameResolutionError):
        return "the host is not known", "Check the address and the connection to the network."
    if isinstance(error, kinds.SSLError):
        return f"the certificate is not trusted ({error})", "Check the address."
    # A refused connection is a kind of timeout to the library: it is asked for first.
    if isinstance(error, kinds.NewConnectionError):
        return "no connection", "Check the address and the connection to the network."
    if isinstance(error, kinds.TimeoutError):
        return "no answer in time", "Try again later."
    return f"the answer is broken ({type(error).__name__})", "Try again later."


def _proxy(parts: SplitResult) -> str | None:
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


@cache
def _pool(proxy: str | None) -> "PoolManager":
    from urllib3 import PoolManager, ProxyManager

    return ProxyManager(proxy) if proxy else PoolManager()
