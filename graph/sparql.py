"""Ad-hoc SPARQL queries over a store, reading only."""

from io import BytesIO

from graph.errors import QueryRefused, QuerySyntaxError
from graph.formats import GRAPH_FORMATS, RESULT_FORMATS
from graph.sparql_answers import QueryAnswer, evaluate, syntax_error, write_answer
from graph.sparql_scope import Scope
from graph.store import Store

__all__ = [
    "GRAPH_FORMATS",
    "RESULT_FORMATS",
    "QueryAnswer",
    "QueryRefused",
    "QuerySyntaxError",
    "run_query",
    "serialise",
    "syntax_error",
]


def run_query(store: Store, text: str) -> QueryAnswer:
    """Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The default graph is the union of all graphs, unless the query says FROM. The project's
    prefixes are known without being declared; declared ones win.

    Raises:
        QueryRefused: the query would write, reach the network or overwhelm the engine.
        QuerySyntaxError: it cannot be parsed, or calls what the engine does not have.
    """
    scope = Scope(prefixes=store.base.prefixes(), base=store.base.base)
    return evaluate(store.engine, text, scope)


def serialise(answer: QueryAnswer, format: str) -> bytes:
    """The answer in one of `RESULT_FORMATS` (SELECT, ASK) or `GRAPH_FORMATS` (the others).

    Raises:
        InvalidFilter: the format does not suit the kind of answer.
    """
    output = BytesIO()
    write_answer(answer, format, output)
    return output.getvalue()
