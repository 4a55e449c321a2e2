"""The day of publication as metadata gives it, in the forms that feeds and archives use."""

import re
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Final

from ingest.dates.resolve import resolve
from ingest.dates.value import Grain

_COMPACT: Final = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?=$|[T ]\d|T?\d{6})")
_YEARS: Final = range(1700, 2200)


def parse_day(value: str) -> str | None:
    """The ISO day that `value` gives, or None where it gives none.

    Takes ISO days and date-times (`2025-04-25T07:30:00Z`, the day as written, not converted to
    another time zone), `20250425`, `25 April 2025`, `Friday, April 25, 2025`, `25/04/2025` where
    only one reading is possible, and mail dates (`Fri, 25 Apr 2025 07:30:00 +0100`).
    """
    text = " ".join(value.split())
    found = _compact(text) or _written(text) or _mail(text)
    return found.isoformat() if found is not None and found.year in _YEARS else None


def _compact(text: str) -> date | None:
    match = _COMPACT.match(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _written(text: str) -> date | None:
    found = resolve(text, None)
    return found.start if found is not None and found.grain is Grain.DAY else None


def _mail(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, IndexError, OverflowError):
        return None
