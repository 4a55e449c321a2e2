"""The scores that a kit's own scorers give to the program's output."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.evaluation.kit import ATTRIBUTIONS, GOLD, SENTENCES, Kit

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
_ATTRIBUTED: Final = {
    "content_j50": "content",
    "full": "content with source",
    "full:direct": "- in quotation marks",
    "full:mixed": "- partly",
    "full:indirect": "- without",
}
_SPEECH_ALONE: Final = "general news"  # annotated for speech, not for beliefs and plans

type Scores = dict[str, dict[str, float]]
type Row = Mapping[str, Any]


def scored(kit: Kit, scratch: Path, predictions: Path) -> dict[str, Scores]:
    """The scores of every part of the kit, by name: gold, attributions, single sentences.

    Args:
        kit: the kit.
        scratch: a folder with a copy of what of the kit is not left out.
        predictions: the output of `diplograph extract` on all texts of the kit.
    """
    rows = {str(row["article"]["id"]): row for row in _rows(predictions)}
    found = {part: _gold(kit, scratch / folder, predictions) for part, folder in GOLD.items()}
    found["all"] = _gold(kit, scratch / "gold", predictions)
    for part, name in ATTRIBUTIONS.items():
        if (scratch / name).is_file():
            shape = _speech if part == _SPEECH_ALONE else _whole
            own = _told_apart(scratch / name, rows, shape)
            found[part] = _attributions(kit, _shaped(scratch / name, shape), own)
    if (scratch / SENTENCES).is_file():
        own = _told_apart(scratch / SENTENCES, rows, _whole)
        answer = _run(kit.scorer("events"), scratch / SENTENCES, own)
        found["single sentences"] = {name: dict(values) for name, values in answer.items()}
    return found


def _gold(kit: Kit, gold: Path, predictions: Path) -> Scores:
    if not gold.is_dir():
        return {}
    result = _run(kit.scorer("gold"), gold, predictions)
    if result["missing"]:
        sys.stderr.write(f"not predicted: {', '.join(result['missing'])}\n")
    scores: Scores = result["scores"]
    return scores


def _attributions(kit: Kit, gold: Path, predictions: Path) -> Scores:
    result = _run(kit.scorer("attributions"), gold, predictions, "--types")
    return {
        label: {"p": result[name]["P"], "r": result[name]["R"], "f1": result[name]["F1"]}
        for name, label in _ATTRIBUTED.items()
    }


def _run(scorer: Path, gold: Path, predictions: Path, *options: str) -> dict[str, Any]:
    command: list[str | Path] = [sys.executable, scorer, gold, predictions, "--json", *options]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(answer.stdout)
    return result


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _told_apart(gold: Path, rows: Mapping[str, Row], shape: Callable[[Row], Row]) -> Path:
    """A file beside `gold` with the predictions for its texts alone: scorers refuse others."""
    own = gold.with_suffix(".predicted.jsonl")
    ids = [str(row["id"]) for row in _rows(gold)]
    lines = (json.dumps(shape(rows[each])) + "\n" for each in ids if each in rows)
    own.write_text("".join(lines), encoding="utf-8")
    return own


def _whole(row: Row) -> Row:
    return row


def _speech(row: Row) -> Row:
    """A row without beliefs, plans and orders, be it annotated or predicted."""
    lists = [name for name in ("statements", "attributions") if name in row]
    return {**row, **{name: [e for e in row[name] if e.get("act") == "speech"] for name in lists}}


def _shaped(gold: Path, shape: Callable[[Row], Row]) -> Path:
    path = gold.with_suffix(".wanted.jsonl")
    rows = [json.dumps(shape(row)) + "\n" for row in _rows(gold)]
    path.write_text("".join(rows), encoding="utf-8")
    return path
