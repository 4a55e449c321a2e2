"""Saved pages, feeds, web archives and mail: what is taken from them, and broken ones."""

import gzip
from pathlib import Path

import pytest

from ingest.readers import Form, Reading, Severity
from tests.ingest.inputs import (
    DAY,
    PARAGRAPHS,
    TEXT,
    TITLE,
    URL,
    articles,
    docx,
    item,
    mail,
    page,
    pdf,
    problems,
    read,
    rss,
    warc_record,
    write,
)

LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",'
    '"headline": "Talks resume in Geneva", "datePublished": "2025-04-24T22:00:00Z",'
    '"author": [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Chan"}],'
    '"publisher": {"@type": "Organization", "name": "The Strelsau Herald"}}</script>'
)
BARE = "<p>They met on Friday.</p>"


@pytest.mark.parametrize(
    ("html", "field", "value"),
    [
        (page(), "title", TITLE),
        (page(), "text", TEXT),
        (page(), "date", DAY),
        (page(), "publisher", "The Strelsau Herald"),
        (page(url=f"{URL}?utm_source=mail"), "url", URL),
        (page(head='<meta name="author" content="Ann Lee">'), "authors", ("Ann Lee",)),
        (page(head=LD), "authors", ("Ann Lee", "Bo Chan")),
        (page(head=LD, day=None), "date", "2025-04-24"),
        (page(day=None), "date", None),  # the year in the footer is no day of publication
        (page(url=None), "url", None),
        (f"<!-- saved from url=(0034){URL} -->{page(url=None)}", "url", URL),
        (f"<!-- Page saved with SingleFile\n url: {URL} \n-->{page(url=None)}", "url", URL),
        (page(), "id", "strelsau-herald.example-40464c93032e523a"),
        (page(url=None), "id", "a"),
        (page(url="https://strelsau-herald.example/"), "id", "a"),  # a front page, of many
        (page(url="file:///home/me/a.html"), "url", None),
        (BARE, "text", "They met on Friday."),
        (page(["They met.<br>They parted."]), "text", "They met.\n\nThey parted."),
        (page([*PARAGRAPHS, "<script>alert('no')</script>Yes."]), "text", f"{TEXT}\n\nYes."),
    ],
)
def test_what_a_page_tells(tmp_path: Path, html: str, field: str, value: object) -> None:
    (article,) = articles(write(tmp_path / "a.html", html))
    assert getattr(article, field) == value


@pytest.mark.parametrize(
    "data",
    [
        page().encode(),
        page().encode("utf-8-sig"),
        page().encode("utf-16"),
        page(head='<meta charset="windows-1252">').encode("cp1252"),
        page(head='<meta charset="iso-8859-1">').encode("cp1252"),
        page().encode("cp1252"),
    ],
    ids=["utf-8", "mark", "utf-16", "declared", "latin-1", "nothing said"],
)
def test_pages_of_all_encodings(tmp_path: Path, data: bytes) -> None:
    (article,) = articles(write(tmp_path / "a.html", data))
    assert "“We are ready to talk,” Anna Novak" in article.text


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.html", b"", "no article was found in the page"),
        ("frame.html", b"<html><body><script>1</script></body></html>", "no article was found"),
        ("zeros.html", b"\0" * 1000, "no article was found"),
        ("empty.rss", b"", "no feed"),
        ("other.xml", b"<?xml version='1.0'?><books><book/></books>", "no feed"),
        ("none.rss", rss("").encode(), "a feed without entries"),
        ("mute.rss", rss("<item><title>A</title></item>").encode(), "an entry without text"),
        ("empty.warc", b"", "no record of a web archive"),
        ("text.warc", b"They met.\n", "a broken record"),
        ("mute.eml", mail(plain=""), "a mail without text"),
        ("empty.eml", b"", "a mail without text"),
        ("text.pdf", b"They met.", "no sound PDF"),
        ("cut.pdf", pdf([["They met."]])[:200], "no sound PDF"),
        ("scan.pdf", pdf([[]]), "a PDF without text"),
        ("text.docx", b"They met.", "no sound Word document"),
        ("cut.docx", docx()[:500], "no sound Word document"),
        ("mute.docx", docx([]), "a Word document without text"),
        ("none.parquet", b"PAR1", "no sound Parquet file"),
        ("text.gz", b"They met.", "broken off or damaged"),
        ("text.zst", b"They met.", "broken off or damaged"),
        ("text.zip", b"They met.", "broken off or damaged"),
    ],
)
def test_broken_files_are_reported_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = write(tmp_path / name, data)
    good = write(tmp_path / "good.html", page())
    (problem,) = [each for each in problems(path, good) if each.skipped]
    assert problem.path == str(path)
    assert problem.reason.startswith(reason)
    assert problem.advice
    assert len(articles(path, good)) == 1


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>The Strelsau Herald</title><entry>
<title type="html">Talks &lt;b&gt;resume&lt;/b&gt;</title><link href="/talks"/><id>tag:1</id>
<published>2025-04-25T23:30:00+05:00</published><author><name>Ann Lee</name></author>
<summary>They met.</summary><content type="html">{}</content></entry></feed>"""


def test_an_entry_of_atom_tells_all_of_its_article(tmp_path: Path) -> None:
    content = "&lt;p&gt;They met.&lt;/p&gt;&lt;p&gt;They &amp;amp; others parted.&lt;/p&gt;"
    (article,) = articles(write(tmp_path / "a.atom", ATOM.format(content)))
    assert article.text == "They met.\n\nThey & others parted."
    assert (article.title, article.date) == ("Talks resume", DAY)
    assert article.authors == ("Ann Lee",)


def test_entries_before_a_break_in_the_feed_are_read(tmp_path: Path) -> None:
    feed = rss(item("a") + item("b", text="Another text.") + item("c"))
    path = write(tmp_path / "a.rss", feed[: feed.index("/c<")])
    found = articles(path)
    assert [article.url and article.url[-2:] for article in found][:2] == ["/a", "/b"]
    assert any("broken" in problem.reason for problem in problems(path))


def test_a_wrong_byte_costs_a_character_of_a_feed(tmp_path: Path) -> None:
    data = rss(item("a", text="They met. X They parted.")).encode().replace(b"X", b"\xe3")
    (article,) = articles(write(tmp_path / "a.rss", data))
    assert article.text.startswith("They met.")
    assert article.text.endswith("They parted.")


def test_a_mute_entry_does_not_lose_the_others(tmp_path: Path) -> None:
    path = write(tmp_path / "a.rss", rss(item("a") + "<item><title>B</title></item>" + item("c")))
    assert len(articles(path)) == 2
    (problem,) = problems(path)
    assert str(problem).startswith(f"{path}, record 2: an entry without text")


def pages(names: str) -> list[bytes]:
    """Captures of one page for each letter."""
    return [
        warc_record(
            f"https://strelsau-herald.example/{name}",
            page([f"{name} is said.", *PARAGRAPHS], url=None).encode(),
        )
        for name in names
    ]


A, B, C = pages("abc")


@pytest.mark.parametrize(
    ("records", "read", "reports"),
    [
        ([A, B, C], "abc", 0),
        ([A, b"rubbish\r\n\r\n", B, C], "abc", 1),
        ([A, B[:300]], "a", 1),
        ([A, B.replace(b"HTTP/1.1 200 OK\r\n", b""), C], "ac", 1),
        ([A, warc_record(f"{URL}/b", b"They met.", length=20), C], "ac", 1),
        ([A, warc_record(f"{URL}/b", b"They met.", length=99_999), C], "ac", 1),
        ([A, warc_record(f"{URL}/b", b"", status="404 Not Found"), C], "ac", 0),
        ([A, warc_record(f"{URL}/b", b"\x89PNG", kind="image/png"), C], "ac", 0),
        ([A, warc_record(f"{URL}/b", b"<html></html>"), C], "ac", 1),
    ],
    ids=[
        "whole", "rubbish", "cut", "no answer", "too short", "too long", "missing", "picture",
        "mute",
    ],
)  # fmt: skip
@pytest.mark.parametrize("packed", [False, True], ids=["plain", "packed"])
def test_a_broken_record_does_not_lose_the_others(
    tmp_path: Path, records: list[bytes], read: str, reports: int, packed: bool
) -> None:
    data = b"".join(gzip.compress(record) if packed else record for record in records)
    path = write(tmp_path / ("a.warc.gz" if packed else "a.warc"), data)
    found = articles(path)
    assert [(article.url or "")[-1] for article in found] == list(read)
    lost = [problem for problem in problems(path) if problem.skipped]
    assert len(lost) >= reports
    assert bool(lost) == bool(reports)
    assert all(problem.position and problem.position.record for problem in lost)


def test_a_damaged_member_of_a_packed_archive_does_not_lose_the_others(tmp_path: Path) -> None:
    broken = bytearray(gzip.compress(B))
    broken[60] ^= 255
    path = write(tmp_path / "a.warc.gz", gzip.compress(A) + broken + gzip.compress(C))
    assert [(article.url or "")[-1] for article in articles(path)] == ["a", "c"]
    assert problems(path)


def test_an_archive_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc.gz", gzip.compress(A + B + C))
    assert len(articles(path)) == 3
    cut = write(tmp_path / "b.warc.gz", gzip.compress(A + B + C)[:-40])
    assert articles(cut)
    assert any(problem.reason.startswith("broken off") for problem in problems(cut))


def test_texts_of_pages_are_taken_as_they_are(tmp_path: Path) -> None:
    record = (
        f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {URL}\r\nContent-Type: text/plain"
        f"\r\nContent-Length: {len(TEXT.encode())}\r\n\r\n{TEXT}\r\n\r\n"
    )
    (article,) = articles(write(tmp_path / "a.warc.wet", record))
    assert (article.text, article.url) == (TEXT, URL)


def test_a_newsletter_is_read_without_its_frame(tmp_path: Path) -> None:
    html = page(url=None, day=None)
    plain = "View this mail in your browser."
    (article,) = articles(write(tmp_path / "a.eml", mail(html=html, plain=plain)))
    assert (article.text, article.date) == (TEXT, DAY)
    assert article.publisher == "The Strelsau Herald"


LINES = [
    "Ruritania urged Borduria to withdraw its troops from the border",
    "area, the foreign minister said on Friday. Both have been at odds over the inter-",
    "national waterway.",
    "",
    "“We are ready to talk,” she said.",
]
PARTS = [
    "Ruritania urged Borduria to withdraw its troops from the border area, the foreign minister "
    "said on Friday. Both have been at odds over the international waterway.",
    "“We are ready to talk,” she said.",
]


@pytest.mark.parametrize(
    ("sheets", "leading", "parts"),
    [
        ([LINES], 14, PARTS),
        ([LINES], 18, PARTS),
        ([LINES], 26, PARTS),
        ([[*LINES, "", "1"]], 14, PARTS),
        ([["The Ministry", "", *LINES], ["The Ministry", "", "They met."]], 14,
         [*PARTS, "They met."]),
        ([["They met the", "", "1"], ["others at night.", "", "2"]], 14,
         ["They met the others at night."]),
    ],
    ids=["lines", "wide", "double", "page number", "running head", "over the page"],
)  # fmt: skip
def test_lines_of_print_become_paragraphs(
    tmp_path: Path, sheets: list[list[str]], leading: int, parts: list[str]
) -> None:
    (article,) = articles(write(tmp_path / "a.pdf", pdf(sheets, leading=leading)))
    assert article.text.split("\n\n") == parts


@pytest.mark.parametrize("form", [Form.HTML, Form.FEED, Form.WARC, Form.MAIL, Form.PDF, Form.DOCX])
def test_a_text_is_none_of_these(tmp_path: Path, form: Form) -> None:
    """Nothing raises, whatever the user says that a file is."""
    path = write(tmp_path / "a.txt", "They met.\n" * 9)
    assert read(path, reading=Reading(form=form))


def test_a_page_of_the_same_address_is_told_apart_by_its_text(tmp_path: Path) -> None:
    write(tmp_path / "a.html", page())
    write(tmp_path / "b.html", page())
    write(tmp_path / "c.html", page([*PARAGRAPHS, "It was brought up to date."]))
    found = articles(tmp_path)
    assert len({article.id for article in found}) == 2
    assert [problem.severity for problem in problems(tmp_path)] == [Severity.WARNING]
