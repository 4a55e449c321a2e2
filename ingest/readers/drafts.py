"""One article as it was found: its fields before gaps are filled and the date is read."""

from dataclasses import dataclass
from typing import Final

from ingest.readers.problems import Problem, Severity

_TEXTS: Final = ("title", "publisher", "date", "url", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Fields as written. `id` is the given id; `stem` names a text file, which has none."""

    path: str
    line: int | None
    text: str
    id: str | None = None
    stem: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None

    def problem(self, reason: str, advice: str, severity: Severity = Severity.ERROR) -> Problem:
        """A report on this article."""
        return Problem(self.path, self.line, reason, advice, severity)


def object_draft(value: object, path: str, line: int | None) -> Draft | Problem:
    """The draft that a JSON value holds, or what is wrong with it.

    Args:
        value: The parsed value; an article is an object with at least a `text`.
        path: The file, for reports.
        line: The line in it, if each line is a value of its own.
    """

    def refused(reason: str, advice: str) -> Problem:
        return Problem(path, line, reason, advice)

    if not isinstance(value, dict):
        return refused("not an article", 'Write an object such as {"text": "...", "date": "..."}.')
    text = value.get("text")
    if not isinstance(text, str) or not text.strip():
        return refused("no text", "Give the article's words in the field `text`.")
    given = value.get("id")
    if isinstance(given, bool | float | list | dict):
        return refused("the id is neither words nor a whole number", "Give a text as `id`.")
    fields = {name: _text(value.get(name)) for name in _TEXTS}
    authors = _authors(value.get("authors"))
    if not _encodable((text, str(given), *fields.values(), *authors)):
        return refused("half a character (an unpaired surrogate)", "Write the file as UTF-8 again.")
    return Draft(path=path, line=line, text=text, id=_text(given), authors=authors, **fields)


def _text(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _authors(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_text, values) if name)


def _encodable(values: tuple[str | None, ...]) -> bool:
    try:
        "".join(value or "" for value in values).encode()
    except UnicodeEncodeError:
        return False
    return True
