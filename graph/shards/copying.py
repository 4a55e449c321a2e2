"""All graphs of a store as shards."""

from collections.abc import Iterable, Iterator
from itertools import batched, groupby

import pyoxigraph as ox

from graph.convert import iri
from graph.engine import quads_within
from graph.shards.files import write_shard
from graph.shards.manifest import Manifest, write_manifest
from graph.shards.places import Folder
from graph.store import Store

_GRAPHS = 1_000


def copy_graphs(store: Store, folder: Folder) -> Manifest:
    """Write the named graphs of a store to a folder, those left out that every store makes itself.

    What others change meanwhile may be in the copy or not; each article is whole.

    Raises:
        ShardError: the folder cannot be written.
        StoreError: the store cannot be read.
    """
    own = (iri(store.base.graph_registry), iri(store.base.graph_ontology))
    named = {name for name in store.engine.named_graphs() if isinstance(name, ox.NamedNode)}
    graphs = sorted(named.difference(own), key=str)
    shards = [
        write_shard(folder, f"part-{number:05}.nq.zst", _serialised(store, some))
        for number, some in enumerate(batched(graphs, _GRAPHS))
    ]
    manifest = Manifest(store.base.base, {}, tuple(shards))
    write_manifest(folder, manifest)
    return manifest


def _serialised(store: Store, graphs: Iterable[ox.NamedNode]) -> Iterator[bytes]:
    quads = quads_within(store.engine, graphs)
    for _, graph in groupby(quads, key=lambda quad: quad.graph_name):
        yield ox.serialize(graph, format=ox.RdfFormat.N_QUADS) or b""
