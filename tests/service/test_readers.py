"""What is thrown at a server with reader processes, and that it stays up."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx2
import pytest

from graph.store import Store
from tests.api.factory import all_extractions
from tests.service.serving import WRITER, served

pytestmark = pytest.mark.slow

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?c)) < 9) }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
SMALL = "SELECT (COUNT(*) AS ?n) { ?s dg:speaker ?o }"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with two readers, small limits and a store on disk."""
    folder = tmp_path_factory.mktemp("served") / "store"
    with Store.open(folder) as store:
        for extraction in all_extractions():
            store.put(extraction)
    limits = {"readers": 2, "queue": 4, "query_timeout_limit": 20, "query_memory": 256 << 20}
    with served(folder, **limits, query_result=1 << 20, body_timeout=1) as found:
        yield found


def ask(address: str, query: str, **parameters: object) -> httpx2.Response:
    """The answer to a query by POST."""
    data = {"query": query, **{name: str(value) for name, value in parameters.items()}}
    return httpx2.post(f"{address}/sparql", data=data, timeout=60)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        pytest.param("SELECT * " + "{" * 100_000, 403, id="100,000 braces"),
        pytest.param("SELECT * { ?s ?p " + "[" * 100_000, 403, id="100,000 brackets"),
        pytest.param("SELECT * { FILTER" + "(" * 100_000, 403, id="100,000 parentheses"),
        pytest.param("ASK { ?a " + "/".join(["rel:urges"] * 3000) + " ?b }", 403, id="a path"),
        pytest.param("ASK { # " + "x" * 10_000_000 + "\n}", 403, id="10 MB"),
        pytest.param(LARGE, 403, id="too large an answer"),
        pytest.param("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", 403, id="SERVICE"),
    ],
)
def test_it_is_refused_with_a_reason(address: str, query: str, status: int) -> None:
    answer = ask(address, query)
    assert answer.status_code == status
    assert answer.json()["advice"]


def test_a_query_without_end_is_stopped_while_others_are_answered(address: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        endless = pool.submit(ask, address, ENDLESS, timeout=3)
        time.sleep(0.5)
        assert ask(address, SMALL, format="csv").text == "n\r\n5\r\n"
        assert httpx2.get(f"{address}/health").json()["status"] == "ok"
        assert not endless.done()
        answer = endless.result()
    assert answer.status_code == 504
    assert "timeout=" in answer.json()["advice"]


def test_a_hub_with_a_path_of_any_length_ends(address: str) -> None:
    query = "SELECT (COUNT(*) AS ?n) { actor:ruritania (rel:urges|^rel:urges|!rel:none)* ?x }"
    assert ask(address, query, timeout=20).status_code in (200, 504)


def test_an_update_without_end_changes_nothing_and_holds_nobody_up(address: str) -> None:
    endless = "INSERT { ?a <a:endless> ?f } WHERE { GRAPH ?x { ?a ?b ?c } GRAPH ?y { ?d ?e ?f } }"
    with ThreadPoolExecutor(1) as pool:
        stuck = pool.submit(
            update, address, f"INSERT DATA {{ <a:a> <a:endless> 2 }} ; {endless}", 2
        )
        time.sleep(0.5)
        assert update(address, "INSERT DATA { <a:a> <a:b> 1 }", 5).status_code == 204
        assert not stuck.done()
        answer = stuck.result()
    assert answer.status_code in (503, 504)  # out of memory or of time, whichever is first
    assert "nothing was changed" in answer.json()["detail"]
    assert ask(address, "ASK { ?s <a:endless> ?o }").json()["boolean"] is False


def test_an_update_that_ends_is_made(address: str) -> None:
    move = "DELETE { ?s <a:b> ?o } INSERT { ?s <a:c> ?o } WHERE { ?s <a:b> ?o }"
    assert update(address, "INSERT DATA { <a:moved> <a:b> 1 }", 5).status_code == 204
    assert update(address, move, 20).status_code == 204
    assert ask(address, "ASK { <a:moved> <a:c> 1 }").json()["boolean"] is True
    assert update(address, "DELETE WHERE { ?s <a:c> ?o }", 20).status_code == 204
    assert update(address, "DELETE WHERE { nonsense }", 20).status_code == 400


def update(address: str, text: str, timeout: int) -> httpx2.Response:
    """The answer to an update that may take so many seconds."""
    headers = {**WRITER, "Content-Type": "application/sparql-update"}
    place = f"{address}/sparql?timeout={timeout}"
    return httpx2.post(place, content=text, headers=headers, timeout=60)


def test_memory_is_limited(address: str) -> None:
    answer = ask(address, HUNGRY, timeout=20)
    assert answer.status_code == 503
    assert "memory" in answer.json()["detail"]
    assert ask(address, SMALL).status_code == 200


def test_what_waits_too_much_is_told_to_come_again(address: str) -> None:
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: ask(address, ENDLESS, timeout=1), range(12)))
    statuses = {answer.status_code for answer in answers}
    assert 429 in statuses
    assert statuses <= {429, 504}
    busy = next(answer for answer in answers if answer.status_code == 429)
    assert int(busy.headers["retry-after"]) > 0


def test_a_client_that_goes_away_frees_its_reader(address: str) -> None:
    for _ in range(6):
        with pytest.raises(httpx2.TimeoutException):
            httpx2.get(f"{address}/sparql", params={"query": ENDLESS, "timeout": 20}, timeout=0.3)
    assert ask(address, SMALL).status_code == 200


def test_a_body_that_stops_coming_is_given_up(address: str) -> None:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as client:
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 100\r\n\r\nASK"
        )
        assert b" 408 " in client.recv(4096)


def test_a_head_that_does_not_come_is_given_up(address: str) -> None:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as client:
        client.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n")
        began = time.monotonic()
        while time.monotonic() - began < 0.5:
            client.sendall(b"A: b\r\n")
            time.sleep(0.1)
        assert b" 408 " in client.recv(4096)


def test_a_head_without_end_is_given_up(address: str) -> None:
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=20) as client:
        client.sendall(b"GET /health HTTP/1.1\r\n" + b"A: b\r\n" * 200_000)
        assert b" 431 " in client.recv(4096)


BOMB = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
RDF_BOMB = (
    f'<!DOCTYPE r [<!ENTITY x0 "{"a" * 1000}">{BOMB}]>'
    f"<rdf:RDF {RDF}>"
    '<rdf:Description rdf:about="a:a"><p xmlns="b:">&x9;</p></rdf:Description></rdf:RDF>'
)

TERMS = "<a:a> <a:b> " + "<<( <a:s> <a:p> " * 20_000 + "<a:o> " + ")>> " * 20_000 + "."


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param("<a:a> <a:b> " + "[" * 100_000, "text/turtle", id="Turtle brackets"),
        pytest.param("<a:a> <a:b> " + "(" * 100_000, "text/turtle", id="Turtle lists"),
        pytest.param(
            "<a:a> <a:b> " + "( " * 20_000 + ") " * 20_000 + ".", "text/turtle", id="whole lists"
        ),
        pytest.param(TERMS, "text/turtle", id="Turtle triple terms"),
        pytest.param(TERMS, "application/n-triples", id="N-Triples triple terms"),
        pytest.param(TERMS.replace("<<(", "<<").replace(")>>", ">>"), "text/turtle", id="reified"),
        pytest.param(
            "<a:a> <a:b> <a:c> " + "{| <a:p> <a:o> " * 20_000 + "|} " * 20_000 + ".",
            "text/turtle",
            id="Turtle annotations",
        ),
        pytest.param(
            f"<rdf:RDF {RDF}>" + "<rdf:Description><p xmlns='b:' q='/>'>" * 20_000,
            "application/rdf+xml",
            id="RDF/XML elements",
        ),
        pytest.param(
            f'<!DOCTYPE r [<!ENTITY x "{"a" * 10_000}">]><rdf:RDF {RDF}><rdf:Description '
            f'rdf:about="a:a"><p xmlns="b:">{"&x;" * 10_000}</p></rdf:Description></rdf:RDF>',
            "application/rdf+xml",
            id="RDF/XML one entity many times",
        ),
        pytest.param(
            RDF_BOMB.encode("utf-16").decode("latin-1"), "application/rdf+xml", id="UTF-16"
        ),
        pytest.param("[" * 100_000, "application/ld+json", id="JSON-LD arrays"),
        pytest.param('{"a:b":' * 100_000, "application/ld+json", id="JSON-LD objects"),
        pytest.param(RDF_BOMB, "application/rdf+xml", id="RDF/XML entities in entities"),
        pytest.param("<a:a> <a:b> <a:c> <a:g> .", "application/n-quads", id="another graph"),
    ],
)
def test_an_upload_that_cannot_be_read_changes_nothing(
    address: str, content: str, kind: str
) -> None:
    answer = httpx2.put(
        f"{address}/graph-store?graph=http://a.example/up",
        content=content.encode("latin-1"),
        headers={**WRITER, "Content-Type": kind},
        timeout=60,
    )
    assert answer.status_code == 400
    assert answer.json()["advice"]
    found = httpx2.get(f"{address}/graph-store?graph=http://a.example/up")
    assert found.status_code == 404


@pytest.mark.parametrize(
    ("content", "kind", "triples"),
    [
        pytest.param(
            '<a:a> <a:b> "[[(" , \'{\' , """<<""" . # ((\n' * 40, "text/turtle", 3, id="strings"
        ),
        pytest.param("<a:a> <a:b> <a:c> {| <a:p> 1 |} .", "text/turtle", 3, id="an annotation"),
        pytest.param(
            '<!DOCTYPE r [<!ENTITY x "http://a.example/">]>'
            f'<rdf:RDF {RDF}><rdf:Description rdf:about="&x;a"><p xmlns="b:">&x;</p>'
            "</rdf:Description></rdf:RDF>",
            "application/rdf+xml",
            1,
            id="an entity",
        ),
    ],
)
def test_what_only_looks_deep_is_taken(address: str, content: str, kind: str, triples: int) -> None:
    place = f"{address}/graph-store?graph=http://a.example/flat"
    headers = {**WRITER, "Content-Type": kind}
    for _ in range(2):
        assert httpx2.put(place, content=content, headers=headers).status_code in (201, 204)
    found = httpx2.get(place, headers={"Accept": "application/n-triples"})
    assert len(found.text.splitlines()) == triples
    assert httpx2.delete(place, headers=WRITER).status_code == 204


def test_nothing_that_is_parsed_fetches_anything(address: str) -> None:
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as trap:
        trap.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    asked.append(trap.accept()[0].recv(100))
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            _reach_for(address, f"http://127.0.0.1:{trap.getsockname()[1]}/x")
        finally:
            stop.set()
            thread.join()
    assert asked == []


def _reach_for(address: str, url: str) -> None:
    for query in (
        f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
        f"SELECT * FROM <{url}> {{ ?s ?p ?o }}",
    ):
        assert ask(address, query).status_code == 403
    for update, status in (
        (f"LOAD <{url}>", 403),
        (f"LOAD SILENT <{url}>", 204),
        (f"INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}", 403),
    ):
        headers = {**WRITER, "Content-Type": "application/sparql-update"}
        assert (
            httpx2.post(f"{address}/sparql", content=update, headers=headers).status_code == status
        )
    for kind, content in (
        ("application/ld+json", f'{{"@context": "{url}", "@id": "a:a", "b": "c"}}'),
        ("application/rdf+xml", f'<!DOCTYPE a SYSTEM "{url}"><a/>'),
        ("application/rdf+xml", f'<!DOCTYPE a [<!ENTITY x SYSTEM "{url}">]><a>&x;</a>'),
    ):
        headers = {**WRITER, "Content-Type": kind}
        target = f"{address}/graph-store?graph=http://a.example/g"
        httpx2.put(target, content=content, headers=headers)
