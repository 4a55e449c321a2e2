"""A disk that takes no more: what is said, and that nothing old is lost.

A limit on the size of files stands for the full disk; it holds for a process, so each case has one.
"""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import resource, sys
from dataclasses import replace
from pathlib import Path
from graph.store import Store, StoreError
from tests.graph.factory import harbour, registry

folder = Path(sys.argv[1])

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

def attempt(act):
    try:
        print(act())
    except StoreError as error:
        print(error)

store = Store.open(folder / "old", registry=registry())
store.put(harbour())
size = len(store.engine)
limit(100_000)
longer = replace(harbour().article, text="y" * 5_000_000)
attempt(lambda: store.put(replace(harbour(), article=longer)))
print(len(store.engine) == size)
limit(0)
attempt(lambda: Store.open(folder / "new", registry=registry()))
"""


def test_a_full_disk_is_told_and_leaves_the_old_graph(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    put, kept, opened = run.stdout.splitlines()
    assert put.startswith("cannot write the store")
    assert "free space on its disk" in put
    assert kept == "True"
    assert opened.startswith(f"cannot write in {tmp_path / 'new'}")
