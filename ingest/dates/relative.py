"""Values of expressions told from the day of publication: on Friday, last week, two days ago."""

import re
from datetime import date
from typing import Final

from ingest.dates.calendar import (
    nearest_day_of_month,
    nearest_month,
    nearest_weekday,
    shift,
    week_of,
    weekend,
)
from ingest.dates.value import DateValue, Tense
from ingest.dates.words import count_number, month_number, weekday_number

_NEAR_DAYS: Final = {
    "yesterday": -1,
    "last night": -1,
    "last evening": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}
_SHIFTS: Final = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}


def weekday(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`Friday`, `late on Friday night`, `last Friday`, `Friday of last week`."""
    if published is None:
        return None
    number, groups = weekday_number(match["weekday"]), match.groupdict()
    week = groups.get("week") or (groups["which"] if "week" not in groups else None)
    if week:
        return DateValue.day(shift(week_of(published, _shift(week))[0], number))
    which = " ".join((groups["which"] or "").lower().split())
    if which == "last":
        return DateValue.day(nearest_weekday(number, shift(published, -1), "past"))
    if which == "next":
        return DateValue.day(nearest_weekday(number, shift(published, 1), "future"))
    tenses: dict[str, Tense] = {"this coming": "future", "this past": "past"}
    ahead = "future" if which == "this" and tense is None else tense
    return DateValue.day(nearest_weekday(number, published, tenses.get(which, ahead)))


def day_of_month(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`the 25th`."""
    if published is None:
        return None
    found = nearest_day_of_month(int(match["day"]), published, tense)
    return None if found is None else DateValue.day(found)


def near_day(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`today`, `yesterday evening`, `this morning`, `overnight`: a day near publication."""
    if published is None:
        return None
    word = " ".join((match.groupdict().get("word") or "today").lower().split())
    return DateValue.day(shift(published, _NEAR_DAYS.get(word, 0)))


def month(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`in February`, `last February`."""
    if published is None:
        return None
    number, which = month_number(match["month"]), (match["which"] or "").lower().split()
    if which == ["last"]:
        return nearest_month(number, _month_start(published, -1), "past")
    if which == ["next"]:
        return nearest_month(number, _month_start(published, 1), "future")
    if which == ["this"]:
        return DateValue.month(published.year, number)
    ahead = "future" if "coming" in which else tense
    return nearest_month(number, published, ahead)


def period(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`earlier this week`, `last month`, `the past year`: the calendar unit, or the part of it."""
    if published is None:
        return None
    which, unit = match["which"].lower().split(), match["unit"].lower()
    edge = (match["edge"] or "").lower().strip()
    if which in (["the", "past"], ["past"], ["the", "last"]) and unit == "week":
        return DateValue.span(shift(published, -7), published)
    units = _shift(which[-1])
    if unit == "month":
        return DateValue.month(published.year, published.month + units)
    if unit == "year":
        return DateValue.year(published.year + units)
    if unit == "weekend":
        return _weekend(which[-1], published, tense)
    return _week(units, edge, published, tense)


def ago(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`two days ago`: the day, or as many units back as the text counts."""
    return _counted(match, published, -1)


def ahead(match: re.Match[str], published: date | None, tense: Tense) -> DateValue | None:
    """`in two weeks' time`, `in two days` of a plan."""
    if tense != "future" and not match["time"]:
        return None
    return _counted(match, published, 1)


def _counted(match: re.Match[str], published: date | None, sign: int) -> DateValue | None:
    if published is None:
        return None
    count, unit = sign * count_number(match["count"]), match["unit"].lower()
    if unit in ("minute", "hour"):
        hours = abs(count) if unit == "hour" else 0
        return DateValue.day(shift(published, sign * (hours // 24)))
    if unit == "month":
        return DateValue.month(published.year, published.month + count)
    if unit in ("year", "decade"):
        return DateValue.year(published.year + count * (10 if unit == "decade" else 1))
    if unit == "week" and abs(count) > 1:  # "three weeks ago" is seldom meant to the day
        return DateValue.span(*week_of(published, count))
    return DateValue.day(shift(published, count * (7 if unit == "week" else 1)))


def _week(units: int, edge: str, published: date, tense: Tense) -> DateValue:
    monday, sunday = week_of(published, units)
    if units == 0 and (edge == "earlier" or (not edge and tense == "past")):
        return DateValue.span(monday, published)
    if units == 0 and (edge == "later" or (not edge and tense == "future")):
        return DateValue.span(published, sunday)
    return DateValue.span(monday, sunday)


def _weekend(which: str, published: date, tense: Tense) -> DateValue:
    if which in ("last", "past", "previous"):
        return DateValue.span(*weekend(shift(week_of(published)[0], -1), "past"))
    if which in ("next", "coming"):
        following = week_of(published, 1)[0] if which == "next" else published
        return DateValue.span(*weekend(following, "future"))
    ahead = "future" if which == "this" and tense is None else tense
    return DateValue.span(*weekend(published, ahead))


def _shift(word: str) -> int:
    return _SHIFTS.get(word.lower(), 0)


def _month_start(published: date, months: int) -> date:
    return DateValue.month(published.year, published.month + months).start
