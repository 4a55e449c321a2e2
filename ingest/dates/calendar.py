"""Calendar arithmetic around the day of publication."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ingest.dates.value import DateValue, Tense

# Papers date themselves by their own clock: what happened "on April 26" in a text of the 25th
# happened a time zone away, not a year ago.
_SLACK = timedelta(days=1)


def shift(day: date, days: int) -> date:
    """The day `days` after `day` (before it, if negative)."""
    return day + timedelta(days=days)


def week_of(day: date, weeks: int = 0) -> tuple[date, date]:
    """Monday and Sunday of the week `weeks` after the one of `day`."""
    monday = shift(day, 7 * weeks - day.weekday())
    return monday, shift(monday, 6)


def nearest_weekday(weekday: int, published: date, tense: Tense) -> date:
    """The weekday meant by a bare name: the latest up to `published`, or the next from it on."""
    if tense == "future":
        return shift(published, (weekday - published.weekday()) % 7)
    return shift(published, -((published.weekday() - weekday) % 7))


def weekend(published: date, tense: Tense) -> tuple[date, date]:
    """The latest weekend begun by `published`, or (future) the one that has not ended."""
    if tense == "future":
        sunday = nearest_weekday(6, published, "future")
        return shift(sunday, -1), sunday
    saturday = nearest_weekday(5, published, "past")
    return saturday, shift(saturday, 1)


def nearest_year(month: int, day: int, published: date, tense: Tense) -> date | None:
    """The day `day`.`month` of the year that suits `published` and `tense`, if there is one."""
    candidates = _days(month, day, range(published.year - 8, published.year + 9))
    if tense == "past":
        return max((d for d in candidates if d <= published + _SLACK), default=None)
    if tense == "future":
        return min((d for d in candidates if d >= published - _SLACK), default=None)
    return min(candidates, key=lambda d: abs(d - published), default=None)


def nearest_month(month: int, published: date, tense: Tense) -> DateValue:
    """The month meant by a bare name: the latest begun by `published`, or the next not ended."""
    if tense == "future":
        return DateValue.month(published.year + (month < published.month), month)
    return DateValue.month(published.year - (month > published.month), month)


def nearest_day_of_month(day: int, published: date, tense: Tense) -> date | None:
    """The `day`th meant by "the 25th": the latest up to `published`, or the next from it on."""
    step = 1 if tense == "future" else -1
    for months in range(0, 4 * step, step):
        start = DateValue.month(published.year, published.month + months).start
        for found in _days(start.month, day, (start.year,)):
            if (found - published).days * step >= 0:
                return found
    return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None for one that no calendar has (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days(month: int, day: int, years: Iterable[int]) -> Iterator[date]:
    for year in years:
        found = make_day(year, month, day)
        if found is not None:
            yield found
