"""Inputs that are addresses, and pages that feeds and tables link to."""

import io
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, Final
from urllib.parse import urlsplit

from ingest.readers.drafts import Draft
from ingest.readers.fetching import Fetched
from ingest.readers.forms import form_of_bytes, form_of_media_type, form_of_name
from ingest.readers.packing import Budget
from ingest.readers.pages import stem_of_url
from ingest.readers.parse import read_drafts
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, Severity, Unreadable, problem_at
from ingest.readers.reading import Reading
from ingest.readers.sources import Address, Source

_HEAD: Final = 4096


def fetched_drafts(address: Address, reading: Reading) -> Iterator[Draft | Problem]:
    """Fetch what a user gave the address of, and yield its articles."""
    if reading.fetcher is None:
        advice = "Save the page and give the file."
        yield problem_at(address.position, "addresses are not fetched here", advice)
        return
    try:
        fetched = reading.fetcher.get(address.url, named=True)
    except Unreadable as error:
        yield error.at(address.position)
        return
    yield from read_drafts(_source(fetched, address.position), reading)


def followed(draft: Draft, reading: Reading) -> Iterator[Draft | Problem]:
    """The article at the page that `draft` links to, its own fields first.

    If the page cannot be had, the text that stands with the link is the article, with a warning.
    """
    if reading.fetcher is None or not reading.follow or not draft.teaser or draft.url is None:
        yield draft
        return
    try:
        fetched = reading.fetcher.get(draft.url, named=False)
        page = next(read_drafts(_source(fetched, draft.position), Reading()), None)
    except Unreadable as error:
        page = error.at(draft.position)
    if isinstance(page, Draft):
        yield _joined(draft, page)
    elif draft.text:
        reason = page.reason if page else "nothing on it"
        advice = "Only the text that stands with the link is read."
        yield draft.problem(f"the page at {draft.url}: {reason}", advice, Severity.WARNING)
        yield draft
    else:
        reason, advice = (page.reason, page.advice) if page else ("nothing on it", "Leave it out.")
        yield draft.problem(f"the page at {draft.url}: {reason}", advice)


def _joined(draft: Draft, page: Draft) -> Draft:
    return replace(
        page,
        position=draft.position,
        id=draft.id,
        stem=page.stem or draft.stem,
        title=draft.title or page.title,
        publisher=draft.publisher or page.publisher,
        date=draft.date or page.date,
        authors=draft.authors or page.authors,
        language=draft.language,
    )


def _source(fetched: Fetched, position: Position) -> Source:
    """What was fetched, as a file: its bytes tell its form, else its media type or its name."""

    def opened() -> AbstractContextManager[BinaryIO]:
        return nullcontext(io.BytesIO(fetched.body))

    name = PurePosixPath(urlsplit(fetched.url).path).name
    form = (
        form_of_bytes(fetched.body[:_HEAD])
        or form_of_media_type(fetched.media_type)
        or form_of_name(name)
    )
    return Source(
        position=position,
        name=name,
        form=form,
        stem=stem_of_url(fetched.url),
        open=opened,
        budget=Budget(len(fetched.body)),
        url=fetched.url,
        charset=fetched.charset,
    )
