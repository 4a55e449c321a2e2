"""Where each product takes queries, updates and uploads."""

import pytest

from graph.errors import StoreError
from graph.remote.endpoint import endpoint_at, is_address

HOST = "https://host.example"


@pytest.mark.parametrize(
    ("path", "update", "upload", "form"),
    [
        pytest.param("/query", "/update", "/store", False, id="Oxigraph"),
        pytest.param("/ds/query", "/ds/update", "/ds/data", False, id="Fuseki"),
        pytest.param("/ds/sparql", "/ds/update", "/ds/data", False, id="Fuseki, other name"),
        pytest.param("/a/ds/sparql/", "/a/ds/update", "/a/ds/data", False, id="Fuseki, deeper"),
        pytest.param(
            "/repositories/news",
            "/repositories/news/statements",
            "/repositories/news/statements",
            False,
            id="GraphDB",
        ),
        pytest.param("/sparql", "/sparql", None, True, id="Neptune, Virtuoso, diplograph"),
        pytest.param("/sparql-auth", "/sparql-auth", None, True, id="Virtuoso with a user"),
        pytest.param("", "", None, False, id="QLever"),
        pytest.param("/api/news", "/api/news", None, False, id="QLever behind a proxy"),
    ],
)
def test_addresses(path: str, update: str, upload: str | None, form: bool) -> None:
    found = endpoint_at(f"{HOST}{path}")
    assert found.query == f"{HOST}{path}"
    assert found.update == f"{HOST}{update}"
    assert found.upload == (upload and f"{HOST}{upload}")
    assert found.form is form


def test_what_is_given_beats_what_is_usual() -> None:
    found = endpoint_at(f"{HOST}/query", update=f"{HOST}/u", upload=f"{HOST}/d")
    assert (found.update, found.upload) == (f"{HOST}/u", f"{HOST}/d")


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        pytest.param("https://me:secret@host.example/sparql", "DIPLOGRAPH_STORE_USER", id="user"),
        pytest.param("https://", "names no host", id="no host"),
        pytest.param("http://[::1/sparql", "names no host", id="broken host"),
    ],
)
def test_addresses_that_cannot_be_used(address: str, advice: str) -> None:
    with pytest.raises(StoreError, match=advice) as caught:
        endpoint_at(address)
    assert "secret" not in str(caught.value)


def test_secrets_are_not_printed() -> None:
    told = repr(endpoint_at(HOST, user="me", password="secret", token="hidden"))
    assert "secret" not in told
    assert "hidden" not in told


@pytest.mark.parametrize(
    ("place", "remote"),
    [("https://a.example/", True), ("HTTP://a.example", True), ("store", False), ("http", False)],
)
def test_folders_are_told_from_addresses(place: str, remote: bool) -> None:
    assert is_address(place) is remote


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://127.0.0.1:7878/query", True),
        ("http://localhost/query", True),
        ("http://[::1]:7878/query", True),
        ("https://host.example/query", False),
    ],
)
def test_no_proxy_leads_to_this_machine(address: str, local: bool) -> None:
    assert endpoint_at(address).local is local
