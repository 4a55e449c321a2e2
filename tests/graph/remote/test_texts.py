"""The SPARQL that an endpoint is sent."""

import pyoxigraph as ox
import pytest

from graph.questions import names, parameters, question
from graph.remote import texts

PREFIXES = {"dg": "https://dg.example/", "rel": "https://rel.example/"}
DECLARED = "PREFIX dg: <https://dg.example/>"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        pytest.param("ASK { ?s a dg:A }", f"{DECLARED} ASK {{ ?s a dg:A }}", id="used"),
        pytest.param("ASK { ?s ?p ?o }", "ASK { ?s ?p ?o }", id="not used"),
        pytest.param(
            "PREFIX dg: <a:> ASK { ?s a dg:A }", "PREFIX dg: <a:> ASK { ?s a dg:A }", id="its own"
        ),
        pytest.param("prefix dg:<a:> ASK { dg:A a <b:> }", "prefix dg:<a:> ASK { dg:A a <b:> }"),
        pytest.param("ASK { ?dg a <dg:A> }", "ASK { ?dg a <dg:A> }", id="variable and IRI"),
    ],
)
def test_prefixes_are_declared_once_and_only_where_used(text: str, sent: str) -> None:
    assert texts.declared(text, None, PREFIXES) == sent


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("ASK { <a> ?p ?o }", True, id="relative"),
        pytest.param("ASK { <> ?p ?o }", True, id="empty"),
        pytest.param("ASK { <http://a.example/> ?p ?o FILTER(?o < 3) }", False, id="absolute"),
    ],
)
def test_the_base_is_told_where_it_matters(text: str, told: bool) -> None:
    assert ("BASE" in texts.declared(text, "http://b.example/", {})) is told


@pytest.mark.parametrize("name", names())
def test_every_question_takes_its_values(name: str) -> None:
    given = parameters(name)
    values = {ox.Variable(each): ox.Literal(f'{each} "quoted"\n}}') for each in given}
    text = texts.bound(question(name, given), values)
    assert all(str(value) in text for value in values.values())
    ox.Store().query(text)  # which must parse it


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT"),
        ("# ASK\nPREFIX ask: <a:> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("BASE <http://a.example/select> ask {}", "ASK"),
        ("DESCRIBE <a:a>", "DESCRIBE"),
    ],
)
def test_the_form_of_a_query(text: str, form: str) -> None:
    assert texts.form_of(text) == form
