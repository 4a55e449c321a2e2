"""Dates in news text: find the expressions, and resolve them against the day of publication."""

from ingest.dates.find import find_dates
from ingest.dates.publication import parse_day
from ingest.dates.resolve import resolve
from ingest.dates.value import DateValue, Grain, Tense

__all__ = ["DateValue", "Grain", "Tense", "find_dates", "parse_day", "resolve"]
