"""A run whose workers, reader and writer are killed goes on to the graph of an undisturbed one."""

import json
import random
import signal
import time
from pathlib import Path

import pytest

from tests.service.ingesting import (
    digest,
    finish,
    start,
    wait_until_writing,
    workers_of,
    write_articles,
)
from tests.service.soak import disturbed

pytestmark = pytest.mark.slow

OPTIONS = ("--workers", "2", "--fast")


def test_killed_and_resumed_it_comes_to_the_same_graph(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    write_articles(articles, 64)
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    code, _, err = finish(start(whole, articles, *OPTIONS))
    assert code == 0, err
    victims, chance = ("parent", "server"), random.Random(2)
    *told, end = disturbed(killed, articles, victims, chance, 2.0, *OPTIONS)
    assert end.startswith("ended with 0: 64 articles"), end
    assert {"the parent", "the server"} <= set(told)
    assert digest(killed) == digest(whole)


def test_ctrl_c_stops_cleanly_and_the_same_command_goes_on(tmp_path: Path) -> None:
    articles, store, report = tmp_path / "a.jsonl", tmp_path / "store", tmp_path / "report.json"
    write_articles(articles, 300)
    run = start(store, articles, *OPTIONS, "--report", report)
    assert wait_until_writing(run, store)
    while run.poll() is None and not workers_of(run.pid):
        time.sleep(0.1)
    time.sleep(1)
    run.send_signal(signal.SIGINT)
    code, out, err = finish(run)
    assert (code, "Stopped before the end" in err) == (130, True), err
    told = json.loads(report.read_text("utf-8"))
    assert told["interrupted"]
    assert f"{told['counts']['new']} new" in out or told["counts"]["new"] == 0
    write_articles(articles, 32)
    code, out, err = finish(start(store, articles, *OPTIONS))
    assert code == 0, err
    assert out.startswith("32 articles (")
