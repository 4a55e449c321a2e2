"""Score the program from outside on a kit of annotated articles.

A kit is a folder with `gold/news/*.json` and `gold/statements/*.json` (one annotated article each)
and `score_gold.py`, which compares the annotations with the output of `diplograph extract`.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

PARTS: Final = {"news": "gold/news", "statements": "gold/statements", "all": "gold"}
INPUTS: Final = ("id", "text", "title", "publisher", "date", "url")
COLUMNS: Final = {
    "linking": "linking",
    "statement content": "content",
    "statement attributed": "with speaker",
    "addressee": "addressee",
    "about": "about",
    "date": "date",
    "relation exact": "relation",
    "relation class": "class",
    "relation dyad": "dyad",
}

type Scores = Mapping[str, Mapping[str, float]]


class NoKit(Exception):
    """The folder given holds no kit."""


def gold_inputs(kit: Path) -> Iterator[str]:
    """Yield the gold articles as JSON Lines, without their annotations.

    Raises:
        NoKit: There are no annotated articles or no scorer in `kit`.
    """
    articles = sorted((kit / "gold").rglob("*.json"))
    if not articles or not (kit / "score_gold.py").is_file():
        raise NoKit(f"no kit at '{kit}': it needs gold/news, gold/statements and score_gold.py")
    for path in articles:
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield json.dumps({field: gold.get(field) for field in INPUTS}) + "\n"


def extract(inputs: Iterable[str], predictions: Path) -> None:
    """Run the installed program over `inputs` and write its output to `predictions`.

    Raises:
        subprocess.CalledProcessError: The program failed.
    """
    program = Path(sys.executable).with_name("diplograph")
    source = predictions.with_suffix(".input.jsonl")
    source.write_text("".join(inputs), encoding="utf-8")
    command: list[str | Path] = [program, "extract", source, "--format", "jsonl", "-o", predictions]
    subprocess.run(command, check=True)


def score(kit: Path, predictions: Path) -> dict[str, Scores]:
    """The kit's scores of `predictions` for each part of the gold."""
    return {part: _scored(kit, kit / folder, predictions) for part, folder in PARTS.items()}


def table(scores: Mapping[str, Scores]) -> str:
    """`scores` as a Markdown table of F1 in hundredths, a part a row."""
    rows = [
        ["F1 x 100", *COLUMNS.values()],
        ["---", *("---:" for _ in COLUMNS)],
        *(
            [part, *(f"{100 * values[measure]['f1']:.1f}" for measure in COLUMNS)]
            for part, values in scores.items()
        ),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _scored(kit: Path, gold: Path, predictions: Path) -> Scores:
    command: list[str | Path] = [sys.executable, kit / "score_gold.py", gold, predictions, "--json"]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    result = json.loads(answer.stdout)
    if result["missing"]:
        sys.stderr.write(f"not predicted: {', '.join(result['missing'])}\n")
    scores: Scores = result["scores"]
    return scores


def main() -> int:
    """Print the table; 2 where there is no kit, 1 where the program or the scorer failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kit", default="", help="folder of the kit")
    parser.add_argument("--out", type=Path, help="also write the table to this file")
    parser.add_argument("--predictions", type=Path, help="also keep the program's output here")
    arguments = parser.parse_args()
    if not arguments.kit:
        sys.stderr.write("No kit: name its folder with KIT=... (or --kit).\n")
        return 2
    kit = Path(arguments.kit)
    with tempfile.TemporaryDirectory() as scratch:
        predictions = arguments.predictions or Path(scratch) / "predictions.jsonl"
        try:
            extract(gold_inputs(kit), predictions)
            result = table(score(kit, predictions))
        except NoKit as error:
            sys.stderr.write(f"Nothing to score: {error}.\n")
            return 2
        except subprocess.CalledProcessError as error:
            sys.stderr.write(f"{error}\n{error.stderr or ''}")
            return 1
    sys.stdout.write(result)
    if arguments.out:
        arguments.out.write_text(result, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
