"""One article, in each form that people have, packed in each way: the same is read from all."""

import csv
import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow
import pytest
from backports import zstd
from pyarrow import parquet

from ingest.readers import FieldMap, Form, Reading
from ingest.readers.forms import PACKED
from ingest.records import Article
from tests.ingest.inputs import (
    DAY,
    OUTLET,
    PARAGRAPHS,
    RECORD,
    TEXT,
    TITLE,
    URL,
    articles,
    docx,
    item,
    json_lines,
    mail,
    page,
    pdf,
    problems,
    read,
    rss,
    warc_record,
    write,
)

HEADER = f"Title: {TITLE}\nDate: {DAY}\nPublisher: {OUTLET}\nURL: {URL}\n\n"


def table(delimiter: str) -> bytes:
    """The record as a table."""
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([RECORD, RECORD.values()])
    return file.getvalue().encode()


def parquet_file() -> bytes:
    """The record as a Parquet file."""
    file = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist([RECORD]), file)
    return file.getvalue()


FILES: dict[str, bytes] = {
    "a.txt": (HEADER + TEXT).encode(),
    "a.html": page().encode(),
    "a.json": json.dumps(RECORD).encode(),
    "a.jsonl": json_lines([RECORD]).encode(),
    "a.csv": table(","),
    "a.tsv": table("\t"),
    "a.parquet": parquet_file(),
    "a.rss": rss(item()).encode(),
    "a.xml": rss(item()).encode(),
    "a.warc": warc_record(URL, page().encode()),
    "a.eml": mail(),
    "a.mhtml": mail(html=page(), plain=None, Snapshot_Content_Location=URL),
    "a.pdf": pdf([[line for part in PARAGRAPHS for line in (part, "", "")]]),
    "a.docx": docx(),
}
# What a form has no place for.
WITHOUT = {".eml": "url", ".pdf": "publisher date url", ".docx": "publisher date url"}


def zipped(name: str, data: bytes) -> bytes:
    """A ZIP archive with one file in a folder."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"news/{name}", data)
    return file.getvalue()


PACKINGS: dict[str, Callable[[str, bytes], bytes]] = {
    "": lambda name, data: data,
    ".gz": lambda name, data: gzip.compress(data),
    ".zst": lambda name, data: zstd.compress(data),
    ".zip": zipped,
}


def as_expected(article: Article, ending: str) -> None:
    """See that it is the article of this module."""
    assert article.text.endswith(TEXT)
    expected = {"title": TITLE, "publisher": OUTLET, "date": DAY, "url": URL}
    for field in WITHOUT.get(ending, "").split():
        expected[field] = ""
    found = {field: getattr(article, field) or "" for field in expected}
    assert found == expected
    assert article.language == "en"


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", FILES)
def test_the_article_is_read_from_each_form_in_each_packing(
    tmp_path: Path, name: str, packing: str
) -> None:
    path = write(tmp_path / f"{name}{packing}", PACKINGS[packing](name, FILES[name]))
    (article,) = articles(path)
    as_expected(article, Path(name).suffix)
    undated = WITHOUT.get(Path(name).suffix, "").count("date")
    assert len(problems(path)) == undated


@pytest.mark.parametrize("packing", PACKINGS)
@pytest.mark.parametrize("name", [name for name in FILES if name not in ("a.csv", "a.tsv")])
def test_a_form_shows_in_the_bytes_where_the_name_does_not_tell_it(
    tmp_path: Path, name: str, packing: str
) -> None:
    """Tables alone look like text."""
    path = write(tmp_path / "download", PACKINGS[packing](name, FILES[name]))
    (article,) = articles(path)
    as_expected(article, Path(name).suffix)


@pytest.mark.parametrize("name", FILES)
def test_standard_input_takes_all_forms(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    form = Form("csv") if name == "a.csv" else Form("tsv") if name == "a.tsv" else None
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FILES[name])))
    (article,) = articles("-", reading=Reading(form=form))
    as_expected(article, Path(name).suffix)


@pytest.mark.parametrize("form", [form for form in Form if form not in PACKED])
def test_the_user_may_say_what_form_inputs_have(tmp_path: Path, form: Form) -> None:
    endings = {Form.FEED: "rss", Form.TEXT: "txt"}
    name = f"a.{endings.get(form, form.value)}"
    write(tmp_path / "folder" / "a.data", FILES[name])
    write(tmp_path / "folder" / "b.zip", zipped("b.data", FILES[name]))
    found = articles(tmp_path / "folder", reading=Reading(form=form))
    as_expected(found[0], Path(name).suffix)


def test_a_folder_of_all_forms_is_walked(tmp_path: Path) -> None:
    for name, data in FILES.items():
        write(tmp_path / Path(name).suffix[1:] / name, data)
    write(tmp_path / "html" / "a_files" / "advertisement.html", page(title="Buy this"))
    write(tmp_path / "picture.png", b"\x89PNG")
    found = read(tmp_path)
    repeated = [str(each) for each in found if "repeats the article" in str(each)]
    assert len([each for each in found if isinstance(each, Article)]) + len(repeated) == len(FILES)
    assert not [str(each) for each in found if not isinstance(each, Article) and each.skipped]


@pytest.mark.parametrize("name", FILES)
def test_files_with_wrong_bytes_are_told_as_such(tmp_path: Path, name: str) -> None:
    """Bytes changed, cut out, doubled and cut off: all is reported, and as no fault of ours."""
    chance = random.Random(name)
    for number in range(40):
        data, at = bytearray(FILES[name]), chance.randrange(len(FILES[name]))
        size = chance.randrange(1, 200)
        if number % 4 == 0:
            data[at] = chance.randrange(256)
        elif number % 4 == 1:
            del data[at : at + size]
        elif number % 4 == 2:
            data[at:at] = data[:size]
        else:
            del data[at:]
        path = write(tmp_path / str(number) / name, bytes(data))
        assert [p for p in problems(path) if p.reason.startswith("reading failed")] == []


def test_a_map_names_the_fields_of_all_tables(tmp_path: Path) -> None:
    renamed = {"body": TEXT, "when": DAY, "Outlet": OUTLET, "link": URL, "head": TITLE}
    names = FieldMap.parse(["text=body,date=when", "publisher=Outlet,url=link,title=head"])
    write(tmp_path / "a.json", json.dumps([renamed]))
    write(tmp_path / "b.jsonl", json_lines([renamed]))
    file = io.StringIO()
    csv.writer(file).writerows([renamed, renamed.values()])
    write(tmp_path / "c.csv", file.getvalue())
    parquet.write_table(pyarrow.Table.from_pylist([renamed]), tmp_path / "d.parquet")
    for path in sorted(tmp_path.iterdir()):
        (article,) = articles(path, reading=Reading(fields=names))
        as_expected(article, path.suffix)
