"""The evaluation driver, on a kit of one article made here."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.evaluation.evaluate import COLUMNS, NoKit, gold_inputs, score, table

SCORER = """
import json, sys
gold, predictions = sys.argv[1:3]
f1 = 0.5 if gold.endswith("news") else 0.25
print(json.dumps({"missing": [], "scores": {m: {"f1": f1} for m in MEASURES}}))
"""


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A kit with one annotated article and a scorer of fixed results."""
    news = tmp_path / "gold" / "news"
    news.mkdir(parents=True)
    article = {"id": "a", "text": "They met.", "date": "2025-04-25", "statements": [{"p": 1}]}
    (news / "a.json").write_text(json.dumps(article), encoding="utf-8")
    scorer = f"MEASURES = {list(COLUMNS)}\n{SCORER}"
    (tmp_path / "score_gold.py").write_text(scorer, encoding="utf-8")
    return tmp_path


def test_the_program_sees_no_annotations(kit: Path) -> None:
    (line,) = gold_inputs(kit)
    assert set(json.loads(line)) == {"id", "text", "title", "publisher", "date", "url"}


def test_the_table_has_a_row_for_each_part(kit: Path) -> None:
    lines = table(score(kit, kit / "predictions.jsonl")).splitlines()
    assert [line.split(" | ")[0] for line in lines[2:]] == ["| news", "| statements", "| all"]
    assert lines[2].count("50.0") == lines[3].count("25.0") == len(COLUMNS)


def test_a_folder_that_is_no_kit(tmp_path: Path) -> None:
    with pytest.raises(NoKit, match="no kit at"):
        list(gold_inputs(tmp_path))


@pytest.mark.parametrize(
    ("arguments", "message"), [((), "No kit"), (("--kit", "nowhere"), "no kit at 'nowhere'")]
)
def test_without_a_kit_it_says_so(arguments: tuple[str, ...], message: str) -> None:
    command = [sys.executable, "-m", "tests.evaluation.evaluate", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert message in done.stderr
