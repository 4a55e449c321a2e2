"""`ingest`: what is stored is passed over, counts and reasons are told, reports are written."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.cli.runner import run

LINES: list[dict[str, Any]] = [
    {"id": "one", "text": "Norway urged Iceland to talk.", "date": "2025-04-25"},
    {
        "id": "two",
        "text": "Iceland rejected the call.",
        "date": "2025-04-25",
        "authors": ["Z", "A"],
    },
    {"id": "fr", "text": "La Norvège a exhorté l’Islande.", "date": "2025-04-25", "language": "fr"},
    {"id": "one", "text": "Norway urged Iceland to talk.", "date": "2025-04-25"},
    {"id": "bad"},
]


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """A file with two articles, one in French, one twice, and one without a text."""
    path = tmp_path / "articles.jsonl"
    write(path, LINES)
    return path


def write(path: Path, articles: list[dict[str, Any]]) -> None:
    """One article a line."""
    path.write_text("\n".join(map(json.dumps, articles)), "utf-8")


def ingest(tmp_path: Path, *arguments: str | Path) -> tuple[int, dict[str, int], dict[str, Any]]:
    """Exit code, counts that are not 0, and the report."""
    file = tmp_path / "report.json"
    given = ("--fast", "--store", tmp_path / "store", "--report", file)
    result = run("ingest", *arguments, *given)
    report: dict[str, Any] = json.loads(file.read_text("utf-8"))
    counts = {name: count for name, count in report["counts"].items() if count}
    assert result.stdout.endswith(f"Store: {tmp_path / 'store'}\n")
    return result.exit_code, counts, report


def test_everything_is_counted_with_its_reason(tmp_path: Path, lines: Path) -> None:
    code, counts, report = ingest(tmp_path, lines)
    assert code == 1
    assert counts.pop("relations") >= 1
    counts.pop("statements", None)
    assert counts == {"new": 3, "not_english": 1, "repeated": 1, "skipped": 1}
    assert report["skipped"] == {"no text": 1}
    assert report["problems"][-1] == {
        "path": str(lines),
        "line": 5,
        "record": 5,
        "reason": "no text",
        "advice": "Say which field has the words, as in --map text=body; there are: id.",
        "skipped": True,
    }
    assert (report["interrupted"], report["error"]) == (False, None)
    assert report["memory"]["parent_peak"] > 1 << 20


def test_again_nothing_is_read(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest(tmp_path, lines)

    def never(*_: object) -> None:
        raise AssertionError("the models are loaded")

    monkeypatch.setattr("api.bulk.run.ArticleExtractor.load", never)
    code, counts, _ = ingest(tmp_path, lines)
    assert code == 1
    assert counts == {"unchanged": 3, "repeated": 1, "skipped": 1}


@pytest.mark.parametrize(
    "change",
    [{"text": "Norway urged Iceland to wait."}, {"title": "Talks"}, {"date": "2025-04-26"}],
    ids=lambda change: next(iter(change)),
)
def test_what_has_changed_is_read_again(
    tmp_path: Path, lines: Path, change: dict[str, str]
) -> None:
    ingest(tmp_path, lines)
    write(lines, [{**LINES[0], **change}, LINES[1]])
    code, counts, _ = ingest(tmp_path, lines)
    assert (code, counts["changed"], counts["unchanged"]) == (0, 1, 1)


def test_another_extractor_reads_again(
    tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(lines, LINES[:2])
    ingest(tmp_path, lines)
    monkeypatch.setattr("api.ingestion.extractor_version", lambda *_: "next")
    monkeypatch.setattr("graph.extractor.extractor_version", lambda *_: "next")
    _, counts, report = ingest(tmp_path, lines)
    assert counts["relations"] >= 1  # read, and found to be the same
    assert (counts["unchanged"], report["extractor"]) == (2, "next")
    _, counts, _ = ingest(tmp_path, lines)
    assert counts == {"unchanged": 2}


def test_reextract_reads_the_articles_of_the_store(tmp_path: Path, lines: Path) -> None:
    write(lines, LINES[:3])
    ingest(tmp_path, lines)
    code, counts, _ = ingest(tmp_path, "--reextract")
    assert (code, counts["unchanged"], counts["not_english"]) == (0, 3, 1)
    assert counts["relations"] >= 1
    # What was given is still known: the files are found unchanged.
    assert ingest(tmp_path, lines)[1] == {"unchanged": 3}


def test_copies_are_counted(tmp_path: Path) -> None:
    text = " ".join(f"Norway urged Iceland to open harbour {number}." for number in range(9))
    papers = ("The Guardian", "The Times", "The Times")
    articles = [
        {"id": f"a{number}", "text": text + " More." * number, "publisher": paper, "date": day}
        for number, (paper, day) in enumerate(
            zip(papers, ("2025-04-24", "2025-04-25", "2025-04-25"), strict=True)
        )
    ]
    path = tmp_path / "articles.jsonl"
    write(path, articles)
    _, counts, _ = ingest(tmp_path, path)
    assert (counts["new"], counts["copies"]) == (3, 2)
    result = run("relations", "--store", tmp_path / "store")
    both = run("relations", "--copies", "--store", tmp_path / "store")
    once, all = (int(each.stderr.split()[0]) for each in (result, both))
    assert all == 3 * once > 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((), 2, "there is nothing to read"),
        (("--reextract",), 1, "here is no store"),
        (("--workers", "0", "x"), 2, "--workers"),
    ],
)
def test_wrong_usage_is_told(
    tmp_path: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    result = run("ingest", *arguments, "--store", tmp_path / "none")
    assert result.exit_code == code
    assert told in result.stderr
