"""An endpoint in the role of the engine: the same methods, each one request or few."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import batched
from typing import Any, Final

import pyoxigraph as ox

from graph.engine import Answer, GraphName, Object, Subject
from graph.errors import EndpointError
from graph.remote import texts
from graph.remote.client import Client, Parameters
from graph.remote.endpoint import Endpoint
from graph.sparql_tokens import tokens_of

_TABLES: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
_GRAPHS: Final = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_ACCEPT_TABLE: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_ACCEPT_GRAPH: Final = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.5"
# So many quads go into one update, or one upload, where they may be divided.
_BATCH: Final = 20_000
# Longer updates are not looked through here first.
_CHECKED: Final = 100_000


class RemoteEngine:
    """Quads that an endpoint holds; see `graph.engine.Engine` for the methods without a word.

    Named graphs are read alone, unless the default graph is asked for.

    Raises (all methods):
        EndpointError: the endpoint cannot be reached, or refuses.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._client = Client(endpoint)

    def query(
        self,
        query: str,
        /,
        *,
        base_iri: str | None = None,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        default_graph: Any = None,
        named_graphs: Any = None,
        substitutions: Any = None,
    ) -> Answer:
        """The answer to a query, read to its end.

        Raises:
            SyntaxError: it cannot be parsed.
            QuerySyntaxError: the endpoint takes it for wrong.
        """
        values: Mapping[ox.Variable, Object] = substitutions or {}
        known = tuple((prefixes or {}).items())
        _check_syntax(query, base_iri, known)
        text = texts.declared(texts.bound(query, values), base_iri, dict(known))
        parameters = [
            *(("default-graph-uri", graph.value) for graph in default_graph or ()),
            *(("named-graph-uri", graph.value) for graph in named_graphs or ()),
            *(self.endpoint.union if use_default_graph_as_union else ()),
        ]
        return self._answer(texts.form_of(query), text, parameters)

    def update(
        self, update: str, /, *, base_iri: str | None = None, prefixes: dict[str, str] | None = None
    ) -> None:
        """Do an update, in one request.

        Raises:
            SyntaxError: it cannot be parsed.
            UpdateFailed: the endpoint takes it for wrong.
        """
        _check_update(update, base_iri, prefixes or {})
        self._client.update(texts.declared(update, base_iri, prefixes or {}))

    def quads_for_pattern(
        self,
        subject: Subject | None,
        predicate: ox.NamedNode | None,
        object: Object | None,
        graph_name: GraphName | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """The quads that fit, read to their end; blank nodes of an endpoint cannot be asked for."""
        given = (subject, object, graph_name)
        if any(isinstance(term, ox.BlankNode) for term in given):
            return iter(())
        text = texts.pattern(subject, predicate, object, graph_name)
        return _quads(self._rows(text), (subject, predicate, object, graph_name))

    def quads_about(
        self, subjects: Iterable[ox.NamedNode], predicate: ox.NamedNode | None = None, /
    ) -> Iterator[ox.Quad]:
        return _quads(self._rows(texts.many("?s", subjects, predicate)))

    def quads_within(self, graphs: Iterable[ox.NamedNode], /) -> Iterator[ox.Quad]:
        return _quads(self._rows(texts.many("?g", graphs)))

    def quads_pointing(
        self, predicate: ox.NamedNode, objects: Iterable[ox.NamedNode], /
    ) -> Iterator[ox.Quad]:
        return _quads(self._rows(texts.many("?o", objects, predicate)))

    def sizes(
        self, kind: ox.NamedNode, graphs: Iterable[ox.NamedNode], /
    ) -> Iterator[tuple[str, int]]:
        rows = self._rows(texts.counted(kind, graphs))
        return ((row["g"].value, int(row["count"].value)) for row in rows if row["g"])

    def contains_named_graph(self, graph_name: GraphName, /) -> bool:
        return isinstance(graph_name, ox.NamedNode) and graph_name in self.known_graphs(
            (graph_name,)
        )

    def known_graphs(self, graphs: Iterable[ox.NamedNode], /) -> set[ox.NamedNode]:
        return {row["g"] for row in self._rows(texts.known(graphs))}

    def named_graphs(self) -> Iterator[ox.NamedNode | ox.BlankNode]:
        rows = self._rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")
        return (row["g"] for row in rows)

    def add(self, quad: ox.Quad, /) -> None:
        self._client.update(texts.inserted((quad,)))

    def extend(self, quads: Iterable[ox.Quad], /) -> None:
        self._client.update(texts.inserted(quads))

    def bulk_extend(self, quads: Iterable[ox.Quad], /) -> None:
        for batch in _batches(quads):
            if self.endpoint.upload is None:
                self._client.update(texts.inserted(batch))
            else:
                self._client.upload(ox.serialize(batch, format=ox.RdfFormat.N_QUADS) or b"")

    def replace_graphs(self, old: Iterable[ox.NamedNode], new: Iterable[ox.Quad], /) -> None:
        for graphs in batched(old, _BATCH // 100):
            self._client.update(texts.dropped(graphs))
        self.bulk_extend(new)

    def add_graph(self, graph_name: GraphName, /) -> None:
        """Many endpoints keep no empty graphs: what is added makes the graph."""

    def remove_graph(self, graph_name: GraphName, /) -> None:
        self._client.update(texts.dropped((graph_name,)))

    def flush(self) -> None:
        """The endpoint does so by itself."""

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def __contains__(self, quad: Any, /) -> bool:
        text = texts.pattern(quad.subject, quad.predicate, quad.object, quad.graph_name)
        return bool(self._answer("ASK", text.replace("SELECT * WHERE", "ASK", 1), ()))

    def __len__(self) -> int:
        (row,) = self._rows("SELECT (COUNT(*) AS ?count) WHERE { GRAPH ?g { ?s ?p ?o } }")
        return int(row["count"].value)

    def _rows(self, text: str) -> ox.QuerySolutions:
        answer = self._answer("SELECT", text, ())
        assert isinstance(answer, ox.QuerySolutions)
        return answer

    def _answer(self, form: str, text: str, parameters: Parameters) -> Answer:
        table = form in ("SELECT", "ASK")
        accept = _ACCEPT_TABLE if table else _ACCEPT_GRAPH
        kind, body = self._client.query(text, parameters, accept)
        try:
            if table:
                return ox.parse_query_results(body, _TABLES[kind])
            return (quad.triple for quad in ox.parse(body, _GRAPHS[kind]))
        except (KeyError, SyntaxError, ValueError) as error:
            raise EndpointError(
                f"{self.endpoint.query} answers with {kind or 'something'} that is no SPARQL "
                "result: check that the address is that of a SPARQL endpoint"
            ) from error


def _quads(
    rows: ox.QuerySolutions, given: tuple[object, ...] = (None, None, None, None)
) -> Iterator[ox.Quad]:
    """The rows as quads, with what was given in the place of what was asked for."""
    names = ("s", "p", "o", "g")
    for row in rows:
        terms: list[Any] = [
            term if term is not None else row[name] for term, name in zip(given, names, strict=True)
        ]
        yield ox.Quad(*terms)


def _batches(quads: Iterable[ox.Quad]) -> Iterator[tuple[ox.Quad, ...]]:
    """Parts of a size that is easily sent. Blank nodes keep what has them in one request."""
    rest = iter(quads)
    for some in batched(rest, _BATCH):
        nodes = (term for quad in some for term in (quad.subject, quad.object))
        blank = any(isinstance(node, ox.BlankNode) for node in nodes)
        yield (*some, *rest) if blank else some


@lru_cache(maxsize=256)
def _check_syntax(query: str, base_iri: str | None, prefixes: tuple[tuple[str, str], ...]) -> None:
    """Let the engine here complain, which says where; what only an endpoint knows may pass."""
    with suppress(RuntimeError, ValueError):
        ox.Store().query(query, base_iri=base_iri, prefixes=dict(prefixes))


def _check_update(update: str, base_iri: str | None, prefixes: Mapping[str, str]) -> None:
    """The same for updates, on a store that is gone with them; nothing is fetched for it."""
    reaching = {"LOAD", "SERVICE"} & {token.keyword for token in tokens_of(update)}
    if reaching or len(update) > _CHECKED:
        return
    with suppress(RuntimeError, ValueError, OSError):
        ox.Store().update(update, base_iri=base_iri, prefixes=dict(prefixes))
