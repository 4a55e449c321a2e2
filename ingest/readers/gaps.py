"""Metadata given from outside, for articles that lack it."""

from dataclasses import dataclass

from ingest.dates import parse_day


@dataclass(frozen=True, slots=True)
class Gaps:
    """Values for the fields that an article does not have itself.

    Raises:
        ValueError: `date` is no full date.
    """

    publisher: str | None = None
    date: str | None = None
    title: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and parse_day(self.date) is None:
            raise ValueError(f"'{self.date}' is no full date; write it as 2025-04-25")
