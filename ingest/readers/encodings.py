"""Bytes to characters: our own formats are UTF-8, the web is what it is."""

import codecs
import re
from typing import Final

from ingest.readers.positions import Position
from ingest.readers.problems import Problem, problem_at

BOM: Final = codecs.BOM_UTF8
_ADVICE: Final = "Save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW)."
_DECLARED: Final = re.compile(rb"<meta[^>]{1,200}?charset=[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML: Final = re.compile(rb"\s*<\?xml[^>]{1,200}?encoding=[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD: Final = 4096
# What says Latin-1 means its superset, and what says nothing is most often that, too.
_WESTERN: Final = "cp1252"


def not_utf8(position: Position) -> Problem:
    """The report on bytes that are not UTF-8."""
    return problem_at(position, "not UTF-8", _ADVICE)


def web_text(data: bytes, charset: str | None = None) -> str:
    """The characters of a page: UTF-8 if they can be, else as declared; none is refused.

    Args:
        data: the page.
        charset: the encoding that came with it (HTTP, mail); what the page says of itself is next.
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode(_codec(charset) or _declared(data) or _WESTERN, "replace")


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _HEAD) or _XML.match(data)
    return _codec(match[1].decode("ascii", "replace")) if match else None


def _codec(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name == "utf-8":
        return None
    return _WESTERN if found.name in ("iso8859-1", "ascii") else found.name
