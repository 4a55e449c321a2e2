"""Which language a text is in, in so far as it decides whether it is read: English or another."""

import re
from functools import cache
from typing import Any, Final

ENGLISH: Final = "en"
# Names for English in data: ISO 639-2, words, and what an identifier takes headlines for.
_ENGLISH: Final = frozenset({"en", "eng", "english", "pcm", "sco"})
# Words of English that the languages which share our letters do not have, or not often.
_COMMON: Final = frozenset(
    {
        "a", "about", "after", "an", "and", "are", "as", "at", "been", "but", "by", "for", "from",
        "had", "has", "have", "he", "her", "his", "in", "is", "it", "its", "not", "of", "on", "or",
        "said", "says", "she", "that", "the", "their", "they", "this", "to", "was", "we", "were",
        "which", "who", "will", "with", "would",
    }
)  # fmt: skip
_TELLING: Final = frozenset(("and", "from", "of", "said", "says", "that", "the", "to", "with"))
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE: Final = 3000
# English text is a third common words; a fifth is more than any other language reaches.
_SHARE: Final = 0.2
# Names and headlines of a few words are taken for anything, but with little confidence.
_SURE: Final = 0.8
_DECLARED: Final = 0.5
_OTHER_SCRIPT: Final = 0.3


def is_english(code: str) -> bool:
    """Whether a language, as a code (`en-GB`, `eng`) or by its name, is English."""
    return re.split(r"[-_]", code.strip().lower())[0] in _ENGLISH


def language_code(given: str) -> str:
    """A language as data gives it, English by its code (`eng` and `English` are `en`)."""
    return ENGLISH if is_english(given) and "-" not in given else given


def identify(text: str, declared: str | None = None) -> str:
    """The language of `text` as ISO 639 code; English unless it is surely another.

    Args:
        text: the article.
        declared: what a page or feed says its language is. It is often left as the maker of the
            site found it, so it counts only where the text points the same way.
    """
    sample = text[:_SAMPLE]
    words = [word.lower() for word in _WORD.findall(sample)]
    if not words or _plainly_english(words):
        return ENGLISH
    found, confidence = _identifier().classify(sample)
    code = str(found)
    if is_english(code) or confidence < _needed(sample, code, declared):
        return ENGLISH
    return code


def _plainly_english(words: list[str]) -> bool:
    common = sum(word in _COMMON for word in words)
    return common >= _SHARE * len(words) and not _TELLING.isdisjoint(words)


def _needed(sample: str, code: str, declared: str | None) -> float:
    """The confidence it takes to believe that a text is in the language `code`."""
    letters = [character for character in sample if character.isalpha()]
    if sum(letter > "\u024f" for letter in letters) > len(letters) / 2:
        return _OTHER_SCRIPT
    return _DECLARED if declared and re.split(r"[-_]", declared.lower())[0] == code else _SURE


@cache
def _identifier() -> Any:
    # Loaded for the first text that is not plainly English: it takes a second and 100 MB.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
