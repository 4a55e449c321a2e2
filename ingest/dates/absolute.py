"""Values of expressions that name the calendar: 25 April 2025, February 2025, 2014."""

import re
from datetime import date

from ingest.dates.calendar import make_day, nearest_year, shift
from ingest.dates.value import DateValue, Tense
from ingest.dates.words import month_number

_YEARS = {"last": -1, "this": 0, "next": 1}


def iso_day(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`2025-04-25`, with or without a time."""
    year, month, day = map(int, match["iso"].split("-"))
    return _day(make_day(year, month, day))


def numeric_day(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`25/04/2025` and `4/25/2025`; None where both readings are possible and differ."""
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
    readings = {make_day(year, second, first), make_day(year, first, second)} - {None}
    return _day(readings.pop()) if len(readings) == 1 else None


def day(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`25 April 2025`, `April 25`; without a year, the year that suits tense and publication."""
    return _day(_dated(match["month"], match["day"], match, published, tense))


def days(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`24-25 April`, `June 30 to July 2, 2022`: the span of days."""
    last_month = match.groupdict().get("month2") or match["month"]
    last = _dated(last_month, match["day2"], match, published, tense)
    if last is None:
        return None
    first = make_day(last.year, month_number(match["month"]), int(match["day"]))
    if first is not None and first > last:
        first = make_day(last.year - 1, first.month, first.day)
    in_order = first is not None and first <= last <= shift(first, 366)
    return DateValue.span(first, last) if first is not None and in_order else None


def month(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`February 2025`, `February last year`."""
    year = _year(match, published)
    return None if year is None else DateValue.month(year, month_number(match["month"]))


def year(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`2014`."""
    return DateValue.year(int(match["year"]))


def decade(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`1990s`: the span of ten years."""
    start = int(match["year"])
    return DateValue.span(date(start, 1, 1), date(start + 9, 12, 31))


def _dated(
    month: str, day: str, match: re.Match[str], published: date | None, tense: Tense
) -> date | None:
    year = _year(match, published)
    if year is not None:
        return make_day(year, month_number(month), int(day))
    if published is None or match["which"]:
        return None
    return nearest_year(month_number(month), int(day), published, tense)


def _year(match: re.Match[str], published: date | None) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["which"] and published is not None:
        return published.year + _YEARS[match["which"].lower()]
    return None


def _day(found: date | None) -> DateValue | None:
    return None if found is None else DateValue.day(found)
