"""The store of an endpoint: what is written goes there, what is read comes from there."""

import logging
import time
from dataclasses import replace
from http import HTTPStatus
from typing import ClassVar, Final, Self

import pyoxigraph as ox

from graph.convert import iri
from graph.copies.counts import copies_in
from graph.errors import EndpointError, GraphError, StoreError, UpdateFailed
from graph.reference import refresh
from graph.remote.endpoint import Endpoint
from graph.remote.engine import RemoteEngine
from graph.store import Store
from ontology.namespaces import Base
from ontology.registry import Registry, load_registry
from ontology.vocabulary import DG

log = logging.getLogger(__name__)

# Others write to an endpoint too: after so many seconds what was remembered is asked for again.
_FRESH: Final = 10
# How the default graph of a query becomes the union of all graphs; the first that does it counts.
_UNIONS: Final = (
    (),  # it is so already
    (("union-default-graph", "true"),),  # Oxigraph
)
_ARTICLE: Final = (
    f"SELECT ?article WHERE {{ GRAPH ?article {{ ?article a <{DG.Article}> }} }} LIMIT 1"
)


class RemoteStore(Store):
    """A `Store` whose quads an endpoint holds; it takes one request to put or delete an article."""

    at_once: ClassVar[int] = 20_000
    engine: RemoteEngine
    _counted: tuple[int, tuple[int, int]] | None = None

    @property
    def version(self) -> int:
        """Grows with every change made here, and with time, for others write too."""
        return self._changes + int(time.monotonic() / _FRESH)

    @property
    def endpoint(self) -> Endpoint:
        """Where the quads are, and how they are asked for."""
        return self.engine.endpoint

    @classmethod
    def connect(
        cls,
        endpoint: Endpoint,
        base: Base | None = None,
        *,
        registry: Registry | None = None,
        create: bool = True,
    ) -> Self:
        """Open the store of an endpoint.

        Args:
            endpoint: where it is.
            base: where the data's IRIs stand.
            registry: the known actors; the bundled ones by default.
            create: whether to write the graphs of the registry and the ontology where they are
                missing or out of date; without it nothing is written.

        Raises:
            EndpointError: it cannot be reached, or refuses.
            StoreError: it holds no diplograph data (and shall not), has another base, or its
                default graph cannot be made the union of all graphs.
        """
        base, registry = base or Base(), registry or load_registry()
        engine = RemoteEngine(endpoint)
        try:
            _check_base(engine, base)
            if create:
                refresh(engine, base, registry)
            elif not engine.contains_named_graph(iri(base.graph_registry)):
                raise StoreError(
                    f"there is no store at {endpoint.query}: fill it with `diplograph ingest "
                    "PATH...` or `diplograph load DIR`, or name another one with --store"
                )
            engine.endpoint = replace(endpoint, union=_union(engine, base))
        except GraphError:
            engine.close()
            raise
        return cls(engine, base, registry)

    @property
    def own_graphs(self) -> tuple[ox.NamedNode, ...]:
        """The registry and the ontology; links of copies come from elsewhere."""
        return iri(self.base.graph_registry), iri(self.base.graph_ontology)

    def watch_copies(self) -> None:
        """Nothing is looked for: that takes an index beside the store, of all that is in it."""

    def copy_counts(self) -> tuple[int, int]:
        """How many articles are copies and revisions by the links that were loaded."""
        now = int(time.monotonic() / _FRESH)
        if self._counted is None or self._counted[0] != now:
            self._counted = now, copies_in(self.engine)
        return self._counted[1]

    def update(self, text: str, base_iri: str | None = None) -> None:
        """Run a SPARQL update in one request; whether it is one transaction is the endpoint's.

        Raises:
            SyntaxError: it cannot be parsed.
            UpdateFailed: the endpoint takes it for wrong, or an operation cannot be done.
            EndpointError: the endpoint cannot be reached, or refuses.
        """
        try:
            super().update(text, base_iri)
        except EndpointError as error:
            # What cannot be done (DROP of a graph that is not there) is an error inside for some.
            if error.status == HTTPStatus.INTERNAL_SERVER_ERROR:
                raise UpdateFailed(str(error)) from error
            raise

    def close(self) -> None:
        """Close the connections. Closing twice is no error."""
        if hasattr(self, "engine"):
            self.engine.close()
        super().close()


def _check_base(engine: RemoteEngine, base: Base) -> None:
    """Refuse an endpoint whose articles stand elsewhere."""
    rows = engine.query(_ARTICLE)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        article = row["article"]
        if article is not None and not article.value.startswith(base.base):
            raise StoreError(
                f"the articles at {engine.endpoint.query} have IRIs like {article.value}, not "
                f"under {base.base}: set DIPLOGRAPH_BASE to what these begin with"
            )


def _union(engine: RemoteEngine, base: Base) -> tuple[tuple[str, str], ...]:
    """The parameters that let a query without GRAPH see the graph of the registry."""
    graph = iri(base.graph_registry)
    question = f"ASK {{ {graph} {iri(DG.contentHash)} ?hash }}"
    address = engine.endpoint
    for parameters in _UNIONS:
        engine.endpoint = replace(address, union=parameters)
        try:
            if bool(engine.query(question, use_default_graph_as_union=True)):
                return parameters
        except EndpointError as error:
            # An endpoint may refuse parameters that it does not know.
            if not parameters:
                raise
            log.info("%s: %s", address.query, error)
    raise StoreError(
        f"queries without GRAPH do not see the named graphs of {address.query}: configure its "
        "default graph as the union of all graphs (docs/remote.md says how)"
    )
