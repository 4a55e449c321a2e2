"""The tables of cases themselves."""

import pytest

from tests.ingest.case_tables import FOLDER, cases, headings

FAMILIES = [(path.stem, name) for path in FOLDER.glob("*.txt") for name in headings(path.stem)]


@pytest.mark.parametrize(("file", "heading"), FAMILIES)
def test_every_family_has_fifteen_cases_that_differ(file: str, heading: str) -> None:
    texts = [case.values[0] for case in cases(file, heading)]
    assert len(set(texts)) == len(texts) >= 15


def test_a_reason_marks_a_case_that_fails() -> None:
    marked = [case for case in cases("statements_direct", "direct") if case.marks]
    assert all(case.marks[0].kwargs["reason"] for case in marked)
    assert marked
