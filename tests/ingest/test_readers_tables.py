"""Records under names of their own: JSON of any size, tables, and exports of known services."""

import gzip
import io
import json
import sys
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from ingest.readers import FieldMap, Problem, Reading, read_inputs
from tests.ingest.inputs import DAY, articles, json_lines, problems, write

EVENT_REGISTRY = {
    "articles": {
        "page": 1,
        "totalResults": 2,
        "results": [
            {
                "uri": "8081",
                "lang": "eng",
                "dateTime": "2025-04-25T10:00:00Z",
                "url": "https://strelsau-herald.example/talks",
                "title": "Talks resume",
                "body": "They met in Geneva.",
                "source": {"uri": "strelsau-herald.example", "title": "The Strelsau Herald"},
                "authors": [{"name": "Ann Lee"}, {"name": "Bo Chan"}],
            },
            {"uri": "8082", "lang": "deu", "body": "Sie trafen sich.", "dateTime": "2025-04-26"},
        ],
    }
}
EVENT_REGISTRY_MAP = (
    "id=uri,text=body,date=dateTime,publisher=source.title,authors=authors.name,language=lang"
)
# Of the articles that GDELT lists there is no text: it is fetched, or joined to them.
GDELT_LIST = {
    "articles": [
        {
            "url": "https://strelsau-herald.example/talks",
            "title": "Talks resume",
            "seendate": "20250425T101500Z",
            "domain": "strelsau-herald.example",
            "language": "English",
            "fulltext": "They met in Geneva.",
        }
    ]
}
NEWS_API = {"status": "ok", "totalResults": 1, "articles": [{"content": "They met.", "at": DAY}]}


def mapped(*texts: str) -> Reading:
    """Reading with a map of fields."""
    return Reading(fields=FieldMap.parse(texts))


@pytest.mark.parametrize(
    ("content", "names", "found"),
    [
        (EVENT_REGISTRY, EVENT_REGISTRY_MAP, [("8081", DAY, "en"), ("8082", "2025-04-26", "deu")]),
        (GDELT_LIST, "id=url,text=fulltext,date=seendate,publisher=domain",
         [("https://strelsau-herald.example/talks", DAY, "en")]),
        (NEWS_API, "id=at,text=content,date=at", [(DAY, DAY, "en")]),
        ({"hits": {"docs": [{"id": 1, "text": "A.", "date": DAY}]}}, "records=hits.docs",
         [("1", DAY, "en")]),
        ([{"id": 1, "html": "<p>A<br>B</p>", "date": DAY}], "html=html", [("1", DAY, "en")]),
        ([{"id": 1, "a.b": "A.", "date": DAY}], "text=a.b", [("1", DAY, "en")]),
    ],
)  # fmt: skip
def test_records_under_other_names(
    tmp_path: Path, content: object, names: str, found: list[tuple[str, str, str]]
) -> None:
    path = write(tmp_path / "a.json", json.dumps(content))
    read = articles(path, reading=mapped(names))
    assert [(article.id, article.date, article.language) for article in read] == found


def test_an_export_of_event_registry_tells_all_of_an_article(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", json.dumps(EVENT_REGISTRY))
    article, other = articles(path, reading=mapped(EVENT_REGISTRY_MAP))
    assert (article.text, article.publisher) == ("They met in Geneva.", "The Strelsau Herald")
    assert article.authors == ("Ann Lee", "Bo Chan")
    assert other.title is None


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        (["text"], "'text' is not of the form text=body"),
        (["text="], "'text=' is not of the form"),
        (["body=text"], "articles have no field 'body'; these can be named: id, text"),
    ],
)
def test_a_map_that_says_nothing_is_refused(texts: list[str], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        FieldMap.parse(texts)


def test_the_report_on_a_record_without_text_names_its_fields(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", json.dumps([{"body": "They met.", "day": DAY}]))
    (problem,) = problems(path)
    assert "--map text=body" in problem.advice
    assert "body, day" in problem.advice


def rows(*cells: str) -> str:
    """A table of id, date and text."""
    return "\n".join(("id,date,text", *cells))


ONE, TWO = f"1,{DAY},One.", f"2,{DAY},Two."


@pytest.mark.parametrize(
    ("table", "texts"),
    [
        (rows(ONE, TWO), ["One.", "Two."]),
        (rows(f'1,{DAY},"“One,” he\nsaid, ""once""."', TWO), ['“One,” he\nsaid, "once".', "Two."]),
        ("\ufeff" + rows(ONE).replace(",", ";"), ["One."]),
        (rows(ONE).replace(",", "|"), ["One."]),
        (rows(ONE, TWO).replace("\n", "\r\n"), ["One.", "Two."]),
        ("ID,Date,Text\n" + ONE, ["One."]),
        ("text,date\nOne.\n", ["One."]),
        (rows(ONE, "", TWO), ["One.", "Two."]),
        (f'text\tdate\n"We wait," he said.\t{DAY}\n"No\t{DAY}', ['"We wait," he said.', '"No']),
        (f'text\tdate\n"One\nor ""two""."\t{DAY}', ['One\nor "two".']),
    ],
    ids=[
        "commas", "quoted", "semicolons", "bars", "windows", "capitals", "short row", "empty row",
        "tabs", "quoted tabs",
    ],
)  # fmt: skip
def test_tables_of_all_kinds(tmp_path: Path, table: str, texts: list[str]) -> None:
    name = "a.tsv" if "\t" in table else "a.csv"
    assert [article.text for article in articles(write(tmp_path / name, table))] == texts


@pytest.mark.parametrize(
    ("table", "line", "reason", "texts"),
    [
        (rows(), None, "empty", []),
        ("", None, "empty", []),
        ("title,body\nA,B", None, "no column 'text'", []),
        (rows(ONE, f"2,{DAY},", f"3,{DAY},Three."), 3, "no text", ["One.", "Three."]),
        (rows(ONE, f"2,{DAY},a,b", f"3,{DAY},Three."), 3, "4 cells", ["One.", "Three."]),
        (rows(ONE, f'2,{DAY},"Two.', f"3,{DAY},Three."), 3, "a broken row", ["One.", "Three."]),
        (rows(f'1,{DAY},"One', f"x,{DAY},X.", f'3,{DAY},Say "no"'), 2, "a broken row",
         ["X.", 'Say "no"']),
    ],
    ids=["no rows", "empty", "other names", "no text", "too many", "open quote", "two quotes"],
)  # fmt: skip
def test_a_broken_row_does_not_lose_the_others(
    tmp_path: Path, table: str, line: int | None, reason: str, texts: list[str]
) -> None:
    path = write(tmp_path / "a.csv", table)
    assert [article.text for article in articles(path)] == texts
    (problem,) = [each for each in problems(path) if each.skipped]
    assert (problem.line, problem.reason[: len(reason)]) == (line, reason)


def test_a_row_that_is_not_utf8_does_not_lose_the_others(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", rows(ONE, f"2,{DAY},François.", TWO).encode("latin-1"))
    assert [article.id for article in articles(path)] == ["1", "2"]
    assert [(p.line, p.reason) for p in problems(path)] == [(3, "not UTF-8")]


def test_columns_of_a_table_without_a_header_go_by_number(tmp_path: Path) -> None:
    """As in the events that GDELT publishes, packed, with tabs."""
    table = "1001\t20250425\tRURITANIA\tThey met.\n1002\t20250426\tBORDURIA\tThey parted.\n"
    path = write(tmp_path / "20250425.export.CSV.gz", gzip.compress(table.encode()))
    found = articles(path, reading=mapped("id=#1,date=#2,text=#4"))
    assert [(a.id, a.date, a.text) for a in found] == [
        ("1001", DAY, "They met."),
        ("1002", "2025-04-26", "They parted."),
    ]


def test_parquet_keeps_days_lists_and_what_is_inside_of_columns(tmp_path: Path) -> None:
    table = [
        {"text": "A.", "date": date(2025, 4, 25), "source": {"title": "The Herald"}, "id": 7},
        {"text": "B.", "date": datetime(2025, 4, 26, 10), "source": None, "id": None},
    ]
    path = tmp_path / "a.parquet"
    rows = [row | {"date": str(row["date"])} for row in table]
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    first, second = articles(path, reading=mapped("publisher=source.title"))
    assert (first.id, first.date, first.publisher) == ("7", DAY, "The Herald")
    assert (second.date, second.publisher) == ("2025-04-26", None)
    parquet.write_table(pyarrow.Table.from_pylist(table[:1]), path)
    assert articles(path)[0].date == DAY


def test_a_broken_group_of_rows_does_not_lose_the_others(tmp_path: Path) -> None:
    rows = [{"id": str(n), "text": f"Text {n} {'x' * 50}", "date": DAY} for n in range(9)]
    file = io.BytesIO()
    parquet.write_table(
        pyarrow.Table.from_pylist(rows), file, row_group_size=3, compression="gzip",
        use_dictionary=False,
    )  # fmt: skip
    data = bytearray(file.getvalue())
    at = parquet.ParquetFile(file).metadata.row_group(1).column(1).data_page_offset
    data[at : at + 60] = b"\xff" * 60
    path = write(tmp_path / "a.parquet", bytes(data))
    assert [article.id for article in articles(path)] == ["0", "1", "2", "6", "7", "8"]
    (problem,) = problems(path)
    assert problem.reason.startswith("rows 4 to 6 cannot be read")


def test_without_pyarrow_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (problem,) = problems(write(tmp_path / "a.parquet", b"PAR1"))
    assert problem.advice == "Install it: pip install 'diplograph[parquet]'."


def test_articles_before_a_mistake_in_a_list_are_read(tmp_path: Path) -> None:
    data = b'[{"text": "A."},\n {"text": "B."},\n {"text": B."}]'
    path = write(tmp_path / "a.json", data)
    assert [article.text for article in articles(path)] == ["A.", "B."]
    (problem,) = [each for each in problems(path) if each.skipped]
    assert (problem.line, problem.reason[:11]) == (3, "broken JSON")
    assert "the 2 before it are read" in problem.reason


def test_lines_of_objects_in_a_json_file_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", '{"text": "A."}\n{"text": "B."}\n')
    assert [article.text for article in articles(path)] == ["A.", "B."]


FILLER = "The two said that they met. " * 180


def records(count: int) -> Iterator[dict[str, str]]:
    """Articles of 5 kB."""
    for number in range(count):
        yield {
            "id": str(number),
            "text": f"{number}. {FILLER}",
            "date": DAY,
        }


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv", "a.jsonl.gz", "a.parquet"])
def test_memory_stays_flat_over_a_file_of_many_articles(tmp_path: Path, name: str) -> None:
    """10 MB of articles are walked with less than 5 MB."""
    count, path = 2000, tmp_path / name
    if name.endswith(".parquet"):
        table = pyarrow.Table.from_pylist(list(records(count)))
        parquet.write_table(table, path, row_group_size=200, use_dictionary=False)
    elif name.endswith(".csv"):
        lines = (f"{r['id']},{r['date']},{r['text']}\n" for r in records(count))
        write(path, "id,date,text\n" + "".join(lines))
    else:
        lists = name.endswith(".json")
        text = json.dumps(list(records(count))) if lists else json_lines(records(count))
        write(path, gzip.compress(text.encode()) if name.endswith(".gz") else text)
    articles(write(tmp_path / "warm.jsonl", json_lines(records(1))))
    tracemalloc.start()
    read = sum(not isinstance(found, Problem) for _, found in read_inputs([path]))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert read == count
    assert peak < 5_000_000
