"""What was wrong with an input, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether anything was lost."""

    WARNING = "warning"  # the article is read, with something missing, or was read before
    ERROR = "error"  # the article or file is skipped


@dataclass(frozen=True, slots=True)
class Problem:
    """A report on one input: where (file, line counted from 1), why, and what helps.

    A warning about an article comes right before it.
    """

    path: str
    line: int | None
    reason: str
    advice: str
    severity: Severity = Severity.ERROR

    @property
    def skipped(self) -> bool:
        """Whether the input was left out."""
        return self.severity is Severity.ERROR

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}. {self.advice}"
