"""The pages: complete, escaped, and without anything from elsewhere."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.page.rendering import code, web_address
from api.settings import Settings
from graph.store import Store
from tests.api.conftest import nobody
from tests.api.factory import TOKEN, border

PAGES = ["/latest", "/ask", "/ask?by=anna-novak", "/read/herald-border", "/who/borduria", "/docs"]
VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """What stands on a page: its links, its tags, its ids; complains of tags left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag."""
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        assert not any(name.startswith("on") or name == "style" for name, _ in attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the tag."""
        assert self._open.pop() == tag


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_whole_and_load_nothing_from_elsewhere(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = Page(answer.text)
    assert not {"script", "iframe", "style"} & set(page.tags)
    assert page.tags.count("h1") == 1
    assert len(page.ids) == len(set(page.ids))
    elsewhere = {urlsplit(link).netloc for link in page.links} - {""}
    assert elsewhere <= {"herald.example"}


@pytest.mark.parametrize("address", PAGES)
def test_every_link_leads_somewhere(client: TestClient, address: str) -> None:
    page = Page(client.get(address).text)
    # The examples name actors of the registry, which the store of these tests does not have.
    of_registry = re.compile("keir-starmer|united-kingdom")
    for link in page.links:
        if link.startswith("/") and not of_registry.search(link):
            assert client.get(link).status_code == 200, link


def test_the_first_page_shows_the_last_articles_with_their_statements(client: TestClient) -> None:
    page = client.get("/latest").text
    assert page.index("Two of a name") < page.index("Ruritania urges Borduria to leave")
    assert "“<mark>the border must be quiet</mark>”" in page
    assert '<em class="cue">said</em>' in page
    assert '<b class="source">Foreign Minister Anna Novak</b>' in page
    assert '<time class="minor" datetime="2025-04-24">' in page
    assert "read-only" in page


def test_an_empty_store_says_how_to_fill_it() -> None:
    settings = Settings.model_validate({"token": TOKEN})
    with (
        Store.open(None, registry=nobody()) as empty,
        TestClient(create_app(empty, settings)) as client,
    ):
        page = client.get("/latest").text
    assert "diplograph ingest" in page
    assert "POST /articles" in page


@pytest.mark.parametrize("address", ["/latest", "/read/odd-markup", "/ask?by=alex-grauhof"])
def test_foreign_text_is_escaped(client: TestClient, address: str) -> None:
    page = client.get(address).text
    assert "<script>" not in page
    assert "<b>No</b>" not in page
    assert "&lt;b&gt;No&lt;/b&gt;" in page
    assert "javascript:" not in page


def test_what_is_asked_is_escaped(client: TestClient) -> None:
    page = client.get("/ask", params={"text": '"><script>'}).text
    assert "<script>" not in page


def test_the_form_finds_statements_and_relations(client: TestClient) -> None:
    page = client.get("/ask", params={"by": "Borduria", "about": "", "type": "REJECT"}).text
    assert "<mark>the report of the Herald</mark>" in page
    assert "denies a report of" in page
    assert 'value="REJECT" selected' in page
    assert 'href="/relations?subject=borduria&amp;type=REJECT&amp;format=csv"' in page


def test_a_quotation_over_two_paragraphs_is_marked_in_both(client: TestClient) -> None:
    page = client.get("/read/herald-border").text
    assert "<mark>We are ready to talk.</mark>" in page
    assert "<mark>We will not wait for ever.</mark>" in page


def test_the_page_of_an_actor_tells_what_it_said_and_did(client: TestClient) -> None:
    page = client.get("/who/borduria").text
    for heading in ("Said by", "Said about", "What is done to"):
        assert f"{heading} Borduria" in page
    assert "What Borduria does" in page


@pytest.mark.parametrize("address", ["/ask?by=borduria", "/who/borduria"])
def test_facts_away_from_their_article_say_who_reports_them_where(
    client: TestClient, address: str
) -> None:
    found = re.sub(r"\s+", " ", client.get(address).text)
    denial, denies = border().statements[2], border().relations[1]
    for anchor in (f"s-{denial.id}", f"r-{denies.id}"):
        assert f'href="/read/herald-border#{anchor}">Ruritania urges' in found
        assert f'id="{anchor}"' in client.get("/read/herald-border").text
    assert "The Strelsau Herald, <time" in found


def test_a_denial_and_what_it_denies_lead_to_each_other(client: TestClient) -> None:
    quiet, _, denial = border().statements
    page = Page(client.get("/read/herald-border").text)
    for statement in (quiet, denial):
        assert f"/read/herald-border#s-{statement.id}" in page.links
        assert f"s-{statement.id}" in page.ids


def test_docs_of_an_empty_store_offer_no_ids_to_try() -> None:
    with (
        Store.open(None, registry=nobody()) as empty,
        TestClient(create_app(empty, Settings())) as client,
    ):
        links = Page(client.get("/docs").text).links
    assert "/statements" in links
    assert not [link for link in links if link.startswith("/statements/")]


def test_docs_list_every_operation_with_its_parameters(client: TestClient) -> None:
    page = client.get("/docs").text
    schema = client.get("/openapi.json").json()
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            anchor = f'id="{method}-{path.strip("/").replace("/", "-")}"'
            section = page[page.index(anchor) :].partition("</section>")[0]
            for parameter in operation.get("parameters", []):
                assert f"<code>{parameter['name']}</code>" in section
            assert operation["summary"] in section.replace("&#39;", "'")


@pytest.mark.parametrize("address", [*PAGES, "/", "/statements", "/nowhere", "/static/style.css"])
def test_headers_keep_the_page_shut(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/a", True),
        ("http://example.org/a", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("example.org", False),
        ("http://[broken", False),
        ("", False),
        (None, False),
    ],
)
def test_web_address(url: str | None, safe: bool) -> None:
    assert web_address(url) is safe


def test_code_escapes_before_it_marks() -> None:
    assert code("a `<b>` c") == "a <code>&lt;b&gt;</code> c"


def test_the_explorer_loads_its_own_script_alone_and_leads_on_without_it(
    client: TestClient,
) -> None:
    answer = client.get("/")
    page = Page(answer.text)
    assert page.tags.count("h1") == 1
    assert len(page.ids) == len(set(page.ids))
    own = [link for link in page.links if link.startswith("/")]
    assert own == [link for link in page.links if not link.startswith("#")]
    for link in own:
        assert client.get(link).status_code == 200, link
    assert "/ask" in page.links
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "connect-src 'self';" in policy
