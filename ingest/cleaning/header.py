"""The header of a text: `Title:` lines, a `date 2025-04-25` in front, or a line that is a date."""

import re
from dataclasses import dataclass
from typing import Final

from ingest.dates import parse_day

_KEYS: Final = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "updated": "",
    "publisher": "publisher",
    "source": "publisher",
    "outlet": "publisher",
    "url": "url",
    "link": "url",
    "author": "authors",
    "authors": "authors",
    "by": "authors",
    "language": "language",
    "id": "",
}
_LINE: Final = re.compile(
    rf"[ \t]*({'|'.join(_KEYS)})[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|\Z)", re.IGNORECASE
)
# `Source: ...` alone may be the headline or the first sentence of a report.
_SURE_KEYS: Final = frozenset({"title", "headline", "date", "published", "publisher", "url"})
_MONTH: Final = r"[A-Z][a-z]{2,8}\.?"
_DATE: Final = (
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
)
_IN_FRONT: Final = re.compile(
    rf"\s*(?:date|published(?: on)?)(?:[ \t]*:[ \t]*|[ \t]+)({_DATE})(?!\w)"
    r"[ \t]*(?:[|·–—-][ \t]*)?",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(rf"\s*((?:[A-Z][a-z]{{2,8}},? )?(?:{_DATE}))[ \t]*(?:[\r\n]+|\Z)")
_FIRST_LINE: Final = re.compile(r"\s*[^\r\n]{1,200}(?:\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of a text tells of it; the reading starts at offset `end`.

    `date` is the ISO day; `bad_date` holds the words of a date line that give no day.
    """

    end: int = 0
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    bad_date: str | None = None


def find_header(text: str) -> Header:
    """Read the header of `text`; a text without one has the empty `Header()`.

    Three forms are known: `Key: value` lines at the top, `date 2025-04-25` before the first words,
    and a line that is nothing but a date, first or below the headline.
    """
    fields, end = _key_lines(text)
    in_front = _IN_FRONT.match(text, end)
    if "date" not in fields and in_front and parse_day(in_front[1]):
        fields["date"], end = in_front[1], in_front.end()
    alone = _date_line(text, end)
    if "date" not in fields and alone:
        fields["date"] = alone[1]
        # Below a headline the date is skipped by `reading_spans`, which keeps the headline.
        end = alone.end() if not text[end : alone.start()].strip() else end
    return _header(fields, end)


def is_date_line(line: str) -> bool:
    """Whether `line` is nothing but a full date."""
    match = _ALONE.fullmatch(line)
    return bool(match and parse_day(match[1]))


def _key_lines(text: str) -> tuple[dict[str, str], int]:
    fields: dict[str, str] = {}
    keys: set[str] = set()
    start = len(text) - len(text.lstrip())
    end = 0
    while match := _LINE.match(text, start):
        keys.add(match[1].lower())
        field = _KEYS[match[1].lower()]
        if field in fields:
            break
        if field and match[2].strip():
            fields[field] = match[2].strip()
        end = start = match.end()
    return (fields, end) if len(fields) > 1 or keys & _SURE_KEYS else ({}, 0)


def _date_line(text: str, start: int) -> re.Match[str] | None:
    found = _ALONE.match(text, start)
    headline = _FIRST_LINE.match(text, start)
    if not found and headline:
        found = _ALONE.match(text, headline.end())
    return found if found and parse_day(found[1]) else None


def _header(fields: dict[str, str], end: int) -> Header:
    day = parse_day(fields["date"]) if "date" in fields else None
    names = re.split(r"\s*(?:;|,|\band\b)\s*", fields.get("authors", ""))
    return Header(
        end=end,
        title=fields.get("title"),
        publisher=fields.get("publisher"),
        date=day,
        url=fields.get("url"),
        authors=tuple(name for name in names if name),
        language=fields.get("language"),
        bad_date=None if day else fields.get("date"),
    )
