"""From inputs to articles: find the files, read them, complete what they tell of themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from ingest.cleaning import Header, find_header
from ingest.dates import parse_day
from ingest.identification import identify, language_code
from ingest.readers.drafts import Draft
from ingest.readers.gaps import Gaps
from ingest.readers.parse import read_drafts
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, Severity
from ingest.readers.reading import Reading
from ingest.readers.seen import Known, Seen
from ingest.readers.sources import Address, find_sources, slug
from ingest.readers.web import fetched_drafts, followed
from ingest.records import Article, fact_id

_NO_GAPS: Final = Gaps()
_AS_IT_COMES: Final = Reading()


class Read(NamedTuple):
    """What was found at a place of the inputs: an article, or a problem."""

    position: Position
    found: Article | Problem


def read_articles(
    paths: Sequence[str | Path], gaps: Gaps = _NO_GAPS
) -> Iterator[Article | Problem]:
    """Yield the articles under `paths`, and a report on everything that could not be read.

    Args:
        paths: Files, folders, or `-` for standard input; no addresses.
        gaps: Values for fields that an article does not have itself.

    Yields:
        As `read_inputs`, without the places.
    """
    for read in read_inputs(paths, Reading(gaps=gaps)):
        yield read.found


def read_inputs(inputs: Sequence[str | Path], reading: Reading = _AS_IT_COMES) -> Iterator[Read]:
    """Yield the articles in `inputs`, and a report on everything that could not be read.

    Args:
        inputs: Files of the forms in `ingest.readers.forms`, folders of them, `-` for standard
            input, and, if `reading` has a fetcher, addresses.
        reading: How they are read. What an article gives as a field counts before the header at
            the top of its text, and that before the gaps.

    Yields:
        Articles in the order of the inputs, their text unchanged where the file is text, with ISO
        dates. The id is the given one, else it comes from the address (pages, feeds), the file's
        name (texts) or the content. Bad input never raises: it comes as a `Problem`, and the rest
        goes on. The place stays the same from run to run as long as the input does; a warning has
        the place of its article, which follows. Nothing is held but the article at hand and 16
        bytes for each that was read.
    """
    seen = Seen()
    for each in _drafts(inputs, reading):
        for draft in (each,) if isinstance(each, Problem) else followed(each, reading):
            if isinstance(draft, Problem):
                yield Read(draft.position or Position(draft.path), draft)
            else:
                for found in _complete(draft, reading.gaps, seen):
                    yield Read(draft.position, found)


def _drafts(inputs: Sequence[str | Path], reading: Reading) -> Iterator[Draft | Problem]:
    for source in find_sources(inputs, reading.form):
        if isinstance(source, Problem):
            yield source
        elif isinstance(source, Address):
            yield from fetched_drafts(source, reading)
        else:
            yield from read_drafts(source, reading)


def _complete(draft: Draft, gaps: Gaps, seen: Seen) -> Iterator[Article | Problem]:
    header = find_header(draft.text)
    article = _article(draft, header, gaps)
    known = seen.look(article)
    if draft.id is None and known is Known.OTHER:
        article = replace(article, id=f"{article.id}-{_content_id(draft)}")
        known = seen.look(article)
    if known is not Known.NEW:
        yield _repeated(draft, article, known)
        return
    seen.add(article)
    if article.date is None:
        yield _undated(draft, header)
    yield article


def _article(draft: Draft, header: Header, gaps: Gaps) -> Article:
    day = parse_day(draft.date) if draft.date else header.date
    fallback = parse_day(gaps.date) if gaps.date else None
    given = draft.language or header.language
    return Article(
        id=draft.id or slug(draft.stem or "") or _content_id(draft),
        text=draft.text,
        title=draft.title or header.title or gaps.title,
        publisher=draft.publisher or header.publisher or gaps.publisher,
        date=day or fallback,
        url=draft.url or header.url or gaps.url,
        authors=draft.authors or header.authors,
        language=language_code(given)
        if given
        else identify(draft.text[header.end :], draft.declared),
    )


def _content_id(draft: Draft) -> str:
    return fact_id(draft.publisher, draft.date, draft.title, draft.url, draft.text)


def _repeated(draft: Draft, article: Article, known: Known) -> Problem:
    if known is Known.SAME:
        reason = f"repeats the article '{article.id}', which was read already"
        return draft.problem(reason, "Leave one of them out.", Severity.WARNING)
    reason = f"another article has the id '{article.id}'"
    return draft.problem(reason, "Give each article an id of its own.")


def _undated(draft: Draft, header: Header) -> Problem:
    written = draft.date or header.bad_date
    reason = f"no date can be read from '{written}'" if written else "no date of publication"
    advice = "Relative dates stay open; give the day as 2025-04-25, in the article or by --date."
    return draft.problem(reason, advice, Severity.WARNING)
