"""Archives: what is in them, where it stands, and archives that were made to do harm."""

import gzip
import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from backports import zstd

from ingest.readers import Position, Reading, read_inputs
from tests.ingest.inputs import DAY, TEXT, articles, docx, item, page, problems, rss, write

NOTE = f"date {DAY} They met."


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP archive of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def places(path: Path) -> list[Position]:
    """Where each thing that was found stands."""
    return [read.position for read in read_inputs([path], Reading())]


def test_places_are_the_same_in_each_run(tmp_path: Path) -> None:
    lines = f'{{"id": "1", "text": "A.", "date": "{DAY}"}}\n' * 2
    inner = zipped({"feed.rss": rss(item("x") + item("y", text="Another."))})
    files: dict[str, bytes | str] = {
        "b/a.txt": NOTE,
        "a.jsonl.gz": gzip.compress(lines.encode()),
        "c.zip": inner,
    }
    path = write(tmp_path / "a.zip", zipped(files))
    expected = [
        ("a.jsonl.gz", 1),
        ("a.jsonl.gz", 2),
        ("b/a.txt", 0),
        ("c.zip!feed.rss", 1),
        ("c.zip!feed.rss", 2),
    ]
    assert places(path) == [Position(str(path), member, record) for member, record in expected]
    assert places(path) == places(path)
    (problem,) = problems(path)
    assert problem.path == f"{path}!a.jsonl.gz"


def test_ids_of_texts_in_an_archive_are_those_of_a_folder(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.zip", zipped({"news/One.txt": NOTE, "two.txt.gz": gzip.compress(b"Two.")})
    )
    assert [article.id for article in articles(path)] == ["news-one", "two"]


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    files = {"a.txt": NOTE, "__MACOSX/a.txt": "x", ".hidden/b.txt": "x", "picture.png": "x"}
    path = write(tmp_path / "a.zip", zipped(files))
    assert len(articles(path)) == 1
    assert not problems(path)
    (problem,) = problems(write(tmp_path / "b.zip", zipped({"picture.png": "x"})))
    assert problem.reason == "no articles in this archive"


def test_a_document_of_word_is_no_archive(tmp_path: Path) -> None:
    (article,) = articles(write(tmp_path / "download", docx()))
    assert article.text == TEXT


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt", "..\\a.txt"]
)
def test_paths_out_of_the_archive_are_refused(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / "folder" / "a.zip", zipped({name: NOTE, "good.txt": NOTE}))
    assert [article.id for article in articles(path)] == ["good"]
    assert [problem.reason for problem in problems(path)] == ["its path leads outside the archive"]
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["a.zip", "folder"]


def test_links_and_second_files_of_a_name_are_refused(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", NOTE)
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "Another.")
    path = write(tmp_path / "a.zip", file.getvalue())
    assert [article.text for article in articles(path)] == [NOTE]
    assert sorted(problem.reason for problem in problems(path)) == [
        "a link, not a file",
        "a second file of this name",
    ]


def test_a_locked_member_is_told(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": NOTE, "b.txt": NOTE}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1  # the flag of the first member: encrypted
    path = write(tmp_path / "a.zip", bytes(data))
    assert [article.id for article in articles(path)] == ["b"]
    assert [problem.reason for problem in problems(path)] == ["locked by a password"]


def test_a_damaged_member_does_not_lose_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": NOTE * 9, "b.html": page()}, zipfile.ZIP_STORED))
    data[data.index(b"They met")] ^= 1
    path = write(tmp_path / "a.zip", bytes(data))
    assert len(articles(path)) == 1
    (problem,) = problems(path)
    assert (problem.path, problem.reason[:10]) == (f"{path}!a.txt", "broken off")


@pytest.mark.parametrize(
    "packed", [gzip.compress(page().encode())[:-9], zstd.compress(page().encode())[:-9]]
)
def test_half_a_page_is_no_page(tmp_path: Path, packed: bytes) -> None:
    path = write(tmp_path / ("a.html.gz" if packed[0] == 0x1F else "a.html.zst"), packed)
    assert not articles(path)
    (problem,) = problems(path)
    assert problem.reason.startswith("broken off or damaged")


BLANKS = (b" " * (2**20 - 1) + b"\n") * 70


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl.gz", gzip.compress(BLANKS, 1)),
        ("a.jsonl.zst", zstd.compress(BLANKS)),
        ("a.csv.gz.gz", gzip.compress(gzip.compress(b"text\n" + BLANKS))),
        ("a.zip", zipped({f"{n}.jsonl": BLANKS[: 30 * 2**20] for n in range(3)})),
        ("b.zip", zipped({"a.jsonl.zst": zstd.compress(BLANKS)})),
    ],
)  # fmt: skip
def test_what_unpacks_out_of_all_proportion_is_given_up(
    tmp_path: Path, name: str, data: bytes
) -> None:
    assert len(data) < 400_000
    path = write(tmp_path / name, data)
    assert any("times its size" in problem.reason for problem in problems(path))


def test_archives_inside_archives_have_an_end(tmp_path: Path) -> None:
    data = zipped({"a.txt": NOTE})
    for _ in range(6):
        data = zipped({"a.zip": data, "b.txt": "Two."})
    (problem,) = [p for p in problems(write(tmp_path / "a.zip", data)) if "deep" in p.reason]
    assert problem.path.count("!") == 4


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_an_article_larger_than_any_is_refused_and_the_rest_is_read(
    tmp_path: Path, name: str
) -> None:
    big = b"x" * (33 * 2**20)
    path = write(tmp_path / name, big + b'\n{"id": "1", "text": "A."}')
    reasons = [problem.reason for problem in problems(path) if problem.skipped]
    assert reasons == ["larger than 32 MiB, which no article is"]
    assert len(articles(path)) == (name == "a.jsonl")
