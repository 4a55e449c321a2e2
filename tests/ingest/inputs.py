"""Files for the readers, written here, and what is read from them."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

from ingest.readers import Problem, Reading, read_inputs
from ingest.records import Article

DAY = "2025-04-25"
TITLE = "Talks resume in Geneva"
OUTLET = "The Strelsau Herald"
URL = "https://strelsau-herald.example/talks"
PARAGRAPHS = (
    "Ruritania urged Borduria to withdraw its troops, the foreign minister said on Friday.",
    "“We are ready to talk,” Anna Novak told reporters in Geneva. “We will not wait for ever.”",
    "Borduria denied the report and said that it would answer within a week.",
)
TEXT = "\n\n".join(PARAGRAPHS)
RECORD: dict[str, object] = {
    "title": TITLE,
    "publisher": OUTLET,
    "date": DAY,
    "url": URL,
    "text": TEXT,
}


def read(*inputs: str | Path, reading: Reading | None = None) -> list[Article | Problem]:
    """What is found in `inputs`."""
    return [each.found for each in read_inputs(inputs, reading or Reading())]


def articles(*inputs: str | Path, reading: Reading | None = None) -> list[Article]:
    """The articles in `inputs`."""
    return [found for found in read(*inputs, reading=reading) if isinstance(found, Article)]


def problems(*inputs: str | Path, reading: Reading | None = None) -> list[Problem]:
    """The reports on `inputs`."""
    return [found for found in read(*inputs, reading=reading) if isinstance(found, Problem)]


def write(path: Path, content: bytes | str) -> Path:
    """`path`, holding `content`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def page(
    paragraphs: Iterable[str] = PARAGRAPHS,
    *,
    title: str = TITLE,
    head: str = "",
    lang: str = "en",
    url: str | None = URL,
    day: str | None = DAY,
) -> str:
    """A page with an article and the furniture around it."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    link = f'<link rel="canonical" href="{url}">' if url else ""
    date = f'<meta property="article:published_time" content="{day}T10:00:00Z">' if day else ""
    return (
        f'<!doctype html><html lang="{lang}"><head><title>{title} - {OUTLET}</title>{link}{date}'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="{OUTLET}">{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
        f"<article><h1>{title}</h1>{body}</article>"
        '<aside><a href="/cats">Ten things about cats</a></aside>'
        f"<footer>© 2019 {OUTLET}. All rights reserved.</footer></body></html>"
    )


def rss(items: str, *, language: str = "en") -> str:
    """A feed of these items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{OUTLET}</title><language>{language}</language>{items}</channel></rss>"
    )


def item(name: str = "talks", *, text: str = TEXT, title: str = TITLE) -> str:
    """An item of a feed, with all its text."""
    blocks = "".join(f"&lt;p&gt;{part}&lt;/p&gt;" for part in text.split("\n\n"))
    return (
        f"<item><title>{title}</title><link>https://strelsau-herald.example/{name}</link>"
        f"<pubDate>Fri, 25 Apr 2025 07:30:00 +0100</pubDate><description>{blocks}</description>"
        "</item>"
    )


def warc_record(
    url: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html", length: int = -1
) -> bytes:
    """A capture of a page; `length` is a wrong Content-Length to tell."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    return (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2025-05-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http) if length < 0 else length}\r\n\r\n"
    ).encode() + (http + b"\r\n\r\n")


def mail(*, html: str | None = None, plain: str | None = TEXT, **headers: str) -> bytes:
    """A newsletter."""
    message = EmailMessage()
    names = {"From": f"{OUTLET} <news@strelsau-herald.example>", "Subject": TITLE}
    names |= {"Date": "Fri, 25 Apr 2025 07:30:00 +0100"}
    for name, value in (names | headers).items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        if plain is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    return message.as_bytes()


def docx(paragraphs: Iterable[str] = PARAGRAPHS, *, title: str = TITLE) -> bytes:
    """A document of Word."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(pages: Sequence[Sequence[str]], *, title: str = TITLE, leading: int = 14) -> bytes:
    """A PDF of these lines on each page; an empty line is a gap."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< /Title ({title}) >>".encode(),
    }
    kids = []
    for lines in pages:
        shown = " ".join(f"({_escaped(line)}) Tj T*" if line else "T*" for line in lines)
        stream = f"BT /F1 11 Tf {leading} TL 72 740 Td {shown} ET".encode("cp1252")
        number = max(objects) + 1
        objects[number] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
        objects[number + 1] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % number
        )
        kids.append(b"%d 0 R" % (number + 1))
    objects[2] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    return _pdf_file(objects)


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf_file(objects: Mapping[int, bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number in sorted(objects):
        offsets.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(offsets)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (len(objects) + 1)
    return out + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(out)


def json_lines(records: Iterable[Mapping[str, object]]) -> str:
    """The records, one on each line."""
    return "".join(f"{json.dumps(record)}\n" for record in records)
