"""The named questions: each parses whole and bare, and says what it answers."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from graph.questions import ask, names, parameters, question


def test_the_questions_are_found() -> None:
    assert {"statements", "relations", "articles", "totals"} <= set(names())


@pytest.mark.parametrize("name", names())
def test_question_is_standard_sparql_with_and_without_its_parameters(name: str) -> None:
    prepareQuery(question(name))
    prepareQuery(question(name, parameters(name)))


@pytest.mark.parametrize("name", names())
def test_question_begins_with_what_it_answers_and_binds(name: str) -> None:
    comments = [line for line in question(name).splitlines() if line.startswith("# ")]
    assert "?" in comments[0] + comments[1]
    assert any("Binds ?" in line for line in comments)


@pytest.mark.parametrize("name", names())
def test_every_parameter_can_be_bound_alone(name: str) -> None:
    engine = ox.Store()
    for parameter in parameters(name):
        assert list(ask(engine, name, {parameter: ox.Literal("x")})) == []


def test_values_are_terms_whatever_stands_in_them(store_with_quote: ox.Store) -> None:
    word = ox.Literal('" } drop all #')
    assert len(list(ask(store_with_quote, "statements", {"word1": word}))) == 1


@pytest.fixture
def store_with_quote() -> ox.Store:
    engine = ox.Store()
    engine.update("""
        PREFIX dg: <https://w3id.org/diplograph/ns#>
        PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX schema: <https://schema.org/>
        INSERT DATA { GRAPH <https://a.example/> {
            <https://s.example/> dg:act dg:Speech ; prov:wasDerivedFrom <https://a.example/> ;
                schema:position 0 ; dg:sentence "he wrote \\" } drop all # and left"
        } }""")
    return engine


@pytest.mark.parametrize("name", names())
def test_question_is_in_the_docs(name: str) -> None:
    docs = Path(__file__).parents[2] / "docs" / "graph.md"
    assert f"`{name}`" in docs.read_text("utf-8")
