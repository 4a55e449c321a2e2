"""Every command, and the server, work over an endpoint as over a folder."""

import gc
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings, SettingsError, load_settings
from graph.articles import list_articles
from graph.errors import EndpointError
from graph.remote.endpoint import endpoint_at
from graph.remote.store import RemoteStore
from graph.store import Store
from tests.api.cli.runner import run
from tests.api.conftest import nobody
from tests.api.factory import TOKEN, Paragraphs, all_extractions
from tests.service.oxigraph import endpoint
from tests.service.serving import served

pytestmark = pytest.mark.slow

ARTICLE = "Foreign Secretary David Lammy urged Russia on Friday to agree to a ceasefire."
WRITER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(autouse=True)
def _let_go() -> Iterator[None]:
    """An error holds the store that it came from, until nobody holds the error."""
    yield
    gc.collect()


@pytest.fixture(scope="module")
def address(disk: Path) -> Iterator[str]:
    """The address of an endpoint with the articles that are on disk; do not write to it."""
    with endpoint() as found:
        with RemoteStore.connect(endpoint_at(found)) as store:
            for extraction in all_extractions():
                store.put(extraction)
        yield found


@pytest.mark.parametrize(
    "command",
    [
        ("said",),
        ("said", "--by", "Anna Novak", "--format", "json"),
        ("said", "--about", "borduria", "--format", "csv"),
        ("said", "--format", "ttl"),
        ("relations", "--type", "REQUEST"),
        ("relations", "--format", "ttl"),
        ("search", "border", "--format", "json"),
        ("search", "QUIET", "border"),
        ("actors", "novak"),
        ("neighbours", "Borduria", "--hops", "2"),
        ("network", "--projection", "about"),
        ("query", "-q", "SELECT ?s ?w { ?s dg:text ?w } ORDER BY ?s"),
        ("query", "-q", "CONSTRUCT { ?s rel:urges ?o } WHERE { ?s rel:urges ?o }"),
        ("query", "-q", "SELECT ?s { ?s ?p }"),
        ("stats", "--format", "json"),
        ("said", "--by", "Alex Grauhof"),
        ("said", "--by", "nobody at all"),
    ],
    ids=" ".join,
)
def test_commands_print_the_same(address: str, disk: Path, command: tuple[str, ...]) -> None:
    far, near = (run(*command, "--store", store) for store in (address, disk))
    assert far.exit_code == near.exit_code
    if "search" in command and near.stdout.startswith("["):
        # Ranks differ: an endpoint's hits are ranked among each other alone.
        ours, theirs = ([hit["statement"] for hit in json.loads(r.stdout)] for r in (far, near))
        assert sorted(ours, key=str) == sorted(theirs, key=str)
        return
    assert far.stdout_bytes == near.stdout_bytes
    assert far.stderr == near.stderr


@pytest.mark.parametrize("name", ["all.gexf", "all.ttl", "all.nq", "all.edges.csv"])
def test_exports_are_the_same(address: str, disk: Path, tmp_path: Path, name: str) -> None:
    files = []
    for place, store in (("far", address), ("near", disk)):
        (tmp_path / place).mkdir()
        files.append(tmp_path / place / name)
        assert run("export", files[-1], "--store", store).exit_code == 0
    assert files[0].read_bytes() == files[1].read_bytes()


def test_the_way_from_articles_to_a_copy_of_them(tmp_path: Path) -> None:
    article = tmp_path / "2025-04-25-example.txt"
    article.write_text(ARTICLE, "utf-8")
    copy, again = tmp_path / "copy", tmp_path / "again"
    with endpoint() as address:
        before = run("stats", "--store", address)
        first, second = (run("ingest", "--fast", article, "--store", address) for _ in range(2))
        said = run("said", "--store", address)
        assert run("backup", copy, "--store", address).exit_code == 0
    assert before.exit_code == 1
    assert "diplograph ingest" in before.stderr
    assert first.stdout.startswith("1 article (1 new)")
    assert first.stdout.rstrip().endswith(f"Store: {address}")
    assert second.stdout.startswith("1 article (1 unchanged)")
    loaded = run("load", copy, "--store", again)
    assert loaded.exit_code == 0
    assert loaded.stdout.startswith("1 article, ")
    assert run("said", "--store", again).stdout_bytes == said.stdout_bytes
    assert "took the place" in run("load", copy, "--store", again).stderr


@pytest.fixture(scope="module")
def far(address: str) -> Iterator[TestClient]:
    """A client of a server over the endpoint."""
    with (
        RemoteStore.connect(endpoint_at(address), registry=nobody(), create=False) as store,
        TestClient(create_app(store, Settings()), raise_server_exceptions=False) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def near(disk: Path) -> Iterator[TestClient]:
    """A client of a server over the same articles, in memory."""
    with Store.open(None) as store:
        for extraction in all_extractions():
            store.put(extraction)
        store.registry = nobody()
        yield TestClient(create_app(store, Settings()), raise_server_exceptions=False)


@pytest.mark.parametrize(
    "path",
    [
        "/statements",
        "/statements?format=csv",
        "/relations?type=REQUEST",
        "/actors?q=novak",
        "/actors/borduria/neighbourhood?hops=2",
        "/articles",
        "/articles/herald-border",
        "/articles/nowhere",
        "/network?projection=about",
        "/export?format=nq",
        "/sparql?query=SELECT ?s ?w { ?s dg:text ?w } ORDER BY ?s&format=csv",
        "/sparql?query=ASK { ?s rel:urges ?o }&format=json",
        "/sparql?query=CONSTRUCT WHERE { ?s rel:urges ?o }&format=nt",
        "/sparql?query=SELECT ?s {",
        "/health",
        "/article/herald-border",
        "/graph-store?graph=https://w3id.org/diplograph/article/rivals&format=nt",
    ],
)
def test_the_server_answers_the_same(far: TestClient, near: TestClient, path: str) -> None:
    ours, theirs = far.get(path), near.get(path)
    assert ours.status_code == theirs.status_code
    assert sorted(ours.content.splitlines()) == sorted(theirs.content.splitlines())


def test_the_server_writes_to_the_endpoint() -> None:
    settings = Settings.model_validate({"token": TOKEN})
    with (
        endpoint() as address,
        RemoteStore.connect(endpoint_at(address), registry=nobody()) as store,
        TestClient(create_app(store, settings, Paragraphs)) as client,
    ):
        article = {"id": "a-1", "text": "One.\n\nTwo.", "date": "2025-04-25"}
        assert client.post("/articles", json=article, headers=WRITER).status_code == 200
        update = "INSERT DATA { GRAPH graph:notes { actor:x skos:note 'cold' } }"
        sent = client.post("/sparql", data={"update": update}, headers=WRITER)
        assert sent.status_code == 204
        graph = "/graph-store?graph=https://notes.example/"
        body = b"<a:a> <a:b> <a:c> ."
        put = client.put(
            graph, content=body, headers={**WRITER, "Content-Type": "application/n-triples"}
        )
        assert put.status_code == 201
        names = {str(name) for name in store.engine.named_graphs()}
        assert {"<https://notes.example/>", str(ox.NamedNode(store.base.article("a-1")))} <= names
        assert client.delete("/articles/a-1", headers=WRITER).status_code == 204
        assert client.delete(graph, headers=WRITER).status_code == 204
        assert client.get("/articles").json()["total"] == 0


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        ({"store_user": "me"}, "set both or none"),
        ({"store_password": "secret"}, "set both or none"),
        ({"store_user": "me", "store_password": "x", "store_token": "t"}, "unset one of them"),
        ({"store_timeout": 0}, "DIPLOGRAPH_STORE_TIMEOUT"),
    ],
)
def test_settings_that_do_not_fit(given: dict[str, object], advice: str) -> None:
    with pytest.raises(SettingsError, match=advice):
        load_settings(store="https://host.example/query", **given)


def test_settings_make_the_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIPLOGRAPH_STORE", "https://host.example/repositories/news")
    monkeypatch.setenv("DIPLOGRAPH_STORE_TOKEN", "abc")
    monkeypatch.setenv("DIPLOGRAPH_STORE_UPLOAD", "")
    found = load_settings().endpoint
    assert found is not None
    assert found.update == "https://host.example/repositories/news/statements"
    assert (found.token, found.timeout) == ("abc", 120)
    assert load_settings(store=Path("store")).endpoint is None


def test_an_endpoint_that_is_not_there_is_told() -> None:
    result = run("stats", "--store", "http://127.0.0.1:9/query")
    assert result.exit_code == 1
    assert "see whether it runs" in result.stderr


def test_an_address_with_credentials_is_refused() -> None:
    result = run("stats", "--store", "https://me:secret@host.example/sparql")
    assert result.exit_code == 1
    assert "DIPLOGRAPH_STORE_PASSWORD" in result.stderr
    assert "secret" not in result.stderr


def test_another_diplograph_server_is_an_endpoint_too(tmp_path: Path) -> None:
    with served(tmp_path / "store") as address:
        place = endpoint_at(f"{address}/sparql", token=TOKEN)
        with RemoteStore.connect(place) as store:
            outcomes = [store.put(each) for each in (*all_extractions(), *all_extractions())]
            assert outcomes == ["new"] * 3 + ["unchanged"] * 3
            assert len(list_articles(store).items) == 3
        with RemoteStore.connect(replace(place, token="wrong"), create=False) as store:
            assert len(list_articles(store).items) == 3
            with pytest.raises(EndpointError, match="DIPLOGRAPH_STORE_TOKEN"):
                store.delete("rivals")


def test_several_workers_are_for_a_folder() -> None:
    result = run("serve", "--workers", "2", "--store", "http://127.0.0.1:9/query")
    assert result.exit_code == 2
    assert "start them one by one" in result.stderr
