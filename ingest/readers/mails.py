"""Newsletters as mail (.eml), and pages that browsers saved whole (.mhtml)."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from typing import BinaryIO

from ingest.readers.drafts import Draft
from ingest.readers.encodings import web_text
from ingest.readers.markup import markup_text
from ingest.readers.packing import whole
from ingest.readers.pages import page_draft, web_address
from ingest.readers.problems import Problem, Unreadable
from ingest.readers.reading import Reading
from ingest.readers.sources import Source

_PAGE_ADDRESS = "Snapshot-Content-Location"


def read_mail(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the article of a mail: subject, sender and day are title, outlet and date.

    The HTML is read where there is one (newsletters often say nothing in their plain text), without
    the frame around the article; attachments are not read.

    Raises:
        Unreadable: there is no text in it.
    """
    mail = message_from_bytes(whole(stream), policy=default)
    html = _part(mail, "html")
    if _header(mail, _PAGE_ADDRESS):
        url = _header(mail, _PAGE_ADDRESS)
        yield page_draft(html, source.position, url=url, stem=source.stem)
        return
    page = page_draft(html, source.position) if html.strip() else None
    text = page.text if isinstance(page, Draft) else ""
    text = text or markup_text(html) or _part(mail, "plain").strip()
    if not text:
        raise Unreadable("a mail without text", "Save what it shows as a .txt or .html file.")
    sender, address = parseaddr(_header(mail, "From") or "")
    yield Draft(
        position=source.position,
        text=text,
        stem=source.stem,
        title=_header(mail, "Subject"),
        publisher=sender or address.partition("@")[2] or None,
        date=_header(mail, "Date"),
        url=web_address((_header(mail, "Archived-At") or "").strip("<> ")),
        declared=_header(mail, "Content-Language"),
    )


def _part(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    return web_text(data, part.get_content_charset()) if isinstance(data, bytes) else ""


def _header(mail: EmailMessage, name: str) -> str | None:
    try:
        value = mail[name]
    # The standard library's parsers of headers stumble over some that are no headers at all.
    except Exception:
        return None
    return " ".join(str(value).split()) or None if value else None
