"""Finding registered names in a text: longest match over folded words, aware of case."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.records import Span
from ontology.registry import RegistryName

_WORD = re.compile(r"\w+")
_JOINT = re.compile(r"[ \t\n\u00a0]{0,3}|[-–.’'&/] ?|\. ?")
_SHORT = 6
_SPELLINGS = (
    "organisation/organization defence/defense centre/center labour/labor programme/program"
)
_PAIRS = [pair.split("/") for pair in _SPELLINGS.split()]
_RESPELT = (
    {a: (b,) for a, b in _PAIRS}
    | {b: (a,) for a, b in _PAIRS}
    | {"cooperation": ("co", "operation")}
)
_PLAIN = str.maketrans("łŁøØđĐı", "lLoOdDi")  # letters that have no accent to drop


@dataclass(frozen=True, slots=True)
class Hit:
    """A registered name at a place of the text; several actors may bear it."""

    span: Span
    names: tuple[RegistryName, ...]


def fold(text: str) -> str:
    """Lower case without accents: `Élysée` -> `elysee`."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[tuple[int, int, str]]:
    """Start, end and folded form of each word of `text`."""
    return [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(text)]


def _key(text: str) -> tuple[str, ...]:
    return tuple(word for _, _, word in words(text))


def _case_fits(name: str, surface: str) -> bool:
    """Whether the surface is written as a name: `US` is not `us`, `May` is not `may`."""
    letters = [c for c in name if c.isalpha()]
    if letters and all(c.isupper() for c in letters) and len(letters) < _SHORT:
        return all(c.isupper() for c in surface if c.isalpha())
    if any(c.isupper() for word in _WORD.findall(name) for c in word[1:]) and len(letters) < _SHORT:
        return [c for c in surface if c.isalpha()] == letters  # `LeT` is not `Let`
    ours, theirs = _WORD.findall(name), _WORD.findall(surface)
    return all(
        not a[0].isupper() or b[0].isupper()
        for a, b in zip(ours, theirs, strict=False)
        if fold(a) != "the"
    )


class Gazetteer:
    """An index of names by their folded words."""

    def __init__(self, names: Iterable[RegistryName]) -> None:
        self._names: dict[tuple[str, ...], list[RegistryName]] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            for key in dict.fromkeys(self._keys(name)):
                self._names.setdefault(key, []).append(name)
                self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    @staticmethod
    def _keys(name: RegistryName) -> Iterator[tuple[str, ...]]:
        key = _key(name.text)
        if not key:
            return
        yield key
        if respelt := tuple(part for word in key for part in _RESPELT.get(word, (word,))):
            yield respelt
        # "The Daily Telegraph" is known without its article; "The Times" would meet any "times".
        if key[0] == "the" and len(key) > 2:
            yield key[1:]

    def exact(self, text: str) -> tuple[RegistryName, ...]:
        """Names whose folded words equal those of `text`, whatever the case."""
        return tuple(self._names.get(_key(text), ()))

    def find(self, text: str) -> Iterator[Hit]:
        """Yield the longest names in `text`, left to right, without overlap."""
        found = words(text)
        folded = [word for _, _, word in found]
        at = 0
        while at < len(found):
            longest = min(self._longest.get(folded[at], 0), len(found) - at)
            hit, length = self._match(text, found, folded, at, longest) if longest else (None, 1)
            if hit is not None:
                yield hit
            at += length

    def _match(
        self,
        text: str,
        found: list[tuple[int, int, str]],
        folded: list[str],
        at: int,
        longest: int,
    ) -> tuple[Hit | None, int]:
        for length in range(longest, 0, -1):
            names = self._names.get(tuple(folded[at : at + length]))
            if not names or not _joined(text, found[at : at + length]):
                continue
            start, end = found[at][0], found[at + length - 1][1]
            fitting = tuple(n for n in names if _case_fits(n.text, text[start:end]))
            if fitting:
                if text[start:end].count(".") and text[end : end + 1] == ".":
                    end += 1
                return Hit(Span(start, end), fitting), length
        return None, 1


def _joined(text: str, found: list[tuple[int, int, str]]) -> bool:
    return all(_JOINT.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(found))
