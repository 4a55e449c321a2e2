"""What the service is and holds, as RDF: SPARQL 1.1 Service Description, and VoID."""

from typing import Final

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from rdflib import DCTERMS, FOAF, RDF, VOID, XSD, BNode, Graph, Literal, Namespace, URIRef

from api.negotiation import best_media_type, choose_format
from api.settings import Settings
from graph.memory import remembered
from graph.stats import stats
from graph.store import Store
from ontology.vocabulary import DG_NS, REL_NS, SPEECH_NS

SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS_NS: Final = Namespace("http://www.w3.org/ns/formats/")
RDF_FORMATS: Final = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
}
_WRITERS: Final = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
_RESULTS: Final = [
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "N-Quads",
    "TriG",
    "JSON-LD",
    "RDF_XML",
]
_INPUTS: Final = ("Turtle", "N-Triples", "JSON-LD", "RDF_XML")
_VOCABULARIES: Final = (DG_NS, REL_NS, SPEECH_NS, "http://www.w3.org/ns/prov#")


def describe_service(
    request: Request, store: Store, settings: Settings, wanted: str | None
) -> Response:
    """The service description; a browser is sent to the page about the API.

    Raises:
        UnknownFormat, NotAcceptable: see `api.negotiation.choose_format`.
    """
    accept = request.headers.get("accept")
    offered = (*RDF_FORMATS.values(), "text/html")
    if wanted is None and best_media_type(accept, offered) == "text/html":
        return RedirectResponse("/docs", 303, {"Vary": "Accept"})
    return rdf_response(request, service_graph(request, store, settings), wanted)


def rdf_response(request: Request, graph: Graph, wanted: str | None) -> Response:
    """A small graph in the format asked for.

    Raises:
        UnknownFormat, NotAcceptable: see `api.negotiation.choose_format`.
    """
    chosen = choose_format(request.headers.get("accept"), wanted, RDF_FORMATS)
    body = graph.serialize(format=_WRITERS[chosen.name], encoding="utf-8")
    charset = "; charset=utf-8" if chosen.media_type.startswith("text/") else ""
    return Response(body, media_type=chosen.media_type + charset, headers={"Vary": "Accept"})


def service_graph(request: Request, store: Store, settings: Settings) -> Graph:
    """What the SPARQL service can do."""
    graph = Graph()
    graph.bind("sd", SD)
    endpoint = URIRef(f"{request.base_url}sparql")
    service, dataset, default = BNode(), BNode(), BNode()
    graph.add((service, RDF.type, SD.Service))
    graph.add((service, SD.endpoint, endpoint))
    graph.add((service, SD.supportedLanguage, SD.SPARQL11Query))
    if settings.writable:
        graph.add((service, SD.supportedLanguage, SD.SPARQL11Update))
    if settings.union:
        graph.add((service, SD.feature, SD.UnionDefaultGraph))
    if settings.remote:
        graph.add((service, SD.feature, SD.BasicFederatedQuery))
    for name in _RESULTS:
        graph.add((service, SD.resultFormat, FORMATS_NS[name]))
    for name in _INPUTS:
        graph.add((service, SD.inputFormat, FORMATS_NS[name]))
    graph.add((service, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add((dataset, DCTERMS.isPartOf, URIRef(f"{request.base_url}.well-known/void")))
    return graph


def void_graph(request: Request, store: Store) -> Graph:
    """What the store holds, in numbers, and where it can be had."""
    counted = remembered(store, "void", lambda: stats(store))
    graph = Graph()
    graph.bind("void", VOID)
    dataset = URIRef(f"{request.base_url}.well-known/void#dataset")
    root = str(request.base_url)
    numbers = {
        VOID.triples: counted.quads,
        VOID.documents: counted.articles,
        VOID.entities: counted.actors + counted.statements + counted.relations,
    }
    graph.add((dataset, RDF.type, VOID.Dataset))
    graph.add((dataset, DCTERMS.title, Literal("diplograph", lang="en")))
    graph.add((dataset, FOAF.homepage, URIRef(root)))
    graph.add((dataset, VOID.sparqlEndpoint, URIRef(f"{root}sparql")))
    graph.add((dataset, VOID.dataDump, URIRef(f"{root}export.nq")))
    graph.add((dataset, VOID.uriSpace, Literal(store.base.base)))
    for vocabulary in _VOCABULARIES:
        graph.add((dataset, VOID.vocabulary, URIRef(vocabulary)))
    for name, number in numbers.items():
        graph.add((dataset, name, Literal(number, datatype=XSD.integer)))
    return graph
