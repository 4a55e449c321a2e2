"""A text as the encoder sees it: word pieces in windows of paragraphs, with their features."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from ingest.quotations import Quote, find_quotes
from ingest.records import Span

WINDOW: Final = 256
FEATURES: Final = 8
_LOWER, _CAPITALISED, _CAPITALS, _OTHER = range(4)
_QUOTED: Final = 4

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces between the two border pieces.

    `offsets` are half-open offsets into the text, (0, 0) for the borders; `features` tell case and
    whether a piece stands in quotation marks.
    """

    ids: Integers
    offsets: Integers
    features: Integers


def load_tokenizer(path: Path) -> Tokenizer:
    """The tokenizer in a `tokenizer.json`, without cutting or filling up."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def encode(tokenizer: Tokenizer, text: str, paragraphs: Sequence[Span]) -> Iterator[Window]:
    """Yield the windows of a text: as many whole paragraphs as fit; a longer one is cut.

    Args:
        tokenizer: the encoder's own.
        text: the article's text.
        paragraphs: the paragraphs that are read.
    """
    quotes = find_quotes(text, paragraphs)
    ids: list[int] = []
    offsets: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        encoding = tokenizer.encode(text[paragraph.start : paragraph.end], add_special_tokens=False)
        pieces = [(a + paragraph.start, b + paragraph.start) for a, b in encoding.offsets]
        if ids and len(ids) + len(pieces) > WINDOW - 2:
            yield _window(tokenizer, text, ids, offsets, quotes)
            ids, offsets = [], []
        ids += encoding.ids
        offsets += pieces
        while len(ids) > WINDOW - 2:
            yield _window(tokenizer, text, ids[: WINDOW - 2], offsets[: WINDOW - 2], quotes)
            ids, offsets = ids[WINDOW - 2 :], offsets[WINDOW - 2 :]
    if ids:
        yield _window(tokenizer, text, ids, offsets, quotes)


def _window(
    tokenizer: Tokenizer,
    text: str,
    ids: list[int],
    offsets: list[tuple[int, int]],
    quotes: Sequence[Quote],
) -> Window:
    first, last = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    features = [_feature(text, start, end, quotes) for start, end in offsets]
    return Window(
        np.array([first, *ids, last], dtype=np.int64),
        np.array([(0, 0), *offsets, (0, 0)], dtype=np.int64),
        np.array([_OTHER, *features, _OTHER], dtype=np.int64),
    )


def _feature(text: str, start: int, end: int, quotes: Sequence[Quote]) -> int:
    word = text[start:end]
    if not any(c.isalpha() for c in word):
        case = _OTHER
    elif word.islower():
        case = _LOWER
    else:
        case = _CAPITALS if len(word) > 1 and word.isupper() else _CAPITALISED
    quoted = any(quote.inner.start <= start < quote.inner.end for quote in quotes)
    return case + (_QUOTED if quoted else 0)
