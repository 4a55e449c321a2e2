"""Shards: written, checked, and loaded into a store."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import ShardError
from graph.packed import zstd
from graph.shards.files import checked_shard, shards_in, write_shard
from graph.shards.loading import load_shards
from graph.shards.manifest import MANIFEST, Manifest, read_manifest, write_manifest
from graph.shards.places import Folder
from graph.store import Store
from graph.triples import n_quads
from ingest.records import Extraction
from ontology.namespaces import Base
from tests.graph.factory import harbour, morning, registry

NAMES = ("part.nq", "part.nq.gz", "part.nq.zst")


def graph(extraction: Extraction, base: Base | None = None) -> bytes:
    """The graph of an article as N-Quads."""
    return n_quads(extraction, base or Base(), registry())


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder with both articles in one shard, and the manifest."""
    found = Folder(tmp_path / "shards")
    shard = write_shard(found, "part.nq.zst", (graph(harbour()), graph(morning())))
    write_manifest(found, Manifest(Base().base, {"reading": "by hand"}, (shard,)))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_read(tmp_path: Path, name: str) -> None:
    folder = Folder(tmp_path)
    shard = write_shard(folder, name, (graph(harbour()), graph(morning())))
    with checked_shard(folder, shard) as checked, checked.plain() as plain:
        assert plain.read() == graph(harbour()) + graph(morning())
    assert (shard.articles, shard.bytes) == (2, (tmp_path / name).stat().st_size)
    # The same quads make the same file.
    assert write_shard(folder, name, (graph(harbour()), graph(morning()))) == shard
    assert folder.names() == [name]


def test_a_folder_may_be_elsewhere() -> None:
    folder = Folder("memory://shards/of/a/test")
    shard = write_shard(folder, "part.nq.zst", (graph(harbour()),))
    write_manifest(folder, Manifest(Base().base, {}, (shard,)))
    assert shards_in(folder).shards == (shard,)
    with checked_shard(folder, shard) as checked:
        assert checked.graphs == {ox.NamedNode(Base().article(harbour().article.id))}
    folder.remove(shard.name)
    assert not folder.has(shard.name)


def test_an_address_that_nobody_reads_is_told() -> None:
    with pytest.raises(ShardError, match="nothing here reads"):
        Folder("nowhere://bucket/folder")


def test_the_manifest_is_read_as_it_was_written(folder: Folder) -> None:
    manifest = read_manifest(folder)
    assert manifest is not None
    write_manifest(folder, manifest)
    assert read_manifest(folder) == manifest
    told = json.loads(folder.read(MANIFEST))
    assert (told["articles"], told["quads"]) == (2, manifest.quads)


def test_loading_replaces_and_is_the_same_as_putting(folder: Folder, empty: Store) -> None:
    older = replace(harbour(), statements=(), relations=())
    with Store.open(None, registry=registry()) as put:
        for extraction in (harbour(), morning()):
            put.put(extraction)
        empty.put(older)
        (loaded,) = load_shards(empty, folder)
        assert (loaded.graphs, loaded.replaced) == (2, 1)
        pattern = (None, None, None)
        ours, theirs = (set(map(str, s.engine.quads_for_pattern(*pattern))) for s in (empty, put))
        assert {each for each in ours ^ theirs if "_:" not in each} == set()


def test_files_without_a_manifest_are_loaded_as_they_are(tmp_path: Path, empty: Store) -> None:
    (tmp_path / "a.nq").write_bytes(graph(harbour()))
    (tmp_path / "b.nq.gz").write_bytes(gzip.compress(graph(morning())))
    (tmp_path / "read-me.txt").write_text("Not for you.")
    assert [loaded.graphs for loaded in load_shards(empty, Folder(tmp_path))] == [1, 1]


def test_what_every_store_writes_itself_is_left_out(tmp_path: Path, empty: Store) -> None:
    own = empty.base.graph_registry
    (tmp_path / "a.nq").write_text(f'<a:a> <a:b> "stale" <{own}> .\n<a:a> <a:b> "new" <a:g> .\n')
    size = len(empty.engine)
    list(load_shards(empty, Folder(tmp_path)))
    assert len(empty.engine) == size + 1


def test_what_the_default_graph_tells_of_a_graph_takes_the_place_of_nothing(
    tmp_path: Path, empty: Store
) -> None:
    empty.put(harbour())
    name = empty.base.article(harbour().article.id)
    folder = Folder(tmp_path)
    shard = write_shard(folder, "a.nq", (f"<a:a> <a:b> <{name}> .\n".encode(),))
    write_manifest(folder, Manifest(Base().base, {}, (replace(shard, articles=-1),)))
    size = len(empty.engine)
    (loaded,) = load_shards(empty, folder)
    assert (loaded.graphs, loaded.quads, loaded.replaced) == (0, 1, 0)
    assert len(empty.engine) == size + 1


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path, empty: Store) -> None:
    for name in ("a.nq", "b.nq"):
        (tmp_path / name).write_text(f'_:x <a:b> "{name}" <a:{name}> .\n')
    list(load_shards(empty, Folder(tmp_path)))
    found = empty.engine.quads_for_pattern(None, ox.NamedNode("a:b"), None)
    assert len({quad.subject for quad in found}) == 2


def _cut(folder: Path) -> None:
    path = folder / "part.nq.zst"
    path.write_bytes(path.read_bytes()[:-9])


def _changed(folder: Path) -> None:
    path = folder / "part.nq.zst"
    plain = zstd.decompress(path.read_bytes()).replace(b"Norway", b"Sweden")
    path.write_bytes(zstd.compress(plain).ljust(path.stat().st_size)[: path.stat().st_size])


def _miscounted(folder: Path) -> None:
    manifest = read_manifest(Folder(folder))
    assert manifest is not None
    shards = (replace(shard, quads=shard.quads + 1) for shard in manifest.shards)
    write_manifest(Folder(folder), manifest.with_shards(shards))


def _graphs_miscounted(folder: Path) -> None:
    manifest = read_manifest(Folder(folder))
    assert manifest is not None
    shards = (replace(shard, articles=3) for shard in manifest.shards)
    write_manifest(Folder(folder), manifest.with_shards(shards))


def _gone(folder: Path) -> None:
    (folder / "part.nq.zst").unlink()


def _damaged_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"format": 1')


def _newer_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"format": 99}')


def _no_quads(folder: Path) -> None:
    (folder / MANIFEST).unlink()
    (folder / "part.nq.zst").write_bytes(b"no zstd")


def _broken_quads(folder: Path) -> None:
    _gone(folder)
    (folder / MANIFEST).unlink()
    (folder / "part.nq").write_text("<a:a> <a:b> .\n")


def _other_base(folder: Path) -> None:
    manifest = read_manifest(Folder(folder))
    assert manifest is not None
    write_manifest(Folder(folder), replace(manifest, base="https://elsewhere.example/"))


def _empty_folder(folder: Path) -> None:
    _gone(folder)
    (folder / MANIFEST).unlink()


@pytest.mark.parametrize(
    ("harm", "says"),
    [
        pytest.param(_cut, r"bytes, not \d+", id="cut short"),
        pytest.param(_changed, "another hash", id="changed"),
        pytest.param(_miscounted, "quads, not", id="quads miscounted"),
        pytest.param(_graphs_miscounted, "holds 2 graphs, not 3", id="graphs miscounted"),
        pytest.param(_gone, "cannot read", id="missing"),
        pytest.param(_damaged_manifest, "is damaged", id="damaged manifest"),
        pytest.param(_newer_manifest, "another version of diplograph", id="newer manifest"),
        pytest.param(_no_quads, "cannot be read", id="no zstd"),
        pytest.param(_broken_quads, "cannot be read", id="no N-Quads"),
        pytest.param(_other_base, "set DIPLOGRAPH_BASE", id="other base"),
        pytest.param(_empty_folder, "no shards", id="empty folder"),
    ],
)
def test_harmed_shards_are_refused_and_nothing_of_them_is_written(
    folder: Folder, empty: Store, harm: Callable[[Path], None], says: str
) -> None:
    size = len(empty.engine)
    harm(Path(folder.place))
    with pytest.raises(ShardError, match=says):
        list(load_shards(empty, folder))
    assert len(empty.engine) == size


def test_a_folder_that_cannot_be_written_is_told() -> None:
    with pytest.raises(ShardError, match="free space"):
        write_shard(Folder("/proc/nowhere"), "part.nq", (b"",))
