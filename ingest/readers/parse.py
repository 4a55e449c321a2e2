"""From the bytes of a source to drafts of articles."""

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import BinaryIO, Final

from ingest.readers.drafts import Draft, object_draft
from ingest.readers.problems import Problem
from ingest.readers.sources import Form, Source, unread

_ENCODING_ADVICE: Final = "Save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW)."
_LIST: Final = re.compile(r'\s*(?:\{\s*"articles"\s*:\s*)?\[\s*')
_SEPARATOR: Final = re.compile(r"\s*,?\s*")
_JSON_ADVICE: Final = "Write one JSON value, quotes and brackets closed."


def read_drafts(source: Source) -> Iterator[Draft | Problem]:
    """Yield the articles of `source` as they are written, and a report for each that is broken.

    JSON Lines are read line by line, so a file of any size needs the memory of one article.
    """
    try:
        with source.open() as stream:
            yield from _drafts(source, stream)
    except OSError as error:
        yield unread(source.name, error)


def _drafts(source: Source, stream: BinaryIO) -> Iterator[Draft | Problem]:
    if source.form is Form.JSON_LINES:
        yield from _lines(source.name, stream)
    elif source.form is None:
        yield from _sniffed(source, stream)
    else:
        yield from _whole(source, source.form, stream.read())


def _sniffed(source: Source, stream: BinaryIO) -> Iterator[Draft | Problem]:
    """Form unknown: JSON Lines if its first line is a whole object, else JSON, else text."""
    head: list[bytes] = []
    for line in stream:
        head.append(line)
        if line.strip():
            break
    first = b"".join(head).removeprefix(codecs.BOM_UTF8).strip()
    if first.startswith(b"{") and isinstance(_loaded(first), dict):
        yield from _lines(source.name, chain(head, stream))
        return
    form = Form.JSON if first[:1] in (b"{", b"[") else Form.TEXT
    yield from _whole(source, form, b"".join(head) + stream.read())


def _whole(source: Source, form: Form, data: bytes) -> Iterator[Draft | Problem]:
    name = source.name
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        yield Problem(name, line, "not UTF-8", _ENCODING_ADVICE)
        return
    if not text.strip():
        yield Problem(name, None, "empty", "Leave the file out or put an article into it.")
    elif form is Form.TEXT:
        yield Draft(path=name, line=None, text=text, stem=source.stem)
    else:
        yield from _json(name, text)


def _json(name: str, text: str) -> Iterator[Draft | Problem]:
    value = _loaded(text)
    if isinstance(value, Exception):
        yield Problem(name, getattr(value, "lineno", None), _reason(value), _JSON_ADVICE)
        return
    if isinstance(value, dict) and "text" not in value and isinstance(value.get("articles"), list):
        value = value["articles"]
    if not isinstance(value, list):
        yield object_draft(value, name, None)
        return
    if not value:
        yield Problem(name, None, "an empty list", "Put an article into it.")
    lines, passed = _lines_of_items(text), 0
    for number, item in enumerate(value):
        found = object_draft(item, name, None)
        if isinstance(found, Problem):
            found = replace(found, line=next(islice(lines, number - passed, None), None))
            passed = number + 1
        yield found


def _lines_of_items(text: str) -> Iterator[int]:
    """The line on which each item of the list in a valid JSON `text` begins, as it is asked for."""
    opening = _LIST.match(text)
    if opening is None:
        return
    position, decoder = opening.end(), json.JSONDecoder()
    line, counted = 1, 0
    while True:
        line += text.count("\n", counted, position)
        counted = position
        yield line
        separator = _SEPARATOR.match(text, decoder.raw_decode(text, position)[1])
        if separator is None:
            return
        position = separator.end()


def _lines(name: str, lines: Iterable[bytes]) -> Iterator[Draft | Problem]:
    empty = True
    for number, line in enumerate(lines, start=1):
        data = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if data.strip():
            empty = False
            yield _line(name, number, data)
    if empty:
        yield Problem(name, None, "empty", "Put one article on each line.")


def _line(name: str, number: int, data: bytes) -> Draft | Problem:
    value = _loaded(data)
    if isinstance(value, UnicodeDecodeError):
        return Problem(name, number, "not UTF-8", _ENCODING_ADVICE)
    if isinstance(value, Exception):
        advice = "Write one JSON object a line, without line ends inside."
        return Problem(name, number, _reason(value), advice)
    return object_draft(value, name, number)


def _loaded(data: bytes | str) -> object:
    """The JSON value, or the exception that says why there is none."""
    try:
        return json.loads(data.decode() if isinstance(data, bytes) else data)
    except (ValueError, RecursionError) as error:
        return error


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"broken JSON: {error.msg.lower()} (column {error.colno})"
    return "broken JSON: nested too deep" if isinstance(error, RecursionError) else "broken JSON"
