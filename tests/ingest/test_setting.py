"""Who publishes an article, by name, by address or by its masthead."""

import pytest

from ingest.records import Article
from ingest.setting import Publishers
from ontology.domains import host_of, is_domain
from ontology.registry import load_registry


@pytest.fixture(scope="module")
def publishers() -> Publishers:
    """Those of the registry."""
    return Publishers(load_registry())


@pytest.mark.parametrize(
    ("publisher", "url", "outlet"),
    [
        ("The Guardian", None, "the-guardian"),
        (None, "https://www.theguardian.com/world/2025/apr/25/talks", "the-guardian"),
        (None, "https://amp.theguardian.com/world", "the-guardian"),
        ("theguardian.com", None, "the-guardian"),
        ("World news | The Guardian", "https://www.theguardian.com/world", "the-guardian"),
        ("World news | The Guardian", None, "the-guardian"),
        ("Reuters", "https://www.theguardian.com/world", "reuters"),  # the name of the page counts
        ("News from Ukraine", "https://www.theguardian.com/world", "the-guardian"),
        (None, "https://theguardian.com.example/world", None),
        (None, "https://nottheguardian.com/", None),
        (None, "https://[::1", None),
        (None, None, None),
    ],
)
def test_the_outlet_of_an_article(
    publishers: Publishers, publisher: str | None, url: str | None, outlet: str | None
) -> None:
    article = Article(id="a", text="They met.", publisher=publisher, url=url)
    assert publishers.of(article).outlet == outlet


def test_the_address_counts_before_the_masthead(publishers: Publishers) -> None:
    text = "Donate to The Times today\n\nThey met."
    article = Article(id="a", text=text, url="https://www.theguardian.com/a")
    assert publishers.of(article).outlet == "the-guardian"


def test_hosts_and_domains() -> None:
    assert host_of("https://WWW.Example.org:80/a") == "example.org"
    assert host_of(None) == host_of("a b") == ""
    assert [is_domain(name) for name in ("example.org", "The Times", "U.S.")] == [
        True,
        False,
        False,
    ]
