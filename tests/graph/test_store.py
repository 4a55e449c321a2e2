"""Opening, writing and locking the store."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Variable

from graph.actors import get_actor
from graph.errors import StoreError
from graph.network import network
from graph.store import Outcome, Store, StoreLocked
from ingest.records import Article, Extraction, Mention, MentionKind, Span
from ontology.namespaces import Base
from ontology.registry import Registry
from ontology.vocabulary import DG
from tests.graph.factory import harbour, known, morning, registry

HOLD = """
import sys
from pathlib import Path
from graph.store import Store
store = Store.open(Path(sys.argv[1]))
if len(sys.argv) > 2:
    store.announce(sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


def labels(store: Store, actor: str) -> set[str]:
    text = "SELECT ?label ?actor WHERE { ?actor rdfs:label ?label }"
    bound = {"actor": store.base.actor(actor)}
    solutions = store.dataset.query(text, initBindings=bound).bindings
    return {str(solution[Variable("label")]) for solution in solutions}


def graph_size(store: Store, article: str) -> int:
    graph = store.dataset.graph(store.base.article(article))
    return sum(1 for _ in graph)


def test_the_same_article_twice_changes_nothing(empty: Store) -> None:
    assert empty.put(harbour()) is Outcome.NEW
    size, version = len(empty.engine), empty.version
    assert empty.put(harbour()) is Outcome.UNCHANGED
    assert (len(empty.engine), empty.version) == (size, version)


def test_a_new_version_replaces_the_graph_whole(empty: Store) -> None:
    empty.put(harbour())
    empty.put(morning())
    others = graph_size(empty, "morning/2")
    assert empty.put(replace(harbour(), statements=(), relations=())) is Outcome.CHANGED
    assert (None, DG.act, None) not in empty.dataset.graph(empty.base.article("harbour-1"))
    assert graph_size(empty, "morning/2") == others


def test_an_update_that_fails_leaves_the_old_graph(empty: Store) -> None:
    empty.put(harbour())
    before = graph_size(empty, "harbour-1")
    graph = f"<{empty.base.article('harbour-1')}>"
    with pytest.raises(RuntimeError):
        empty.engine.update(
            f"DROP SILENT GRAPH {graph} ; INSERT DATA {{ GRAPH {graph} {{ <a:a> <a:b> 1 }} }} ;"
            " DROP GRAPH <https://nowhere.example/>"
        )
    assert graph_size(empty, "harbour-1") == before


def test_an_article_can_be_deleted_once(empty: Store) -> None:
    empty.put(harbour())
    assert empty.delete("harbour-1") is True
    assert graph_size(empty, "harbour-1") == 0
    assert empty.delete("harbour-1") is False


def test_the_dataset_is_the_union_of_all_graphs(empty: Store) -> None:
    empty.put(harbour())
    assert labels(empty, "georgia") == {"Georgia"}
    text = "ASK { actor:norway rel:urges actor:iceland . rel:urges a dg:RelationType }"
    assert empty.dataset.query(text).askAnswer is True


def test_what_is_written_is_there_after_reopening(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", registry=registry()) as store:
        store.put(harbour())
        size = len(store.engine)
    with Store.open(tmp_path / "store", registry=registry(), create=False) as store:
        assert len(store.engine) == size
        assert store.put(harbour()) is Outcome.UNCHANGED


def test_the_registry_is_renewed_when_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "store"
    Store.open(path, registry=registry()).close()
    old = registry()
    renamed = dict(old.actors) | {
        "georgia": replace(old.actors["georgia"], label="Republic of Georgia")
    }
    newer = Registry(renamed, old.names, old.offices, old.terms)
    with Store.open(path, registry=newer) as store:
        assert labels(store, "georgia") == {"Republic of Georgia"}


def test_an_actor_of_an_article_outlives_the_registry_that_knew_it(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with Store.open(path, registry=registry()) as store:
        store.put(harbour())
    for _ in range(2):  # once with the registry changed, once as it is
        with Store.open(path, registry=Registry({}, (), {}, ())) as store:
            row = get_actor(store, "norway")
            assert row is not None
            assert (row.label, row.type, row.state) == ("Norway", "State", "NO")
            assert row.aliases == ("Kingdom of Norway", "N.O.R.")
            assert get_actor(store, "georgia") is None
            assert network(store).number_of_edges() == 3
    with Store.open(path, registry=registry()) as store:
        assert labels(store, "norway") == {"Norway"}
        assert store.put(harbour()) is Outcome.UNCHANGED


def test_a_second_process_is_told_who_holds_the_store(tmp_path: Path) -> None:
    path = tmp_path / "store"
    with Store.open(path, registry=registry()):
        code = "import sys; from pathlib import Path; from graph.store import Store, StoreLocked\n"
        code += "try: Store.open(Path(sys.argv[1]))\nexcept StoreLocked as error: print(error)"
        command = [sys.executable, "-c", code, str(path)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert f"process {os.getpid()} on " in said
    assert "wait until it ends, or stop it" in said


def test_a_server_that_holds_the_store_gives_its_address(tmp_path: Path) -> None:
    path = tmp_path / "store"
    command = [sys.executable, "-c", HOLD, str(path), "http://127.0.0.1:8000"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match=r"ask its server at http://127\.0\.0\.1:8000"):
            Store.open(path)
        holder.kill()
        holder.wait()
    # A lock dies with its process, however that ends.
    Store.open(path, registry=registry()).close()


def test_closing_lets_the_next_one_in(tmp_path: Path) -> None:
    for _ in range(2):
        store = Store.open(tmp_path / "store", registry=registry())
        store.close()
        store.close()


def _missing(path: Path) -> None:
    pass


def _foreign(path: Path) -> None:
    path.mkdir()
    (path / "holiday.jpg").write_bytes(b"")


def _file(path: Path) -> None:
    path.write_text("not a folder")


def _damaged(path: Path) -> None:
    Store.open(path, registry=registry()).close()
    (path / "diplograph.json").write_text("{")


def _newer(path: Path) -> None:
    Store.open(path, registry=registry()).close()
    (path / "diplograph.json").write_text(json.dumps({"format": 99, "base": Base().base}))


def _other_base(path: Path) -> None:
    Store.open(path, Base("https://elsewhere.example/"), registry=registry()).close()


@pytest.mark.parametrize(
    ("prepare", "create", "advice"),
    [
        pytest.param(_missing, False, "diplograph ingest", id="missing"),
        pytest.param(_foreign, True, "an empty or a new folder", id="other files"),
        pytest.param(_file, True, "another folder with --store", id="a file"),
        pytest.param(_damaged, True, "restore it", id="damaged note"),
        pytest.param(_newer, True, "another version of diplograph", id="other version"),
        pytest.param(_other_base, True, "DIPLOGRAPH_BASE", id="other base"),
    ],
)
def test_what_is_no_store_is_refused_with_advice(
    tmp_path: Path, prepare: Callable[[Path], None], create: bool, advice: str
) -> None:
    path = tmp_path / "store"
    prepare(path)
    with pytest.raises(StoreError, match=advice):
        Store.open(path, create=create)


def test_a_folder_that_cannot_be_made_is_refused_with_advice() -> None:
    with pytest.raises(StoreError, match="permissions"):
        Store.open(Path("/proc/nowhere/store"))


@given(text=st.text(min_size=3), id=st.text(min_size=1), title=st.none() | st.text())
def test_any_text_is_kept_as_it_is_and_put_twice_is_unchanged(
    text: str, id: str, title: str | None
) -> None:
    article = Article(id, text, title=title)
    mention = Mention(Span(1, 2), "norway", MentionKind.NAME)
    extraction = Extraction(article, (known("norway"),), (mention,))
    with Store.open(None, registry=registry()) as store:
        assert store.put(extraction) is Outcome.NEW
        assert store.put(extraction) is Outcome.UNCHANGED
        longer = replace(extraction, article=replace(article, text=text + "."))
        assert store.put(longer) is Outcome.CHANGED
        assert store.put(longer) is Outcome.UNCHANGED
