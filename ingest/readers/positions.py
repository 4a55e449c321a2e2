"""Where in the inputs something stands."""

from dataclasses import dataclass, field, replace
from typing import Final, Self

_INTO: Final = "!"


@dataclass(frozen=True, slots=True)
class Position:
    """A place that stays the same as long as the input does, whatever else is read beside it.

    `path` is the file or address as given, or as found below a folder; `member` the path inside
    an archive, `!` between archives in archives; `record` counts from 1 in files of many articles
    and is 0 for what concerns a file as a whole. `line`, for people, counts from 1.
    """

    path: str
    member: str = ""
    record: int = 0
    line: int | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """The file, by path and member."""
        return f"{self.path}{_INTO}{self.member}" if self.member else self.path

    def at(self, record: int, line: int | None = None) -> Self:
        """The place of a record in this file."""
        return replace(self, record=record, line=line)

    def inside(self, member: str) -> Self:
        """The place of a file in this archive."""
        return replace(self, member=f"{self.member}{_INTO}{member}" if self.member else member)
