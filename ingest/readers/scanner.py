"""A JSON text of any size, taken value by value."""

import codecs
import json
import re
from typing import BinaryIO, Final

from ingest.readers.packing import LARGEST, too_large
from ingest.readers.problems import Unreadable

_CHUNK: Final = 2**20
_SPACE: Final = re.compile(r"[ \t\n\r]*")
# A number or word that the end of what was read cuts in two is no error yet.
_NEAR: Final = 32
_ADVICE: Final = "Write one JSON value, quotes and brackets closed."
_ENCODING: Final = "Save it as UTF-8 (iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW)."


class Broken(Unreadable):
    """The text is no JSON from here on; `line` counts from 1."""

    def __init__(self, reason: str, line: int, advice: str = _ADVICE) -> None:
        super().__init__(reason, advice)
        self.line = line


class Scanner:
    """Walks over a JSON text. `line` is that of the next character.

    Only what has been read and not yet taken is held: a piece of the file, or one value.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder()
        self._text = ""
        self._at = 0
        self._ended = False
        self._bad_bytes = False
        self.line = 1

    def peek(self) -> str:
        """The next character that is not white space; empty at the end.

        Raises:
            Broken: the bytes are not UTF-8.
        """
        while True:
            match = _SPACE.match(self._text, self._at)
            self._move(match.end() if match else self._at)
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._fill():
                return ""

    def take(self, wanted: str) -> bool:
        """Step over the next character if it is one of `wanted`."""
        found = self.peek()
        if not found or found not in wanted:
            return False
        self._move(self._at + 1)
        return True

    def expect(self, wanted: str) -> None:
        """Step over `wanted`.

        Raises:
            Broken: something else stands here.
        """
        if not self.take(wanted):
            raise Broken(f"broken JSON: expecting {' or '.join(map(repr, wanted))}", self.line)

    def value(self) -> object:
        """The next value, whole.

        Raises:
            Broken: there is none, or it breaks off.
            Unreadable: it is larger than any article.
        """
        self.peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                if not (self._cut(error) and self._fill()):
                    line = self.line + self._text.count("\n", self._at, error.pos)
                    raise Broken(f"broken JSON: {error.msg.lower()}", line) from error
            except RecursionError as error:
                raise Broken("broken JSON: nested too deep", self.line) from error
            except ValueError as error:
                raise Broken("broken JSON: a number too long", self.line) from error
            else:
                if end < len(self._text) or not self._fill():
                    self._move(end)
                    return value

    def _cut(self, error: json.JSONDecodeError) -> bool:
        """Whether more of the text may mend the error."""
        return error.msg.startswith("Unterminated") or error.pos + _NEAR >= len(self._text)

    def _move(self, to: int) -> None:
        self.line += self._text.count("\n", self._at, to)
        self._at = to

    def _fill(self) -> bool:
        """Read on; whether there was more."""
        if self._ended:
            return False
        if self._bad_bytes:
            line = self.line + self._text.count("\n", self._at)
            raise Broken("not UTF-8", line, _ENCODING)
        held = len(self._text) - self._at
        if held > LARGEST:
            raise too_large()
        # Twice as much each time: a long value is not tried again and again.
        data = self._stream.read(max(_CHUNK, held))
        self._ended = not data
        self._text = self._text[self._at :] + self._decoded(data)
        self._at = 0
        return True

    def _decoded(self, data: bytes) -> str:
        try:
            return self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            # What stands before the bad bytes is still good.
            self._bad_bytes, self._ended = True, False
            return error.object[: error.start].decode("utf-8-sig")
