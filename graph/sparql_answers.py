"""Queries put to the engine, and what comes back; knows the engine alone, so that it loads fast."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, Final

import pyoxigraph as ox

from graph.engine import Engine
from graph.errors import InvalidFilter, QueryRefused, QuerySyntaxError
from graph.formats import (
    GRAPH_ENGINE,
    GRAPH_FORMATS,
    RESULT_ENGINE,
    RESULT_FORMATS,
    used_prefixes,
)
from graph.sparql_guard import check_query, look_closely
from graph.sparql_scope import Scope

_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_LONGEST_MESSAGE: Final = 200
# Graphs up to so many triples declare only the prefixes that they use.
_LOOKED_THROUGH: Final = 10_000


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """What a query gave; it can be read once, by `rows` or by `serialise`.

    `kind` is `select`, `ask` or `graph` (CONSTRUCT and DESCRIBE); `variables` are the columns of a
    SELECT, without question marks, else empty.
    """

    kind: str
    variables: tuple[str, ...]
    prefixes: Mapping[str, str]
    result: ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]

    @property
    def truth(self) -> bool:
        """The answer of an ASK."""
        return bool(self.result)

    def rows(self) -> Iterator[tuple[str | None, ...]]:
        """The rows of a SELECT, or the triples of a graph, as plain text; None where unbound."""
        if isinstance(self.result, ox.QuerySolutions):
            for solution in self.result:
                yield tuple(_plain(solution[name]) for name in self.variables)
        elif not isinstance(self.result, ox.QueryBoolean):
            for triple in self.result:
                yield _plain(triple.subject), _plain(triple.predicate), _plain(triple.object)


def evaluate(engine: Engine, text: str, scope: Scope) -> QueryAnswer:
    """Put a query to the engine.

    Raises:
        QueryRefused: the query would write, reach the network or overwhelm the engine.
        QuerySyntaxError: it cannot be parsed, or calls what the engine does not have.
        InvalidFilter: a graph of the scope is no IRI.
    """
    text = text.removeprefix("\ufeff")
    named_in_query = check_query(text, scope.remote)
    default, named = scope.graphs()
    if not scope.given:
        _check_graphs(engine, named_in_query, scope)
    try:
        result = engine.query(
            text,
            base_iri=scope.base_iri,
            prefixes=dict(scope.prefixes),
            use_default_graph_as_union=scope.union and not named_in_query and not scope.given,
            default_graph=default if scope.given else None,
            named_graphs=named if scope.given else None,
        )
    except SyntaxError as error:
        # Of a string that is not closed the guard knows where it begins.
        look_closely(text, scope.remote)
        raise syntax_error(str(error)) from None
    except (RuntimeError, ValueError) as error:
        raise QuerySyntaxError(str(error)) from None
    if isinstance(result, ox.QueryBoolean):
        return QueryAnswer("ask", (), scope.prefixes, result)
    if isinstance(result, ox.QuerySolutions):
        names = tuple(variable.value for variable in result.variables)
        return QueryAnswer("select", names, scope.prefixes, result)
    return QueryAnswer("graph", (), scope.prefixes, result)


def write_answer(answer: QueryAnswer, format: str, output: IO[bytes]) -> None:
    """Write the answer as it comes, in one of `RESULT_FORMATS` or `GRAPH_FORMATS`.

    Raises:
        InvalidFilter: the format does not suit the kind of answer.
    """
    if not isinstance(answer.result, ox.QuerySolutions | ox.QueryBoolean):
        if format not in GRAPH_ENGINE:
            raise _unfit(format, "graph", GRAPH_FORMATS)
        write_triples(answer.result, format, answer.prefixes, output)
        return
    if format not in RESULT_ENGINE:
        raise _unfit(format, "table", RESULT_FORMATS)
    if isinstance(answer.result, ox.QueryBoolean) and format in ("csv", "tsv"):
        output.write(str(answer.truth).lower().encode())
        return
    answer.result.serialize(output, format=RESULT_ENGINE[format])


def write_triples(
    triples: Iterable[ox.Triple], format: str, prefixes: Mapping[str, str], output: IO[bytes]
) -> None:
    """Write triples in one of `GRAPH_FORMATS`, each once, with the prefixes they use."""
    distinct = _distinct(triples)
    first = tuple(islice(distinct, _LOOKED_THROUGH))
    whole = len(first) < _LOOKED_THROUGH
    used = used_prefixes(prefixes, first) if whole else dict(prefixes)
    ox.serialize(chain(first, distinct), output, format=GRAPH_ENGINE[format], prefixes=used)


def syntax_error(message: str) -> QuerySyntaxError:
    """The engine's complaint with its place, in few words."""
    place = _PLACE.match(message)
    if not place:
        return QuerySyntaxError(message)
    said = " ".join(place[3].split())
    if "Prefix not found" in said:
        said = "this prefix is not declared: add a PREFIX line for it"
    elif len(said) > _LONGEST_MESSAGE:
        said = said[:_LONGEST_MESSAGE] + " ..."
    return QuerySyntaxError(said, int(place[1]), int(place[2]))


def _check_graphs(engine: Engine, graphs: tuple[str, ...], scope: Scope) -> None:
    for graph in graphs:
        known = (scope.base, *scope.remote)
        if not graph.startswith(("<http:", "<https:")) or graph[1:].startswith(known):
            continue
        if not engine.contains_named_graph(ox.NamedNode(graph[1:-1])):
            raise QueryRefused(
                f"FROM {graph} names a graph outside this store, and nothing is fetched from the "
                f"network: name one under {scope.base}, or leave FROM out"
            )


def _distinct(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    seen: set[ox.Triple] = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _unfit(format: str, kind: str, formats: Mapping[str, str]) -> InvalidFilter:
    known = ", ".join(formats)
    return InvalidFilter("format", f"'{format}' cannot hold this {kind}: use one of {known}")


def _plain(term: object) -> str | None:
    if term is None:
        return None
    return getattr(term, "value", None) or str(term)
