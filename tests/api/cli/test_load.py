"""`load`: what was exported is put into another store."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.packed import packed
from graph.shards.copying import copy_graphs
from graph.shards.places import Folder
from graph.store import Store
from tests.api.cli.runner import run


def quads_of(store: Store) -> set[ox.Quad]:
    """Everything in a store."""
    return set(store.engine.quads_for_pattern(None, None, None))


def test_an_export_is_loaded_whole(disk: Path, tmp_path: Path) -> None:
    file, target = tmp_path / "store.nq", tmp_path / "new"
    assert run("export", file, "--store", disk).exit_code == 0
    done = run("load", file, "--store", target)
    assert done.exit_code == 0
    assert "quads added" in done.stdout
    with Store.open(disk) as one, Store.open(target) as other:
        assert quads_of(one) == quads_of(other)


def test_what_is_no_nquads_is_told(tmp_path: Path) -> None:
    file = tmp_path / "wrong.nq"
    file.write_text("<a:a> <a:b> nonsense .\n", "utf-8")
    done = run("load", file, "--store", tmp_path / "new")
    assert done.exit_code == 1
    assert "wrong.nq" in done.stderr


def test_what_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run("load", tmp_path / "none.nq", "--store", tmp_path / "new").exit_code == 2


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_packed_files_are_loaded_alike(disk: Path, tmp_path: Path, ending: str) -> None:
    plain = tmp_path / "store.nq"
    assert run("export", plain, "--store", disk).exit_code == 0
    file = tmp_path / f"store.nq{ending}"
    with packed(file) as target:
        target.write(plain.read_bytes())
    assert run("load", file, "--store", tmp_path / "new").exit_code == 0
    with Store.open(disk) as one, Store.open(tmp_path / "new") as other:
        assert quads_of(one) == quads_of(other)


def test_files_and_folders_are_loaded_together(disk: Path, tmp_path: Path) -> None:
    plain, shards = tmp_path / "store.nq", tmp_path / "shards"
    assert run("export", plain, "--store", disk).exit_code == 0
    with Store.open(disk) as store:
        articles = copy_graphs(store, Folder(shards)).articles
    done = run("load", plain, shards, "--store", tmp_path / "new")
    assert done.exit_code == 0
    assert f"quads added, {articles} articles, " in done.stdout
    with Store.open(disk) as one, Store.open(tmp_path / "new") as other:
        assert quads_of(one) == quads_of(other)


def test_a_packed_file_that_breaks_off_is_told(tmp_path: Path) -> None:
    file = tmp_path / "half.nq.gz"
    with packed(file) as target:
        target.write(b"<a:a> <a:b> <a:c> .\n" * 1000)
    file.write_bytes(file.read_bytes()[:-20])
    done = run("load", file, "--store", tmp_path / "new")
    assert done.exit_code == 1
    assert "broken off or damaged" in done.stderr
