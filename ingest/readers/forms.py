"""The forms in which articles are kept, told by ending, by media type or by the first bytes."""

import re
from enum import StrEnum
from pathlib import PurePath
from typing import Final


class Form(StrEnum):
    """How articles are written down."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    JSON_LINES = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    PARQUET = "parquet"
    FEED = "feed"
    WARC = "warc"
    MAIL = "eml"
    PDF = "pdf"
    DOCX = "docx"
    GZIP = "gz"
    ZSTD = "zst"
    ZIP = "zip"


PACKED: Final = frozenset({Form.GZIP, Form.ZSTD, Form.ZIP})

_ENDINGS: Final = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".json": Form.JSON,
    ".jsonl": Form.JSON_LINES,
    ".ndjson": Form.JSON_LINES,
    ".csv": Form.CSV,
    ".tsv": Form.TSV,
    ".tab": Form.TSV,
    ".parquet": Form.PARQUET,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
    ".xml": Form.FEED,
    ".warc": Form.WARC,
    ".eml": Form.MAIL,
    ".mht": Form.MAIL,  # a page saved whole is a mail without addressees
    ".mhtml": Form.MAIL,
    ".pdf": Form.PDF,
    ".docx": Form.DOCX,
    ".gz": Form.GZIP,
    ".zst": Form.ZSTD,
    ".zip": Form.ZIP,
}
ENDINGS: Final = tuple(sorted(_ENDINGS))

_MEDIA_TYPES: Final = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "application/json": Form.JSON,
    "application/jsonl": Form.JSON_LINES,
    "application/x-ndjson": Form.JSON_LINES,
    "text/csv": Form.CSV,
    "text/tab-separated-values": Form.TSV,
    "application/vnd.apache.parquet": Form.PARQUET,
    "application/rss+xml": Form.FEED,
    "application/atom+xml": Form.FEED,
    "application/rdf+xml": Form.FEED,
    "application/warc": Form.WARC,
    "message/rfc822": Form.MAIL,
    "application/pdf": Form.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Form.DOCX,
    "application/zip": Form.ZIP,
    "application/gzip": Form.GZIP,
    "application/zstd": Form.ZSTD,
}

_MAGIC: Final = (
    (b"\x1f\x8b", Form.GZIP),
    (b"\x28\xb5\x2f\xfd", Form.ZSTD),
    (b"PK\x03\x04", Form.ZIP),
    (b"%PDF-", Form.PDF),
    (b"PAR1", Form.PARQUET),
    (b"WARC/", Form.WARC),
)
_PAGE: Final = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_XML: Final = re.compile(rb"\s*<(?:\?xml|rss|feed|rdf:RDF)\b")
_MAIL: Final = re.compile(rb"(?:Return-Path|Received|Delivered-To|MIME-Version|From): ?\S")
_BOM: Final = b"\xef\xbb\xbf"


def form_of_name(name: str) -> Form | None:
    """The form that the ending of a file's name tells, if it is a known one."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def form_of_media_type(media_type: str) -> Form | None:
    """The form that a media type tells, if it is a known one and says more than "text"."""
    return _MEDIA_TYPES.get(media_type.strip().lower())


def form_of_bytes(head: bytes) -> Form | None:
    """The form that the first bytes of a file tell; None for text and JSON, see `parse`."""
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    head = head.removeprefix(_BOM)
    if _PAGE.match(head):
        return Form.HTML
    if _XML.match(head):
        return Form.HTML if b"<html" in head.lower() else Form.FEED
    return Form.MAIL if _MAIL.match(head) else None
