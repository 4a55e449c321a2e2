"""Parts of what comes: none too large, none too late, nothing lost before an error."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import chain

import pytest

from api.bulk.timely import Parts, behind, timely

type Comes = list[tuple[float, str]]

THREE = Parts(most=3, shortest=2.0, longest=8.0, share=0.1)


class Broken(Exception):
    """What comes breaks off."""


def breaking(items: Iterator[str]) -> Iterator[str]:
    """The items, and then an error."""
    yield from items
    raise Broken


def parts(
    comes: Comes, how: Callable[[Iterator[str]], Iterator[str]] = iter
) -> Iterator[list[str]]:
    """The parts of items that come at given moments, each as heavy as it is long."""
    now = 0.0

    def items() -> Iterator[str]:
        nonlocal now
        for moment, item in comes:
            now = moment
            yield item

    return timely(how(items()), len, THREE, lambda: now)


def at_once(items: str) -> Comes:
    """All at the beginning."""
    return [(0.0, item) for item in items]


@pytest.mark.parametrize(
    ("comes", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(at_once("a"), ["a"], id="one"),
        pytest.param(at_once("abc"), ["abc"], id="as many as go into one"),
        pytest.param(at_once("abcdefg"), ["abc", "def", "g"], id="too many"),
        pytest.param([(0, "a"), (0, "xyz"), (0, "b")], ["a xyz", "b"], id="too heavy"),
        pytest.param([(1, "a"), (3, "b"), (3.5, "c")], ["a b", "c"], id="slowly"),
        pytest.param([(9, "a"), (9, "b"), (11, "c")], ["a", "b c"], id="late"),
        pytest.param([(40, "a"), (42, "b"), (44, "c")], ["a", "b c"], id="longer, later on"),
        pytest.param([(500, "a"), (507, "b"), (508, "c")], ["a", "b c"], id="never too long"),
    ],
)
def test_parts_are_full_or_in_time(comes: Comes, expected: list[str]) -> None:
    found = ["".join(part) for part in parts(comes)]
    assert found == [part.replace(" ", "") for part in expected]


@pytest.mark.parametrize("before", ["", "a", "abc", "abcd"])
def test_what_came_before_an_error_is_given(before: str) -> None:
    given: list[str] = []
    with pytest.raises(Broken):
        deque(map(given.extend, parts(at_once(before), breaking)))
    assert given == list(before)


@pytest.mark.parametrize("items", ["", "a", "abc"])
def test_what_is_done_behind_comes_in_order(items: str) -> None:
    assert list(behind(str.upper, iter(items))) == list(items.upper())


def test_the_next_comes_while_one_is_being_done() -> None:
    came: list[str] = []
    noted = (came.append(item) or item for item in "abc")  # type: ignore[func-returns-value]
    first = next(behind(lambda item: item, noted))
    assert (first, came) == ("a", ["a", "b"])


def test_what_was_being_done_before_an_error_is_given() -> None:
    given: list[str] = []
    with pytest.raises(Broken):
        deque(map(given.append, behind(str.upper, breaking(iter("ab")))))
    assert given == ["A", "B"]


def test_an_error_in_the_work_comes_and_nothing_more_is_done() -> None:
    done: list[str] = []

    def work(item: str) -> str:
        if item == "b":
            raise Broken
        done.append(item)
        return item

    given: list[str] = []
    with pytest.raises(Broken):
        deque(map(given.append, behind(work, chain("abcd"))))
    assert (given, done) == (["a"], ["a"])
