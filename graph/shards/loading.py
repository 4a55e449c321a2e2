"""Shards into a store: each is checked before anything of it is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import ShardError
from graph.shards.files import checked_shard, shards_in
from graph.shards.manifest import Manifest, Shard
from graph.shards.places import Folder
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one shard: how many graphs were written, and how many took another's place."""

    shard: Shard
    graphs: int
    quads: int
    replaced: int


def load_shards(store: Store, folder: Folder) -> Iterator[Loaded]:
    """Put the graphs of all shards into a store, in the place of those of the same names.

    Loading twice changes nothing more; after an interruption, load again.

    Raises:
        ShardError: a shard is not what the manifest lists, or is of another base.
        StoreError: the store refuses.
    """
    manifest = shards_in(folder)
    check_base(store, folder, manifest)
    for shard in manifest.shards:
        with checked_shard(folder, shard) as checked:
            if shard.articles not in (-1, len(checked.graphs)):
                raise ShardError(
                    f"{folder}/{shard.name} holds {len(checked.graphs)} graphs, not "
                    f"{shard.articles} as the manifest lists: make it anew"
                )
            with checked.plain() as plain:
                replaced = store.load(plain, checked.graphs)
            yield Loaded(shard, len(checked.graphs), checked.quads, replaced)


def check_base(store: Store, folder: Folder, manifest: Manifest) -> None:
    """Refuse shards whose IRIs stand under another base than the store's.

    Raises:
        ShardError: they do.
    """
    if manifest.base not in ("", store.base.base):
        raise ShardError(
            f"the shards in {folder} were made with the base {manifest.base}, not "
            f"{store.base.base}: set DIPLOGRAPH_BASE to it"
        )
