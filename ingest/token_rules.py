"""The rule components of a spaCy pipeline, asked only once about what they have seen before.

spaCy tries all its patterns on every token, and looks up the tables of lemmas for every word. What
it finds hangs on a few attributes of a token and its neighbour, and they repeat: the answer is
spaCy's own, and is kept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

_MOST: Final = 20_000  # what is kept at most, for a reader may run for weeks
_OTHER: Final = -1  # any value that no pattern tests
_ATTRIBUTES: Final = frozenset({"ORTH", "LOWER", "LEMMA", "TAG", "POS", "MORPH", "DEP", "IS_SPACE"})
_TESTS: Final = frozenset({"IN", "NOT_IN", "REGEX"})

type Match = tuple[int, int, int]
type _Profile = tuple[int, ...]


def remember_rules(nlp: Language) -> None:
    """Let the attribute rulers and rule lemmatisers of `nlp` keep what they have found."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, AttributeRuler):
            rules: list[Any] = pipe.patterns
            sequences = [sequence for rule in rules for sequence in rule["patterns"]]
            if tested := _tested(sequences, nlp.vocab.strings):
                longest = max(map(len, sequences))
                matcher = RememberingMatcher(pipe.matcher, tested, longest)
                pipe.matcher = matcher  # type: ignore[assignment]
        elif isinstance(pipe, Lemmatizer) and pipe.mode == "rule":
            pipe.lemmatize = RememberingLemmas(pipe)


class RememberingMatcher:
    """Finds what a `Matcher` finds, asking it once for each kind of window of tokens.

    Args:
        matcher: the one to ask.
        tested: what its patterns tell apart, by attribute.
        longest: the number of tokens in its longest pattern.
    """

    def __init__(self, matcher: Matcher, tested: dict[str, "_Values"], longest: int) -> None:
        self._matcher = matcher
        self._tested, self._longest = tested, longest
        self._known: dict[tuple[_Profile, ...], list[tuple[int, int]]] = {}

    def __call__(self, doc: Doc, *, allow_missing: bool, as_spans: bool) -> list[Match]:
        """The matches in `doc`: the pattern's key, the first token and the one behind the last."""
        profiles = list(self._profiles(doc))
        matches: list[Match] = []
        for start in range(len(profiles)):
            window = tuple(profiles[start : start + self._longest])
            found = self._known.get(window)
            if found is None:
                found = self._ask(doc, start, window)
            matches += [(key, start, start + length) for key, length in found]
        return matches

    def _profiles(self, doc: Doc) -> Iterator[_Profile]:
        """Each token by what the patterns can tell of it."""
        table = doc.to_array(list(self._tested)).reshape(len(doc), len(self._tested))
        rows: list[list[Any]] = table.T.tolist()
        columns = zip(rows, self._tested.values(), strict=True)
        return zip(*([values[each] for each in column] for column, values in columns), strict=True)

    def _ask(self, doc: Doc, start: int, window: tuple[_Profile, ...]) -> list[tuple[int, int]]:
        if len(self._known) >= _MOST:
            self._known.clear()
        matches = self._matcher(doc[start : start + len(window)], allow_missing=True)
        found = [(key, end) for key, first, end in matches if first == 0]
        self._known[window] = found
        return found


class _Values(dict[int, int]):
    """The values of an attribute as patterns tell them apart: what none tests is all one."""

    def __init__(self, strings: StringStore) -> None:
        self._strings = strings
        self._expressions: list[re.Pattern[str]] = []

    def add(self, test: str, value: Any) -> None:
        """Enter what a pattern asks for."""
        if test == "REGEX":
            self._expressions.append(re.compile(value))
            return
        for each in value:
            number = self._strings[each] if isinstance(each, str) else int(each)
            self[number] = number

    def __missing__(self, value: int) -> int:
        if len(self) >= _MOST:
            return self._told(value)
        self[value] = self._told(value)
        return self[value]

    def _told(self, value: int) -> int:
        met = any(each.search(self._strings[value]) for each in self._expressions)
        return value if met else _OTHER


def _tested(
    sequences: Iterable[Sequence[dict[str, Any]]], strings: StringStore
) -> dict[str, _Values] | None:
    """What patterns tell apart, by attribute; None if they test in a way not known here."""
    found: dict[str, _Values] = {}
    for token in (token for sequence in sequences for token in sequence):
        for name, value in token.items():
            tests = value if isinstance(value, dict) else {"IN": [value]}
            if name not in _ATTRIBUTES or not tests.keys() <= _TESTS:
                return None
            for test, wanted in tests.items():
                found.setdefault(name, _Values(strings)).add(test, wanted)
    return found


class RememberingLemmas:
    """What a rule lemmatiser says of a token, which hangs on its form, class and morphology."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, int, int], list[str]] = {}

    def __call__(self, token: Token) -> list[str]:
        """The lemmas of `token`, the likeliest first."""
        key = (token.orth, token.pos, token.morph.key)  # type: ignore[attr-defined]
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
                self._lemmatizer.cache.clear()  # its own, which would grow without end
            found = self._known[key] = self._lemmatizer.rule_lemmatize(token)
        return found
