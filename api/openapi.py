"""What the OpenAPI description says of the errors and the other forms of answers."""

from typing import Annotated, Any, Final

from fastapi import Path
from pydantic import BaseModel, Field

from api.problem_kinds import KINDS
from graph.export import EXPORT_FORMATS
from graph.formats import GRAPH_FORMATS, RESULT_FORMATS

ACTOR_ID = Annotated[str, Path(description="Id of the actor.", examples=["keir-starmer"])]
STATEMENT_ID = Annotated[
    str, Path(description="Id of the statement.", examples=["4f0c2a9be1d37785"])
]
RELATION_ID = Annotated[str, Path(description="Id of the relation.", examples=["90b1f1f7d9e2a311"])]
ARTICLE_ID = Annotated[
    str, Path(description="Id of the article.", examples=["2025-04-25-independent"])
]

DESCRIPTION: Final = (
    "Who said what about whom in the news, and how the actors of diplomacy stand to one another. "
    "Answers are JSON; lists and single things also come as CSV and Turtle, by the Accept header "
    "or `format=`. Lists are paged: `limit`, `offset`, and the address of the `next` part. "
    "Where an actor is asked for, its id or its name does."
)

SPARQL_EXAMPLE: Final = (
    "SELECT DISTINCT ?who ?whom ?outlet ?sentence WHERE { "
    "?relation dg:relationType rel:urges ; dg:subject/rdfs:label ?who ; "
    "dg:object/rdfs:label ?whom ; dg:sentence ?sentence . "
    "OPTIONAL { ?relation dg:reportedBy/rdfs:label ?outlet } } LIMIT 10"
)
SPARQL_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            "application/sparql-query": {"schema": {"type": "string"}, "example": SPARQL_EXAMPLE},
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "query": {"type": "string"},
                        "update": {"type": "string"},
                        "format": {"type": "string"},
                        "timeout": {"type": "number"},
                    },
                }
            },
            "application/sparql-update": {"schema": {"type": "string"}},
        },
    }
}


class ProblemOut(BaseModel):
    """An error, as RFC 9457 tells it; `advice` says what to do."""

    type: str = Field(examples=["http://127.0.0.1:8000/docs#ambiguous-name"])
    title: str = Field(examples=["Ambiguous name"])
    status: int = Field(examples=[409])
    detail: str = Field(examples=["'Johnson' may be any of 2 actors."])
    instance: str = Field(examples=["/statements"])
    advice: str = Field(examples=["Ask again with the id of the one you mean."])


def answers(*statuses: int, forms: bool = True) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of an endpoint: CSV and Turtle beside JSON, and its errors."""
    described: dict[int | str, dict[str, Any]] = {
        status: {
            "description": _titles(status),
            "content": {"application/problem+json": {"schema": ProblemOut.model_json_schema()}},
        }
        for status in sorted({*statuses, 422})
    }
    if forms:
        described[200] = {"content": {"text/csv": {}, "text/turtle": {}}}
    return described


def _titles(status: int) -> str:
    return "; ".join(kind.title for kind in KINDS if kind.status == status)


def sparql_answers(*more: int, updates: bool = False) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of the SPARQL addresses; with `updates`, of one that takes those too."""
    described = answers(400, 403, 406, *more, forms=False)
    media_types = (*RESULT_FORMATS.values(), *GRAPH_FORMATS.values())
    described[200] = {
        "description": "A table, a truth or a graph",
        "content": {media_type: {} for media_type in media_types},
    }
    if updates:
        described[204] = {"description": "The update is made"}
    return described


def sparql_parameters(*, query: bool = False) -> list[dict[str, Any]]:
    """The `parameters` of the SPARQL addresses; with `query`, of one that takes it there."""
    formats = f"{', '.join(RESULT_FORMATS)} for SELECT and ASK; {', '.join(GRAPH_FORMATS)} "
    graphs = {"type": "array", "items": {"type": "string"}}
    asked = _parameter("query", "The query.", {"type": "string"}, SPARQL_EXAMPLE)
    return [
        *([asked] if query else []),
        _parameter(
            "format",
            f"{formats}for CONSTRUCT and DESCRIBE. Beats the Accept header.",
            {"type": "string"},
            "csv",
        ),
        _parameter(
            "timeout",
            "Seconds that the query may take, up to the server's limit.",
            {"type": "number", "exclusiveMinimum": 0},
            5,
        ),
        _parameter(
            "default-graph-uri",
            "Graphs that make up the default graph, in the place of FROM.",
            graphs,
        ),
        _parameter(
            "named-graph-uri",
            "Graphs that GRAPH sees, in the place of FROM NAMED.",
            graphs,
        ),
    ]


def _parameter(
    name: str, description: str, schema: dict[str, Any], example: str | int | None = None
) -> dict[str, Any]:
    told = {"name": name, "in": "query", "description": description, "schema": schema}
    return told if example is None else {**told, "example": example}


def graph_answers(
    *statuses: int, read: bool = False, written: bool = False
) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of the graph store: a graph is `read`, or may be made (`written`)."""
    described = answers(400, *statuses, forms=False)
    if read:
        content: dict[str, Any] = {media_type: {} for media_type in GRAPH_FORMATS.values()}
        described[200] = {"description": "The triples", "content": content}
    if written:
        described[201] = {"description": "The graph is new"}
    return described


def upload_body() -> dict[str, Any]:
    """The body that the graph store takes."""
    types = (*GRAPH_FORMATS.values(), "multipart/form-data")
    content = {media_type: {"schema": {"type": "string"}} for media_type in types}
    return {"requestBody": {"required": True, "content": content}}


def rdf_answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The `responses=` of what is RDF for machines."""
    described = answers(406, *statuses, forms=False)
    content: dict[str, Any] = {media_type: {} for media_type in GRAPH_FORMATS.values()}
    described[200] = {"description": "The triples", "content": content}
    return described


def export_answers() -> dict[int | str, dict[str, Any]]:
    """The `responses=` of the export."""
    described = answers(404, 409, forms=False)
    described[200] = {
        "description": "The file",
        "content": {media_type: {} for media_type in EXPORT_FORMATS.values()},
    }
    return described
