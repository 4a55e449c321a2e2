"""When two articles are copies, and two facts reports of the same."""

from typing import Final

from graph.copies.database import Article, Fact
from graph.copies.prints import SHORTEST, near
from graph.copies.words import likeness, longest_run

# Half of all phrases in common; a shorter text must be the same throughout.
ALIKE: Final = 0.5
_SHORT_TEXT: Final = 20
# So many words in a row are never said twice by chance within a week.
_LONG_RUN: Final = 8
_SHARE: Final = 0.8


def same_story(one: Article, other: Article) -> bool:
    """Whether one article has nearly the text of the other, within a week."""
    short = min(one.words, other.words) < _SHORT_TEXT
    least = 1.0 if short else ALIKE
    if not near(None, one.day, None, other.day):
        return False
    return likeness(one.signature, other.signature) >= least


def is_revision(later: Article, earlier: Article) -> bool:
    """Whether of two like articles the one is a later version, by the same outlet."""
    same_outlet = later.outlet is not None and later.outlet == earlier.outlet
    return same_outlet and likeness(later.signature, earlier.signature) < 1


def same_report(one: Fact, other: Fact) -> bool:
    """Whether two facts of two articles say the same of the same occasion.

    They do with the same sentence, or with quotations that overlap: by eight words in a row, or by
    most of the shorter one.
    """
    if one.shape != other.shape or not near(one.said, one.day, other.said, other.day):
        return False
    if one.sentence and one.sentence == other.sentence:
        return True
    run = longest_run(one.quotes, other.quotes)
    shorter = min(sum(map(len, fact.quotes)) for fact in (one, other))
    return run >= _LONG_RUN or (run >= SHORTEST and run >= _SHARE * shorter)
