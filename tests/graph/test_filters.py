"""Filters: which values are refused, and what each lets through."""

from dataclasses import replace

import pytest

from graph.errors import InvalidFilter
from graph.filters import Filters
from graph.relations import find_relations
from graph.statements import find_statements
from graph.store import Store

REPORT = "Iceland had attacked a Norwegian trawler"
QUOTE = "We will not wait for ever … The nets are out"
URGING = "to reopen the fishing talks"
DENIAL = "that report"
INNER = "a Norwegian trawler"
SAID = "Norway urged Iceland again"
HARBOUR = [URGING, QUOTE, REPORT, INNER, DENIAL]


@pytest.mark.parametrize(
    ("filters", "texts"),
    [
        pytest.param(Filters(), [*HARBOUR, SAID], id="none"),
        pytest.param(Filters(by="norway"), [URGING], id="by"),
        pytest.param(Filters(by="nobody"), [], id="by an unknown actor"),
        pytest.param(Filters(about="norway"), [REPORT, SAID], id="about"),
        pytest.param(Filters(by="the-harbour-post", about="iceland"), [REPORT], id="by and about"),
        pytest.param(Filters(to="the-harbour-post"), [QUOTE], id="to"),
        pytest.param(Filters(quotation="direct"), [QUOTE], id="quotation"),
        pytest.param(Filters(outlet="the-harbour-post"), HARBOUR, id="outlet"),
        pytest.param(Filters(outlet="morning-mail"), [SAID], id="other outlet"),
        pytest.param(Filters(text="TRAWLER"), [REPORT, INNER], id="word, in any case"),
        pytest.param(Filters(text="nets ever"), [QUOTE], id="all words"),
        pytest.param(Filters(text="nets mackerel"), [], id="one word missing"),
        pytest.param(Filters(type="urges"), [URGING, SAID], id="relation type"),
        pytest.param(Filters(type="request"), [URGING, SAID], id="family in lower case"),
        pytest.param(Filters(type="denies"), [DENIAL], id="narrower type"),
        pytest.param(Filters(subject="iceland"), [REPORT], id="subject"),
        pytest.param(Filters(subject="norway", object="iceland"), [URGING, SAID], id="dyad"),
        pytest.param(Filters(polarity="negated"), [], id="polarity"),
        pytest.param(Filters(since="2025-05-10"), [SAID], id="since: a month lies partly in it"),
        pytest.param(Filters(since="2025-06"), [], id="since: by the day said, not published"),
        pytest.param(Filters(until="2025-04-22"), [URGING, QUOTE], id="until"),
        pytest.param(Filters(until="2025-04"), HARBOUR, id="until a month"),
        pytest.param(Filters(since="2025", until="2025"), [*HARBOUR, SAID], id="a year"),
        pytest.param(Filters(since="2025-04-23", until="2025-04-23"), HARBOUR[2:], id="one day"),
    ],
)
def test_statements(store: Store, filters: Filters, texts: list[str]) -> None:
    assert [row.text for row in find_statements(store, filters).items] == texts


URGES = ("norway", "urges", "iceland")
ATTACKS = ("iceland", "attacks", "norway")
DENIES = ("government-of-iceland", "denies-report", "the-harbour-post")
SANCTIONS = ("iceland", "sanctions", "norway")
EXPELS = ("iceland", "expels", "norway")
CRITICISES = ("astrid-nordahl", "criticises", "iceland")


@pytest.mark.parametrize(
    ("filters", "triples"),
    [
        pytest.param(
            Filters(),
            [EXPELS, URGES, ATTACKS, DENIES, SANCTIONS, URGES, CRITICISES],
            id="none",
        ),
        pytest.param(Filters(subject="norway"), [URGES, URGES], id="subject"),
        pytest.param(Filters(object="norway"), [EXPELS, ATTACKS, SANCTIONS], id="object"),
        pytest.param(Filters(type="SANCTION"), [EXPELS, SANCTIONS], id="family"),
        pytest.param(Filters(type="expels"), [EXPELS], id="leaf"),
        pytest.param(Filters(type="Reject"), [DENIES], id="family of a narrower leaf"),
        pytest.param(Filters(polarity="negated"), [EXPELS], id="polarity"),
        pytest.param(Filters(by="the-harbour-post"), [ATTACKS], id="by, of the statement"),
        pytest.param(Filters(about="norway"), [ATTACKS, URGES], id="about, of the statement"),
        pytest.param(Filters(quotation="direct"), [], id="quotation, of the statement"),
        pytest.param(Filters(outlet="morning-mail"), [URGES, CRITICISES], id="outlet"),
        pytest.param(Filters(text="trawler"), [ATTACKS], id="word"),
        pytest.param(Filters(since="2025-05-01"), [URGES, CRITICISES], id="since"),
        pytest.param(Filters(until="2025-04-22"), [EXPELS, URGES], id="until"),
    ],
)
def test_relations(store: Store, filters: Filters, triples: list[tuple[str, str, str]]) -> None:
    found = find_relations(store, filters).items
    assert [(row.subject, row.relation, row.object) for row in found] == triples


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type", "hugs"),
        ("since", "yesterday"),
        ("since", "2025-4-1"),
        ("since", "2025-02-30"),
        ("since", "2025-W17-5"),
        ("until", "2025-04-22T10:00"),
        ("quotation", "loud"),
        ("polarity", "perhaps"),
        ("text", "a b c d e f g h i"),
    ],
)
def test_unusable_values_are_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(InvalidFilter) as caught:
        replace(Filters(), **{name: value})  # type: ignore[arg-type]
    assert caught.value.name == name


def test_pages_have_the_total_and_join_up(store: Store) -> None:
    whole = find_statements(store)
    pages = [find_statements(store, limit=2, offset=offset) for offset in (0, 2, 4, 6)]
    assert {page.total for page in pages} == {whole.total} == {6}
    assert tuple(row for page in pages for row in page.items) == whole.items


def test_the_reports_and_its_denial_know_each_other(store: Store) -> None:
    rows = {row.text: row for row in find_statements(store).items}
    assert rows[DENIAL].denies == rows[REPORT].id
    assert rows[REPORT].denied_by == (rows[DENIAL].id,)
    assert rows[INNER].parent == rows[REPORT].id
