"""Shards as files: written graph by graph, read with their count and hash checked."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

import pyoxigraph as ox

from graph.errors import ShardError
from graph.packed import File, ZstdError, packed, unpacked
from graph.shards.manifest import Manifest, Shard, read_manifest
from graph.shards.places import Folder

ENDINGS: Final = (".nq.zst", ".nq.gz", ".nq")
_PIECE: Final = 1 << 20


def write_shard(
    folder: Folder,
    name: str,
    graphs: Iterable[bytes],
) -> Shard:
    """Write a shard; it is in the folder when it is whole.

    Args:
        folder: where to.
        name: the file's name, with one of `ENDINGS`.
        graphs: the N-Quads of each article.

    Raises:
        ShardError: the folder cannot be written.
    """
    articles = quads = 0
    with tempfile.TemporaryDirectory() as here:
        path = Path(here) / name
        with packed(path) as file:
            for graph in graphs:
                file.write(graph)
                articles += 1
                # The engine escapes line ends: there is one for every quad.
                quads += graph.count(b"\n")
        folder.put(name, path)
        size = path.stat().st_size
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Shard(name, articles, quads, size, digest)


def shards_in(folder: Folder) -> Manifest:
    """What the manifest of a folder lists; of a folder without one, its files as they are.

    Raises:
        ShardError: the manifest is damaged, or there is no shard.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        names = (name for name in folder.names() if name.endswith(ENDINGS))
        manifest = Manifest("", {}, tuple(Shard(name, -1, -1, -1, "") for name in names))
    if not manifest.shards:
        raise ShardError(
            f"there are no shards in {folder} ({', '.join(ENDINGS)}): make some with `diplograph "
            "ingest --out DIR`, or name another folder"
        )
    return manifest


@dataclass(frozen=True, slots=True)
class CheckedShard:
    """A shard that is here, whole: how many quads it has, in which graphs, and its file's copy."""

    name: str
    quads: int
    graphs: frozenset[ox.NamedNode]
    copy: IO[bytes]

    def plain(self) -> File:
        """Its N-Quads, from the beginning."""
        self.copy.seek(0)
        return unpacked(self.name, self.copy)


@contextmanager
def checked_shard(folder: Folder, shard: Shard) -> Iterator[CheckedShard]:
    """A shard, copied here and looked through to its end before anything is done with it.

    Raises:
        ShardError: it is missing or damaged, or not what the manifest says.
    """
    with tempfile.TemporaryFile() as copy:
        _check(folder, shard, _copied(folder, shard.name, copy))
        copy.seek(0)
        try:
            with unpacked(shard.name, copy) as file:
                quads, graphs = _looked_through(file)
        except (SyntaxError, ValueError, OSError, EOFError, ZstdError) as error:
            raise ShardError(
                f"{folder}/{shard.name} cannot be read ({error}): make it anew"
            ) from error
        if shard.quads not in (-1, quads):
            raise _differs(folder, shard, f"{quads} quads, not {shard.quads}")
        yield CheckedShard(shard.name, quads, graphs, copy)


def _looked_through(file: IO[bytes]) -> tuple[int, frozenset[ox.NamedNode]]:
    """How many quads there are, and in which named graphs."""
    number, graphs = 0, set[ox.NamedNode]()
    for quad in ox.parse(file, ox.RdfFormat.N_QUADS):
        number += 1
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.add(quad.graph_name)
    return number, frozenset(graphs)


def _copied(folder: Folder, name: str, copy: IO[bytes]) -> tuple[int, str]:
    """Copy a file here; its size and hash."""
    digest, size = hashlib.sha256(), 0
    with folder.open(name) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            copy.write(piece)
    return size, digest.hexdigest()


def _check(folder: Folder, shard: Shard, found: tuple[int, str]) -> None:
    if shard.sha256 and found[1] != shard.sha256:
        said = f"{found[0]} bytes, not {shard.bytes}" if found[0] != shard.bytes else "another hash"
        raise _differs(folder, shard, said)


def _differs(folder: Folder, shard: Shard, said: str) -> ShardError:
    return ShardError(
        f"{folder}/{shard.name} is not what the manifest lists ({said}): copy it again, or make it "
        "anew by running the same `diplograph ingest --out` again"
    )
