"""Whatever is sent: it is taken or refused with a reason; nothing is fetched for it."""

import json
import socket
import string
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from api.app import create_app
from api.settings import Settings
from graph.store import Store
from tests.api.conftest import nobody
from tests.api.factory import TOKEN, Paragraphs

AUTHORISED = {"Authorization": f"Bearer {TOKEN}"}
GRAPH = "/graph-store?graph=http://a.example/g"
# The store lasts through all examples of a test: what one leaves there, the next may meet.
bounded = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

SEEDS = {
    "text/turtle": '@prefix a: <a:> . @base <REMOTE/> . a:a a:b "x"@en , [ a:c ( 1 2.5e0 <d> ) ] .',
    "application/n-triples": '<a:a> <a:b> "x"^^<REMOTE/t> .\n_:b <a:b> <<( <a:a> <a:b> _:c )>> .\n',
    "application/ld+json": '{"@context": {"@base": "REMOTE/", "b": {"@id": "a:b", "@container": '
    '"@list"}}, "@id": "a:a", "b": [1, {"@value": "x", "@language": "en"}], "@graph": []}',
    "application/rdf+xml": '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e "x">]><rdf:RDF xmlns:rdf='
    '"http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="REMOTE/"><rdf:Description rdf:about='
    '"a:a"><a:b rdf:parseType="Collection"/><a:c>&e;</a:c></rdf:Description></rdf:RDF>',
}


@pytest.fixture
def large() -> Iterator[TestClient]:
    """A client of a server that takes long bodies."""
    with Store.open(None, registry=nobody()) as store:
        app = create_app(store, Settings.model_validate({"token": TOKEN}), Paragraphs)
        with TestClient(app, raise_server_exceptions=False) as client:
            yield client


def spoilt(seed: bytes) -> SearchStrategy[bytes]:
    """The seed with some parts cut out, doubled, or put in the place of others."""
    places = st.integers(0, len(seed))
    cuts = st.lists(st.tuples(places, places, st.binary(max_size=4), st.integers(0, 3)), max_size=4)

    def apply(changes: list[tuple[int, int, bytes, int]]) -> bytes:
        body = seed
        for start, length, new, times in changes:
            end = start + length % 16
            body = body[:start] + body[start:end] * times + new + body[end:]
        return body

    return cuts.map(apply)


def sent(client: TestClient, address: str, kind: str, body: bytes) -> int:
    """The status of a POST; an error must say what is wrong."""
    headers = {**AUTHORISED, "Content-Type": kind}
    answer = client.post(address, content=body, headers=headers)
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert answer.json()["detail"]
    return answer.status_code


@pytest.mark.parametrize("kind", SEEDS)
@bounded
@given(data=st.data())
def test_any_rdf_is_taken_or_refused(writable: TestClient, kind: str, data: st.DataObject) -> None:
    seed = SEEDS[kind].replace("REMOTE", "http://a.example").encode()
    body = data.draw(st.one_of(st.binary(), st.text().map(str.encode), spoilt(seed)))
    sent(writable, GRAPH, kind, body)
    assert writable.get(GRAPH, headers={"Accept": kind}).status_code in (200, 404)


@pytest.mark.parametrize("kind", SEEDS)
def test_the_seeds_are_good(writable: TestClient, kind: str) -> None:
    body = SEEDS[kind].replace("REMOTE", "http://a.example").encode()
    assert sent(writable, GRAPH, kind, body) == 201


DEEP = 5_000
NESTED = [
    pytest.param("application/ld+json", '{"@graph":' * DEEP + "1" + "}" * DEEP, id="graphs"),
    pytest.param("application/ld+json", '{"a:b":' * DEEP + "1" + "}" * DEEP, id="objects"),
    pytest.param("application/ld+json", '{"a:b":' * DEEP, id="open objects"),
    pytest.param("application/ld+json", "[" * DEEP + "]" * DEEP, id="lists"),
    pytest.param(
        "application/n-triples",
        "<a:a> <a:b> " + "<<( <a:a> <a:b> " * 500 + "<a:c>" + " )>>" * 500 + " .",
        id="triple terms",
    ),
    pytest.param("text/turtle", "<a:a> <a:b> " + "[ <a:b> " * DEEP, id="blank nodes"),
]


@pytest.mark.parametrize(("kind", "body"), NESTED)
def test_deep_nesting_is_refused(large: TestClient, kind: str, body: str) -> None:
    assert sent(large, GRAPH, kind, body.encode()) == 400


def test_brackets_in_strings_do_not_nest(large: TestClient) -> None:
    body = json.dumps({"@id": "a:a", "a:b": '[{"\\' * DEEP})
    assert sent(large, GRAPH, "application/ld+json", body.encode()) == 201


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/ld+json", '{"@context": "REMOTE/c.jsonld", "@id": "a:a", "name": "x"}'),
        ("application/ld+json", '{"@context": {"@import": "REMOTE/c.jsonld"}, "@id": "a:a"}'),
        (
            "application/rdf+xml",
            '<!DOCTYPE r SYSTEM "REMOTE/r.dtd" [<!ENTITY e SYSTEM "REMOTE/e"> <!ENTITY % p SYSTEM '
            '"REMOTE/p"> %p;]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            'xmlns:a="REMOTE/a#"><rdf:Description><a:b>&e;</a:b></rdf:Description></rdf:RDF>',
        ),
        ("text/turtle", "@base <REMOTE/> . @prefix owl: <REMOTE/owl#> . <> owl:imports <o> ."),
    ],
)
def test_nothing_is_fetched(large: TestClient, kind: str, body: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        remote = f"http://127.0.0.1:{trap.getsockname()[1]}"
        sent(large, GRAPH, kind, body.replace("REMOTE", remote).encode())
        with pytest.raises(TimeoutError):
            trap.accept()


def test_a_long_list_of_bad_articles_is_told_in_time_with_its_lines(large: TestClient) -> None:
    body = b"[" + b",\n".join([b"1"] * 20_000) + b"]"
    headers = {**AUTHORISED, "Content-Type": "application/json"}
    answer = large.post("/articles", content=body, headers=headers)
    assert [problem["line"] for problem in answer.json()["problems"]] == [*range(1, 20_001)]


json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(st.characters(codec=None)),
        st.sampled_from(["2025-04-25", "2025-13", "http://a.example/", "javascript:1", "a/../b"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)
FIELDS = ("id", "title", "publisher", "date", "url", "text", "articles", "authors")
objects = st.dictionaries(st.sampled_from(FIELDS), json_values)
articles = st.builds(lambda some, text: {**some, "text": text}, objects, st.text(min_size=1))
bodies = st.one_of(articles, objects, st.lists(articles | objects | json_values), json_values)
as_json = bodies.map(lambda value: json.dumps(value).encode())


@bounded
@given(body=st.one_of(as_json, st.binary(), as_json.flatmap(spoilt)))
@example(b'{"text": "said \\ud800"}')
@example(b'{"text": "said", "id": "\\ud800"}')
@example(b'{"text": "said", "title": "\\u0000"}')
@example(b'{"text": "said", "url": "http://[", "date": 20250425}')
@example(b"[" * 5_000)
@example(b"1" * 5_000)
def test_any_json_is_taken_or_refused(writable: TestClient, body: bytes) -> None:
    body = body[:4000]
    for kind in ("application/json", "application/x-ndjson"):
        sent(writable, "/articles", kind, body)
    assert writable.get("/articles").status_code == 200


@bounded
@given(
    body=st.binary(),
    boundary=st.text(string.printable, max_size=8),
    parts=st.lists(st.sampled_from(["text/turtle", "application/ld+json", "a/b", "", "é"])),
)
def test_any_form_is_taken_or_refused(
    writable: TestClient, body: bytes, boundary: str, parts: list[str]
) -> None:
    kind = f"multipart/form-data; boundary={boundary}".encode().decode("latin-1")
    mark = boundary.encode()
    pieces = [b"--" + mark + b"\r\nContent-Type: " + p.encode() + b"\r\n\r\n" + body for p in parts]
    if not set(kind) & set("\r\n\x0b\x0c"):
        sent(writable, GRAPH, kind, b"\r\n".join([*pieces, b"--" + mark + b"--"]))
