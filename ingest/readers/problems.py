"""What was wrong with an input, and what to do about it."""

from dataclasses import dataclass, field
from enum import StrEnum

from ingest.readers.positions import Position


class Severity(StrEnum):
    """Whether anything was lost."""

    WARNING = "warning"  # the article is read, with something missing, or was read before
    ERROR = "error"  # the article or file is skipped


@dataclass(frozen=True, slots=True)
class Problem:
    """A report on one input: where, why, and what helps.

    `path` names the file, `archive!member` inside an archive; `line` counts from 1; `position` is
    the place of an input. A warning about an article comes right before it.
    """

    path: str
    line: int | None
    reason: str
    advice: str
    severity: Severity = Severity.ERROR
    position: Position | None = field(default=None, compare=False)

    @property
    def skipped(self) -> bool:
        """Whether the input was left out."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        if self.line is None and self.position is not None and self.position.record:
            place = f"{self.path}, record {self.position.record}"
        return f"{place}: {self.reason}. {self.advice}"


def problem_at(
    position: Position, reason: str, advice: str, severity: Severity = Severity.ERROR
) -> Problem:
    """The report on what stands at `position`."""
    return Problem(position.name, position.line, reason, advice, severity, position)


class Unreadable(Exception):
    """A file, or the rest of it, that cannot be read: the reason, and what helps."""

    def __init__(self, reason: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.advice = advice

    def at(self, position: Position) -> Problem:
        """The report on it."""
        return problem_at(position, self.reason, self.advice)
