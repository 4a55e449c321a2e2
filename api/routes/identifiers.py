"""What the IRIs of the data lead to: a page for people, RDF for machines."""

from collections.abc import Iterable
from io import BytesIO
from typing import Annotated, Final
from urllib.parse import quote

import pyoxigraph as ox
from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from rdflib import URIRef

from api.dependencies import StoreDep
from api.negotiation import best_media_type, choose_format
from api.openapi import rdf_answers
from api.problems import NotFound
from api.service_description import rdf_response, void_graph
from api.terms import terms_page
from api.turtle import describe
from graph.actors import get_actor
from graph.convert import iri
from graph.formats import GRAPH_FORMATS
from graph.relations import get_relation
from graph.sparql_answers import write_triples
from graph.statements import get_statement
from graph.store import Store

router = APIRouter(tags=["identifiers"])

_HTML: Final = "text/html"
Id = Annotated[str, Path(description="The last part of the IRI.")]
FormatParameter = Annotated[
    str | None, Query(description=f"{', '.join(GRAPH_FORMATS)}. Beats the Accept header.")
]


@router.get("/actor/{id:path}", summary="What an actor's IRI leads to", responses=rdf_answers(404))
def actor(request: Request, store: StoreDep, id: Id, format: FormatParameter = None) -> Response:
    """A browser is sent to the actor's page; a machine gets what all graphs say of it."""
    if get_actor(store, id) is None:
        raise NotFound("actor", id)
    return _answer(request, store, store.base.actor(id), f"/who/{quote(id, safe='')}", format)


@router.get(
    "/article/{id:path}", summary="What an article's IRI leads to", responses=rdf_answers(404)
)
def article(request: Request, store: StoreDep, id: Id, format: FormatParameter = None) -> Response:
    """A browser is sent to the article with its marks; a machine gets the article's graph."""
    graph = store.base.article(id)
    if not store.has_graph(graph):
        raise NotFound("article", id)
    if _wants_page(request, format):
        return _page(request, f"/read/{quote(id, safe='')}")
    return _rdf(request, store, _triples(store, graph), format)


@router.get(
    "/statement/{id}", summary="What a statement's IRI leads to", responses=rdf_answers(404)
)
def statement(
    request: Request, store: StoreDep, id: Id, format: FormatParameter = None
) -> Response:
    """A browser is sent to its place in the article; a machine gets its triples and spans."""
    row = get_statement(store, id)
    if row is None:
        raise NotFound("statement", id)
    page = f"/read/{quote(row.article, safe='')}#s-{quote(id)}"
    return _answer(request, store, store.base.statement(id), page, format)


@router.get("/relation/{id}", summary="What a relation's IRI leads to", responses=rdf_answers(404))
def relation(request: Request, store: StoreDep, id: Id, format: FormatParameter = None) -> Response:
    """A browser is sent to its place in the article; a machine gets its triples and spans."""
    row = get_relation(store, id)
    if row is None:
        raise NotFound("relation", id)
    page = f"/read/{quote(row.article, safe='')}#r-{quote(id)}"
    return _answer(request, store, store.base.relation(id), page, format)


@router.get("/ontology", summary="The vocabulary", responses=rdf_answers())
def ontology(request: Request, store: StoreDep, format: FormatParameter = None) -> Response:
    """A browser gets a page with all terms, a machine the ontology with its shapes."""
    if _wants_page(request, format):
        return terms_page(request, store)
    return _rdf(request, store, _triples(store, store.base.graph_ontology), format)


@router.get("/.well-known/void", summary="What the store holds, as VoID", responses=rdf_answers())
def void(request: Request, store: StoreDep, format: FormatParameter = None) -> Response:
    """The dataset in numbers, its vocabularies, and where it can be asked and fetched."""
    return rdf_response(request, void_graph(request, store), format)


def _answer(
    request: Request, store: Store, node: URIRef, page: str, format: str | None
) -> Response:
    if _wants_page(request, format):
        return _page(request, page)
    turtle = b"".join(describe(store, (node,)))
    triples = [quad.triple for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE)]
    return _rdf(request, store, triples, format)


def _triples(store: Store, graph: URIRef) -> list[ox.Triple]:
    """All at once: the engine's iterator must end on the thread that began it, errors or not."""
    return [quad.triple for quad in store.engine.quads_for_pattern(None, None, None, iri(graph))]


def _wants_page(request: Request, format: str | None) -> bool:
    offered = (*GRAPH_FORMATS.values(), _HTML)
    return format is None and best_media_type(request.headers.get("accept"), offered) == _HTML


def _page(request: Request, path: str) -> Response:
    root = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(f"{root}{path}", 303, {"Vary": "Accept"})


def _rdf(
    request: Request, store: Store, triples: Iterable[ox.Triple], format: str | None
) -> Response:
    chosen = choose_format(request.headers.get("accept"), format, GRAPH_FORMATS)
    output = BytesIO()
    write_triples(triples, chosen.name, store.base.prefixes(), output)
    charset = "; charset=utf-8" if chosen.media_type.startswith("text/") else ""
    kind = chosen.media_type + charset
    return Response(output.getvalue(), media_type=kind, headers={"Vary": "Accept"})
