"""Whether a match in running text is a date: `in May` is one, `may` and `Sunday Times` are not."""

import re
from collections.abc import Callable
from typing import Final

Guard = Callable[[re.Match[str]], bool]

_BEFORE: Final = (
    r"(?i:\b(?:in|on|since|until|till|by|from|during|through|throughout|of|for|before|after|"
    r"between|and|to|as of|around|about|early|late|mid|the year|back in))\s+$"
)
_AFTER_MONTH_PREPOSITION: Final = re.compile(_BEFORE)
_AFTER_YEAR_PREPOSITION: Final = re.compile(rf"{_BEFORE}|[(–—]\s*$|\d{{4}}[-–/]$")
_AFTER_ON: Final = re.compile(r"(?i:\b(?:on|by|until|from|since|for))\s+$")
_COUNTED_NOUN: Final = re.compile(r"\s+(?:[a-z]+ )?[a-z]{2,}s\b|%|\s+(?:people|percent|per cent)\b")
_NAMES_WITH_DAY: Final = re.compile(
    r"\b(?:Black|Good|Bloody|Super|Ash|Cyber|Palm|Easter|Mail on|Giving|Maundy|Holy)\s+$"
)
_NAMES_FROM_DAY: Final = re.compile(
    r"\s+(?:Times|Telegraph|Mirror|Express|Mail|Post|Mass|Agreement|Review|Herald|Star|Guardian)\b"
)
_PLAIN_FOLLOWER: Final = re.compile(
    r"\s*(?:$|[^\w\s])|\s+(?:on|in|at|by|as|and|or|but|that|from|to|for|after|before|when|while|"
    r"with|into|of|it|he|she|they|we|the|said|told)\b"
)
# Words that are names of people or verbs as well as months.
_AMBIGUOUS: Final = frozenset({"May", "March", "April", "June", "August"})


def anywhere(match: re.Match[str]) -> bool:
    """For forms that can be nothing but a date."""
    return True


def month(match: re.Match[str]) -> bool:
    """A month alone: after a preposition, with `last` or `early`, or a name of months only."""
    if len(match[0]) > len(match["month"]) or _AFTER_MONTH_PREPOSITION.search(_before(match)):
        return True
    return len(match["month"]) > 4 and match["month"] not in _AMBIGUOUS


def year(match: re.Match[str]) -> bool:
    """A number after `in`, `since` ..., that counts nothing ("by 2000 soldiers")."""
    if _COUNTED_NOUN.match(_after(match)) and not re.search(r"(?i)\bin\s+$", _before(match)):
        return False
    if int(match["year"]) < 1900:  # in news "about 1800" counts something
        return False
    early = len(match[0]) > len(match["year"])
    return early or bool(_AFTER_YEAR_PREPOSITION.search(_before(match)))


def day_of_month_name(match: re.Match[str]) -> bool:
    """A day beside a month's name, unless the number goes on ("May 20,000")."""
    return not re.match(r",\d", _after(match))


def day_of_month(match: re.Match[str]) -> bool:
    """`on the 25th`, but not `on the 25th anniversary`."""
    return bool(_AFTER_ON.search(_before(match)) and _PLAIN_FOLLOWER.match(_after(match)))


def weekday(match: re.Match[str]) -> bool:
    """A weekday that is no part of a name (`Sunday Times`, `Good Friday`)."""
    return not (_NAMES_WITH_DAY.search(_before(match)) or _NAMES_FROM_DAY.match(_after(match)))


def overnight(match: re.Match[str]) -> bool:
    """The adverb, not the adjective of `an overnight strike`, which tells no date of its own."""
    return bool(_PLAIN_FOLLOWER.match(_after(match)))


def period(match: re.Match[str]) -> bool:
    """`the week` needs an `earlier in`, `the weekend` does not."""
    if match["which"].lower() != "the":
        return True
    return bool(match["edge"]) or match["unit"].lower() == "weekend"


def ahead(match: re.Match[str]) -> bool:
    """`in two days`, but not `in two days of talks`."""
    return bool(match["time"]) or not re.match(r"\s+of\b", _after(match))


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 24) : match.start()]


def _after(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + 40]
