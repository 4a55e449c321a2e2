"""Shards made on this machine, whatever comes between."""

import multiprocessing
from pathlib import Path

import pytest

from api.shards.errors import CannotShard
from api.shards.local import work_here
from api.shards.run import Run
from graph.shards.loading import load_shards
from graph.shards.places import Folder
from graph.store import Store
from tests.api.cli.runner import run
from tests.api.shards.factory import files, job, units, write_articles

pytestmark = pytest.mark.slow
SIZE = 3


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of eleven articles; do not write to it."""
    return write_articles(tmp_path_factory.mktemp("in") / "news.jsonl", 11)


@pytest.fixture(scope="module")
def undisturbed(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shards of these articles, made in one go; do not write to them."""
    out = tmp_path_factory.mktemp("undisturbed")
    list(Run(job(out), units(articles, SIZE)).go(work_here))
    return out


@pytest.fixture
def stores(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders for stores."""
    return tmp_path / "put", tmp_path / "loaded"


def test_shards_hold_what_ingest_puts(
    articles: Path, undisturbed: Path, stores: tuple[Path, Path]
) -> None:
    put, loaded = stores
    assert run("ingest", "--fast", articles, "--store", put).exit_code == 0
    assert run("load", undisturbed, "--store", loaded).exit_code == 0
    found = []
    for folder in stores:
        with Store.open(folder) as store:
            quads = (str(quad) for quad in store.engine.quads_for_pattern(None, None, None))
            found.append({quad for quad in quads if "_:" not in quad})
    assert found[0] == found[1]
    assert sum("/ns#Statement>" in quad for quad in found[0]) > 11


def test_a_run_goes_on_where_it_was(articles: Path, undisturbed: Path, tmp_path: Path) -> None:
    first = Run(job(tmp_path), units(articles, SIZE))
    going = first.go(work_here)
    done = [next(going).shard.name, next(going).shard.name]
    going.close()
    second = Run(job(tmp_path), units(articles, SIZE))
    assert [shard.name for shard in second.kept] == done
    assert len(second.waiting) == 2
    list(second.go(work_here))
    assert files(tmp_path) == files(undisturbed)


@pytest.mark.parametrize("harm", ["missing", "cut short"])
def test_a_shard_that_is_not_whole_is_made_again(
    articles: Path, undisturbed: Path, tmp_path: Path, harm: str
) -> None:
    for name, content in files(undisturbed).items():
        (tmp_path / name).write_bytes(content)
    shard = next(tmp_path.glob("part-*"))
    if harm == "missing":
        shard.unlink()
    else:
        shard.write_bytes(shard.read_bytes()[:-1])
    again = Run(job(tmp_path), units(articles, SIZE))
    assert len(again.waiting) == 1
    list(again.go(work_here))
    assert files(tmp_path) == files(undisturbed)


def test_a_changed_input_takes_the_place_of_its_shard(tmp_path: Path) -> None:
    path, out = write_articles(tmp_path / "news.jsonl", 4), tmp_path / "out"
    list(Run(job(out), units(path, SIZE)).go(work_here))
    before = files(out)
    path.write_text(path.read_text("utf-8").replace("a-3", "b-3"), "utf-8")
    again = Run(job(out), units(path, SIZE))
    assert len(again.waiting) == 2  # lines know their file alone
    list(again.go(work_here))
    after = files(out)
    assert len(after) == len(before) == 3
    with Store.open(None) as store:
        assert sum(loaded.graphs for loaded in load_shards(store, Folder(out))) == 4
        assert store.has_graph(str(store.base.article("b-3")))
        assert not store.has_graph(str(store.base.article("a-3")))


def test_shards_made_otherwise_are_refused(articles: Path, undisturbed: Path) -> None:
    before = files(undisturbed)
    with pytest.raises(CannotShard, match="made with other settings"):
        Run(job(undisturbed, fast=False), units(articles, SIZE))
    assert files(undisturbed) == before


def test_processes_make_the_same_even_if_one_is_killed(
    articles: Path, undisturbed: Path, tmp_path: Path
) -> None:
    killed = 0
    going = Run(job(tmp_path), units(articles, SIZE))
    for _ in going.go(lambda job, units: work_here(job, units, workers=2)):
        if not killed:
            worker = multiprocessing.active_children()[0]
            worker.kill()
            killed = worker.pid or 0
    assert killed
    assert files(tmp_path) == files(undisturbed)


def test_the_command_tells_what_it_did(articles: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text(articles.read_text("utf-8") + "no JSON\n", "utf-8")
    options = ("--fast", "--out", tmp_path / "out", "--shard-size", "6")
    first, second = (run("ingest", *options, broken) for _ in range(2))
    assert (first.exit_code, second.exit_code) == (1, 1)
    assert f"skipped: {broken}:12: " in first.stderr
    assert first.stdout == second.stdout
    assert first.stdout.startswith("2 shards, 11 articles, ")
    assert ", 1 skipped. Shards: " in first.stdout
    assert "2 shards of 2 there already" in second.stderr


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--engine", "ray"), "say where with --out"),
        (("--out", "x", "--address", "auto"), "add --engine ray"),
        (("--out", "x", "--follow"), "leave out --out"),
        (("--out", "x", "--reextract"), "--reextract"),
        (("--out", "x", "--report", "y"), "writes a manifest"),
    ],
)
def test_options_that_do_not_fit(articles: Path, options: tuple[str, ...], says: str) -> None:
    result = run("ingest", articles, *options)
    assert result.exit_code == 2
    assert says in result.stderr


def test_no_articles_are_a_failure(tmp_path: Path) -> None:
    result = run("ingest", tmp_path / "nowhere", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "no such file" in result.stderr
