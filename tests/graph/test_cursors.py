"""Lists in parts: each item once, whatever is written between the parts."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cursors import Key, cursor_of, first_of, next_cursor
from graph.errors import InvalidFilter
from graph.pages import Page
from graph.statements import StatementRow, find_statements
from graph.store import Store
from tests.api.factory import all_extractions

keys = st.lists(st.tuples(st.text(max_size=4), st.integers(0, 9)), unique=True, max_size=12)


@given(keys, keys, st.integers(1, 4))
def test_what_was_there_all_the_while_is_told_once(
    always: list[Key], sometimes: list[Key], limit: int
) -> None:
    """What comes and goes between two parts takes nothing of the rest away, nor doubles it."""
    states = [sorted(always), sorted({*always, *sometimes})]
    told: list[Key] = []
    cursor: str | None = None
    for number in range(100):
        there = states[number % 2]
        first = first_of(there, 0, cursor)
        told += there[first : first + limit]
        following = next_cursor(there, first + limit)
        if following is None:
            break
        cursor = following
    assert len(told) == len(set(told))
    if following is None and there == states[1]:
        assert [key for key in told if key in always] == sorted(always)


@given(st.text(max_size=40))
def test_any_cursor_is_understood_or_refused(text: str) -> None:
    with suppress(InvalidFilter):
        assert 0 <= first_of([("a", 1)], 0, text) <= 1


def test_a_cursor_of_another_list_is_refused() -> None:
    with pytest.raises(InvalidFilter):
        first_of([("a", 1)], 0, cursor_of((1, "a")))


def test_statements_while_articles_come_and_go() -> None:
    first, *others = all_extractions()
    with Store.open(None) as store:
        for extraction in (first, *others):
            store.put(extraction)
        whole = [row.id for row in find_statements(store).items]
        part = find_statements(store, limit=2)
        told = [row.id for row in part.items]
        # The article that the last item stands in goes, and comes back later.
        gone = next(each for each in (first, *others) if each.article.id == part.items[-1].article)
        store.delete(gone.article.id)
        for more in following(store, part):
            told += [row.id for row in more.items]
            store.put(gone)
        assert len(told) == len(set(told))
        lost = {statement.id for statement in gone.statements}
        assert set(whole) - set(told) <= lost


def following(store: Store, part: Page[StatementRow]) -> Iterator[Page[StatementRow]]:
    """The parts behind one."""
    while part.cursor is not None:
        part = find_statements(store, limit=2, cursor=part.cursor)
        yield part
