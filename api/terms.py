"""The vocabulary as a page for people."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from rdflib import RDFS, SKOS

from graph.convert import iri
from graph.store import Store
from ontology.vocabulary import DG_NS, REL_NS, SPEECH_NS

_SPACES: Final = {DG_NS: "dg", REL_NS: "rel", SPEECH_NS: "speech"}


@dataclass(frozen=True, slots=True)
class Term:
    """One term: `name` is its prefixed name."""

    name: str
    label: str
    definition: str


def terms_page(request: Request, store: Store) -> HTMLResponse:
    """All terms with their labels and definitions."""
    root = request.scope.get("root_path", "").rstrip("/")
    html = _templates().get_template("ontology.html").render(root=root, terms=terms_of(store))
    return HTMLResponse(html, headers={"Vary": "Accept"})


def terms_of(store: Store) -> list[Term]:
    """The labelled terms of the ontology's graph, by name."""
    graph = iri(store.base.graph_ontology)
    found: dict[str, Term] = {}
    for quad in store.engine.quads_for_pattern(None, iri(RDFS.label), None, graph):
        name = _short(quad.subject)
        if name and isinstance(quad.object, ox.Literal):
            found[name] = Term(name, quad.object.value, _definition(store, quad.subject, graph))
    return [found[name] for name in sorted(found)]


def _definition(store: Store, term: object, graph: ox.NamedNode) -> str:
    if not isinstance(term, ox.NamedNode):
        return ""
    for predicate in (SKOS.definition, RDFS.comment):
        for quad in store.engine.quads_for_pattern(term, iri(predicate), None, graph):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
    return ""


def _short(node: object) -> str | None:
    if not isinstance(node, ox.NamedNode):
        return None
    for space, prefix in _SPACES.items():
        if node.value.startswith(space) and node.value != space:
            return f"{prefix}:{node.value.removeprefix(space)}"
    return None


@cache
def _templates() -> Environment:
    loader = PackageLoader("api", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
