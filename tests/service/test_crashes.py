"""Killed in the middle of writing, or with no room left: nothing acknowledged is lost."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from graph.store import Store
from tests.service.chaos import round_of
from tests.service.serving import PROGRAM, environment

pytestmark = pytest.mark.slow

FULL = """
import resource, signal, sys
from pathlib import Path
import pyoxigraph as ox
from graph.errors import StoreError
from graph.store import Store
store = Store.open(Path(sys.argv[1]))
# A file-size limit stands in for a full disk: writing fails in the midst of a file.
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
taken = 0
try:
    for number in range(1000):
        node = ox.NamedNode(f"http://a.example/{number}")
        text = ox.Literal(f"{number} " * 20000)
        store.put_graph(node.value, [ox.Triple(node, ox.NamedNode("a:a"), text)])
        taken += 1
except StoreError as error:
    print(taken, error, flush=True)
import os
os._exit(0)
"""


def test_killed_three_times_under_load(tmp_path: Path) -> None:
    chance = random.Random(7)
    written, wrong = 0, []
    for number in range(3):
        acknowledged, found = round_of(tmp_path / "store", number, chance)
        written += acknowledged
        wrong += found
    assert wrong == []
    assert written > 0


def test_no_room_is_a_clear_error_and_the_store_is_unharmed(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    Store.open(folder).close()
    done = subprocess.run(
        (sys.executable, "-c", FULL, str(folder)),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    taken, _, told = done.stdout.partition(" ")
    assert "free space" in told, done.stderr
    with Store.open(folder) as store:
        for number in range(int(taken)):
            assert store.has_graph(f"http://a.example/{number}")


def test_a_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    command = (*PROGRAM, "stats", "--store", str(tmp_path / "store"))
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
