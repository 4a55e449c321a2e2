"""The words dates are made of, and the pattern fragments built from them."""

import re
from typing import Final

_NUMBERED_MONTHS: Final = {
    "January": 1,
    "February": 2,
    "March": 3,
    "April": 4,
    "May": 5,
    "June": 6,
    "July": 7,
    "August": 8,
    "September": 9,
    "October": 10,
    "November": 11,
    "December": 12,
}
_NUMBERED_WEEKDAYS: Final = {
    "Monday": 0,
    "Tuesday": 1,
    "Wednesday": 2,
    "Thursday": 3,
    "Friday": 4,
    "Saturday": 5,
    "Sunday": 6,
}
_SHORT_WEEKDAYS: Final = ("Mon", "Tues?", "Weds?", "Thu(?:rs?)?", "Fri", "Sat", "Sun")
_SPELT_COUNTS: Final = {
    "a": 1,
    "an": 1,
    "one": 1,
    "a couple of": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "half a dozen": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "a dozen": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
}
_MONTHS_BY_START: Final = {name[:3].lower(): n for name, n in _NUMBERED_MONTHS.items()}
_WEEKDAYS_BY_START: Final = {name[:3].lower(): n for name, n in _NUMBERED_WEEKDAYS.items()}

_MONTH_ALTERNATIVES: Final = "|".join(
    [
        *_NUMBERED_MONTHS,
        r"Sept\.?",
        *(rf"{name[:3]}\.?" for name in _NUMBERED_MONTHS if len(name) > 3),
    ]
)
_WEEKDAY_ALTERNATIVES: Final = "|".join(
    [*_NUMBERED_WEEKDAYS, *(rf"{short}\." for short in _SHORT_WEEKDAYS)]
)
_COUNT_ALTERNATIVES: Final = "|".join(sorted(_SPELT_COUNTS, key=len, reverse=True))

# Names are capitalised in running text ("may" is a verb), so they keep their case even where the
# pattern around them ignores it.
FRAGMENTS: Final = {
    "month": rf"(?P<month>(?-i:{_MONTH_ALTERNATIVES}))(?!\w)",
    "month2": rf"(?P<month2>(?-i:{_MONTH_ALTERNATIVES}))(?!\w)",
    "weekday": rf"(?P<weekday>(?-i:{_WEEKDAY_ALTERNATIVES}))(?!\w)",
    "any_weekday": rf"(?-i:{'|'.join([*_NUMBERED_WEEKDAYS, *_SHORT_WEEKDAYS])})\.?(?!\w)",
    "day": r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)",
    "day2": r"(?P<day2>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w)",
    "ordinal": r"(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)(?!\w)",
    "year": r"(?P<year>(?:1[89]|2[01])\d\d)(?!\d)",
    "count": rf"(?P<count>\d{{1,3}}|{_COUNT_ALTERNATIVES})",
    "part": r"(?:early\s+|late\s+)?"
    r"(?:morning|afternoon|evening|night|lunchtime|noon|midday|midnight)(?!\w)",
    "edge": r"(?:(?:earlier|later|late|early)\s+(?:on\s+)?)",
    "dash": r"(?:\s*[-–—]\s*|\s+(?:to|and|through|until)\s+)",
    "which": r"(?P<which>last|this\s+past|this\s+coming|this|next)",
}


def pattern(template: str, *, any_case: bool) -> re.Pattern[str]:
    """Compile `template`, its `{name}` places filled from `FRAGMENTS`.

    Args:
        template: A regular expression; spaces stand for any white space.
        any_case: Whether names of months and weekdays may be written small.
    """
    filled = re.sub(r"\{([a-z]\w*)\}", lambda place: _fragment(place, any_case), template)
    return re.compile(rf"(?<![\w-])(?:{filled.replace(' ', r'\s+')})(?!\w)", re.IGNORECASE)


def _fragment(place: re.Match[str], any_case: bool) -> str:
    fragment = FRAGMENTS[place[1]]
    return fragment.replace("(?-i:", "(?:") if any_case else fragment


def month_number(name: str) -> int:
    """1-12 for a month's name or abbreviation in any case."""
    return _MONTHS_BY_START[name[:3].lower()]


def weekday_number(name: str) -> int:
    """0-6, Monday first, for a weekday's name or abbreviation in any case."""
    return _WEEKDAYS_BY_START[name[:3].lower()]


def count_number(words: str) -> int:
    """The number that `words` (digits, "two", "a couple of") stand for."""
    spelt = " ".join(words.lower().split())
    return _SPELT_COUNTS[spelt] if spelt in _SPELT_COUNTS else int(spelt)
