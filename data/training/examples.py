"""Training examples: windows of whole paragraphs with what the network shall find in them.

    python -m data.training.examples --tokenizer tokenizer.json --out examples.jsonl \
        --attributions FILE.jsonl --statements FOLDER [--leave-out IDS.txt]

Of statements these are tags, pointers and acts; of relations the pairs of actors in each sentence
(`data.training.relations`). The texts and snippets of this folder are always used.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from tokenizers import Tokenizer

from data.training.marks import read_texts
from data.training.relations import (
    RelatedText,
    annotated_article,
    own_texts,
    relation_rows,
    with_names,
)
from ingest.cleaning import reading_spans
from ingest.language import load_language
from ingest.learned.encoding import Window, encode, load_tokenizer
from ingest.pipeline import Pipeline
from ontology.registry import load_registry

type Offsets = list[tuple[int, int]]

ACTS: Final = ("speech", "belief", "intention", "decree")
IGNORE: Final = -100
OUTSIDE, BEGIN, INSIDE = 0, 1, 2


@dataclass
class Attribution:
    """Who said what by which words, as offsets into a text."""

    act: str
    source: Offsets
    cue: Offsets
    content: Offsets


@dataclass
class AnnotatedText:
    """A text with all its attributions."""

    id: str
    text: str
    attributions: list[Attribution] = field(default_factory=list)


@dataclass
class Example:
    """A window with its targets: a row of tags a head, and (from, to) pieces a pointer.

    `tags` is None where statements are not marked; `relations` has a row a sentence.
    """

    window: Window
    tags: np.ndarray | None
    pointers: list[list[tuple[int, int]]]
    acts: list[tuple[int, int]]
    relations: list[dict[str, Any]] = field(default_factory=list)


def marked_texts(folder: Path) -> Iterator[AnnotatedText]:
    """The texts with inline marks."""
    for marked in read_texts(folder):
        attributions = [
            Attribution(each.act, each.source, each.cue, each.content)
            for each in marked.statements.values()
        ]
        yield AnnotatedText(marked.id, marked.text, attributions)


def attribution_file(path: Path) -> Iterator[AnnotatedText]:
    """JSON Lines with `text` and `attributions` (act, source, cue, content as lists of offsets)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield AnnotatedText(
            row["id"],
            row["text"],
            [
                Attribution(a.get("act") or "speech", a["source"], a["cue"], a["content"])
                for a in row["attributions"]
            ],
        )


def statement_file(path: Path) -> AnnotatedText:
    """One article as JSON with `statements` (source and cue one pair of offsets each, or null)."""
    row = json.loads(path.read_text(encoding="utf-8"))
    joint: dict[tuple[tuple[int, int], ...], Attribution] = {}
    for statement in row["statements"]:
        content = [(start, end) for start, end in statement["content"]]
        found = joint.setdefault(tuple(content), Attribution("speech", [], [], content))
        for part, spans in (("source", found.source), ("cue", found.cue)):
            if statement[part] and tuple(statement[part]) not in spans:
                spans.append(tuple(statement[part]))
    return AnnotatedText(row["id"], row["text"], list(joint.values()))


def examples(
    tokenizer: Tokenizer, texts: Sequence[AnnotatedText], related: Sequence[RelatedText]
) -> Iterator[Example]:
    """The windows of the texts with their targets, those of statements and those of relations."""
    marked = {annotated.id: annotated for annotated in texts}
    pipeline = Pipeline(load_registry(), load_language())
    read = pipeline.extract_many(each.article for each in related)
    for each, extraction in zip(related, read, strict=True):
        text = each.article.text
        windows = list(encode(tokenizer, text, reading_spans(text)))
        annotated = marked.pop(each.article.id, None)
        found = [
            Example(window, None, [[], [], []], [])
            if annotated is None
            else _example(window, annotated.attributions)
            for window in windows
        ]
        extraction = with_names(extraction, each.names)
        for number, row in relation_rows(extraction, windows, each.relations):
            found[number].relations.append(row)
        yield from found
    for annotated in marked.values():
        for window in encode(tokenizer, annotated.text, reading_spans(annotated.text)):
            yield _example(window, annotated.attributions)


def _example(window: Window, attributions: Sequence[Attribution]) -> Example:
    tags = np.zeros((4, len(window.ids)), dtype=np.int64)
    tags[:, window.offsets[:, 1] == 0] = IGNORE
    pointers: list[list[tuple[int, int]]] = [[], [], []]
    acts: list[tuple[int, int]] = []
    for each in sorted(attributions, key=_length, reverse=True):
        sources = [_pieces(window, span) for span in each.source]
        cues = [_pieces(window, span) for span in each.cue]
        contents = [_pieces(window, span) for span in each.content]
        for head, spans in ((0, sources), (1, cues)):
            for span in filter(None, spans):
                _tag(tags[head], span)
        source = next((span[0] for span in sources if span), 0)
        cue = next((span[0] for span in cues if span), 0)
        if cue and (source or not each.source):
            pointers[1].append((cue, source))
        for span in filter(None, contents):
            free = (tags[2, span[0] : span[1]] == OUTSIDE).all()
            _tag(tags[2 if free else 3], span)
            pointers[0].append((span[0], cue))
            pointers[2].append((span[0], source))
            acts.append((span[0], ACTS.index(each.act)))
    return Example(window, tags, pointers, acts)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)


def _pieces(window: Window, span: tuple[int, int]) -> tuple[int, int] | None:
    """First and past-the-last piece that overlap the span of the text, if any does."""
    start, end = span
    inside = np.flatnonzero((window.offsets[:, 0] < end) & (window.offsets[:, 1] > start))
    return (int(inside[0]), int(inside[-1]) + 1) if len(inside) else None


def _tag(row: np.ndarray, span: tuple[int, int]) -> None:
    row[span[0]] = BEGIN
    row[span[0] + 1 : span[1]] = INSIDE


def _row(example: Example) -> str:
    return json.dumps(
        {
            "ids": example.window.ids.tolist(),
            "features": example.window.features.tolist(),
            "tags": None if example.tags is None else example.tags.tolist(),
            "pointers": example.pointers,
            "acts": example.acts,
            "relations": example.relations,
        }
    )


def main() -> None:
    """Read the arguments and write the examples."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--attributions", type=Path, action="append", default=[])
    parser.add_argument("--statements", type=Path, action="append", default=[])
    parser.add_argument("--leave-out", type=Path)
    given = parser.parse_args()
    left_out = set(given.leave_out.read_text().split()) if given.leave_out else set()
    folder = Path(__file__).parent
    texts, related = list(marked_texts(folder / "texts")), list(own_texts(folder))
    for path in given.attributions:
        texts += attribution_file(path)
    for articles in given.statements:
        for path in sorted(articles.rglob("*.json")):
            texts.append(statement_file(path))
            related.append(annotated_article(path))
    texts = [text for text in texts if text.id not in left_out]
    related = [each for each in related if each.article.id not in left_out]
    found = list(examples(load_tokenizer(given.tokenizer), texts, related))
    given.out.write_text("\n".join(map(_row, found)), encoding="utf-8")
    statements = sum(len(text.attributions) for text in texts)
    relations = sum(len(each.relations) for each in related)
    sys.stderr.write(
        f"{statements} statements in {len(texts)} texts, {relations} relations in "
        f"{len(related)}, {len(found)} windows\n"
    )


if __name__ == "__main__":
    main()
