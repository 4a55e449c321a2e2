"""Words sought in the explorer, in a real browser over a real server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from graph.store import Store
from tests.api.browser import MARKS, overflows
from tests.api.exploring import Open, query, status
from tests.api.factory import all_extractions
from tests.api.test_server import serving
from tests.graph.copies.reports import QUOTE, report
from tests.graph.factory import registry

pytestmark = MARKS
PAPERS = ("the-harbour-post", "morning-mail")
MANY = 23


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the small world is served, with a story that two papers print, and one of many days."""
    with Store.open(None, registry=registry()) as store:
        store.watch_copies()
        for extraction in all_extractions():
            store.put(extraction)
        for paper in PAPERS:
            store.put(report(f"wire-{paper}", paper, quotes=(QUOTE,)))
        for number in range(MANY):
            text = f"On day {number} the mill turned, by its keeper {'x' * number}."
            store.put(report(f"mill-{number}", text=text))
        with serving(store) as found:
            yield found


def test_words_are_sought_by_keyboard_and_lead_to_the_evidence(explorer: Open) -> None:
    page = explorer()
    page.get_by_role("tab", name="Network").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    while not page.get_by_role("searchbox", name="Words").evaluate(
        "e => e === document.activeElement"
    ):
        page.keyboard.press("Tab")
    page.keyboard.type("QUIET border")
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text("1 statement, 1 article.")
    assert query(page) == {"tab": ["search"], "q": ["QUIET border"]}
    hit = page.get_by_role("region", name="Statements").get_by_role("listitem")
    expect(hit.locator("mark")).to_have_text(["border", "quiet"])
    for words in ("Anna Novak", "said on 2025-04-24", "reported by The Strelsau Herald"):
        expect(hit).to_contain_text(words)
    evidence = hit.get_by_role("button", name="Evidence")
    evidence.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence article")).to_have_count(1)
    expect(page.locator("#evidence article .mark-cue")).to_have_text("said")
    assert list(query(page)) == ["open"]
    page.go_back()
    expect(page.locator("#search-status")).to_have_text("1 statement, 1 article.")


def test_a_hit_leads_to_the_network_of_its_speaker(explorer: Open) -> None:
    page = explorer("/?tab=search&q=report")
    page.get_by_role("button", name="Network of Borduria").click()
    status(page, "3 actors, 2 edges.")
    expect(page.locator("#node-table")).to_contain_text("Borduria")
    expect(page.locator("#evidence mark").first).to_be_visible()
    assert (query(page)["by"], "tab" in query(page)) == (["borduria"], False)


def test_an_article_is_found_by_its_passage_and_opened(explorer: Open) -> None:
    page = explorer("/?tab=search&q=troops")
    hit = page.get_by_role("region", name="Articles").get_by_role("listitem")
    expect(hit.locator("mark")).to_have_text("troops")
    hit.get_by_role("button", name="Read it with its marks: Ruritania urges").click()
    expect(page.locator("#whole mark").first).to_be_visible()
    page.go_back()
    hit.get_by_role("link", name="Ruritania urges Borduria to leave").click()
    assert page.url.endswith("/read/herald-border")


def test_wire_copy_is_one_hit_with_its_carriers_or_several(explorer: Open) -> None:
    page = explorer("/?tab=search&q=nets+rot")
    hits = page.get_by_role("region", name="Statements").get_by_role("listitem")
    expect(hits).to_have_count(1)
    expect(hits).to_contain_text("reported by Morning Mail, The Harbour Post")
    page.get_by_label("every report of the same").check()
    page.get_by_role("button", name="Search", exact=True).click()
    expect(hits).to_have_count(2)
    assert query(page)["copies"] == ["true"]


def test_more_hits_follow_the_first(explorer: Open) -> None:
    page = explorer("/?tab=search&q=mill+keeper&copies=true")
    hits = page.get_by_role("region", name="Articles").get_by_role("listitem")
    expect(hits).to_have_count(20)
    page.get_by_role("button", name="Show more articles (3 left)").click()
    expect(hits).to_have_count(MANY)
    expect(page.get_by_role("button", name="Show more")).to_have_count(0)
    assert hits.nth(20).get_by_role("link").evaluate("e => e === document.activeElement")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "Give one word or several."),
        ("mackerel", "Try fewer, or others."),
        ("%3F%21", "Give at least one"),
    ],
)
def test_what_cannot_be_found_says_what_to_do(explorer: Open, words: str, told: str) -> None:
    page = explorer(f"/?tab=search&q={words}")
    expect(page.locator("#search-result")).to_contain_text(told)


def test_a_server_out_of_reach_is_told_and_asked_again(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/?tab=search")
    context.set_offline(True)
    page.get_by_role("searchbox", name="Words").fill("border")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("The server cannot be reached.")
    context.set_offline(False)
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_text("1 statement, 1 article.")
    context.close()


def test_text_of_articles_never_becomes_html(explorer: Open) -> None:
    page = explorer("/?tab=search&q=less")
    expect(page.locator("#search-result blockquote").first).to_contain_text("<b>No</b>")
    assert page.locator("#search-result b").count() == 0


def test_hits_fit_a_phone(explorer: Open) -> None:
    page = explorer("/?tab=search&q=border", width=390)
    expect(page.locator("#search-result li").first).to_be_visible()
    assert not overflows(page)
