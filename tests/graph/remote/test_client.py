"""How an endpoint is spoken to when it is busy, slow, particular, or no endpoint at all."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from typing import Any
from urllib.parse import parse_qs

import pytest

from graph.errors import EndpointError, GraphError, QuerySyntaxError, UpdateFailed
from graph.remote import client as module
from graph.remote.client import Client
from graph.remote.endpoint import endpoint_at
from graph.remote.engine import RemoteEngine
from tests.graph.remote.scripted import NOTHING, TABLE, Reply, scripted

QUERY = "SELECT * { ?s ?p ?o }"
UPDATE = "INSERT DATA { <a:a> <a:b> <a:c> }"
BUSY = Reply(503, b"busy", {"Retry-After": "0"})
GOOD = Reply()


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAUSES", (0.01, 0.01))


@pytest.fixture
def connect() -> Iterator[Callable[..., Client]]:
    """Makes clients of an address, which are closed at the end."""
    with ExitStack() as stack:

        def make(address: str, **given: Any) -> Client:
            return stack.enter_context(closing(Client(endpoint_at(address, **given))))

        yield make


@pytest.fixture
def engine() -> Iterator[Callable[[str], RemoteEngine]]:
    """Makes engines of an address, which are closed at the end."""
    with ExitStack() as stack:
        yield lambda address: stack.enter_context(closing(RemoteEngine(endpoint_at(address))))


@pytest.mark.parametrize(
    ("replies", "requests"),
    [
        pytest.param((GOOD,), 1, id="at once"),
        pytest.param((BUSY, GOOD), 2, id="busy"),
        pytest.param((Reply(502), Reply(429), GOOD), 3, id="bad gateway, too many requests"),
        pytest.param((Reply(0), GOOD), 2, id="hung up"),
    ],
)
def test_queries_are_put_again(
    connect: Callable[..., Client], replies: tuple[Reply, ...], requests: int
) -> None:
    with scripted(*replies) as (address, asked):
        kind, body = connect(f"{address}/sparql").query(QUERY, (), TABLE)
    assert (kind, body) == (TABLE, NOTHING)
    assert [parse_qs(each.body)["query"] for each in asked] == [[QUERY]] * requests


@pytest.mark.parametrize(
    ("reply", "error", "says", "requests"),
    [
        pytest.param(BUSY, EndpointError, r"refuses \(503: busy\)", 3, id="busy for ever"),
        pytest.param(Reply(0), EndpointError, "cannot be reached", 3, id="hangs up for ever"),
        pytest.param(Reply(500, b"sorry"), EndpointError, "endpoint's log", 1, id="broken"),
        pytest.param(Reply(504, b""), EndpointError, r"\(504\)", 1, id="too slow for its gateway"),
        pytest.param(Reply(400, b"no such thing"), QuerySyntaxError, "no such", 1, id="wrong"),
        pytest.param(Reply(401), EndpointError, "DIPLOGRAPH_STORE_USER", 1, id="stranger"),
        pytest.param(Reply(403), EndpointError, "may not do this", 1, id="not allowed"),
        pytest.param(Reply(404), EndpointError, "check the address", 1, id="elsewhere"),
        pytest.param(Reply(wait=2), EndpointError, "DIPLOGRAPH_STORE_TIMEOUT", 1, id="silent"),
    ],
)
def test_queries_that_fail(
    connect: Callable[..., Client], reply: Reply, error: type[GraphError], says: str, requests: int
) -> None:
    with scripted(reply) as (address, asked):
        client = connect(f"{address}/sparql", timeout=0.3)
        with pytest.raises(error, match=says):
            client.query(QUERY, (), TABLE)
    assert len(asked) == requests


@pytest.mark.parametrize(
    ("reply", "error", "says"),
    [
        pytest.param(BUSY, EndpointError, "503", id="busy"),
        pytest.param(Reply(0), EndpointError, "cannot be reached", id="hung up"),
        pytest.param(Reply(400, b"no"), UpdateFailed, "nothing was changed", id="wrong"),
        pytest.param(Reply(405), EndpointError, "DIPLOGRAPH_STORE_UPDATE", id="to read alone"),
        pytest.param(Reply(413), EndpointError, "raise its limit", id="too large"),
        pytest.param(Reply(wait=2), EndpointError, "kept silent", id="silent"),
    ],
)
def test_updates_are_sent_once(
    connect: Callable[..., Client], reply: Reply, error: type[GraphError], says: str
) -> None:
    with scripted(reply) as (address, asked):
        client = connect(f"{address}/query", timeout=0.3)
        with pytest.raises(error, match=says):
            client.update(UPDATE)
        with pytest.raises(EndpointError):
            client.upload(b"<a:a> <a:b> <a:c> <a:g> .\n")
    assert [each.path for each in asked] == ["/update", "/store"]


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        pytest.param("/query", "application/sparql-update", UPDATE, id="as the body"),
        pytest.param("/sparql", "application/x-www-form-urlencoded", None, id="as a form"),
    ],
)
def test_updates_go_as_the_product_takes_them(
    connect: Callable[..., Client], path: str, kind: str, body: str | None
) -> None:
    with scripted(Reply(204, b"")) as (address, asked):
        connect(f"{address}{path}").update(UPDATE)
    (request,) = asked
    assert request.headers["content-type"] == kind
    assert (request.body if body else parse_qs(request.body)["update"][0]) == UPDATE


@pytest.mark.parametrize(
    ("credentials", "sent"),
    [
        pytest.param({}, None, id="nobody"),
        pytest.param({"user": "me", "password": "öpen"}, "Basic bWU6w7ZwZW4=", id="basic"),
        pytest.param({"token": "abc"}, "Bearer abc", id="bearer"),
    ],
)
def test_credentials(
    connect: Callable[..., Client], credentials: dict[str, str], sent: str | None
) -> None:
    with scripted(GOOD) as (address, asked):
        client = connect(f"{address}/sparql", **credentials)
        client.query(QUERY, (), TABLE)
    assert asked[0].headers.get("authorization") == sent


def test_a_digest_is_given_where_one_is_asked_for(connect: Callable[..., Client]) -> None:
    challenge = {"WWW-Authenticate": 'Digest realm="SPARQL", nonce="abc", qop="auth"'}
    with scripted(Reply(401, b"", challenge), Reply(401, b"", challenge), GOOD) as (address, asked):
        client = connect(f"{address}/sparql-auth", user="me", password="secret")
        client.update(UPDATE)
    assert asked[0].headers["authorization"].startswith("Basic ")
    assert asked[-1].headers["authorization"].startswith('Digest username="me"')
    assert all("secret" not in str(request) for request in asked[1:])


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Reply(200, b"<html>Hello</html>", {"Content-Type": "text/html"}), id="page"),
        pytest.param(Reply(200, b"{}", {"Content-Type": TABLE}), id="no result"),
        pytest.param(Reply(200, b"", {}), id="nothing"),
    ],
)
def test_what_is_no_endpoint_is_told(engine: Callable[[str], RemoteEngine], reply: Reply) -> None:
    with scripted(reply) as (address, _), pytest.raises(EndpointError, match="SPARQL endpoint"):
        list(engine(address).quads_for_pattern(None, None, None))


def test_results_in_xml_are_read_too(engine: Callable[[str], RemoteEngine]) -> None:
    body = (
        b'<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head>'
        b'<variable name="count"/></head><results><result><binding name="count"><literal>7'
        b"</literal></binding></result></results></sparql>"
    )
    reply = Reply(200, body, {"Content-Type": "application/sparql-results+xml; charset=utf-8"})
    with scripted(reply) as (address, _):
        assert len(engine(address)) == 7
