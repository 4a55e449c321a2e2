"""The store, or a selection of it, as a file."""

from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response, StreamingResponse

from api.dependencies import StoreDep
from api.openapi import export_answers
from api.parameters import ExportQuery
from graph.export import EXPORT_FORMATS, export

router = APIRouter(tags=["export"])


class ExportFormat(StrEnum):
    """The endings that an export can have."""

    TTL = "ttl"
    TRIG = "trig"
    NQ = "nq"
    JSONLD = "jsonld"
    GEXF = "gexf"
    GRAPHML = "graphml"
    NODES = "nodes.csv"
    EDGES = "edges.csv"
    CYTOSCAPE = "cyjs"


@router.get(
    "/export.{format}",
    summary="A selection, or everything, as a file",
    response_class=Response,
    responses=export_answers(),
)
def export_file(
    store: StoreDep,
    format: Annotated[ExportFormat, Path(description="The file's ending.", examples=["ttl"])],
    query: Annotated[ExportQuery, Query()],
) -> Response:
    """Turtle, TriG, N-Quads and JSON-LD hold the facts that meet the filters, with their words,
    articles and actors; the others the network of their relations, measured: GEXF and GraphML for
    Gephi, two tables for its Data Laboratory, Cytoscape JSON. Only networks have a projection.
    """
    pieces = export(store, query.filters(store), format, query.shape(store), query.time)
    media_type = EXPORT_FORMATS[format]
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    name = {"Content-Disposition": f'attachment; filename="diplograph.{format}"'}
    return StreamingResponse(pieces, media_type=media_type + charset, headers=name)
