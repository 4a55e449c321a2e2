"""Reads test texts with the real pipeline and the bundled registry, loaded once."""

from functools import cache

from ingest.language import load_language
from ingest.pipeline import Pipeline
from ingest.records import Article, Extraction, Statement
from ontology.registry import load_registry

PUBLISHED = "2025-04-25"  # a Friday


@cache
def pipeline() -> Pipeline:
    """The pipeline with the packaged language model."""
    return Pipeline(load_registry(), load_language())


def read(text: str, publisher: str | None = None, date: str | None = PUBLISHED) -> Extraction:
    """What the pipeline finds in a text."""
    return pipeline().extract(Article("test", text, publisher=publisher, date=date))


def words(extraction: Extraction, statement: Statement) -> str:
    """The content of a statement, its pieces joined by a stroke."""
    return " / ".join(extraction.article.at(span) for span in statement.content)


def said(text: str, publisher: str | None = None) -> list[tuple[str | None, str]]:
    """Speaker and content of each statement of a text that is speech or writing."""
    found = read(text, publisher)
    return [(each.speaker, words(found, each)) for each in found.statements if each.act == "speech"]


def told(text: str, publisher: str | None = None) -> list[str]:
    """Each statement of speech in a text as `speaker: content`, nobody's as `?`."""
    return [f"{speaker or '?'}: {content}" for speaker, content in said(text, publisher)]


def related(text: str, publisher: str | None = None) -> set[str]:
    """Each relation of a text as `subject relation object`; `not` before what is negated, and in
    front of what somebody says that speaker with a colon."""
    return {
        f"{each.attributed_to + ': ' if each.attributed_to else ''}{each.subject} "
        f"{'not ' if each.polarity == 'negated' else ''}{each.relation} {each.object}"
        for each in read(text, publisher).relations
    }
