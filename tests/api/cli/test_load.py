"""`load`: what was exported is put into another store."""

from pathlib import Path

from graph.store import Store
from tests.api.cli.runner import run


def test_an_export_is_loaded_whole(disk: Path, tmp_path: Path) -> None:
    file, target = tmp_path / "store.nq", tmp_path / "new"
    assert run("export", file, "--store", disk).exit_code == 0
    done = run("load", file, "--store", target)
    assert done.exit_code == 0
    assert "quads added" in done.stdout
    with Store.open(disk) as one, Store.open(target) as other:
        assert set(one.engine) == set(other.engine)


def test_what_is_no_nquads_is_told(tmp_path: Path) -> None:
    file = tmp_path / "wrong.nq"
    file.write_text("<a:a> <a:b> nonsense .\n", "utf-8")
    done = run("load", file, "--store", tmp_path / "new")
    assert done.exit_code == 1
    assert "wrong.nq" in done.stderr


def test_what_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run("load", tmp_path / "none.nq", "--store", tmp_path / "new").exit_code == 2
