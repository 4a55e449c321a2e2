"""What is read from files, folders and standard input, and what is said of bad input."""

import io
import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ingest.readers import Gaps, Problem, Severity, read_articles
from ingest.readers.forms import ENDINGS
from ingest.records import Article

DAY = "2025-04-25"
NO_GAPS = Gaps()


def articles(*paths: str | Path, gaps: Gaps = NO_GAPS) -> list[Article]:
    """The articles under `paths`."""
    return [found for found in read_articles(paths, gaps) if isinstance(found, Article)]


def problems(*paths: str | Path, gaps: Gaps = NO_GAPS) -> list[Problem]:
    """The reports on `paths`."""
    return [found for found in read_articles(paths, gaps) if isinstance(found, Problem)]


def write(path: Path, content: object) -> Path:
    """`path`, holding the bytes, the text, or `content` as JSON."""
    data = content if isinstance(content, bytes | str) else json.dumps(content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_json_keeps_id_text_and_fields(tmp_path: Path) -> None:
    given = {
        "id": "n/1 ü",
        "text": " \ufeffTalks\r\n\r\nresume. ",
        "title": "Talks",
        "publisher": "The Paper",
        "date": "2025-04-25T10:00:00Z",
        "url": "https://example.org/1",
        "authors": ["Ann Lee"],
        "section": "world",
    }
    (article,) = articles(write(tmp_path / "a.json", given))
    assert (article.id, article.text) == (given["id"], given["text"])
    assert (article.title, article.publisher, article.url) == (
        "Talks",
        "The Paper",
        "https://example.org/1",
    )
    assert (article.date, article.authors) == (DAY, ("Ann Lee",))


ITEMS: list[dict[str, object]] = [
    {"id": "1", "text": "One.", "date": DAY},
    {"id": 2, "text": "Two.", "date": DAY},
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.json", ITEMS),
        ("object.json", {"articles": ITEMS}),
        ("bom.json", b"\xef\xbb\xbf" + json.dumps(ITEMS).encode()),
        ("lines.jsonl", "\n\n".join(map(json.dumps, ITEMS))),
        ("bom.jsonl", b"\xef\xbb\xbf" + "\r\n".join(map(json.dumps, ITEMS)).encode()),
        ("unknown.dat", "\n".join(map(json.dumps, ITEMS))),
    ],
)
def test_forms_of_json(tmp_path: Path, name: str, content: object) -> None:
    path = write(tmp_path / name, content)
    assert [(a.id, a.text) for a in articles(path)] == [("1", "One."), ("2", "Two.")]
    assert not problems(path)


def test_text_keeps_its_header_in_the_text(tmp_path: Path) -> None:
    text = "Title: Talks\r\nDate: April 25, 2025\r\nSource: The Paper\r\n\r\nThey met.\r\n"
    (article,) = articles(write(tmp_path / "My Article.txt", text))
    assert article.text == text
    assert (article.id, article.title, article.publisher, article.date) == (
        "my-article",
        "Talks",
        "The Paper",
        DAY,
    )


def test_a_folder_is_read_in_the_order_of_its_paths(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", f"date {DAY} Two.")
    write(tmp_path / "a" / "b.txt", f"date {DAY} One.")
    write(tmp_path / "c.jsonl", {"id": "c", "text": "Three.", "date": DAY})
    write(tmp_path / "notes.md", "no article")
    write(tmp_path / ".hidden" / "d.txt", "hidden")
    assert [article.id for article in articles(tmp_path)] == ["a-b", "b", "c"]
    assert not problems(tmp_path)


@pytest.mark.parametrize(
    ("content", "texts"),
    [
        ("\n".join(map(json.dumps, ITEMS)), ["One.", "Two."]),
        (json.dumps(ITEMS, indent=1), ["One.", "Two."]),
        (json.dumps(ITEMS[0], indent=1), ["One."]),
        (f"date {DAY} They met.", [f"date {DAY} They met."]),
        (f"\n[They] met on {DAY}.", []),
    ],
    ids=["lines", "list", "object", "text", "broken list"],
)
def test_standard_input_shows_its_form(
    monkeypatch: pytest.MonkeyPatch, content: str, texts: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    assert [article.text for article in articles("-")] == texts


def test_gaps_fill_only_what_is_missing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", [{"text": "A."}, {"text": "B.", "date": "2020-01-01"}])
    found = articles(path, gaps=Gaps(publisher="The Paper", date="25 April 2025"))
    assert [(a.date, a.publisher) for a in found] == [
        (DAY, "The Paper"),
        ("2020-01-01", "The Paper"),
    ]


def test_a_gap_that_is_no_date_is_refused() -> None:
    with pytest.raises(ValueError, match="no full date"):
        Gaps(date="2025-13-01")


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"),
    [
        ("empty.txt", b"", None, "empty"),
        ("blank.txt", b" \n\n", None, "empty"),
        ("latin.txt", "date\nFrançois".encode("latin-1"), 2, "not UTF-8"),
        ("zeros.txt", b"\xff\xfeT\x00", 1, "not UTF-8"),
        ("empty.json", b"", None, "empty"),
        ("none.json", b"[]", None, "an empty list"),
        ("broken.json", b'{"text":\n"A"', 2, "broken JSON"),
        ("deep.json", b"[" * 100_000, 1, "broken JSON: nested too deep"),
        ("number.json", b"3", None, "not an article"),
        ("item.json", b'[{"text": "A", "date": "2025-04-25"},\n {"text": ""}]', 2, "no text"),
        ("item.json", b'{"articles":\n [{}]}', 2, "no text"),
        ("empty.jsonl", b"\n\n", None, "empty"),
        ("broken.jsonl", b'\n{"text": "A"\n', 2, "broken JSON"),
        ("latin.jsonl", b'\n{"text": "\xe7"}', 2, "not UTF-8"),
        ("null.jsonl", b'{"text": null}', 1, "no text"),
        ("blank.jsonl", b'{"text": " "}', 1, "no text"),
        ("half.jsonl", b'{"text": "\\ud800"}', 1, "half a character"),
        ("half.jsonl", b'{"text": "A", "title": "\\udfff"}', 1, "half a character"),
        ("id.jsonl", b'{"text": "A", "id": ["x"]}', 1, "the id is neither"),
    ],
)
def test_bad_input_is_reported_and_skipped(
    tmp_path: Path, name: str, content: bytes, line: int | None, reason: str
) -> None:
    path = write(tmp_path / name, content)
    good = write(tmp_path / "good.txt", f"date {DAY} They met.")
    (problem,) = problems(path, good)
    assert (problem.path, problem.line, problem.severity) == (str(path), line, Severity.ERROR)
    assert problem.reason.startswith(reason)
    assert problem.advice
    assert articles(path, good)[-1].id == "good"


def test_a_missing_file_and_a_folder_without_articles(tmp_path: Path) -> None:
    found = problems(tmp_path / "none.txt", tmp_path, "name\0zero")
    assert [problem.reason for problem in found] == [
        "no such file or folder",
        "no articles in this folder",
        "no such file or folder",
    ]


def test_good_lines_around_a_broken_one_are_read(tmp_path: Path) -> None:
    lines = [json.dumps(ITEMS[0]), "{", json.dumps(ITEMS[1])]
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    assert [article.id for article in articles(path)] == ["1", "2"]
    assert [problem.line for problem in problems(path)] == [2]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "no date of publication"),
        ({"date": "2025-02-30"}, "no date can be read from '2025-02-30'"),
        ({"date": "2025-02"}, "no date can be read from '2025-02'"),
    ],
)
def test_an_article_without_a_date_is_read_with_a_warning(
    tmp_path: Path, fields: dict[str, str], reason: str
) -> None:
    warning, article = read_articles([write(tmp_path / "a.json", {"text": "A."} | fields)])
    assert isinstance(warning, Problem)
    assert isinstance(article, Article)
    assert (warning.reason, warning.severity, warning.skipped) == (reason, Severity.WARNING, False)
    assert article.date is None


def test_ids_without_a_given_one_are_stable_and_tell_texts_apart(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", [{"text": "A."}, {"text": "B."}])
    first, second = (article.id for article in articles(path))
    assert first != second
    assert [first, second] == [article.id for article in articles(path)]


def test_two_texts_of_one_name_are_both_read(tmp_path: Path) -> None:
    paths = [write(tmp_path / f / "a.txt", f"date {DAY} {f}.") for f in ("one", "two")]
    found = articles(*paths)
    assert [article.text for article in found] == [f"date {DAY} one.", f"date {DAY} two."]
    assert len({article.id for article in found}) == 2


def test_another_article_with_the_same_id_is_an_error(tmp_path: Path) -> None:
    other = ITEMS[0] | {"text": "Other."}
    path = write(tmp_path / "a.jsonl", "\n".join(map(json.dumps, [ITEMS[0], ITEMS[0], other])))
    assert len(articles(path)) == 1
    assert [(p.line, p.severity) for p in problems(path)] == [
        (2, Severity.WARNING),
        (3, Severity.ERROR),
    ]


def test_a_problem_reads_as_a_sentence() -> None:
    problem = Problem("a.jsonl", 3, "no text", "Give the words.")
    assert str(problem) == "a.jsonl:3: no text. Give the words."


# The first text that is not plainly English loads the identifier, which takes a second.
@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.dat", *(f"a{ending}" for ending in ENDINGS)]))
@example(b"\t\t", "blank.warc")
def test_no_bytes_break_the_reader(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = write(tmp_path_factory.mktemp("fuzz") / name, data)
    assert list(read_articles([path]))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(), lambda v: st.lists(v, max_size=3)
)
fields = st.sampled_from(["id", "text", "title", "publisher", "date", "url", "authors", "language"])


@settings(deadline=None)
@given(st.dictionaries(fields, values))
def test_no_json_object_breaks_the_reader(
    tmp_path_factory: pytest.TempPathFactory, value: dict[str, object]
) -> None:
    path = write(tmp_path_factory.mktemp("fuzz") / "a.json", value)
    for article in articles(path):
        assert article.text == value["text"]
        assert article.content_hash
