"""The explorer in a real browser, over the demonstration as the real pipeline reads it."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from api.settings import Settings
from graph.store import Store
from ontology.registry import load_registry
from tests.api.browser import MARKS
from tests.api.exploring import Open, node_at, query, saved_svg, status
from tests.api.factory import TOKEN
from tests.api.test_server import serving

pytestmark = MARKS
STARMER = "/?by=keir-starmer"
BOXES = """() => [...document.querySelectorAll("circle, text")].map((one) => {
  const { x, y, width, height } = one.getBBox();
  return [one.localName, x, y, x + width, y + height];
})"""
type Box = tuple[str, float, float, float, float]


@pytest.fixture(scope="module")
def address(demonstration: Path) -> Iterator[str]:
    """Where the demonstration is served, with a token to add to it."""
    settings = Settings.model_validate({"token": TOKEN})
    with (
        Store.open(demonstration, registry=load_registry()) as store,
        serving(store, settings) as found,
    ):
        yield found


def answer(page: Page, path: str) -> Any:
    """What the server says to programs."""
    parts = urlsplit(page.url)
    return page.request.get(f"{parts.scheme}://{parts.netloc}{path}").json()


def counted(network: Any) -> str:
    """The status of a network."""
    return f"{len(network['nodes'])} actors, {len(network['edges'])} edges."


def test_a_question_is_asked_and_its_address_shared(explorer: Open) -> None:
    page = explorer()
    status(page, counted(answer(page, "/network")))
    field = page.get_by_role("combobox", name="about", exact=True)
    field.press_sequentially("Russ")
    page.locator("[role=option][data-id=russia]:visible").click()
    expect(field).to_have_value("russia")
    page.get_by_role("button", name="Ask", exact=True).click()
    asked = answer(page, "/statements?about=russia&limit=25")
    total = f"The first {len(asked['items'])} of {asked['total']} statements."
    expect(page.locator("#evidence")).to_contain_text(total)
    assert query(page) == {"about": ["russia"]}
    said = page.locator("#evidence").inner_text()
    shared = explorer(f"/?{urlsplit(page.url).query}")
    expect(shared.locator("#evidence")).to_contain_text(total)
    assert shared.locator("#evidence").inner_text() == said


def test_a_neighbourhood_is_expanded_and_an_actor_hidden(explorer: Open) -> None:
    page = explorer(STARMER)
    expect(page.locator("#node-table tbody tr")).to_have_count(2)
    page.mouse.click(*node_at(page, "Russia"))
    ukraine = page.locator("#node-table").get_by_role("button", name="Hide Ukraine", exact=True)
    expect(ukraine).to_be_visible()
    assert query(page)["expand"] == ["russia"]
    place = node_at(page, "Ukraine")
    page.keyboard.down("Shift")
    page.mouse.click(*place)
    page.keyboard.up("Shift")
    expect(ukraine).to_have_count(0)
    assert query(page)["hide"] == ["ukraine"]


def test_an_edge_shows_its_sentence_and_the_sentence_its_article(explorer: Open) -> None:
    page = explorer(STARMER)
    page.get_by_role("button", name="Keir Starmer accuses Russia: evidence").click()
    expect(page.locator("#evidence article")).to_have_count(1)
    expect(page.locator("#evidence blockquote")).to_contain_text("Russia is the aggressor.")
    expect(page.locator("#evidence .mark-target")).to_have_text("Russia")
    expect(page.locator("#evidence .tag", has_text="The Independent")).to_be_visible()
    page.locator("#evidence").get_by_role("button", name="the article").click()
    expect(page.locator("#whole mark", has_text="still under way").first).to_be_visible()


def test_the_brush_leaves_one_month(explorer: Open) -> None:
    page = explorer()
    bars = page.locator("#time svg")
    expect(bars).to_be_visible()
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box is not None
    # From February 2022 to April 2025 there are 39 months; August 2023 is the nineteenth.
    x, y = box["x"] + box["width"] * 18.5 / 39, box["y"] + 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.up()
    status(page, counted(answer(page, "/network?since=2023-08&until=2023-08")))
    assert query(page) == {"since": ["2023-08"], "until": ["2023-08"]}
    said = answer(page, "/statements?since=2023-08&until=2023-08&limit=25")["items"]
    expect(page.locator("#evidence article")).to_have_count(len(said))
    expect(page.locator("#edge-table")).not_to_contain_text("2024")


def test_two_speakers_are_compared(explorer: Open) -> None:
    page = explorer("/?tab=compare&kind=by&left=china&right=united-states")
    for id, label in (("china", "China"), ("united-states", "United States")):
        side = page.get_by_role("region", name=label, exact=True)
        total = answer(page, f"/statements?by={id}")["total"]
        expect(side).to_contain_text(f"{total} statements")
        expect(side.locator("li", has_text="only here").first).to_contain_text(label)


def test_sparql_is_answered_as_table_and_network(explorer: Open) -> None:
    page = explorer("/?tab=sparql")
    page.get_by_label("Example questions").select_option("Who stands how to whom")
    expect(page.locator("#sparql-status")).to_have_text("100 rows.")
    expect(page.locator("#sparql-result tbody tr")).to_have_count(100)
    expect(page.locator("#sparql-network")).to_be_visible()


def test_an_article_is_seen_before_it_is_stored(explorer: Open) -> None:
    page = explorer("/?tab=add")
    before = answer(page, "/health")["articles"]
    page.get_by_label("Text").fill("A minister of Norway said on Monday that talks would go on.")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="See what is found").click()
    expect(page.locator("#found mark", has_text="talks would go on")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Store it")).to_be_enabled()
    assert answer(page, "/health")["articles"] == before


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes cover a common place."""
    return one[1] < other[3] and other[1] < one[3] and one[2] < other[4] and other[2] < one[4]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "path", ["/", "/?projection=about", "/?fold=true", "/?about=russia&projection=about"]
)
def test_labels_lie_over_nothing(explorer: Open, browser: Browser, path: str, width: int) -> None:
    page = explorer(path, width)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    nodes = answer(page, f"/network{path.removeprefix('/')}")["nodes"]
    most = max(nodes, key=lambda node: float(node["weighted_degree"]))["label"]
    drawn = saved_svg(page)
    blank = browser.new_page()
    blank.set_content(drawn)
    boxes: list[Box] = [tuple(box) for box in blank.evaluate(BOXES)]
    blank.close()
    texts = [box for box in boxes if box[0] == "text"]
    assert f">{most}</text>" in drawn
    assert len(texts) >= 8
    assert [pair for pair in combinations(texts, 2) if meet(*pair)] == []
    assert [text for text in texts for box in boxes if box[0] != "text" and meet(text, box)] == []
