"""Rows read back hold what was put in."""

import pytest

from graph.articles import get_article, list_articles
from graph.convert import iri
from graph.relations import find_relations, get_relation
from graph.statements import find_statements, get_statement
from graph.stats import stats
from graph.store import Store
from ingest.records import Relation, Statement
from tests.graph.factory import harbour, morning

STATEMENTS = (*harbour().statements, *morning().statements)
RELATIONS = (*harbour().relations, *morning().relations)


@pytest.mark.parametrize("put", STATEMENTS, ids=lambda put: put.id)
def test_a_statement_comes_back(store: Store, put: Statement) -> None:
    row = get_statement(store, put.id)
    assert row is not None
    assert (row.act, row.speech_act, row.quotation) == (put.act, put.speech_act, put.quotation)
    assert (row.speaker, row.addressee, row.date) == (put.speaker, put.addressee, put.date)
    assert (row.source, row.cue, row.content) == (put.source, put.cue, put.content)
    assert {id for id, _ in row.about} == set(put.about)
    assert (row.parent, row.denies) == (put.parent, put.denies)
    assert (row.confidence, row.rule) == (put.confidence, put.rule)


@pytest.mark.parametrize("put", RELATIONS, ids=lambda put: put.relation)
def test_a_relation_comes_back(store: Store, put: Relation) -> None:
    row = get_relation(store, put.id)
    assert row is not None
    assert (row.subject, row.relation, row.object) == (put.subject, put.relation, put.object)
    assert (row.polarity, row.modality, row.date) == (put.polarity, put.modality, put.date)
    assert (row.attributed_to, row.statement) == (put.attributed_to, put.statement)
    assert (row.evidence, row.content) == (put.evidence, put.content)
    assert (row.confidence, row.rule) == (put.confidence, put.rule)


def test_a_row_tells_sentence_and_source(store: Store) -> None:
    row = find_relations(store).items[1]
    assert row.sentence == "Norway urged Iceland on Tuesday to reopen the fishing talks."
    assert (row.subject_label, row.plover, row.object_label) == ("Norway", "REQUEST", "Iceland")
    assert (row.article, row.title, row.published) == ("harbour-1", "Fish & nets", "2025-04-23")
    assert (row.outlet, row.outlet_label) == ("the-harbour-post", "The Harbour Post")
    assert (row.publisher, row.url) == ("Harbour Post", "https://harbourpost.example/1")


def test_a_quotation_in_pieces_is_one_text_with_both_sentences(store: Store) -> None:
    row = next(row for row in find_statements(store).items if len(row.content) == 2)
    assert row.text == "We will not wait for ever … The nets are out"
    assert row.sentence.startswith("“We will not wait")
    assert row.sentence.endswith("“The nets are out.”")


def test_facts_that_are_taken_away_meanwhile_are_left_out(empty: Store) -> None:
    empty.put(harbour())
    empty.put(morning())
    assert (find_statements(empty).total, find_relations(empty).total) == (6, 7)
    # Past the store's version, as if between the question and the reading of its rows.
    empty.engine.remove_graph(iri(empty.base.article("harbour-1")))
    assert [row.article for row in find_statements(empty).items] == ["morning/2"]
    assert [row.article for row in find_relations(empty).items] == ["morning/2"] * 2


def test_what_is_unknown_is_none(store: Store) -> None:
    assert get_statement(store, "nothing") is None
    assert get_relation(store, "nothing") is None
    assert get_article(store, "nothing") is None


def test_articles_come_latest_first_with_counts(store: Store) -> None:
    page = list_articles(store)
    assert [(row.id, row.statements, row.relations) for row in page.items] == [
        ("morning/2", 1, 2),
        ("harbour-1", 5, 5),
    ]
    assert page.total == 2


def test_an_article_holds_its_text_and_facts_in_order(store: Store) -> None:
    found = get_article(store, "harbour-1")
    assert found is not None
    assert found.text == harbour().article.text
    assert [row.id for row in found.relations] == [put.id for put in harbour().relations]
    assert len(found.statements) == 5
    assert found.row.publisher == "Harbour Post"


def test_stats_count_everything(store: Store) -> None:
    counted = stats(store)
    assert (counted.articles, counted.actors, counted.mentions) == (2, 5, 7)
    assert (counted.statements, counted.relations) == (6, 7)
    assert (counted.first_date, counted.last_date) == ("2025-04-23", "2025-06-01")
    assert dict(counted.by_family)["REQUEST"] == 2
    assert dict(counted.by_outlet) == {"The Harbour Post": 1, "Morning Mail": 1}
    assert counted.quads == len(store.engine)


def test_stats_of_an_empty_store(empty: Store) -> None:
    counted = stats(empty)
    assert (counted.articles, counted.first_date, counted.by_family) == (0, None, ())
