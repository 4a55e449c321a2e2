"""Text cut into marked pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.page.excerpts import Mark, Segment, around, closed_up, paragraphs, segments
from ingest.records import Span

TEXT = "He said: “No.\n\n“Never.” She left."


def spots(words: str) -> Span:
    """Where `words` stand in the text."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_segments_cut_where_marks_begin_and_end() -> None:
    marks = [Mark(spots("said"), "cue"), Mark(spots("He"), "source"), Mark(spots("No."), "content")]
    assert segments(TEXT, Span(0, 13), marks) == (
        Segment("He", "source"),
        Segment(" ", ""),
        Segment("said", "cue"),
        Segment(": “", ""),
        Segment("No.", "content"),
    )


def test_of_overlapping_marks_the_content_shows() -> None:
    marks = [Mark(Span(0, 7), "content"), Mark(Span(3, 7), "cue")]
    assert {piece.kind for piece in segments(TEXT, Span(0, 7), marks)} == {"content"}


def test_marks_outside_leave_the_text_whole() -> None:
    assert segments(TEXT, Span(0, 7), [Mark(Span(20, 25), "cue")]) == (Segment("He said", ""),)


@given(
    text=st.text(max_size=30),
    marks=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5),
)
def test_segments_join_to_the_text(text: str, marks: list[tuple[int, int]]) -> None:
    spans = [Mark(Span(min(pair), max(pair)), "content") for pair in marks]
    cut = segments(text, Span(0, len(text)), spans)
    assert "".join(piece.text for piece in cut) == text


@pytest.mark.parametrize(
    ("sentence", "spans", "words"),
    [
        pytest.param("He said: “No.", [spots("No.")], "He said: “No.", id="the sentence"),
        pytest.param(
            "He said: “No. “Never.”",
            [spots("No."), spots("Never.")],
            "He said: “No.\n\n“Never.”",
            id="sentences of two paragraphs",
        ),
        pytest.param(
            "not in the text", [spots("Never.")], "“Never.” She left.", id="else the paragraph"
        ),
        pytest.param("She left.", [spots("No."), spots("Never.")], TEXT, id="or paragraphs"),
    ],
)
def test_around(sentence: str, spans: list[Span], words: str) -> None:
    start, end = around(TEXT, sentence, spans)
    assert TEXT[start:end] == words


def test_paragraphs_leave_out_blank_lines_and_space() -> None:
    text = "  One. \n\n\nTwo.\n   \n"
    assert [text[start:end] for start, end in paragraphs(text)] == ["One.", "Two."]


def test_closed_up() -> None:
    assert closed_up([Segment("a \n\n b", "cue")]) == (Segment("a\nb", "cue"),)
