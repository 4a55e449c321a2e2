"""What a query is put to: the default graph, the named graphs, and the IRIs it is read with."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from graph.errors import InvalidFilter

type _Default = list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
type _Named = list[ox.NamedNode | ox.BlankNode]


@dataclass(frozen=True, slots=True)
class Scope:
    """The dataset of a query and the names it may use.

    `union` makes the default graph that of all graphs. `default` and `named`, if one of them is
    given, are the dataset instead, whatever the query says. `base` is where the store's IRIs
    begin, `base_iri` what relative ones are relative to, `remote` the beginnings of the addresses
    that SERVICE may ask.
    """

    union: bool = True
    default: tuple[str, ...] | None = None
    named: tuple[str, ...] | None = None
    prefixes: Mapping[str, str] = field(default_factory=dict)
    base: str = ""
    base_iri: str | None = None
    remote: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """Whether the dataset is given from outside."""
        return self.default is not None or self.named is not None

    def graphs(self) -> tuple[_Default, _Named]:
        """The default and the named graphs for the engine.

        Raises:
            InvalidFilter: one is no IRI.
        """
        return (
            [*_nodes("default-graph-uri", self.default or ())],
            [*_nodes("named-graph-uri", self.named or ())],
        )


def _nodes(name: str, graphs: tuple[str, ...]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(graph) for graph in graphs]
    except ValueError as error:
        raise InvalidFilter(name, f"{str(error).lower()}: give a full IRI") from None
