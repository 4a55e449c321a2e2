"""From tag scores to spans: the best sequence of outside, begin and inside tags."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

OUTSIDE, BEGIN, INSIDE = range(3)
_NEVER: Final = -1e4


@dataclass(frozen=True, slots=True)
class TaggedSpan:
    """Pieces `start:end` and the mean probability of their tags."""

    start: int
    end: int
    score: float


def tagged_spans(scores: NDArray[np.float32]) -> tuple[TaggedSpan, ...]:
    """The spans of the best tag sequence, the border pieces left out.

    Args:
        scores: (pieces, 3) scores for outside, begin, inside.
    """
    logs = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    tags = best_sequence(logs)
    spans: list[TaggedSpan] = []
    start = 0
    for at in range(1, len(tags)):
        ends = tags[at] != INSIDE or at == len(tags) - 1
        if start and ends:
            chosen = logs[np.arange(start, at), tags[start:at]]
            spans.append(TaggedSpan(start, at, float(np.exp(chosen).mean())))
            start = 0
        if tags[at] == BEGIN and at < len(tags) - 1:
            start = at
    return tuple(spans)


def best_sequence(logs: NDArray[np.float32]) -> NDArray[np.int64]:
    """Viterbi: the likeliest tags in which inside follows only begin or inside."""
    steps = np.zeros((3, 3), dtype=np.float32)
    steps[OUTSIDE, INSIDE] = _NEVER
    total = logs[0] + np.array([0.0, 0.0, _NEVER], dtype=np.float32)
    back = np.zeros((len(logs), 3), dtype=np.int64)
    for at in range(1, len(logs)):
        ways = total[:, None] + steps
        back[at] = ways.argmax(axis=0)
        total = ways.max(axis=0) + logs[at]
    tags = np.zeros(len(logs), dtype=np.int64)
    tags[-1] = int(total.argmax())
    for at in range(len(logs) - 1, 0, -1):
        tags[at - 1] = back[at, tags[at]]
    return tags
