"""The SPARQL that an endpoint is sent. Terms are written out by the engine, escapes and all."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import pyoxigraph as ox
from rdflib import RDF

from graph.engine import GraphName, Object, Subject
from graph.replacing import written
from graph.sparql_tokens import tokens_of

_WHERE: Final = re.compile(r"^WHERE \{", re.MULTILINE)
_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w-]*):", re.IGNORECASE)
_NAMES: Final = re.compile(r"(?<![\w?$<])([A-Za-z][\w-]*):")
_RELATIVE: Final = re.compile(r"<(?![A-Za-z][\w+.-]*:)[^<>\"{}|^`\\\s]*>")
_FORMS: Final = frozenset(("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"))


@lru_cache(maxsize=256)
def form_of(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE."""
    words = (token.keyword for token in tokens_of(query))
    return next((word for word in words if word in _FORMS), "SELECT")


def bound(question: str, values: Mapping[ox.Variable, Object]) -> str:
    """The question with variables bound where its WHERE begins."""
    if not values:
        return question
    names = " ".join(map(str, values))
    terms = " ".join(map(str, values.values()))
    return _WHERE.sub(lambda _: f"WHERE {{ VALUES ({names}) {{ ({terms}) }}", question, count=1)


def declared(text: str, base_iri: str | None, prefixes: Mapping[str, str]) -> str:
    """The text with the prefixes that it uses and does not declare, in its first line."""
    own = set(_DECLARED.findall(text))
    used = dict.fromkeys(name for name in _NAMES.findall(text) if name in prefixes)
    head = [f"PREFIX {name}: <{prefixes[name]}>" for name in used if name not in own]
    if base_iri and _RELATIVE.search(text):
        head.insert(0, f"BASE <{base_iri}>")
    return " ".join((*head, text))


def pattern(
    subject: Subject | None,
    predicate: ox.NamedNode | None,
    object: Object | None,
    graph: GraphName | None,
) -> str:
    """A query for the quads that fit: binds ?s, ?p, ?o and ?g, as far as they are not given."""
    given = (subject, predicate, object)
    terms = [
        str(term) if term is not None else variable
        for term, variable in zip(given, ("?s", "?p", "?o"), strict=True)
    ]
    triple = f"{{ {' '.join(terms)} }}"
    if isinstance(graph, ox.DefaultGraph):
        return f"SELECT * WHERE {triple}"
    return f"SELECT * WHERE {{ GRAPH {'?g' if graph is None else graph} {triple} }}"


def many(
    variable: str, terms: Iterable[ox.NamedNode], predicate: ox.NamedNode | None = None
) -> str:
    """A query for the quads whose ?s, ?o or ?g is one of the terms, of the predicate if given."""
    values = " ".join(map(str, terms))
    bound = f"BIND ({predicate} AS ?p) " if predicate is not None else ""
    triple = f"?s {predicate or '?p'} ?o"
    return (
        f"SELECT ?s ?p ?o ?g WHERE {{ VALUES {variable} {{ {values} }} "
        f"GRAPH ?g {{ {triple} }} {bound}}}"
    )


def counted(kind: ox.NamedNode, graphs: Iterable[ox.NamedNode]) -> str:
    """A query for how many nodes of a class each graph has: binds ?g and ?count."""
    values = " ".join(map(str, graphs))
    return (
        f"SELECT ?g (COUNT(DISTINCT ?s) AS ?count) WHERE {{ VALUES ?g {{ {values} }} "
        f"GRAPH ?g {{ ?s <{RDF.type}> {kind} }} }} GROUP BY ?g"
    )


def known(graphs: Iterable[ox.NamedNode]) -> str:
    """A query for those of the graphs that hold something: binds ?g."""
    values = " ".join(map(str, graphs))
    return f"SELECT DISTINCT ?g WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"


def dropped(graphs: Iterable[GraphName]) -> str:
    """An update that takes graphs away."""
    names = (
        "DEFAULT" if isinstance(graph, ox.DefaultGraph) else f"GRAPH {graph}" for graph in graphs
    )
    return " ;\n".join(f"DROP SILENT {name}" for name in names)


def inserted(quads: Iterable[ox.Quad]) -> str:
    """An update that adds quads."""
    graphs: dict[object, list[str]] = {}
    for quad in quads:
        triple = f"{quad.subject} {quad.predicate} {written(quad.object)} ."
        graphs.setdefault(quad.graph_name, []).append(triple)
    parts = []
    for graph, triples in graphs.items():
        body = "\n".join(triples)
        inside = body if isinstance(graph, ox.DefaultGraph) else f"GRAPH {graph} {{\n{body}\n}}"
        parts.append(inside)
    return "INSERT DATA {\n" + "\n".join(parts) + "\n}"
