"""The table of date expressions: one row a form, with the function that computes its value."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ingest.dates import absolute, guards, relative
from ingest.dates.guards import Guard
from ingest.dates.value import DateValue, Tense
from ingest.dates.words import pattern

DIGIT: Final = "0"
Compute = Callable[[re.Match[str], date | None, Tense], DateValue | None]


@dataclass(frozen=True)
class Row:
    """A form of date expression.

    `guard` says whether a match in running text is a date at all ("the Sunday Times" is none).
    Every match holds one of `hints`, whatever the case: a piece of a word, or any digit for "0".
    """

    template: str
    compute: Compute
    guard: Guard = guards.anywhere
    hints: tuple[str, ...] = (DIGIT,)
    in_text: re.Pattern[str] = field(init=False, repr=False)
    alone: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "in_text", pattern(self.template, any_case=False))
        object.__setattr__(self, "alone", pattern(self.template, any_case=True))


_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_DAYS: Final = ("day", "mon.", "tue", "wed", "thu", "fri.", "sat.", "sun.")
_NEAR: Final = ("today", "ton")  # tonight: no `i`, for which a pattern takes a dotless one as well
_BESIDE: Final = ("yesterday", "tomorrow")
_UNITS: Final = ("week", "month", "year")
_NAMED_DAY: Final = r"(?:{edge}?{any_weekday},? (?:the )?)?"
_YEAR: Final = r"(?:,? (?:of )?(?:{year}|(?P<which>last|this|next) year))?"

ROWS: Final = (
    # Written out in full
    Row(r"(?P<iso>\d{4}-\d\d-\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?", absolute.iso_day),
    Row(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})", absolute.numeric_day),
    Row(r"{day}{dash}{day2} (?:of )?{month}" + _YEAR, absolute.days),
    Row(r"{month} {day}{dash}(?:{month2} )?{day2}" + _YEAR, absolute.days),
    Row(r"{day} (?:of )?{month}{dash}{day2} (?:of )?{month2}" + _YEAR, absolute.days),
    Row(_NAMED_DAY + r"{day} (?:of )?{month}" + _YEAR, absolute.day, guards.day_of_month_name),
    Row(_NAMED_DAY + r"{month} {day}" + _YEAR, absolute.day, guards.day_of_month_name),
    Row(
        r"(?:(?:early|late|mid)[-\s]*)?{month},? (?:of )?(?:{year}|(?P<which>last|this|next) year)",
        absolute.month,
        hints=(DIGIT, "year"),
    ),
    Row(r"(?:the )?(?:(?:early|late|mid)[-\s]*)?(?P<year>(?:1[89]|20)\d0)s", absolute.decade),
    Row(r"(?:(?:early|late|mid)[-\s]*)?{year}", absolute.year, guards.year),
    # Told from the day of publication
    Row(r"(?:(?:early|late|mid)[-\s]*|{which} )?{month}", relative.month, guards.month, _MONTHS),
    Row(r"the {ordinal}", relative.day_of_month, guards.day_of_month),
    Row(
        r"{edge}?(?:{which} )?{weekday}(?: {part})?"
        r"(?:,? (?:of |the )?(?P<week>last|this|next|previous) week)?",
        relative.weekday,
        guards.weekday,
        _DAYS,
    ),
    Row(r"{which} week(?: on|['’]s)? {weekday}", relative.weekday, hints=("week",)),
    Row(r"{edge}?(?P<word>today|tonight)(?: {part})?", relative.near_day, hints=_NEAR),
    Row(r"{edge}?(?:on )?this {part}", relative.near_day, hints=("th",)),
    Row(r"(?P<word>overnight)", relative.near_day, guards.overnight, ("overn",)),
    Row(
        r"(?P<word>the day before yesterday|the day after tomorrow)",
        relative.near_day,
        hints=_BESIDE,
    ),
    Row(r"{edge}?(?P<word>yesterday|tomorrow)(?: {part})?", relative.near_day, hints=_BESIDE),
    Row(r"(?:late )?(?P<word>last night|last evening)", relative.near_day, hints=("last",)),
    Row(
        r"(?P<edge>earlier |later |late |early )?(?:in |on )?"
        r"(?P<which>this|last|the last|next|past|the past|the previous|the coming|the) "
        r"(?P<unit>week|weekend|month|year)",
        relative.period,
        guards.period,
        _UNITS,
    ),
    # Counted
    Row(
        r"(?:(?:about|around|nearly|almost|just|over|more than|some|roughly) )?"
        r"{count} (?P<unit>minute|hour|day|week|month|year|decade)s? ago",
        relative.ago,
        hints=("ago",),
    ),
    Row(
        r"in (?:about |around |just )?{count} (?P<unit>hour|day|week|month|year)s?"
        r"(?P<time>['’]?s? time)?",
        relative.ahead,
        guards.ahead,
        ("hour", "day", *_UNITS),
    ),
)
