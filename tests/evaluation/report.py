"""Scores and errors as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tests.evaluation.errors import Kind
from tests.evaluation.kit import ATTRIBUTIONS, GOLD
from tests.evaluation.scores import COLUMNS, Scores

_SENTENCES: Final = "single sentences"


def report(scores: Mapping[str, Scores], errors: Mapping[str, Sequence[Kind]]) -> str:
    """Everything a run found out: tables of scores, then the errors of each part of the gold."""
    sections = [gold_table(scores), *_attributed(scores), *_sentences(scores)]
    sections += [_errors(part, kinds) for part, kinds in errors.items() if kinds]
    return "\n".join(sections)


def gold_table(scores: Mapping[str, Scores]) -> str:
    """F1 in hundredths on the annotated articles, a part a row."""
    rows = [
        [part, *(_hundredths(scores[part][measure]["f1"]) for measure in COLUMNS)]
        for part in (*GOLD, "all")
        if scores.get(part)
    ]
    return _table(["F1 x 100", *COLUMNS.values()], rows)


def _attributed(scores: Mapping[str, Scores]) -> Iterator[str]:
    for part in ATTRIBUTIONS:
        if part in scores:
            rows = [
                [measure, *(_hundredths(values[key]) for key in ("p", "r", "f1"))]
                for measure, values in scores[part].items()
            ]
            yield _table([f"attributions, {part}", "precision", "recall", "F1"], rows)


def _sentences(scores: Mapping[str, Scores]) -> Iterator[str]:
    if values := scores.get(_SENTENCES):
        rows = [
            [measure, _hundredths(found.get("accuracy", found.get("f1", 0.0)))]
            for measure, found in values.items()
        ]
        yield _table([_SENTENCES, "accuracy or F1"], rows)


def _errors(part: str, kinds: Sequence[Kind]) -> str:
    table = _table(
        [f"errors, {part}", "kind", "number"],
        [[each.concerns, each.kind, str(each.count)] for each in kinds],
    )
    shown = (
        "\n".join((f"{each.concerns}, {each.kind}:\n", *(f"- {one}" for one in each.examples)))
        for each in kinds
        if each.examples
    )
    return table + "".join(f"\n{lines}\n" for lines in shown)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    numbers = 2 if len(head) == 3 else 1  # columns of words before those of numbers
    lines = [head, ["---"] * numbers + ["---:"] * (len(head) - numbers), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _hundredths(value: float) -> str:
    return f"{100 * value:.1f}"
