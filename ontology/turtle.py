"""The Turtle files of this package as graphs."""

from functools import cache
from importlib.resources import files

from rdflib import Graph

TURTLE_FILES = ("diplograph.ttl", "relations.ttl", "shapes.ttl")


@cache
def read_turtle(name: str) -> Graph:
    """One of `TURTLE_FILES`, parsed once and shared: copy it before changing it."""
    text = files("ontology").joinpath(name).read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")
