"""Rows as CSV."""

import csv
import io

import pytest
from pydantic import BaseModel

from api.models.actors import ACTOR_COLUMNS, EDGE_COLUMNS, ActorOut, EdgeOut
from api.models.articles import ARTICLE_COLUMNS, ArticleOut
from api.models.facts import RELATION_COLUMNS, STATEMENT_COLUMNS, RelationOut, StatementOut
from api.tabular import cell, csv_text


class Row(BaseModel):
    """A row with what makes CSV hard."""

    words: str
    names: tuple[str, ...] = ()
    missing: str | None = None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param(None, "", id="missing"),
        pytest.param("a, b", "a, b", id="text"),
        pytest.param(0.9, "0.9", id="number"),
        pytest.param((), "", id="empty list"),
        pytest.param(("russia", "ukraine"), "russia; ukraine", id="texts"),
        pytest.param((12, 45), "12-45", id="a span"),
        pytest.param(((12, 45),), "12-45", id="a list of one span"),
        pytest.param(((12, 45), (60, 80)), "12-45 60-80", id="spans"),
    ],
)
def test_cell(value: object, text: str) -> None:
    assert cell(value) == text


def test_csv_keeps_quotes_commas_and_line_ends() -> None:
    words = 'He said: "No, never",\nand left.'
    text = csv_text([Row(words=words, names=("a", "b"))], ("words", "names", "missing"))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["words", "names", "missing"],
        [words, "a; b", ""],
    ]


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        pytest.param(StatementOut, STATEMENT_COLUMNS, id="statements"),
        pytest.param(RelationOut, RELATION_COLUMNS, id="relations"),
        pytest.param(ActorOut, ACTOR_COLUMNS, id="actors"),
        pytest.param(EdgeOut, EDGE_COLUMNS, id="edges"),
        pytest.param(ArticleOut, ARTICLE_COLUMNS, id="articles"),
    ],
)
def test_csv_has_the_fields_of_the_json(model: type[BaseModel], columns: tuple[str, ...]) -> None:
    assert sorted(columns) == sorted(model.model_fields)
