"""Which field of a record is which field of an article: `text=body,date=published`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Self

FIELDS: Final = (
    "id",
    "text",
    "html",
    "title",
    "publisher",
    "date",
    "url",
    "authors",
    "language",
)
RECORDS: Final = "records"
COLUMN: Final = "#"


@dataclass(frozen=True, slots=True)
class FieldMap:
    """The names that the fields of an article have in the user's records.

    `names` holds only those that differ. `a.b` is the field b inside a; inside a list it is that
    of each item; `#3` is the third column of a table that has no header. `records` is where in a
    JSON object the list of articles stands.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    records: str | None = None

    @classmethod
    def parse(cls, texts: Iterable[str]) -> Self:
        """The map that texts such as `text=body,date=published` describe.

        Raises:
            ValueError: one is not of this form or names a field that articles do not have.
        """
        names: dict[str, str] = {}
        for part in ",".join(texts).split(","):
            name, equals, path = (piece.strip() for piece in part.partition("="))
            if not part.strip():
                continue
            if not equals or not path:
                raise ValueError(f"'{part.strip()}' is not of the form text=body")
            if name not in (*FIELDS, RECORDS):
                known = ", ".join((*FIELDS, RECORDS))
                raise ValueError(f"articles have no field '{name}'; these can be named: {known}")
            names[name] = path
        return cls({n: path for n, path in names.items() if n != RECORDS}, names.get(RECORDS))

    @property
    def columns(self) -> bool:
        """Whether columns are named by their number."""
        return any(_number(path) is not None for path in self.names.values())

    def name(self, field: str) -> str:
        """What `field` is called in the records."""
        return self.names.get(field, field)

    def value(self, record: Mapping[str, object], field: str) -> object:
        """The value that `record` has for `field`, or None."""
        return _found(record, self.name(field))


def numbered(row: Iterable[object]) -> dict[str, object]:
    """A row of a table without a header, as a record that columns `#1`, `#2` ... are taken from."""
    return {f"{COLUMN}{number}": cell for number, cell in enumerate(row, start=1)}


def _number(path: str) -> int | None:
    digits = path.removeprefix(COLUMN)
    return int(digits) if digits != path and digits.isdecimal() else None


def _found(value: object, path: str) -> object:
    if isinstance(value, list):
        return [found for item in value if (found := _found(item, path)) is not None]
    if not isinstance(value, Mapping):
        return None
    if path in value:
        return value[path]
    first, dot, rest = path.partition(".")
    return _found(value.get(first), rest) if dot else None
