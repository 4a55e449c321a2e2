"""Several workers on one store: one writes, all see it, and the figures are those of all."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families

from graph.store import Store
from tests.api.factory import all_extractions
from tests.graph.copies.reports import STORY
from tests.service.serving import PROGRAM, WRITER, environment, served, start, stop

pytestmark = pytest.mark.slow

WORKERS = 3
GRAPH = "http://a.example/g"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk."""
    folder = tmp_path_factory.mktemp("workers") / "store"
    with Store.open(folder) as store:
        for extraction in all_extractions():
            store.put(extraction)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A server of three workers over the store."""
    with served(folder, "--workers", str(WORKERS)) as found:
        yield found


@contextmanager
def clients(address: str, number: int = 24) -> Iterator[list[httpx2.Client]]:
    """So many connections that every worker has some of them, as good as surely."""
    with ExitStack() as stack:
        made = (httpx2.Client(base_url=address, timeout=60) for _ in range(number))
        yield [stack.enter_context(client) for client in made]


@pytest.fixture
def everybody(address: str) -> Iterator[list[httpx2.Client]]:
    """Clients of all workers."""
    with clients(address) as found:
        yield found


def within(seconds: float, happens: Callable[[], bool]) -> bool:
    """Whether it happens in time."""
    end = time.monotonic() + seconds
    while not happens():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def value_at(client: httpx2.Client) -> str:
    """What stands in the graph, by a reader process."""
    query = f"SELECT ?o {{ GRAPH <{GRAPH}> {{ ?s ?p ?o }} }}"
    return client.post("/sparql", data={"query": query, "format": "csv"}).text.split()[-1]


def is_there(client: httpx2.Client, number: int) -> bool:
    """Whether a client is told so."""
    return value_at(client) == str(number)


def update(client: httpx2.Client, text: str) -> int:
    """The status of an update."""
    headers = {**WRITER, "Content-Type": "application/sparql-update"}
    return client.post("/sparql", content=text, headers=headers).status_code


def test_what_one_worker_is_told_all_know_in_a_moment(everybody: list[httpx2.Client]) -> None:
    for number in range(3):
        writer = everybody[number]
        triple = f"INSERT DATA {{ GRAPH <{GRAPH}> {{ <a:a> <a:b> {number} }} }}"
        assert update(writer, f"DROP SILENT GRAPH <{GRAPH}> ; {triple}") == 204
        # Whoever writes sees it at once.
        assert value_at(writer) == str(number)
        for client in everybody:
            assert within(5, partial(is_there, client, number))


def test_every_way_to_write_reaches_the_one_store(everybody: list[httpx2.Client]) -> None:
    one, *others = everybody
    turtle = {**WRITER, "Content-Type": "text/turtle"}
    place = "/graph-store?graph=http://a.example/way"
    assert one.put(place, content="<a:a> <a:b> 1 .", headers=turtle).status_code == 201
    assert one.post(place, content="<a:a> <a:b> 2 .", headers=turtle).status_code == 204
    for other in others:
        assert within(5, partial(has_lines, other, f"{place}&format=nt", 2))
    assert others[0].delete(place, headers=WRITER).status_code == 204
    assert others[0].get(place).status_code == 404
    assert others[0].delete(place, headers=WRITER).status_code == 404
    assert update(one, "INSERT DATA { nonsense }") == 400
    assert update(one, "DROP GRAPH <http://a.example/none>") == 400
    assert one.delete("/articles/none", headers=WRITER).status_code == 404


def has_lines(client: httpx2.Client, place: str, lines: int) -> bool:
    """Whether an answer has so many."""
    return len(client.get(place).text.splitlines()) == lines


def test_articles_are_read_once_and_found_everywhere(everybody: list[httpx2.Client]) -> None:
    one, *others = everybody
    text = "Norway urged Iceland to talk about the archipelago."
    article = {"id": "talks", "date": "2025-04-25", "text": text}
    told = one.post("/articles", json=article, headers=WRITER)
    assert told.json()["items"][0]["relations"] >= 1
    assert one.post("/extract", json=article, headers=WRITER).json()["text"] == text
    for client in (one, *others):
        assert within(5, partial(answers, client, "/articles/talks"))
        found = client.get("/search/articles", params={"q": "archipelago"}).json()
        assert [hit["article"]["id"] for hit in found["items"]] == ["talks"]
    assert one.delete("/articles/talks", headers=WRITER).status_code == 204


def test_copies_are_found_whichever_worker_is_given_them(everybody: list[httpx2.Client]) -> None:
    article = {"id": "first", "publisher": "Reuters", "date": "2025-04-22", "text": STORY}
    other = {**article, "id": "second", "publisher": "The Guardian"}
    for client, each in zip(everybody, (article, other), strict=False):
        assert client.post("/articles", json=each, headers=WRITER).status_code == 200
    for client in everybody:
        assert within(5, partial(knows_copies, client, "second"))
    for id in ("first", "second"):
        assert everybody[0].delete(f"/articles/{id}", headers=WRITER).status_code == 204


def knows_copies(client: httpx2.Client, id: str) -> bool:
    """Whether an article, and nothing else, is a copy of another."""
    query = "SELECT ?id { ?a dg:copyOf ?first . ?a dcterms:identifier ?id }"
    told = client.post("/sparql", data={"query": query, "format": "csv"}).text
    return told.split()[1:] == [id]


def answers(client: httpx2.Client, place: str) -> bool:
    """Whether there is something."""
    return client.get(place).status_code == 200


def test_the_figures_are_those_of_all_workers(everybody: list[httpx2.Client]) -> None:
    for client in everybody:
        assert client.get("/health").json()["articles"] > 0
    counted = {families_of(client.get("/metrics").text) for client in everybody[:6]}
    assert all(count >= len(everybody) for count in counted)


def families_of(text: str) -> float:
    """How many times `/health` was answered."""
    families = text_string_to_metric_families(text)
    return sum(
        sample.value
        for family in families
        if family.name == "diplograph_requests"
        for sample in family.samples
        if sample.name.endswith("_total") and sample.labels["route"] == "/health"
    )


def test_commands_work_beside_it(address: str, folder: Path) -> None:
    command = (*PROGRAM, "query", "--store", str(folder), "-")
    done = subprocess.run(
        command,
        env=environment(),
        input="ASK { ?a a dg:Article }",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "yes", done.stderr


def test_the_limit_to_a_client_is_one_for_all_workers(folder: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store"):
        pass
    store = tmp_path / "store"
    with served(store, "--workers", "2", rate=10) as limited, clients(limited, 20) as many:
        statuses = [client.get("/articles").status_code for client in many]
    assert sorted(statuses) == [200] * 10 + [429] * 10


def test_a_worker_that_ends_is_replaced_and_none_outlives_the_writer(tmp_path: Path) -> None:
    process, address = start(tmp_path / "store", "--workers", "2")
    try:
        with httpx2.Client(base_url=address, timeout=60) as client:
            assert client.get("/health").status_code == 200
        (worker, *_) = workers_of(process.pid)
        os.kill(worker, signal.SIGKILL)
        assert within(30, lambda: replaced(worker, workers_of(process.pid)))
        with clients(address, 8) as everybody:
            for client in everybody:
                assert client.get("/articles").status_code == 200
                assert update(client, "INSERT DATA { <a:a> <a:b> 1 }") == 204
        left = workers_of(process.pid)
        process.kill()
        process.wait()
        assert within(30, lambda: not any(Path(f"/proc/{pid}").exists() for pid in left))
    finally:
        stop(process)
    with Store.open(tmp_path / "store", create=False) as store:
        assert len(store.engine) > 0


def replaced(worker: int, others: list[int]) -> bool:
    """Whether there are two workers again, without that one."""
    return len(others) == 2 and worker not in others


def workers_of(parent: int) -> list[int]:
    """The processes that a server has begun for its workers."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    found = []
    for pid in children:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
        if b"spawn_main" in command:
            found.append(int(pid))
    return found
