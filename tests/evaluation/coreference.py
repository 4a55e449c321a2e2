"""Score what pronouns and descriptions are taken to refer to, on texts with annotated clusters.

    python -m tests.evaluation.coreference --kit FOLDER [--errors N]

The kit holds `actors/*.jsonl`: rows with `text` and `mentions` (start, end, cluster, type, text).
A word is right if the program gives it an actor that it gives to a name of the same cluster.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.evaluation.clusters import KINDS, Anaphor, Marked, anaphors, kind_of, marked
from tests.evaluation.evaluate import extract
from tests.evaluation.kit import INPUTS

RIGHT, WRONG, MISSED, FALSE = "right", "wrong", "missed", "false"
COLUMNS: Final = ("all", "coverage", "accuracy", "precision", "recall", "F1")


@dataclass(frozen=True, slots=True)
class Judged:
    """One anaphor, what was made of it, and the actors it was given."""

    anaphor: Anaphor
    verdict: str
    actors: tuple[str, ...]


def judged(row: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Judged]:
    """What the program's output makes of the anaphors of one text."""
    mentions = marked(row)
    given, inside = _actors(mentions, found["mentions"])
    clusters: defaultdict[int, set[str]] = defaultdict(set)
    for each in mentions:
        if kind_of(each.text) is None:
            clusters[each.cluster] |= given[each] or inside[each]
    for anaphor in anaphors(mentions):
        actors = given[anaphor.mention]
        wanted = clusters[anaphor.mention.cluster] if anaphor.actor else set()
        if not actors:
            verdict = MISSED if anaphor.actor else RIGHT
        elif actors & wanted:
            verdict = RIGHT
        else:
            verdict = WRONG if anaphor.actor else FALSE
        yield Judged(anaphor, verdict, tuple(sorted(actors)))


def _actors(
    mentions: Sequence[Marked], found: Sequence[Mapping[str, Any]]
) -> tuple[defaultdict[Marked, set[str]], defaultdict[Marked, set[str]]]:
    """Actors by annotated mention: given to it itself, and to anything within it."""
    given: defaultdict[Marked, set[str]] = defaultdict(set)
    inside: defaultdict[Marked, set[str]] = defaultdict(set)
    for each in found:
        around = [m for m in mentions if m.start <= each["start"] and each["end"] <= m.end]
        within = [m for m in mentions if each["start"] <= m.start and m.end <= each["end"]]
        for mention in around:
            inside[mention].add(each["actor"])
        if around:
            given[min(around, key=_length)].add(each["actor"])
        elif within:
            given[max(within, key=_length)].add(each["actor"])
    return given, inside


def _length(mention: Marked) -> int:
    return mention.end - mention.start


def scores(verdicts: Counter[tuple[str, bool, str]], kinds: Sequence[str]) -> dict[str, float]:
    """The figures of the anaphors of `kinds`, in hundredths; `verdicts` counts (kind, actor, x)."""
    right, wrong, missed = (
        sum(verdicts[kind, True, each] for kind in kinds) for each in (RIGHT, WRONG, MISSED)
    )
    false = sum(verdicts[kind, False, FALSE] for kind in kinds)
    wanted, answered = right + wrong + missed, right + wrong
    precision, recall = _share(right, answered + false), _share(right, wanted)
    values = (
        wanted,
        _share(answered, wanted),
        _share(right, answered),
        precision,
        recall,
        2 * precision * recall / ((precision + recall) or 1),
    )
    return dict(zip(COLUMNS, values, strict=True))


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def table(verdicts: Counter[tuple[str, bool, str]]) -> str:
    """A Markdown table: a row a kind of anaphor, and all together."""
    lines = [f"| | {' | '.join(COLUMNS)} |", "|---|" + "---:|" * len(COLUMNS)]
    for name, kinds in [*((kind, (kind,)) for kind in KINDS), ("all", KINDS)]:
        count, *shares = scores(verdicts, kinds).values()
        cells = " | ".join(f"{share:.1f}" for share in shares)
        lines.append(f"| {name} | {count:.0f} | {cells} |")
    return "\n".join(lines) + "\n"


def evaluated(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Judged]]:
    """Runs the program by rules alone over the bare texts; every anaphor judged, with its row."""
    inputs = (json.dumps({key: row.get(key) for key in INPUTS}) + "\n" for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predictions.jsonl"
        extract(inputs, predicted, fast=True)
        found = map(json.loads, predicted.read_text(encoding="utf-8").splitlines())
        for row, each in zip(rows, found, strict=True):
            for verdict in judged(row, each):
                yield row, verdict


def _error(row: Mapping[str, Any], each: Judged) -> str:
    mention, text = each.anaphor.mention, row["text"]
    before, after = text[max(0, mention.start - 160) : mention.start], text[mention.end :][:60]
    actors = ", ".join(each.actors) or "nobody"
    context = f"{before}[{mention.text}]{after}".replace("\n", " ")
    return f"{row['id']} {each.verdict} {each.anaphor.kind}: {actors}: {context}"


def main() -> int:
    """Print the table, and errors if asked; 2 where the kit has no annotated clusters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kit", type=Path, required=True, help="folder of the kit")
    parser.add_argument("--errors", type=int, default=0, help="also print so many errors")
    given = parser.parse_args()
    files = sorted((given.kit / "actors").glob("*.jsonl"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    if not lines:
        sys.stderr.write(f"Nothing to score: no rows in '{given.kit}/actors/*.jsonl'.\n")
        return 2
    results = list(evaluated([json.loads(line) for line in lines]))
    verdicts = Counter((e.anaphor.kind, e.anaphor.actor, e.verdict) for _, e in results)
    sys.stdout.write(table(verdicts))
    errors = [_error(row, each) for row, each in results if each.verdict != RIGHT]
    sys.stdout.write("".join(f"{error}\n" for error in errors[: given.errors]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
