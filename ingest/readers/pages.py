"""Web pages: the article in them, and what they tell of it."""

import logging
import re
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from ingest.readers.drafts import Draft
from ingest.readers.encodings import web_text
from ingest.readers.packing import whole
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, problem_at
from ingest.readers.reading import Reading
from ingest.readers.sources import Source
from ingest.records import fact_id

if TYPE_CHECKING:
    from trafilatura.settings import Document

log = logging.getLogger(__name__)

# Browsers (`saved from url`) and SingleFile (`url:`) note where a saved page came from.
_SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)"
)
_LANGUAGE: Final = re.compile(r"<html\b[^>]{0,300}?\b(?:xml:)?lang=[\"']?([\w-]{2,12})", re.I)
_FRAGMENT: Final = re.compile(r"\s*<(?!!|\?|html\b|head\b|body\b)", re.IGNORECASE)
_HEAD: Final = 4096
_ADVICE: Final = "If there is one, save its text alone as a .txt file."


def read_page(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the article of a page, or the report that none was found."""
    html = web_text(whole(stream), source.charset)
    yield page_draft(html, source.position, url=source.url, stem=source.stem)


def page_draft(
    html: str, position: Position, *, url: str | None = None, stem: str | None = None
) -> Draft | Problem:
    """The article of a page with title, outlet, authors, day, language and canonical address.

    Args:
        html: the page.
        position: where it stands, for reports.
        url: its address where that is known; one that the page itself gives comes first.
        stem: what it goes by if it tells no address.
    """
    saved_from = _SAVED_FROM.search(html, 0, _HEAD)
    url = url or (saved_from[1] if saved_from else None)
    try:
        found = _extracted(html, url)
    # Pages are of every kind of brokenness: one must not take the archive it is in along.
    except Exception as error:
        log.info("page at %s", position, exc_info=error)
        reason = f"cannot be read as a page ({type(error).__name__}: {error})"
        return problem_at(position, reason, _ADVICE)
    text = _paragraphs(found) if found is not None else ""
    if found is None or not text:
        return problem_at(position, "no article was found in the page", _ADVICE)
    language = _LANGUAGE.search(html)
    address = web_address(found.url) or web_address(url)
    return Draft(
        position=position,
        text=text,
        stem=stem_of_url(address) or stem,
        title=found.title,
        publisher=found.sitename or found.hostname,
        date=found.date,
        url=address,
        authors=tuple(name for name in (found.author or "").split("; ") if name),
        declared=language[1] if language else None,
    )


def web_address(url: str | None) -> str | None:
    """`url` if it is one of http or https."""
    return url if url and url.lower().startswith(("http://", "https://")) else None


def stem_of_url(url: str | None) -> str | None:
    """What an article goes by whose address is known; a site's front page names no article."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    if not parts.hostname or (parts.path in ("", "/") and not parts.query):
        return None
    return f"{parts.hostname.removeprefix('www.')}-{fact_id(url)}"


def _extracted(html: str, url: str | None) -> "Document | None":
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    _hush()
    if _FRAGMENT.match(html):
        html = f"<html><body>{html}</body></html>"
    found = bare_extraction(
        html,
        url=url,
        include_comments=False,
        with_metadata=True,
        config=_settings(),
        # A day is taken from where pages state it, never guessed from the years in their text.
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "outputformat": "%Y-%m-%d",
        },
    )
    return found if isinstance(found, Document) else None


@cache
def _settings() -> ConfigParser:
    from trafilatura.settings import use_config

    config = use_config()
    # News in brief are articles, too: what is found is not given up for the whole page.
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "20")
    return config


@cache
def _hush() -> None:
    # The libraries tell of each page they find nothing in; that is reported here, once.
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).addHandler(logging.NullHandler())


def _paragraphs(found: "Document") -> str:
    lines = [line.strip() for line in (found.text or "").splitlines() if line.strip()]
    if len(lines) > 1 and lines[0] == found.title:
        del lines[0]
    return "\n\n".join(lines)
