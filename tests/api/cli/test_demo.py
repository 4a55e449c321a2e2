"""The demonstration and its collection of dispatches."""

import json
import re
from pathlib import Path

import pytest

from tests.api.cli.runner import json_of, run

DISPATCHES = Path(__file__).parents[3] / "data" / "dispatches" / "dispatches.jsonl"


@pytest.mark.slow
def test_the_dispatches_can_be_switched_off_again(tmp_path: Path) -> None:
    store = tmp_path / "store"
    shown = run("demo", "--no-serve", "--store", store)
    assert shown.exit_code == 0, shown.stderr
    assert "Number 10" in shown.stdout
    assert json_of("stats", "--store", store)["articles"] == 37
    outlets = json_of("network", "--projection", "outlets", "--store", store)
    assert {"sample-wire", "the-example-gazette", "the-demonstration-courier"} <= {
        node["id"] for node in outlets
    }
    without = run("demo", "--no-serve", "--no-dispatches", "--store", store)
    assert "Dispatches: 36 articles taken away." in without.stderr
    assert without.stdout == shown.stdout
    assert json_of("stats", "--store", store)["articles"] == 1


def test_the_dispatches_say_what_they_are_and_quote_nobody() -> None:
    texts = [json.loads(line) for line in DISPATCHES.read_text("utf-8").splitlines()]
    assert len({text["id"] for text in texts}) == len(texts) == 36
    for text in texts:
        assert text["id"].startswith("dispatches/")
        assert text["title"].endswith("(demonstration text)")
        assert re.match(r"202[2-4]-\d\d-\d\d$", text["date"])
        assert not re.search('["“”]', text["text"])
