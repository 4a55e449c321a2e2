"""What only an engine in this process can do: be rdflib's store, and link its files."""

from pathlib import Path

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset

from graph.engine import Engine
from graph.errors import StoreError
from ontology.namespaces import Base


def dataset_of(engine: Engine, base: Base) -> Dataset:
    """rdflib's view of an engine.

    Raises:
        StoreError: it is an endpoint.
    """
    if not isinstance(engine, ox.Store):
        raise StoreError("rdflib reaches an endpoint by its own SPARQLStore: use that one")
    dataset = Dataset(store=OxigraphStore(store=engine), default_union=True)
    for prefix, namespace in base.prefixes().items():
        dataset.bind(prefix, namespace)
    return dataset


def link_files(engine: Engine, folder: Path) -> None:
    """Link the files of an engine, as they are now, into a new folder.

    Raises:
        StoreError: it is an endpoint, which has none.
        OSError: the disk refuses.
    """
    if not isinstance(engine, ox.Store):
        raise StoreError("an endpoint has no files to link: copy it with `diplograph backup`")
    engine.backup(str(folder))
