"""One key for the spellings that transliteration gives a personal name.

Names from Cyrillic, Arabic, Persian, Armenian and other scripts reach English in several ways
(Sergei and Sergey, Rahmon and Rakhmon, Aliev and Aliyev). The rules in
`lexicon/transliteration.csv` bring them together; vowels of given names, which vary most, are left
out but for the first.
"""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Final

_MIN_SURNAME: Final = 4
_VOWELS: Final = re.compile(r"(?<=.)[aeiu]")


def spelling_key(name: str) -> str | None:
    """The key of a folded full name, None for a name too short to tell apart by its sound.

    Args:
        name: lower case, without accents; at least a given name and a surname.
    """
    words = respelt(name).split()
    if len(words) < 2 or len(words[-1]) < _MIN_SURNAME:
        return None
    return f"{_VOWELS.sub('', ''.join(words[:-1]))} {words[-1]}"


def surname_key(surname: str) -> str | None:
    """The key of a folded surname alone, None if it is too short."""
    key = respelt(surname)
    return key if len(key) >= _MIN_SURNAME else None


def respelt(name: str) -> str:
    """A folded name after all rules, in their order."""
    for pattern, replacement in _rules():
        name = pattern.sub(replacement, name)
    return name.strip()


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = files("ontology") / "lexicon" / "transliteration.csv"
    rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    return tuple((re.compile(row["pattern"]), row["replacement"]) for row in rows)
