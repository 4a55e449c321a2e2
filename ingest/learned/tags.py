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
    return spans_of_heads(scores[:, None])[0]


def spans_of_heads(scores: NDArray[np.float32]) -> list[tuple[TaggedSpan, ...]]:
    """The spans of several taggers of the same pieces, for each those of `tagged_spans`.

    Args:
        scores: (pieces, heads, 3) scores for outside, begin, inside.
    """
    logs = scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)
    tags = best_sequence(logs)
    return [_spans(logs[:, head], tags[:, head]) for head in range(tags.shape[1])]


def _spans(logs: NDArray[np.float32], chosen_tags: NDArray[np.int64]) -> tuple[TaggedSpan, ...]:
    tags = chosen_tags.tolist()
    spans: list[TaggedSpan] = []
    start = 0
    for at in range(1, len(tags)):
        ends = tags[at] != INSIDE or at == len(tags) - 1
        if start and ends:
            chosen = logs[np.arange(start, at), chosen_tags[start:at]]
            spans.append(TaggedSpan(start, at, float(np.exp(chosen).mean())))
            start = 0
        if tags[at] == BEGIN and at < len(tags) - 1:
            start = at
    return tuple(spans)


def best_sequence(logs: NDArray[np.float32]) -> NDArray[np.int64]:
    """Viterbi: the likeliest tags in which inside follows only begin or inside.

    Args:
        logs: (pieces, 3) logarithms of probabilities, or (pieces, heads, 3) of several taggers.

    Returns:
        (pieces,) or (pieces, heads) tags.
    """
    steps = np.zeros((3, 3), dtype=np.float32)
    steps[OUTSIDE, INSIDE] = _NEVER
    total = logs[0] + np.array([0.0, 0.0, _NEVER], dtype=np.float32)
    back = np.zeros(logs.shape, dtype=np.int64)
    for at in range(1, len(logs)):
        ways = total[..., None] + steps
        back[at] = ways.argmax(axis=-2)
        total = ways.max(axis=-2) + logs[at]
    tags = [total.reshape(-1, 3).argmax(axis=-1).tolist()]
    for before in reversed(back.reshape(len(logs), -1, 3)[1:].tolist()):
        tags.append([row[tag] for row, tag in zip(before, tags[-1], strict=True)])
    return np.array(tags[::-1], dtype=np.int64).reshape(logs.shape[:-1])
