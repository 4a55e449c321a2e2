"""Runs the encoder over a text and reads attributions off its scores."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from ingest.learned.encoding import Window, encode, load_tokenizer
from ingest.learned.records import Attribution
from ingest.learned.tags import TaggedSpan, spans_of_heads
from ingest.records import Span

MODEL: Final = Path(__file__).with_name("model")
ACTS: Final = ("speech", "belief", "intention", "decree")
SOURCE, CUE, CONTENT, INNER = range(4)
_CUE_OF_CONTENT, _SOURCE_OF_CUE, _SOURCE_OF_CONTENT = range(3)
_POINTER_SIZE: Final = 64
_OUTPUTS: Final = ("tags", "queries", "keys", "acts")
_TAGS: Final = 3

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Scores:
    tags: Floats
    queries: Floats
    keys: Floats
    acts: Floats

    def pointer(self, which: int, start: int) -> Floats:
        """How well each piece is what the piece at `start` points to."""
        part = slice(which * _POINTER_SIZE, (which + 1) * _POINTER_SIZE)
        scores: Floats = self.keys[:, part] @ self.queries[start, part]
        return scores


class LearnedReader:
    """Finds attributions with the trained network.

    Args:
        folder: where `reader.onnx` and `tokenizer.json` lie; the packaged ones by default.
        threads: processor threads one run may use.
    """

    def __init__(self, folder: Path = MODEL, threads: int = 2) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer = load_tokenizer(folder / "tokenizer.json")

    def attributions(self, text: str, paragraphs: Sequence[Span]) -> tuple[Attribution, ...]:
        """The attributions of a text, window by window, in text order."""
        found = [
            each
            for window in encode(self._tokenizer, text, paragraphs)
            for each in _decoded(window, self._scores(window))
        ]
        return tuple(sorted(found, key=lambda each: each.content))

    def _scores(self, window: Window) -> _Scores:
        ids = window.ids[None]
        inputs = {"ids": ids, "mask": np.ones_like(ids), "features": window.features[None]}
        tags, queries, keys, acts = self._session.run(_OUTPUTS, inputs)
        return _Scores(tags[0].reshape(len(window.ids), -1, _TAGS), queries[0], keys[0], acts[0])


def _decoded(window: Window, scores: _Scores) -> Iterator[Attribution]:
    heads = spans_of_heads(scores.tags)
    groups: dict[tuple[int, TaggedSpan | None, TaggedSpan | None], list[TaggedSpan]] = {}
    for number, content in enumerate([*heads[CONTENT], *heads[INNER]]):
        cue = _pointed(scores, _CUE_OF_CONTENT, content.start, heads[CUE])
        source = _pointed(scores, _SOURCE_OF_CONTENT, content.start, heads[SOURCE])
        if cue is not None:
            source = _pointed(scores, _SOURCE_OF_CUE, cue.start, heads[SOURCE]) or source
        alone = -1 if cue is not None else number  # pieces without a cue are not joined
        groups.setdefault((alone, cue, source), []).append(content)
    for (_, cue, source), contents in groups.items():
        act = int(np.argmax(scores.acts[contents[0].start]))
        yield Attribution(
            tuple(_offsets(window, content) for content in contents),
            _offsets(window, cue) if cue else None,
            _offsets(window, source) if source else None,
            ACTS[act],
            round(float(np.mean([content.score for content in contents])), 3),
        )


def _pointed(
    scores: _Scores, which: int, start: int, spans: Sequence[TaggedSpan]
) -> TaggedSpan | None:
    """The span whose first piece is pointed to most, None if nothing is pointed to more."""
    row = scores.pointer(which, start)
    best = max(spans, key=lambda span: row[span.start], default=None)
    return best if best is not None and row[best.start] > row[0] else None


def _offsets(window: Window, span: TaggedSpan) -> Span:
    return Span(int(window.offsets[span.start, 0]), int(window.offsets[span.end - 1, 1]))
