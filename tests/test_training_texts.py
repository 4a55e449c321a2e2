"""The annotated texts of data/training: readable, complete, and with every relation leaf."""

from collections import Counter
from pathlib import Path

import pytest

from data.training.marks import MarkError, read_text, read_texts
from ontology.relation_types import relation_types

TEXTS = Path(__file__).parents[1] / "data" / "training" / "texts"


def test_marks_become_offsets() -> None:
    marked = "# id: x\n{s1|Norway} {c1|said} that {t1|{s2|Peru} {c2|hoped} {t2b|to win}}."
    found = read_text(marked, "here")
    assert found.text == "Norway said that Peru hoped to win."
    outer, inner = found.statements[1], found.statements[2]
    assert [found.text[slice(*span)] for span in outer.content] == ["Peru hoped to win"]
    assert [found.text[slice(*span)] for span in inner.source] == ["Peru"]
    assert (outer.act, inner.act) == ("speech", "belief")


BROKEN = [
    pytest.param("{s1|Norway said.", "not closed", id="open mark"),
    pytest.param("Norway} said.", "closes that was not opened", id="stray brace"),
    pytest.param("{s1|Norway} {c1|said} so.", "has no content", id="no content"),
    pytest.param("Nothing.\n> Norway | urges | Peru", "cells", id="short relation"),
    pytest.param("A.\n> A | urges | B | yes | narrator | A.", "affirmed or negated", id="polarity"),
    pytest.param(
        "A.\n> A | urges | B | affirmed | narrator | C.", "not in the text", id="evidence"
    ),
]


@pytest.mark.parametrize(("body", "message"), BROKEN)
def test_mistakes_are_told(body: str, message: str) -> None:
    with pytest.raises(MarkError, match=message):
        read_text(f"# id: x\n{body}", "here")


def test_the_texts_are_well_marked_and_cover_every_relation() -> None:
    texts = list(read_texts(TEXTS))
    assert len({text.id for text in texts}) == len(texts) >= 200
    assert all(text.header.get("invented") == "yes" for text in texts)
    leaves = Counter(r["relation"] for text in texts for r in text.relations)
    assert set(leaves) <= set(relation_types())
    assert min(leaves.values()) >= 5
    assert len(leaves) >= 38
