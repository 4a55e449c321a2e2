"""JSON files: one article, a list of them, or an object with such a list."""

from collections.abc import Iterator
from typing import BinaryIO, Final

from ingest.readers.drafts import Draft, object_draft
from ingest.readers.problems import Problem, problem_at
from ingest.readers.reading import Reading
from ingest.readers.scanner import Broken, Scanner
from ingest.readers.sources import Source

# Where lists of articles stand in an object, if the user names no other place.
_LISTS: Final = ("articles", "articles.results")


def read_objects(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the articles of a JSON file, those before a mistake in it included.

    They are taken one by one, so that a list may be of any length.
    """
    walk = _Walk(source, Scanner(stream), reading)
    try:
        yield from walk.all()
    except Broken as error:
        place = source.position.at(walk.record, error.line)
        rest = f"; the {walk.record} before it are read" if walk.record else ""
        yield problem_at(place, f"{error.reason}{rest}", error.advice)


class _Walk:
    def __init__(self, source: Source, scanner: Scanner, reading: Reading) -> None:
        self._position = source.position
        self._scanner = scanner
        self._reading = reading
        given = reading.fields.records
        self._lists = (given,) if given else _LISTS
        self.record = 0

    def all(self) -> Iterator[Draft | Problem]:
        if not self._scanner.peek():
            advice = "Leave the file out or put an article into it."
            yield problem_at(self._position, "empty", advice)
        while following := self._scanner.peek():
            if following == "[":
                yield from self._items()
            elif following == "{":
                yield from self._object("")
            else:
                yield self._draft(self._scanner.value(), None)

    def _items(self) -> Iterator[Draft | Problem]:
        self._scanner.expect("[")
        if self._scanner.take("]"):
            yield problem_at(self._position, "an empty list", "Put an article into it.")
            return
        while True:
            self._scanner.peek()
            line = self._scanner.line
            yield self._draft(self._scanner.value(), line)
            if self._scanner.take("]"):
                return
            self._scanner.expect(",")

    def _object(self, prefix: str) -> Iterator[Draft | Problem]:
        """The list inside an object, or the object as an article."""
        fields: dict[str, object] = {}
        listed = False
        self._scanner.expect("{")
        while not self._scanner.take("}"):
            key = self._scanner.value()
            self._scanner.expect(":")
            path = f"{prefix}{key}"
            if self._leads(path, fields):
                listed = True
                yield from (
                    self._items() if self._scanner.peek() == "[" else self._object(f"{path}.")
                )
            else:
                fields[str(key)] = self._scanner.value()
            if not self._scanner.take(","):
                self._scanner.expect("}")
                break
        if not listed:
            yield self._draft(fields, None)

    def _leads(self, path: str, fields: dict[str, object]) -> bool:
        """Whether the value at `path` is a list of articles, or holds one."""
        if self._reading.fields.name("text") in fields:
            return False
        if self._scanner.peek() == "[":
            return path in self._lists
        return self._scanner.peek() == "{" and any(
            each.startswith(f"{path}.") for each in self._lists
        )

    def _draft(self, value: object, line: int | None) -> Draft | Problem:
        self.record += 1
        place = self._position.at(self.record, line)
        follow = self._reading.follow
        return object_draft(value, place, self._reading.fields, follow=follow)
