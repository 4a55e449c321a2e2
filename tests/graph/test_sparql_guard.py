"""What is refused before the engine sees it, and what only looks alike."""

import pytest

from graph.errors import QueryRefused, QuerySyntaxError
from graph.sparql_guard import check_query, look_closely

FILTER = "SELECT * {{ ?s ?p ?o FILTER({}) }}"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("SELECT * " + "{" * 49_000 + "}" * 49_000, "nests", id="98,000 braces"),
        pytest.param("{" * 100_000, "nests", id="100,000 open braces"),
        pytest.param("{" * 100_001, "longer", id="too long"),
        pytest.param(FILTER.format("(" * 65 + "1" + ")" * 65), "nests", id="parentheses"),
        pytest.param("SELECT * { ?s ?p " + "[ ?p " * 65, "nests", id="blank nodes"),
        pytest.param(FILTER.format("1<((((" * 20 + "2"), "nests", id="comparisons"),
        pytest.param(FILTER.format("1<" + "(" * 70 + "2>1"), "nests", id="hidden in <...>"),
        pytest.param("SELECT * { " + "<<" * 65, "nests", id="triple terms"),
        pytest.param("SELECT * { " + "{} " * 201 + "}", "groups", id="groups"),
        pytest.param("SELECT * { " + "OPTIONAL {?s ?p ?o} " * 201 + "}", "groups", id="optionals"),
        pytest.param(FILTER.format("!" * 2001 + "true"), "operators", id="negations"),
        pytest.param(FILTER.format("||".join(["?o"] * 1500)), "operators", id="alternatives"),
        pytest.param(FILTER.format("+".join(["1"] * 2500)), "operators", id="sums"),
        pytest.param(
            FILTER.format("1<" + "-".join(["1"] * 2500) + ">0"), "operators", id="sums in <...>"
        ),
        pytest.param(
            "SELECT " + " ".join(f"(1 AS ?v{n})" for n in range(501)) + " {}", "AS", id="columns"
        ),
        pytest.param("SELECT * { SERVICE <http://a.example/> {} }", "SERVICE", id="service"),
        pytest.param("SELECT * { service silent ?s {} }", "SERVICE", id="service in lower case"),
        pytest.param("SELECT * {?s a 'x'SERVICE<http://a.example/>{}}", "SERVICE", id="tight"),
        pytest.param("INSERT DATA { <a:a> <a:b> 1 }", "INSERT", id="insert"),
        pytest.param("PREFIX a: <http://a.example/> DELETE WHERE {}", "DELETE", id="delete"),
        pytest.param("# read me\nBASE <http://a.example/> load <x>", "LOAD", id="load"),
        pytest.param("CLEAR ALL", "CLEAR", id="clear"),
        pytest.param(FILTER.format("1<a:#>SERVICE"), "write it in full", id="fragment"),
    ],
)
def test_refused(text: str, reason: str) -> None:
    with pytest.raises(QueryRefused, match=reason):
        check_query(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('SELECT * { ?s ?p "' + "{(" * 500 + '" }', id="brackets in a string"),
        pytest.param("SELECT * { ?s ?p '''\n" + "{'(" * 500 + "''' }", id="in a long string"),
        pytest.param("SELECT * {} # " + "{" * 500, id="in a comment"),
        pytest.param("SELECT * { ?s ?p <http://a.example/a_(b)-c/d!> }", id="in an IRI"),
        pytest.param('SELECT * { ?s ?p "the SERVICE" }', id="keyword in a string"),
        pytest.param("SELECT ?service { ?service a dg:SERVICE }", id="keyword in a name"),
        pytest.param("SELECT * { ?s rel:insert ?o } # DELETE", id="update words elsewhere"),
        pytest.param(r'SELECT * { ?s ?p "a \" { \\" }', id="escaped quote"),
        pytest.param('SELECT * { ?s ?p "it\'s" , \'a "b"\' }', id="quotes in quotes"),
        pytest.param("SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }", id="comparisons"),
        pytest.param(
            "SELECT * { VALUES ?x { " + "<http://a.example/b-c/d> " * 3000 + "} }", id="many values"
        ),
        pytest.param("SELECT * { ?x rel:urges/^rel:asks*|!rel:denies ?y }", id="a path"),
        pytest.param("SELECT * { <#a> ?p [ ?q <#b> ] }", id="relative IRIs with a fragment"),
        pytest.param(r"SELECT * { ?s ?p ex:it\'s\(new\) }", id="escaped local name"),
    ],
)
def test_let_through(text: str) -> None:
    assert check_query(text) == ()


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param("SELECT * {\n ?s ?p 'abc }", 2, 8, id="single"),
        pytest.param('SELECT * { ?s ?p """a"" }', 1, 18, id="long"),
        pytest.param('SELECT * { ?s ?p "a\n" }', 1, 18, id="line break inside"),
    ],
)
def test_a_string_that_does_not_end_is_pointed_out(text: str, line: int, column: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        look_closely(text)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_graphs_named_by_from() -> None:
    text = "SELECT * FROM <http://a.example/g> FROM NAMED graph:ontology { ?s ?p ?o }"
    assert check_query(text) == ("<http://a.example/g>", "graph:ontology")
