"""Shards made by a Ray cluster of two workers on this machine."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

import pytest

from api.shards.cluster import work_on_ray
from api.shards.errors import CannotShard
from api.shards.local import work_here
from api.shards.plan import Unit
from api.shards.run import Run
from api.shards.work import Done, Job
from tests.api.shards.factory import files, job, units, write_articles
from tests.service.serving import PROGRAM

SIZE = 3
WANTED = os.environ.get("DIPLOGRAPH_REQUIRE_RAY") == "1"
# Ray's own tokens stand between clusters and users, of which there is one here.
OPEN = {**os.environ, "RAY_AUTH_MODE": "disabled"}
# Ray warns of settings of its own, and leaves sockets to the end of its process.
pytestmark = pytest.mark.filterwarnings("ignore")
needs_ray = pytest.mark.skipif(
    not WANTED, reason="Ray takes a minute and half a gigabyte: `make test-cluster` runs this"
)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of 24 articles; do not write to it."""
    return write_articles(tmp_path_factory.mktemp("in") / "news.jsonl", 24)


@pytest.fixture(scope="module")
def local(articles: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their shards, made by the local engine; do not write to them."""
    out = tmp_path_factory.mktemp("local")
    list(Run(job(out), units(articles, SIZE)).go(work_here))
    return out


def on_two(job: Job, units: Sequence[Unit]) -> Iterator[Done]:
    """A cluster of two workers, started for the run."""
    return work_on_ray(job, units, workers=2)


@needs_ray
@pytest.mark.cluster
def test_the_cluster_makes_the_shards_that_this_machine_makes(
    articles: Path, local: Path, tmp_path: Path
) -> None:
    list(Run(job(tmp_path), units(articles, SIZE)).go(on_two))
    assert files(tmp_path) == files(local)
    assert Run(job(tmp_path), units(articles, SIZE)).waiting == ()


@needs_ray
@pytest.mark.cluster
def test_a_worker_that_is_killed_loses_nothing(articles: Path, local: Path, tmp_path: Path) -> None:
    killed: list[int] = []
    for _ in Run(job(tmp_path), units(articles, SIZE)).go(on_two):
        if not killed:
            killed = actors()[:1]
            os.kill(killed[0], signal.SIGKILL)
    assert killed
    assert files(tmp_path) == files(local)


def actors() -> list[int]:
    """The process ids of the actors below this process."""
    below = {os.getpid()}
    found = []
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda each: int(each.name)):
        with suppress(OSError):
            # Behind the name, which may hold blanks, stand the state and the parent.
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) in below:
                below.add(int(folder.name))
                if b"ShardActor" in (folder / "cmdline").read_bytes():
                    found.append(int(folder.name))
    return found


@pytest.mark.skipif(find_spec("ray") is not None, reason="Ray is installed here")
def test_without_ray_it_is_told_what_to_install(articles: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotShard, match=r"diplograph\[cluster\]"):
        list(work_on_ray(job(tmp_path), units(articles, SIZE)))


@contextmanager
def cluster(processors: int) -> Iterator[str]:
    """The address of a cluster that runs by itself, on a free port here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).with_name("ray")
    options = ("--head", f"--port={port}", f"--num-cpus={processors}", "--include-dashboard=false")
    host = ("--node-ip-address=127.0.0.1", "--disable-usage-stats", "--block")
    with subprocess.Popen(
        (program, "start", *options, *host),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=OPEN,
        start_new_session=True,
    ) as process:
        try:
            yield f"127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def on_cluster(address: str, articles: Path, out: Path, workers: int) -> tuple[int, str]:
    """How the command ends, and what it notes."""
    options = ("--fast", "--engine", "ray", "--address", address, "--workers", str(workers))
    done = subprocess.run(
        (*PROGRAM, "ingest", str(articles), "--out", str(out), "--shard-size", "12", *options),
        env=OPEN,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stderr


@needs_ray
@pytest.mark.cluster
def test_a_cluster_without_a_free_processor_is_refused(articles: Path, tmp_path: Path) -> None:
    with cluster(2) as address:
        code, said = on_cluster(address, articles, tmp_path, workers=2)
        assert code == 1
        assert "use --workers 1" in said
        assert on_cluster(address, articles, tmp_path, workers=1)[0] == 0
    assert len(files(tmp_path)) == 3
