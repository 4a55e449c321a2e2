"""A network as it is shown: the best connected actors, measured and placed."""

from api.models.network import NetworkOut
from graph.filters import Filters
from graph.layout import positions
from graph.measures import measure
from graph.network import Network, network
from graph.shape import Shape
from graph.store import Store


def shown_network(store: Store, filters: Filters, shape: Shape, limit: int) -> NetworkOut:
    """The network of at most `limit` actors, those with the most facts.

    Raises:
        InvalidFilter: the projection cannot be narrowed down so.
    """
    whole = network(store, filters, shape)
    total = (whole.number_of_nodes(), whole.number_of_edges())
    part = measure(_strongest(whole, limit))
    return NetworkOut.from_graph(part, positions(part), shape.projection, total)


def _strongest(graph: Network, limit: int) -> Network:
    if len(graph) <= limit:
        return graph
    facts = dict(graph.degree(weight="weight"))
    kept = sorted(graph, key=lambda node: (-facts[node], node))[:limit]
    part: Network = graph.subgraph(kept).copy()
    return part
