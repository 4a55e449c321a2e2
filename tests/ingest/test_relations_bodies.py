"""What states do through their officials, long lists, and what an order or a wish is not."""

import pytest

from tests.ingest.article_reading import related
from tests.ingest.case_tables import cases


@pytest.mark.parametrize(("text", "expected"), cases("relations_bodies", "bodies"))
def test_officials_act_for_their_states_where_only_bodies_can(
    text: str, expected: list[str]
) -> None:
    assert related(text) == set(expected)


@pytest.mark.parametrize(("text", "expected"), cases("relations_bodies", "parse and mood"))
def test_lists_orders_and_clauses(text: str, expected: list[str]) -> None:
    assert related(text) == set(expected)
