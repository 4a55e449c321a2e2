"""The explorer in a real browser, over a real server and the small world of `factory`."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from api.settings import Settings
from graph.store import Store
from tests.api.browser import MARKS, overflows
from tests.api.conftest import nobody
from tests.api.exploring import Open, node_at, query, status
from tests.api.factory import TOKEN, Paragraphs, all_extractions
from tests.api.test_server import serving

pytestmark = MARKS
URGES = "edge ruritania urges borduria"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the small world is served, with a token to add to it."""
    settings = Settings.model_validate({"token": TOKEN})
    with Store.open(None, registry=nobody()) as store:
        for extraction in all_extractions():
            store.put(extraction)
        with serving(store, settings, Paragraphs) as found:
            yield found


def test_the_question_is_the_address_and_back_works(explorer: Open) -> None:
    page = explorer()
    status(page, "4 actors, 3 edges.")
    page.get_by_label("Who", exact=True).fill("Anna Novak")
    page.keyboard.press("Tab")
    page.get_by_label("word for word only").check()
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator("#evidence article")).to_have_count(2)
    assert query(page) == {"by": ["Anna Novak"], "quotation": ["direct"]}
    page.reload()
    expect(page.get_by_label("Who", exact=True)).to_have_value("Anna Novak")
    expect(page.locator("#evidence article")).to_have_count(2)
    page.go_back()
    status(page, "4 actors, 3 edges.")
    page.go_forward()
    expect(page.get_by_label("word for word only")).to_be_checked()


def test_names_are_proposed_and_chosen_by_keyboard(explorer: Open) -> None:
    page = explorer()
    field = page.get_by_role("combobox", name="about", exact=True)
    field.press_sequentially("bord")
    option = page.get_by_role("option", name="Borduria")
    expect(option).to_be_visible()
    field.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(field).to_have_value("borduria")
    field.press("Enter")
    expect(page.locator("#evidence mark", has_text="the border must be quiet")).to_be_visible()


def test_a_name_of_several_is_chosen_among_them(explorer: Open) -> None:
    page = explorer("/?by=Alex+Grauhof")
    page.get_by_role("button", name="Alex Grauhof (Person, XB)").click()
    expect(page.locator("#evidence mark", has_text="talks would go on")).to_be_visible()
    assert query(page) == {"by": ["alex-grauhof-2"]}


def test_a_statement_has_its_marks_and_badges(explorer: Open) -> None:
    page = explorer("/?by=borduria&projection=about")
    card = page.locator("#evidence article")
    expect(card.locator(".mark-source")).to_have_text("Borduria")
    expect(card.locator(".mark-cue")).to_have_text("denied")
    expect(card.locator(".mark-target")).to_have_text("the Herald")
    expect(card.locator(".tag").first).to_have_text("indirect")
    card.get_by_role("button", name="denies a report").click()
    expect(card.locator("mark")).to_have_text("the border must be quiet")
    for words in ("word for word", "said on 2025-04-24", "denied by another"):
        expect(card.locator(".tag", has_text=words)).to_be_visible()


def test_an_edge_of_the_table_opens_its_sentence_and_the_article(explorer: Open) -> None:
    page = explorer()
    page.get_by_role("button", name="Ruritania urges Borduria: evidence").click()
    assert query(page) == {"open": [URGES]}
    expect(page.locator("#evidence article")).to_have_count(1)
    expect(page.locator("#evidence blockquote")).to_have_text(
        "Ruritania urged Borduria to withdraw its troops."
    )
    page.get_by_role("button", name="Ruritania urges Borduria to leave").click()
    expect(page.locator("#whole mark", has_text="We will not wait for ever.")).to_be_visible()
    page.get_by_role("button", name="All that was said").click()
    expect(page.locator("#evidence article")).to_have_count(5)


def test_actors_in_the_picture_expand_and_hide(explorer: Open) -> None:
    page = explorer("/?by=borduria")
    status(page, "2 actors, 1 edges.")
    x, y = node_at(page, "Borduria")
    page.mouse.click(x, y)
    status(page, "3 actors, 2 edges.")
    assert query(page)["expand"] == ["borduria"]
    x, y = node_at(page, "The Strelsau Herald")
    page.keyboard.down("Shift")
    page.mouse.click(x, y)
    page.keyboard.up("Shift")
    status(page, "2 actors, 1 edges.")
    assert query(page)["hide"] == ["strelsau-herald"]
    page.get_by_role("button", name="without strelsau-herald: undo").click()
    status(page, "3 actors, 2 edges.")


def test_an_edge_in_the_picture_opens_its_evidence(explorer: Open) -> None:
    page = explorer("/?type=urges")
    status(page, "2 actors, 1 edges.")
    (ax, ay), (bx, by) = (node_at(page, name) for name in ("Ruritania", "Borduria"))
    # The curve bends to one side: walk across its middle until it answers.
    for step in range(-20, 21):
        bend = step / 100
        page.mouse.move((ax + bx) / 2 + (by - ay) * bend, (ay + by) / 2 - (bx - ax) * bend)
        if page.locator("#canvas").evaluate("canvas => canvas.style.cursor") == "pointer":
            break
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("#evidence article")).to_have_count(1)
    assert query(page)["open"] == [URGES]


def test_actors_are_dragged_and_the_picture_is_zoomed(explorer: Open) -> None:
    page = explorer("/?type=urges")
    status(page, "2 actors, 1 edges.")
    x, y = node_at(page, "Borduria")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 40, steps=5)
    page.mouse.up()
    assert node_at(page, "Borduria") == pytest.approx((x + 40, y + 40), abs=4)
    assert "expand" not in query(page)
    (ax, _), (bx, _) = (node_at(page, name) for name in ("Ruritania", "Borduria"))
    page.get_by_role("button", name="Zoom out").click()
    page.wait_for_timeout(600)
    (cx, _), (dx, _) = (node_at(page, name) for name in ("Ruritania", "Borduria"))
    assert abs(cx - dx) < abs(ax - bx) * 0.9


def test_an_actor_sought_is_lit_up(explorer: Open) -> None:
    page = explorer()
    status(page, "4 actors, 3 edges.")
    before = page.locator("#canvas").screenshot()
    page.get_by_label("Find").fill("herald")
    page.wait_for_timeout(300)
    assert page.locator("#canvas").screenshot() != before


def test_a_fact_is_copied(explorer: Open) -> None:
    page = explorer("/?by=borduria")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    def copied(form: str) -> str:
        page.get_by_role("button", name=form, exact=True).click()
        expect(page.get_by_role("button", name=f"{form}: copied")).to_be_visible()
        text: str = page.evaluate("navigator.clipboard.readText()")
        return text

    assert copied("citation").endswith(
        "The Strelsau Herald, Ruritania urges Borduria to leave, 2025-04-25, "
        "https://herald.example/border"
    )
    assert "dg:Statement" in copied("Turtle")
    assert copied("CSV").startswith("date,speaker,")


def test_the_legend_and_the_controls_shape_the_network(explorer: Open) -> None:
    page = explorer("/?projection=about&by=anna-novak")
    page.get_by_label("fold to states").check()
    expect(page.locator("#node-table")).to_contain_text("Ruritania")
    page.locator("#projection").select_option("relations")
    page.get_by_role("button", name="Clear").click()
    chip = page.locator("#legend").get_by_role("button", name="words of conflict")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    assert query(page)["quad"] == ["VX"]
    page.get_by_label("Colour by").select_option("community")
    expect(page.locator("#legend")).to_contain_text("community 0")


def test_tables_are_sorted_by_their_headings(explorer: Open) -> None:
    page = explorer()
    heading = page.locator("#node-table").get_by_role("button", name="Actor")
    heading.focus()
    page.keyboard.press("Enter")
    names = page.locator("#node-table tbody tr td:first-child")
    expect(names).to_have_text(["Alex Grauhof", "Borduria", "Ruritania", "The Strelsau Herald"])
    page.keyboard.press("Enter")
    expect(names.first).to_have_text("The Strelsau Herald")
    assert page.locator("#node-table th[aria-sort='descending']").count() == 1


def test_the_brush_filters_network_and_list(explorer: Open) -> None:
    page = explorer()
    bars = page.locator("#time svg")
    expect(bars).to_be_visible()
    bars.scroll_into_view_if_needed()
    box = bars.bounding_box()
    assert box is not None
    # April and May: the right half is May.
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.9, box["y"] + 40)
    page.mouse.up()
    status(page, "2 actors, 1 edges.")
    assert query(page) == {"since": ["2025-05"], "until": ["2025-05"]}
    expect(page.locator("#evidence article")).to_have_count(2)
    page.get_by_role("button", name="All time").click()
    status(page, "4 actors, 3 edges.")
    page.get_by_role("button", name="Play the months").click()
    status(page, "3 actors, 2 edges.")
    status(page, "2 actors, 1 edges.")


@pytest.mark.parametrize("label", ["GEXF", "Turtle", "CSV"])
def test_files_hold_what_is_shown(explorer: Open, label: str) -> None:
    page = explorer("/?type=urges")
    status(page, "2 actors, 1 edges.")
    with page.expect_download() as saved:
        page.locator(".export").get_by_role("link", name=label).click()
    text = Path(saved.value.path()).read_text("utf-8")
    assert "ruritania" in text
    assert "denies-report" not in text


@pytest.mark.parametrize(("label", "start"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_pictures_are_saved(explorer: Open, label: str, start: bytes) -> None:
    page = explorer()
    status(page, "4 actors, 3 edges.")
    with page.expect_download() as saved:
        page.get_by_role("button", name=label).click()
    written = Path(saved.value.path()).read_bytes()
    assert written.startswith(start)
    assert len(written) > 1000


def test_compare_lists_what_one_side_has_alone(explorer: Open) -> None:
    page = explorer("/?tab=compare")
    page.locator("#compare-form select").select_option("by")
    page.get_by_label("this", exact=True).fill("Borduria")
    page.get_by_label("with this").fill("alex-grauhof-2")
    page.locator("#compare-form").get_by_role("button", name="Compare").click()
    left = page.get_by_role("region", name="Borduria")
    expect(page.get_by_role("region", name="Alex Grauhof")).to_be_visible()
    expect(left.locator("li", has_text="denies report")).to_contain_text("only here")
    expect(page.locator("#compared")).to_contain_text("Borduria denies: the report of the Herald")
    assert query(page)["left"] == ["Borduria"]


def test_sparql_answers_as_table_and_network(explorer: Open) -> None:
    page = explorer("/?tab=sparql")
    page.get_by_label("Example questions").select_option("Who stands how to whom")
    expect(page.locator("#sparql-status")).to_have_text("3 rows.")
    expect(page.locator("#sparql-result")).to_contain_text("actor:ruritania")
    expect(page.locator("#sparql-network")).to_be_visible()
    assert "PREFIX dg:" in query(page)["query"][0]
    page.locator(".cm-content").click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("SELECT ?a { ?a rel:urges ?b }")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#sparql-status")).to_have_text("1 row.")
    expect(page.locator("#sparql-network")).to_be_hidden()


def test_add_shows_what_is_found_before_it_is_stored(explorer: Open, address: str) -> None:
    page = explorer("/?tab=add")
    page.get_by_label("Text").fill("Ms Novak said that <b>talks</b> help.\n\nNobody spoke.")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_label("Day").fill("2025-06-01")
    expect(page.get_by_role("button", name="Store it")).to_be_disabled()
    page.get_by_role("button", name="See what is found").click()
    expect(page.get_by_role("heading", name="Found: 1 statements, 0 relations")).to_be_visible()
    expect(page.locator("#found mark")).to_have_text("Ms Novak said that <b>talks</b> help.")
    assert json.loads(page.request.get(f"{address}/health").text())["articles"] == 3
    page.get_by_role("button", name="Store it").click()
    page.get_by_role("button", name="Read it with its marks").click()
    expect(page.locator("#whole mark")).to_have_text("Ms Novak said that <b>talks</b> help.")
    found = parse_qs(urlsplit(page.url).query)["open"][0].removeprefix("article ")
    page.request.delete(f"{address}/articles/{found}", headers={"Authorization": f"Bearer {TOKEN}"})


def test_text_of_articles_never_becomes_html(explorer: Open) -> None:
    page = explorer("/?by=alex-grauhof")
    expect(page.locator("#evidence article mark").first).to_contain_text("<b>No</b>")
    assert page.locator("#evidence b").count() == 0
    expect(page.locator("#evidence")).to_contain_text("<script>alert('title')</script>")


def test_empty_and_error_states_say_what_to_do(explorer: Open) -> None:
    page = explorer("/?text=mackerel")
    expect(page.locator("#evidence")).to_contain_text("Ask for less")
    expect(page.locator("#stage-note")).to_be_visible()


@pytest.mark.parametrize("tab", ["network", "search", "compare", "sparql", "add"])
def test_it_fits_a_phone(explorer: Open, tab: str) -> None:
    page = explorer(f"/?tab={tab}", width=390)
    expect(page.locator(f"#view-{tab}")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not overflows(page)


def test_tabs_by_arrow_keys(explorer: Open) -> None:
    page = explorer()
    page.get_by_role("tab", name="Network").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Search")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#view-network")).to_be_hidden()
