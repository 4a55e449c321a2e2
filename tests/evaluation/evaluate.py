"""Score the program from outside on a kit of annotated articles, and tell its errors by kind.

A kit is a folder with `gold/news/*.json` and `gold/statements/*.json` (one annotated article each)
and `score_gold.py`, which compares the annotations with the output of `diplograph extract`. Where
it also holds attributions (`polnear/polnear_dev.jsonl`, `attributions/wikinews.jsonl` with
`score_attributions.py`) or coded sentences (`events/cameo_dev.jsonl` with `score_events.py`),
these are scored too.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.evaluation.annotations import Annotated, gold, predictions
from tests.evaluation.errors import Error, Kind, by_kind
from tests.evaluation.kit import GOLD, Kit, NoKit
from tests.evaluation.linking_errors import linking_errors
from tests.evaluation.relation_errors import relation_errors
from tests.evaluation.report import report
from tests.evaluation.scores import Scores, scored
from tests.evaluation.statement_errors import statement_errors

EXAMPLES = 3


def extract(inputs: Iterable[str], predicted: Path, *, fast: bool = False) -> None:
    """Run the installed program over `inputs` and write its output to `predicted`.

    Raises:
        subprocess.CalledProcessError: The program failed.
    """
    program = Path(sys.executable).with_name("diplograph")
    source = predicted.with_suffix(".input.jsonl")
    source.write_text("".join(inputs), encoding="utf-8")
    command: list[str | Path] = [program, "extract", source, "--format", "jsonl", "-o", predicted]
    options = ["--fast"] if fast else []
    subprocess.run([*command, *options], check=True, stderr=subprocess.PIPE, text=True)


def errors(kit: Kit, predicted: Path, examples: int = EXAMPLES) -> dict[str, list[Kind]]:
    """The errors on each part of the gold, by kind."""
    found = {each.id: each for each in predictions(predicted)}
    wanted = {part: list(map(gold, kit.articles(part))) for part in GOLD}
    return {
        part: by_kind((error for each in articles for error in _errors(each, found)), examples)
        for part, articles in wanted.items()
    }


def _errors(wanted: Annotated, found: Mapping[str, Annotated]) -> Iterable[Error]:
    other = found.get(wanted.id)
    if other is not None:
        yield from linking_errors(wanted, other)
        yield from statement_errors(wanted, other)
        yield from relation_errors(wanted, other)


def _as_json(scores: Mapping[str, Scores], kinds: Mapping[str, Sequence[Kind]]) -> str:
    told = {part: [asdict(each) for each in found] for part, found in kinds.items()}
    return json.dumps({"scores": scores, "errors": told}, indent=1, ensure_ascii=False) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kit", default="", help="folder of the kit")
    parser.add_argument("--leave-out", type=Path, help="file of ids to pass over, one a line")
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="examples of an error kind")
    parser.add_argument("--fast", action="store_true", help="read by rules alone")
    parser.add_argument("--json", action="store_true", help="write JSON instead of tables")
    parser.add_argument("--out", type=Path, help="also write what is printed to this file")
    parser.add_argument("--predictions", type=Path, help="also keep the program's output here")
    return parser


def _evaluated(kit: Kit, arguments: argparse.Namespace) -> str:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        predicted = arguments.predictions or scratch / "predictions.jsonl"
        kit.copied(scratch)
        extract(kit.inputs(), predicted, fast=arguments.fast)
        scores = scored(kit, scratch, predicted)
        kinds = errors(kit, predicted, arguments.examples)
    return _as_json(scores, kinds) if arguments.json else report(scores, kinds)


def main() -> int:
    """Print tables or JSON; 2 where there is no kit, 1 where the program or a scorer failed."""
    arguments = _parser().parse_args()
    if not arguments.kit:
        sys.stderr.write("No kit: name its folder with KIT=... (or --kit).\n")
        return 2
    try:
        left_out = arguments.leave_out.read_text().split() if arguments.leave_out else ()
        result = _evaluated(Kit(Path(arguments.kit), frozenset(left_out)), arguments)
    except (NoKit, OSError) as error:
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
