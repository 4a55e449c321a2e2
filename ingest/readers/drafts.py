"""One article as it was found: its fields before gaps are filled and the date is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from ingest.readers.fieldmap import FieldMap
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, Severity, problem_at

_TEXTS: Final = ("title", "publisher", "date", "url", "language")
_SHOWN: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Fields as written.

    `id` is the given id; `stem` what an article without one goes by: the name of its file, or its
    address. `declared` is the language that a page or feed says it is in, which is often wrong;
    `teaser` says that `text` is not the article, or only its beginning: that stands at `url`.
    """

    position: Position
    text: str
    id: str | None = None
    stem: str | None = None
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    declared: str | None = None
    teaser: bool = False

    def problem(self, reason: str, advice: str, severity: Severity = Severity.ERROR) -> Problem:
        """A report on this article."""
        return problem_at(self.position, reason, advice, severity)


def object_draft(
    value: object, position: Position, fields: FieldMap, *, follow: bool = False
) -> Draft | Problem:
    """The draft that a record (a JSON value, a row) holds, or what is wrong with it.

    Args:
        value: an article is an object with at least a text, or HTML.
        position: where it stands, for reports.
        fields: what its fields are called.
        follow: whether an address will do in place of a text.
    """
    if not isinstance(value, Mapping):
        advice = 'Write an object such as {"text": "...", "date": "..."}.'
        return problem_at(position, "not an article", advice)
    given = fields.value(value, "id")
    if isinstance(given, bool | float | list | dict):
        advice = "Give a text as `id`."
        return problem_at(position, "the id is neither words nor a whole number", advice)
    texts = {name: _text(fields.value(value, name)) for name in _TEXTS}
    text = _body(value, fields)
    teaser = not text and follow and texts["url"] is not None
    if not text and not teaser:
        return problem_at(position, "no text", _no_text(value, fields))
    authors = _authors(fields.value(value, "authors"))
    if not encodable(text, str(given), *texts.values(), *authors):
        advice = "Write the file as UTF-8 again."
        return problem_at(position, "half a character (an unpaired surrogate)", advice)
    found = {"id": _text(given), "teaser": teaser, "authors": authors, **texts}
    return Draft(position=position, text=text, **found)  # type: ignore[arg-type]


def encodable(*values: str | None) -> bool:
    """Whether the texts can be written as UTF-8."""
    try:
        "".join(value or "" for value in values).encode()
    except UnicodeEncodeError:
        return False
    return True


def _body(record: Mapping[str, object], fields: FieldMap) -> str:
    text = fields.value(record, "text")
    if isinstance(text, str) and text.strip():
        return text
    html = fields.value(record, "html") if "html" in fields.names else None
    if not isinstance(html, str):
        return ""
    from ingest.readers.markup import markup_text

    return markup_text(html)


def _no_text(record: Mapping[str, object], fields: FieldMap) -> str:
    """How to name the words of a record whose fields are called otherwise."""
    names = [name for name, value in record.items() if isinstance(value, str | dict | list)]
    if "text" in record or not names:
        return "Give the article's words in the field `text`."
    shown = ", ".join(names[:_SHOWN]) + (" ..." if len(names) > _SHOWN else "")
    return f"Say which field has the words, as in --map text=body; there are: {shown}."


def _text(value: object) -> str | None:
    if isinstance(value, date):
        value = value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _authors(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_text, values) if name)
