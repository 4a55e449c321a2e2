"""Texts as words, and what two texts share: phrases, a run of words, a MinHash signature."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from hashlib import blake2b
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

type Words = tuple[str, ...]
type Signature = NDArray[np.uint32]

SIZE: Final = 126
_ROWS: Final = 3  # 42 bands of 3: of two texts alike by half, 996 in 1,000 meet in a band
_SHINGLE: Final = 4
_GRAM: Final = 5
_SEED: Final = 20250425
_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r"[“„\"]([^“”„\"]+)[”\"]")


def words_of(text: str) -> Words:
    """The words in small letters, marks and spaces apart."""
    return tuple(_WORD.findall(text.casefold().replace("’", "").replace("'", "")))


def quoted(text: str) -> tuple[Words, ...]:
    """The words in each pair of quotation marks."""
    return tuple(words for piece in _QUOTED.findall(text) if (words := words_of(piece)))


def key_of(*parts: object) -> int:
    """A number of 63 bits made of the parts."""
    digest = blake2b("\x1f".join(map(str, parts)).encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(digest.digest()) >> 1


def gram_keys(shape: int, pieces: Sequence[Words]) -> set[int]:
    """Keys that quotations share if they share a phrase: half of all, and one at least, a piece."""
    found: set[int] = set()
    for words in pieces:
        grams = (words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1))
        keys = [key_of(shape, *gram) for gram in grams]
        found.update(key for key in keys if key % 2 == 0)
        if keys:
            found.add(min(keys))
    return found


def longest_run(some: Sequence[Words], others: Sequence[Words]) -> int:
    """The most words in a row that a piece of the one has in common with a piece of the other."""
    return max(
        (
            SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size
            for one in some
            for other in others
        ),
        default=0,
    )


def signature(words: Words) -> Signature:
    """The MinHash of the phrases of four words: equal shares estimate the Jaccard index."""
    minhash = _minhash()
    phrases = {" ".join(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    minhash.update_batch([phrase.encode("utf-8", "replace") for phrase in phrases])
    values: Signature = minhash.hashvalues
    return values


def likeness(one: Signature, other: Signature) -> float:
    """The estimated Jaccard index of two texts' phrases, 0 to 1."""
    return float(np.mean(one == other))


def band_keys(values: Signature) -> set[int]:
    """Keys of which texts that are alike probably share one."""
    written, each = values.tobytes().hex(), 2 * values.itemsize
    bands = ((at, written[at * each : (at + _ROWS) * each]) for at in range(0, SIZE, _ROWS))
    return {key_of(*band) for band in bands}


def fact_keys(shape: int, sentence: int, quotes: Sequence[Words]) -> set[int]:
    """Keys of which reports of the same share one: that of the sentence (if not 0), and phrases."""
    return {*gram_keys(shape, quotes), *((sentence,) if sentence else ())}


def _minhash() -> Any:
    # The library imports half of SciPy: only what compares texts shall wait for that.
    from datasketch import MinHash

    permutations, scheme = _permutations()
    return MinHash(SIZE, permutations=permutations, scheme=scheme, hashfunc=crc32)


@cache
def _permutations() -> tuple[Any, Any]:
    from datasketch import MinHash

    first = MinHash(num_perm=SIZE, seed=_SEED, scheme="affine32")
    return first.permutations, first.scheme
