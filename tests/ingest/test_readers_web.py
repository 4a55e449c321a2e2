"""Addresses: fetched politely and within limits, from a server on this machine."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest.readers import Fetcher, FieldMap, Problem, Reading, Severity, read_articles
from tests.ingest.inputs import (
    PARAGRAPHS,
    RECORD,
    TEXT,
    TITLE,
    articles,
    item,
    json_lines,
    page,
    pdf,
    problems,
    read,
    rss,
    write,
)

AGENT = "diplograph/test"


@dataclass
class Site:
    """A site: what it answers at each path, and what was asked."""

    address: str = ""
    pages: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    wait: float = 0.0

    def put(self, path: str, body: str | bytes, kind: str = "text/html", status: int = 200) -> str:
        """Put `body` at `path`; its address."""
        data = body if isinstance(body, bytes) else body.encode()
        self.pages[path] = (status, kind, data)
        return f"{self.address}{path}"


def handler(site: Site) -> type[BaseHTTPRequestHandler]:
    """What answers for `site`; 3xx answers have their target as the kind."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers.get("User-Agent", ""))
            status, kind, body = site.pages.get(self.path, (404, "text/plain", b"no"))
            if self.path != "/robots.txt":
                time.sleep(site.wait)
            self.send_response(status)
            self.send_header("Location" if 300 <= status < 400 else "Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A site on the loopback address, with no proxy before it."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    found = Site()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(found))
    found.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def online(*, follow: bool = False, timeout: float = 20, largest: int = 10**6) -> Reading:
    """Reading that fetches, without a pause between requests."""
    fetcher = Fetcher(AGENT, pause=0, timeout=timeout, largest=largest)
    return Reading(fetcher=fetcher, follow=follow)


def by_name(site: Site) -> str:
    """The same site under a host that nobody named."""
    return site.address.replace("127.0.0.1", "localhost")


def test_a_page_is_fetched_and_says_who_asks(site: Site) -> None:
    url = site.put("/talks", page(url=None))
    (article,) = articles(url, reading=online())
    assert (article.text, article.title, article.url) == (TEXT, TITLE, url)
    assert site.agents == {AGENT}


@pytest.mark.parametrize(
    ("path", "kind", "body"),
    [
        ("/a", "application/json", json_lines([RECORD]).encode()),
        ("/a.jsonl", "text/plain", json_lines([RECORD]).encode()),
        ("/feed", "application/rss+xml", rss(item()).encode()),
        ("/a", "application/octet-stream", pdf([[part, "", ""] for part in PARAGRAPHS])),
        ("/a", "text/html; charset=windows-1252", page().encode("cp1252")),
        ("/a.txt", "text/plain", TEXT.encode()),
    ],
)  # fmt: skip
def test_other_forms_are_fetched(site: Site, path: str, kind: str, body: bytes) -> None:
    (article,) = articles(site.put(path, body, kind), reading=online())
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (lambda site: site.put("/a", "no", status=404), "the page is not there (status 404)"),
        (lambda site: site.put("/a", "no", status=403), "the page is not given to programs"),
        (lambda site: site.put("/a", "no", status=500), "the page is answered with 500"),
        (lambda site: site.put("/a", "/a", "/a", status=302), "redirects in a circle"),
        (lambda site: site.put("/a", "", "file:///etc/a", status=302), "leads to file address"),
        (lambda site: site.put("/a", "", by_name(site), status=302),
         "leads to an address within this machine"),
        (lambda site: site.put("/a", b"x" * 2_000_000), "larger than"),
        (lambda site: site.put("/a", "<html></html>"), "no article was found"),
        (lambda site: "http://127.0.0.1:9/", "no connection"),
        (lambda site: "http://[::1/", "no address"),
        (lambda site: "ftp://example.org/a", "addresses of the form ftp://"),
        (lambda site: "file:///etc/passwd", "addresses of the form file://"),
    ],
)  # fmt: skip
def test_what_cannot_be_had_is_reported_and_the_rest_is_read(
    site: Site, tmp_path: Path, prepare: Callable[[Site], str], reason: str
) -> None:
    url = prepare(site)
    good = write(tmp_path / "good.html", page())
    found = read(url, good, reading=online())
    (problem,) = [each for each in found if isinstance(each, Problem)]
    assert problem.path == url
    assert problem.reason.startswith(reason)
    assert problem.advice
    assert len(found) == 2


def test_redirects_are_followed(site: Site) -> None:
    site.put("/new", page(url=None))
    (article,) = articles(site.put("/old", "", "/new", status=301), reading=online())
    assert article.url == f"{site.address}/new"


def test_an_answer_too_slow_is_given_up(site: Site) -> None:
    site.wait = 3
    (problem,) = problems(site.put("/a", page()), reading=online(timeout=0.5))
    assert problem.reason == "no answer in time"


@pytest.mark.parametrize(
    ("robots", "status", "fetched"),
    [
        ("User-agent: *\nDisallow: /private", 200, False),
        ("User-agent: diplograph\nDisallow: /", 200, False),
        ("User-agent: other\nDisallow: /", 200, True),
        ("User-agent: *\nDisallow: /private\nAllow: /private/a$", 200, True),
        ("no", 404, True),
        ("no", 503, False),
    ],
)
def test_a_site_is_asked_whether_it_likes_programs(
    site: Site, robots: str, status: int, fetched: bool
) -> None:
    site.put("/robots.txt", robots, "text/plain", status)
    url = site.put("/private/a", page())
    assert bool(articles(url, reading=online())) == fetched
    assert ("/private/a" in site.asked) == fetched
    assert site.asked[0] == "/robots.txt"


def test_a_pause_is_kept_between_two_requests(site: Site) -> None:
    urls = [site.put(f"/{name}", page([name, *PARAGRAPHS], url=None)) for name in "abc"]
    began = time.monotonic()
    found = articles(*urls, reading=Reading(fetcher=Fetcher(AGENT, pause=0.2)))
    assert len(found) == 3
    assert time.monotonic() - began >= 0.4
    assert site.asked.count("/robots.txt") == 1


def entry(url: str) -> str:
    """An entry of a feed with a teaser and an address."""
    return f"<item><title>{TITLE}</title><link>{url}</link><description>Soon.</description></item>"


def test_pages_of_a_feed_are_fetched_if_wanted(site: Site) -> None:
    site.put("/a", page(url=None))
    feed = rss(entry(f"{site.address}/a") + entry(f"{site.address}/gone"))
    url = site.put("/feed", feed, "application/rss+xml")
    assert [article.text for article in articles(url, reading=online())] == ["Soon.", "Soon."]
    found = read(url, reading=online(follow=True))
    assert [each.text for each in found if not isinstance(each, Problem)] == [TEXT, "Soon."]
    (warning,) = [each for each in found if isinstance(each, Problem) and "gone" in each.reason]
    assert (warning.severity, warning.advice) == (
        Severity.WARNING,
        "Only the text that stands with the link is read.",
    )


def test_rows_that_have_an_address_only_are_fetched_if_wanted(site: Site, tmp_path: Path) -> None:
    """As lists of articles by GDELT are."""
    site.put("/a", page(url=None))
    rows = [{"link": f"{site.address}/a", "title": "Their title"}, {"link": f"{site.address}/b"}]
    path = write(tmp_path / "a.jsonl", json_lines(rows))
    site.put("/", page())
    reading = online(follow=True)
    assert reading.fetcher is not None
    named = Reading(fields=FieldMap.parse(["url=link"]), fetcher=reading.fetcher, follow=True)
    (article,) = articles(f"{site.address}/", path, reading=named)[1:]
    assert (article.text, article.title) == (TEXT, "Their title")
    assert [p.reason for p in problems(path, reading=Reading())] == ["no text", "no text"]


def test_links_in_files_do_not_lead_into_this_network(site: Site, tmp_path: Path) -> None:
    """Only who names an address of this machine means it."""
    site.put("/a", page())
    path = write(tmp_path / "a.rss", rss(entry(f"{site.address}/a")))
    (article,) = articles(path, reading=online(follow=True))
    assert article.text == "Soon."
    assert site.asked == []


def test_without_a_fetcher_nothing_is_fetched(site: Site) -> None:
    """As in a server, which reads what others send."""
    url = site.put("/a", page())
    (problem,) = read_articles([url])
    assert isinstance(problem, Problem)
    assert problem.reason == "addresses are not fetched here"
    assert site.asked == []
