"""From tag scores to spans."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.learned.tags import BEGIN, INSIDE, OUTSIDE, best_sequence, tagged_spans

O, B, I = OUTSIDE, BEGIN, INSIDE  # noqa: E741 - the letters of the field


def scores(*tags: int, strength: float = 5.0) -> np.ndarray:
    """Scores that favour these tags."""
    rows = np.zeros((len(tags), 3), dtype=np.float32)
    rows[np.arange(len(tags)), tags] = strength
    return rows


SPANS = [
    pytest.param((O, B, I, I, O), [(1, 4)], id="one"),
    pytest.param((O, B, I, B, I, O), [(1, 3), (3, 5)], id="neighbours"),
    pytest.param((O, B, O, B, O), [(1, 2), (3, 4)], id="single pieces"),
    pytest.param((O, O, B, I, O), [(2, 4)], id="to the border"),
    pytest.param((O, O, O, O, O), [], id="none"),
]


@pytest.mark.parametrize(("tags", "expected"), SPANS)
def test_spans(tags: tuple[int, ...], expected: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for span in tagged_spans(scores(*tags))] == expected


def test_inside_cannot_follow_outside() -> None:
    rows = scores(O, O, I, I, O)
    rows[2, BEGIN] = 1.0
    assert [(span.start, span.end) for span in tagged_spans(rows)] == [(2, 4)]


def test_the_score_is_the_mean_probability() -> None:
    (sure,) = tagged_spans(scores(O, B, I, O, strength=9.0))
    (unsure,) = tagged_spans(scores(O, B, I, O, strength=1.0))
    assert 0.99 < sure.score <= 1.0
    assert 0.5 < unsure.score < 0.6


@given(st.lists(st.tuples(*[st.floats(-5, 5, width=32)] * 3), min_size=2, max_size=30))
def test_every_sequence_is_allowed_and_every_span_inside(rows: list[tuple[float, ...]]) -> None:
    matrix = np.array(rows, dtype=np.float32)
    tags = best_sequence(matrix)
    assert all(a != OUTSIDE or b != INSIDE for a, b in pairwise(tags))
    ends = [1]
    for span in tagged_spans(matrix):
        assert ends[-1] <= span.start < span.end <= len(rows) - 1
        ends.append(span.end)
