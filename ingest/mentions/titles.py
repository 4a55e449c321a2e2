"""Titles and other nouns for actors, found as phrases: `foreign minister`, `officials`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ontology.lexicon_cues import actor_nouns

PERSON_CLASSES = frozenset({"person", "spokesperson"})


@dataclass(frozen=True, slots=True)
class Title:
    """A title phrase at tokens `start:end`; `noun_class` as in lexicon/actor_nouns.csv."""

    start: int
    end: int
    text: str
    noun_class: str
    office: bool
    surface: str = ""


class Titles:
    """An index of title phrases: those of registered offices and the actor nouns."""

    def __init__(self, office_titles: Iterable[str]) -> None:
        self._classes: dict[tuple[str, ...], tuple[str, bool]] = {}
        for noun, noun_class in actor_nouns().items():
            self._classes[tuple(noun.replace("-", " - ").split())] = (noun_class, False)
        for title in office_titles:
            key = tuple(title.replace("-", " - ").split())
            noun = self._classes.get(key[-1:], ("person", False))[0]
            self._classes[key] = (noun if noun in PERSON_CLASSES else "person", True)
        self._longest: dict[str, int] = {}  # by first word
        for key in self._classes:
            self._longest[key[0]] = max(self._longest.get(key[0], 0), len(key))

    def find(self, doc: Doc) -> Iterator[Title]:
        """Yield the longest title phrases of the doc that are nouns, left to right."""
        words = [token.lower_ for token in doc]
        forms = [_form(token) for token in doc]
        at = 0
        while at < len(doc):
            longest = max(self._longest.get(words[at], 0), self._longest.get(forms[at], 0))
            title = self._at(doc, at, longest, words, forms) if longest else None
            if title is None:
                at += 1
            else:
                yield title
                at = title.end

    def _at(
        self, doc: Doc, at: int, longest: int, words: list[str], forms: list[str]
    ) -> Title | None:
        for length in range(min(longest, len(doc) - at), 0, -1):
            end = at + length
            entry, text = self._entry(words[at:end], forms[end - 1])
            if entry is None or doc[end - 1].pos_ not in {"NOUN", "PROPN", "ADJ"}:
                continue
            if entry[0] not in PERSON_CLASSES and _modifies_noun(doc, end - 1):
                continue
            noun_class, office = entry
            plural = doc[end - 1].tag_ in {"NNS", "NNPS"} and noun_class in PERSON_CLASSES
            if plural and not office and tuple(words[at:end]) in self._classes:
                plural = False
            noun_class = "group" if plural else noun_class
            surface = doc[at:end].text.lower()
            return Title(at, end, text, noun_class, office and not plural, surface)
        return None

    def _entry(self, words: list[str], last: str) -> tuple[tuple[str, bool] | None, str]:
        """The entry of the phrase of `words`, of the last the form, and what it is known by."""
        key = tuple(words)
        if key not in self._classes:
            key = (*words[:-1], last)
        entry = self._classes.get(key)
        return entry, " ".join(key).replace(" - ", "-") if entry else ""


def _form(token: Token) -> str:
    return token.lemma_.lower() if token.tag_ in {"NNS", "NNPS"} else token.lower_


def _modifies_noun(doc: Doc, at: int) -> bool:
    """Whether the word at `at` only describes the next: `press release`, `coalition talks`."""
    token = doc[at]
    if at + 1 >= len(doc) or token.dep_ not in {"compound", "nmod", "amod"}:
        return False
    return doc[at + 1].pos_ == "NOUN" and token.head.i > at
