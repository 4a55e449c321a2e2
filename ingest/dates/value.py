"""What a date expression stands for: a day, a month, a year or a span of days."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, Self

type Tense = Literal["past", "future"] | None


class Grain(StrEnum):
    """How finely a text tells the date."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    SPAN = "span"


@dataclass(frozen=True, slots=True)
class DateValue:
    """The days from `start` to `end`, both included."""

    start: date
    end: date
    grain: Grain

    @classmethod
    def day(cls, day: date) -> Self:
        """One day."""
        return cls(day, day, Grain.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """A calendar month; `month` may lie outside 1-12 and carries over to other years."""
        year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Grain.MONTH)

    @classmethod
    def year(cls, year: int) -> Self:
        """A calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Grain.YEAR)

    @classmethod
    def span(cls, start: date, end: date) -> Self:
        """The days from `start` to `end`; one day alone is a day."""
        return cls(start, end, Grain.DAY if start == end else Grain.SPAN)

    @property
    def iso(self) -> str | None:
        """`2025-04-25`, `2025-04` or `2025`; None for a span, which no single ISO date names."""
        lengths = {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}
        length = lengths.get(self.grain)
        return None if length is None else self.start.isoformat()[:length]

    @property
    def interval(self) -> str:
        """The ISO 8601 interval `start/end`, both days included."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    def __str__(self) -> str:
        return self.iso or self.interval
