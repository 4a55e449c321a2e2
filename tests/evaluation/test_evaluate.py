"""The evaluation driver, on a kit of two articles made here and scorers of fixed results."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evaluation.evaluate import errors
from tests.evaluation.kit import Kit, NoKit
from tests.evaluation.report import report
from tests.evaluation.scores import COLUMNS, scored

GOLD_SCORER = """
import json, pathlib, sys
gold = pathlib.Path(sys.argv[1])
f1 = 0.5 if gold.name == "news" else 0.25
scores = {m: {"f1": f1} for m in MEASURES}
print(json.dumps({"articles": len(list(gold.rglob("*.json"))), "missing": [], "scores": scores}))
"""
ATTRIBUTION_SCORER = """
import json, sys
lines = [[json.loads(line) for line in open(path)] for path in sys.argv[1:3]]
assert [g["id"] for g in lines[0]] == [p["article"]["id"] for p in lines[1]]
acts = {s["act"] for p in lines[1] for s in p["statements"]}
value = {"P": len(acts) / 4, "R": 0.5, "F1": 0.5}
names = "content_j50 full full:direct full:mixed full:indirect".split()
print(json.dumps({name: value for name in names}))
"""
TEXT = "Chile condemned Peru on Monday, and Chile said talks had failed."


def article(identifier: str) -> dict[str, object]:
    """An annotated article, all of whose annotations the program finds but one."""
    chile = {"id": "c", "name": "Chile", "also": [], "type": "State", "state": "CL"}
    peru = {"id": "p", "name": "Peru", "also": [], "type": "State", "state": "PE"}
    actors = [{**chile, "surfaces": ["Chile"]}, {**peru, "surfaces": ["Peru"]}]
    said = {"speaker": "c", "source": [36, 41], "cue": [42, 46], "kind": "indirect"}
    told = {"content": [[47, 63]], "addressee": None, "about": [], "date": None}
    ends = {"subject": "c", "object": "p", "polarity": "affirmed", "evidence": [0, 63]}
    relations = [
        {**ends, "relation": "criticises", "class": "ACCUSE"},
        {**ends, "relation": "attacks", "class": "ASSAULT"},
    ]
    parts = {"actors": actors, "statements": [{**said, **told}], "relations": relations}
    return {"id": identifier, "text": TEXT, "date": "2025-04-25", **parts}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A kit with one article of news, one of statements, and two rows of attributions."""
    for part, identifier in (("news", "a"), ("statements", "b")):
        folder = tmp_path / "gold" / part
        folder.mkdir(parents=True)
        (folder / f"{identifier}.json").write_text(json.dumps(article(identifier)))
    (tmp_path / "score_gold.py").write_text(f"MEASURES = {list(COLUMNS)}\n{GOLD_SCORER}")
    (tmp_path / "score_attributions.py").write_text(ATTRIBUTION_SCORER)
    (tmp_path / "attributions").mkdir()
    rows = (json.dumps({"id": each, "text": TEXT}) + "\n" for each in ("w", "x"))
    (tmp_path / "attributions" / "wikinews.jsonl").write_text("".join(rows))
    return tmp_path


@pytest.fixture
def predicted(tmp_path: Path) -> Path:
    """What the program might give for the two articles: a statement and a false relation."""
    actors = [
        {"id": "chile", "label": "Chile", "aliases": [], "type": "State", "state": "CL"},
        {"id": "peru", "label": "Peru", "aliases": [], "type": "State", "state": "PE"},
    ]
    spans = {"source": [[36, 41]], "cue": [[42, 46]], "content": [[47, 63]]}
    told = {"act": "speech", "speaker": "chile", "quotation": "indirect", "about": []}
    plan = {**told, "act": "intention"}
    ends = {"subject": "chile", "object": "peru", "evidence": [0, 63]}
    found = {
        "actors": actors,
        "mentions": [
            {"start": 0, "end": 5, "actor": "chile"},
            {"start": 16, "end": 20, "actor": "peru"},
        ],
        "statements": [{**told, **spans}, {**plan, **spans}],
        "relations": [{**ends, "relation": "criticises", "plover": "ACCUSE"}],
    }
    path = tmp_path / "predictions.jsonl"
    rows = ({"article": {"id": each, "text": TEXT}, **found} for each in "abwx")
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_the_program_sees_no_annotations(root: Path) -> None:
    for line in Kit(root).inputs():
        assert set(json.loads(line)) == {"id", "text", "title", "publisher", "date", "url"}


def test_articles_left_out_are_neither_read_nor_copied(root: Path, tmp_path: Path) -> None:
    kit = Kit(root, frozenset({"b", "x"}))
    kit.copied(tmp_path / "scratch")
    assert [json.loads(line)["id"] for line in kit.inputs()] == ["a", "w"]
    assert [path.name for path in (tmp_path / "scratch").rglob("*.json")] == ["a.json"]


def test_every_part_of_the_kit_is_scored(root: Path, predicted: Path, tmp_path: Path) -> None:
    kit = Kit(root)
    kit.copied(tmp_path / "scratch")
    found = scored(kit, tmp_path / "scratch", predicted)
    assert list(found) == ["news", "statements", "all", "general news"]
    assert found["general news"]["content"]["p"] == 0.25  # of speech alone
    lines = report(found, {}).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:5]] == ["| news", "| statements", "| all"]
    assert lines[2].count("50.0") == lines[3].count("25.0") == len(COLUMNS)


def test_errors_are_told_by_kind(root: Path, predicted: Path) -> None:
    found = errors(Kit(root), predicted)
    (missed,) = found["news"]
    assert (missed.concerns, missed.kind, missed.count) == ("relations", "no trigger", 1)
    assert missed.examples == (f"a: Chile attacks Peru: “{TEXT[:63]}”",)
    assert "| relations | no trigger | 1 |" in report({}, found)


def test_a_folder_that_is_no_kit(tmp_path: Path) -> None:
    with pytest.raises(NoKit, match="no kit at"):
        Kit(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"), [((), "No kit"), (("--kit", "nowhere"), "no kit at 'nowhere'")]
)
def test_without_a_kit_it_says_so(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_the_whole_run_as_json(root: Path, tmp_path: Path) -> None:
    left_out = tmp_path / "left-out.txt"
    left_out.write_text("b\n")
    done = run("--kit", str(root), "--leave-out", str(left_out), "--json", "--fast")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(told) == {"scores", "errors"}
    assert told["errors"]["statements"] == []
    relations = {
        e["kind"]: e["count"] for e in told["errors"]["news"] if e["concerns"] == "relations"
    }
    assert relations == {"no trigger": 1}


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """The driver as `make evaluate` starts it."""
    command = [sys.executable, "-m", "tests.evaluation.evaluate", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)
