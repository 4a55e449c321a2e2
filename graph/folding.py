"""Names made alike for comparison: case, accents, dots and apostrophes do not count."""

import unicodedata
from typing import Final

# Letters that Unicode does not take apart into a base and an accent.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "‘": "'", ".": ""}
)


def fold(text: str) -> str:
    """`Éric  Łukasz` -> `eric lukasz`, `U.S.` -> `us`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(char for char in parts if not unicodedata.combining(char))
    return " ".join(bare.translate(_LETTERS).split())
