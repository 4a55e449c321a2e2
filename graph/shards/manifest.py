"""The manifest of a folder of shards: which there are, and what each must hold."""

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from graph.errors import ShardError
from graph.shards.places import Folder

MANIFEST: Final = "manifest.json"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of N-Quads.

    `bytes` and `sha256` are of the file as it lies there; `articles` counts graphs. `input` names
    what was read for it and `key` stands for the exact state of that; both are empty where a shard
    is a copy of a store. `skipped` counts what could not be read.
    """

    name: str
    articles: int
    quads: int
    bytes: int
    sha256: str
    input: str = ""
    key: str = ""
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """All shards of a folder, by name; `made` says with what they were made."""

    base: str
    made: Mapping[str, str] = field(default_factory=dict)
    shards: tuple[Shard, ...] = ()

    @property
    def articles(self) -> int:
        """How many graphs there are."""
        return sum(shard.articles for shard in self.shards)

    @property
    def quads(self) -> int:
        """How many quads there are."""
        return sum(shard.quads for shard in self.shards)

    @property
    def bytes(self) -> int:
        """The size of all files."""
        return sum(shard.bytes for shard in self.shards)

    def with_shards(self, shards: Iterable[Shard]) -> "Manifest":
        """The manifest of these shards."""
        ordered = tuple(sorted(shards, key=lambda shard: shard.name))
        return Manifest(self.base, self.made, ordered)


def read_manifest(folder: Folder) -> Manifest | None:
    """The manifest of a folder, or None where it has none.

    Raises:
        ShardError: it is damaged, or of another version.
    """
    if not folder.has(MANIFEST):
        return None
    try:
        told: dict[str, Any] = json.loads(folder.read(MANIFEST))
        if told["format"] != _FORMAT:
            raise ShardError(
                f"{folder}/{MANIFEST} was written by another version of diplograph (format "
                f"{told['format']}, this one reads {_FORMAT}): use that one, or make them anew"
            )
        shards = tuple(Shard(**each) for each in told["shards"])
        return Manifest(told["base"], told["made"], shards)
    except (ValueError, KeyError, TypeError):
        raise ShardError(
            f"{folder}/{MANIFEST} is damaged: restore it, or make the shards anew"
        ) from None


def write_manifest(folder: Folder, manifest: Manifest) -> None:
    """Write the manifest, in the place of the one before it.

    Raises:
        ShardError: the folder cannot be written.
    """
    told = {
        "format": _FORMAT,
        "base": manifest.base,
        "made": dict(manifest.made),
        "articles": manifest.articles,
        "quads": manifest.quads,
        "bytes": manifest.bytes,
        "shards": [asdict(shard) for shard in manifest.shards],
    }
    with tempfile.TemporaryDirectory() as here:
        path = Path(here) / MANIFEST
        path.write_text(f"{json.dumps(told, indent=1)}\n", encoding="utf-8")
        folder.put(MANIFEST, path)
