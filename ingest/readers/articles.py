"""From paths to articles: find the files, read them, complete what they tell of themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ingest.cleaning import Header, find_header
from ingest.dates import parse_day
from ingest.readers.drafts import Draft
from ingest.readers.gaps import Gaps
from ingest.readers.parse import read_drafts
from ingest.readers.problems import Problem, Severity
from ingest.readers.sources import find_sources, slug
from ingest.records import Article, fact_id

_NO_GAPS = Gaps()


def read_articles(
    paths: Sequence[str | Path], gaps: Gaps = _NO_GAPS
) -> Iterator[Article | Problem]:
    """Yield the articles under `paths`, and a report on everything that could not be read.

    Args:
        paths: Files (`.txt`, `.json`, `.jsonl`), folders, or `-` for standard input.
        gaps: Values for fields that an article does not have itself. What the article gives as a
            field counts first, then the header at the top of its text.

    Yields:
        Articles with their text unchanged (a byte order mark apart) and ISO dates, in the order
        of the paths. The id is the given one, else it comes from the file's name (a text file) or
        from the content. Bad input never raises: it comes as a `Problem`, and the rest goes on.
    """
    seen: dict[str, str] = {}
    for source in find_sources(paths):
        if isinstance(source, Problem):
            yield source
            continue
        for draft in read_drafts(source):
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from _complete(draft, gaps, seen)


def _complete(draft: Draft, gaps: Gaps, seen: dict[str, str]) -> Iterator[Article | Problem]:
    header = find_header(draft.text)
    article = _article(draft, header, gaps)
    if draft.id is None and seen.get(article.id, article.content_hash) != article.content_hash:
        article = replace(article, id=f"{article.id}-{_content_id(draft)}")
    repeated = _repeated(draft, article, seen)
    if repeated is not None:
        yield repeated
        return
    seen[article.id] = article.content_hash
    if article.date is None:
        yield _undated(draft, header)
    yield article


def _article(draft: Draft, header: Header, gaps: Gaps) -> Article:
    day = parse_day(draft.date) if draft.date else header.date
    fallback = parse_day(gaps.date) if gaps.date else None
    return Article(
        id=draft.id or slug(draft.stem or "") or _content_id(draft),
        text=draft.text,
        title=draft.title or header.title or gaps.title,
        publisher=draft.publisher or header.publisher or gaps.publisher,
        date=day or fallback,
        url=draft.url or header.url or gaps.url,
        authors=draft.authors or header.authors,
        language=draft.language or header.language or "en",
    )


def _content_id(draft: Draft) -> str:
    return fact_id(draft.publisher, draft.date, draft.title, draft.url, draft.text)


def _repeated(draft: Draft, article: Article, seen: dict[str, str]) -> Problem | None:
    known = seen.get(article.id)
    if known is None:
        return None
    if known == article.content_hash:
        reason = f"repeats the article '{article.id}', which was read already"
        return draft.problem(reason, "Leave one of them out.", Severity.WARNING)
    reason = f"another article has the id '{article.id}'"
    return draft.problem(reason, "Give each article an id of its own.")


def _undated(draft: Draft, header: Header) -> Problem:
    written = draft.date or header.bad_date
    reason = f"no date can be read from '{written}'" if written else "no date of publication"
    advice = "Relative dates stay open; give the day as 2025-04-25, in the article or by --date."
    return draft.problem(reason, advice, Severity.WARNING)
