"""What LOAD fetches from servers that answer well, badly or never, beside other writes."""

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest

from graph.store import Store
from tests.service.serving import WRITER, served

pytestmark = pytest.mark.slow

SECONDS = 2
MOST = 100_000
TURTLE = 'PREFIX a: <http://a.example/> a:s a:p "l\\u0151re \\\\u0041", [ a:q <rel> ] .'
XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="http://a.example/">'
    '<rdf:Description rdf:about="http://a.example/s"><a:p>xml</a:p></rdf:Description></rdf:RDF>'
)
# Path -> media type and content.
FILES = {
    "/good.ttl": ("text/turtle", TURTLE),
    "/plain.ttl": ("text/plain", TURTLE),
    "/good": ("application/rdf+xml; charset=utf-8", XML),
    "/page": ("text/html", "<p>"),
    "/broken.ttl": ("text/turtle", "a:s a:p"),
    "/large.ttl": ("text/turtle", f'<a:s> <a:p> "{"x" * MOST}" .'),
}
REDIRECTS = {"/moved": "/good.ttl", "/away": "http://127.0.0.1:1/x.ttl", "/round": "/round"}


class Other(BaseHTTPRequestHandler):
    """A server of files, one of which comes a byte every tenth of a second."""

    def do_GET(self) -> None:
        """Send the file."""
        if self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        elif self.path == "/drips.ttl":
            self.send_response(200)
            self.send_header("Content-Type", "text/turtle")
            self.end_headers()
            self._drip()
        elif self.path in FILES:
            kind, content = FILES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content.encode())
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is told."""

    def _drip(self) -> None:
        try:
            while True:
                self.wfile.write(b" ")
                time.sleep(0.1)
        except OSError:
            pass


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    """The address of a server of files."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Other) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def silent() -> Iterator[str]:
    """The address of a server that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, other: str, silent: str) -> Iterator[str]:
    """A server that may load from both."""
    folder: Path = tmp_path_factory.mktemp("served") / "store"
    Store.open(folder).close()
    remote = f"{other}/ {silent}/"
    with served(folder, remote=remote, query_timeout=SECONDS, max_body=MOST) as found:
        yield found


def update(address: str, text: str) -> httpx2.Response:
    """The answer to an update."""
    headers = {**WRITER, "Content-Type": "application/sparql-update"}
    return httpx2.post(f"{address}/sparql", content=text, headers=headers, timeout=60)


def values(address: str, graph: str) -> set[str]:
    """The objects in a graph of what `a:s` is, blank nodes as such."""
    query = f"SELECT ?o {{ GRAPH <{graph}> {{ <http://a.example/s> <http://a.example/p> ?o }} }}"
    found = httpx2.get(f"{address}/sparql", params={"query": query, "format": "json"}).json()
    terms = [row["o"] for row in found["results"]["bindings"]]
    return {"_" if term["type"] == "bnode" else term["value"] for term in terms}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/good.ttl", {"lőre \\u0041", "_"}),
        ("/plain.ttl", {"lőre \\u0041", "_"}),
        ("/moved", {"lőre \\u0041", "_"}),
        ("/good", {"xml"}),
    ],
)
def test_a_file_is_loaded_into_its_graph(
    address: str, other: str, path: str, expected: set[str]
) -> None:
    graph = f"http://a.example{path}"
    text = f"PREFIX g: <http://a.example/>\nload silent <{other}{path}> into graph g:{path[1:]}"
    assert update(address, text).status_code == 204
    assert values(address, graph) == expected


def test_relative_iris_are_those_of_the_file(address: str, other: str) -> None:
    text = f"LOAD <{other}/good.ttl>; INSERT {{ GRAPH <a:x> {{ ?a ?b ?c }} }} WHERE {{ ?a ?b ?c }}"
    assert update(address, text).status_code == 204
    query = f"ASK {{ GRAPH <a:x> {{ ?s <http://a.example/q> <{other}/rel> }} }}"
    assert httpx2.get(f"{address}/sparql", params={"query": query}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing.ttl", "answers 404"),
        ("/page", "text/html"),
        ("/broken.ttl", ""),
        ("/large.ttl", "more than 100,000 bytes"),
        ("/away", "DIPLOGRAPH_REMOTE"),
        ("/round", "leads on and on"),
        ("/drips.ttl", "within 2 s"),
    ],
)
def test_what_cannot_be_loaded_changes_nothing(
    address: str, other: str, path: str, reason: str
) -> None:
    both = "INSERT DATA {{ GRAPH <a:both> {{ <a:a> <a:b> {n} }} }} ; LOAD {how} <{address}{path}>"
    answer = update(address, both.format(n=1, how="", address=other, path=path))
    told = answer.json()
    assert answer.status_code == 400
    assert reason in f"{told['detail']} {told['advice']}"
    assert update(address, "DROP GRAPH <a:both>").status_code == 400
    assert (
        update(address, both.format(n=2, how="SILENT", address=other, path=path)).status_code == 204
    )
    assert update(address, "DROP GRAPH <a:both>").status_code == 204


def test_others_write_while_a_server_does_not_answer(address: str, silent: str) -> None:
    with ThreadPoolExecutor(3) as pool:
        start = time.monotonic()
        waiting = [pool.submit(update, address, f"LOAD <{silent}/x.ttl>") for _ in range(3)]
        time.sleep(SECONDS / 4)
        written = update(address, "INSERT DATA { GRAPH <a:beside> { <a:a> <a:b> 1 } }")
        assert written.status_code == 204
        assert not any(each.done() for each in waiting)
        answers = [each.result() for each in waiting]
        assert time.monotonic() - start < 5 * SECONDS
    assert {answer.status_code for answer in answers} == {400}
    assert all("within 2 s" in answer.json()["detail"] for answer in answers)
