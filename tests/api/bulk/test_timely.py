"""Parts of what comes: none too large, none too late, nothing lost before an error."""

from collections import deque
from collections.abc import Iterator

import pytest

from api.bulk.timely import timely

type Comes = list[tuple[float, str]]


def parts(comes: Comes, *, broken: bool = False) -> Iterator[list[str]]:
    """The parts of at most three, or two seconds, of items that come at given moments."""
    now = 0.0

    def items() -> Iterator[str]:
        nonlocal now
        for moment, item in comes:
            now = moment
            yield item
        if broken:
            raise ValueError("broken off")

    return timely(items(), 3, 2.0, lambda: now)


@pytest.mark.parametrize(
    ("comes", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([(0, "a")], ["a"], id="one"),
        pytest.param([(0, each) for each in "abc"], ["abc"], id="as many as go into one"),
        pytest.param([(0, each) for each in "abcdefg"], ["abc", "def", "g"], id="too many"),
        pytest.param([(1, "a"), (3, "b"), (3.5, "c")], ["ab", "c"], id="slowly"),
        pytest.param([(9, "a"), (9, "b"), (11, "c")], ["a", "bc"], id="late"),
    ],
)
def test_parts_are_full_or_in_time(comes: Comes, expected: list[str]) -> None:
    assert list(parts(comes)) == [list(part) for part in expected]


@pytest.mark.parametrize("before", ["", "a", "abc", "abcd"])
def test_what_came_before_an_error_is_given(before: str) -> None:
    given: list[str] = []
    with pytest.raises(ValueError, match="broken off"):
        deque(map(given.extend, parts([(0, each) for each in before], broken=True)))
    assert given == list(before)
