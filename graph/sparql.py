"""Ad-hoc SPARQL over the union of all graphs, reading only."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.errors import InvalidFilter, QueryRefused, QuerySyntaxError
from graph.formats import (
    GRAPH_ENGINE,
    GRAPH_FORMATS,
    RESULT_ENGINE,
    RESULT_FORMATS,
    used_prefixes,
)
from graph.sparql_guard import check_query
from graph.store import Store

__all__ = [
    "GRAPH_FORMATS",
    "RESULT_FORMATS",
    "QueryAnswer",
    "QueryRefused",
    "QuerySyntaxError",
    "run_query",
    "serialise",
]

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST_MESSAGE: Final = 200


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """What a query gave; it can be read once, by `rows` or by `serialise`.

    `kind` is `select`, `ask` or `graph` (CONSTRUCT and DESCRIBE); `variables` are the columns of a
    SELECT, without question marks, else empty.
    """

    kind: str
    variables: tuple[str, ...]
    prefixes: dict[str, str]
    result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

    @property
    def truth(self) -> bool:
        """The answer of an ASK."""
        return bool(self.result)

    def rows(self) -> Iterator[tuple[str | None, ...]]:
        """The rows of a SELECT, or the triples of a graph, as plain text; None where unbound."""
        if isinstance(self.result, ox.QuerySolutions):
            for solution in self.result:
                yield tuple(_plain(solution[name]) for name in self.variables)
        elif isinstance(self.result, ox.QueryTriples):
            for triple in self.result:
                yield _plain(triple.subject), _plain(triple.predicate), _plain(triple.object)


def run_query(store: Store, text: str) -> QueryAnswer:
    """Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The default graph is the union of all graphs, unless the query says FROM. The project's
    prefixes are known without being declared; declared ones win.

    Raises:
        QueryRefused: the query would write, reach the network or overwhelm the engine.
        QuerySyntaxError: it cannot be parsed, or calls what the engine does not have.
    """
    text = text.removeprefix("\ufeff")
    graphs = check_query(text)
    _check_graphs(store, graphs)
    prefixes = store.base.prefixes()
    try:
        result = store.engine.query(text, prefixes=prefixes, use_default_graph_as_union=not graphs)
    except SyntaxError as error:
        raise _syntax_error(str(error)) from None
    except (RuntimeError, ValueError) as error:
        raise QuerySyntaxError(str(error)) from None
    if isinstance(result, ox.QueryBoolean):
        return QueryAnswer("ask", (), prefixes, result)
    if isinstance(result, ox.QueryTriples):
        return QueryAnswer("graph", (), prefixes, result)
    names = tuple(variable.value for variable in result.variables)
    return QueryAnswer("select", names, prefixes, result)


def serialise(answer: QueryAnswer, format: str) -> bytes:
    """The answer in one of `RESULT_FORMATS` (SELECT, ASK) or `GRAPH_FORMATS` (the others).

    Raises:
        InvalidFilter: the format does not suit the kind of answer.
    """
    if isinstance(answer.result, ox.QueryTriples):
        if format not in GRAPH_ENGINE:
            raise _unfit(format, "graph", GRAPH_FORMATS)
        triples = tuple(dict.fromkeys(answer.result))
        prefixes = used_prefixes(answer.prefixes, triples)
        return ox.serialize(triples, format=GRAPH_ENGINE[format], prefixes=prefixes) or b""
    if format not in RESULT_ENGINE:
        raise _unfit(format, "table", RESULT_FORMATS)
    if isinstance(answer.result, ox.QueryBoolean) and format in ("csv", "tsv"):
        return str(answer.truth).lower().encode()
    return answer.result.serialize(format=RESULT_ENGINE[format]) or b""


def _check_graphs(store: Store, graphs: tuple[str, ...]) -> None:
    for graph in graphs:
        if graph.startswith("<") and not graph[1:].startswith(store.base.base):
            raise QueryRefused(
                f"FROM {graph} names a graph outside this store, and nothing is fetched from the "
                f"network: name one under {store.base.base}, or leave FROM out"
            )


def _syntax_error(message: str) -> QuerySyntaxError:
    place = _PLACE.match(message)
    if not place:
        return QuerySyntaxError(message)
    said = " ".join(place[3].split())
    if "Prefix not found" in said:
        said = "this prefix is not declared: add a PREFIX line for it"
    elif len(said) > _LONGEST_MESSAGE:
        said = said[:_LONGEST_MESSAGE] + " ..."
    return QuerySyntaxError(said, int(place[1]), int(place[2]))


def _unfit(format: str, kind: str, formats: Mapping[str, str]) -> InvalidFilter:
    known = ", ".join(formats)
    return InvalidFilter("format", f"'{format}' cannot hold this {kind}: use one of {known}")


def _plain(term: object) -> str | None:
    if term is None:
        return None
    return getattr(term, "value", None) or str(term)
