"""`extract` prints what articles say."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Annotated

import typer

from api.cli.articles import Articles, reading_of
from api.cli.files import replaced
from api.cli.options import (
    DateOption,
    FastOption,
    FollowOption,
    InputFormatOption,
    MapOption,
    PathsArgument,
    PublisherOption,
    RegistryOption,
    TitleOption,
    UrlOption,
)
from api.cli.output import plain, progress
from api.cli.session import registry_of, settings_of
from api.cli.tables import print_relations, print_statements
from api.ingestion import ExtractorFactory, lazy_extractor
from api.ingestion import extract as read
from graph.articles import get_article
from graph.store import Store
from ingest.records import Article, Extraction
from ontology.registry import Registry


class ExtractFormat(StrEnum):
    """How `extract` prints."""

    JSONL = "jsonl"
    TABLE = "table"


OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write there, not to standard output."),
]
ExtractFormatOption = Annotated[
    ExtractFormat, typer.Option("--format", "-f", help="jsonl: one object an article.")
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(extract)


def extract(
    ctx: typer.Context,
    paths: PathsArgument,
    format: ExtractFormatOption = ExtractFormat.JSONL,
    output: OutputOption = None,
    publisher: PublisherOption = None,
    date: DateOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    map: MapOption = None,
    input_format: InputFormatOption = None,
    follow: FollowOption = False,
    registry: RegistryOption = None,
    fast: FastOption = None,
) -> None:
    """Print what articles say, as JSON lines or tables.

    Actors, mentions, statements and relations; the store is not needed.

    What cannot be read is told by file and line and skipped, and the exit code is 1.
    """
    settings = settings_of(ctx, registry=registry, fast=fast)
    known = registry_of(settings)
    reading = reading_of(
        publisher=publisher,
        date=date,
        title=title,
        url=url,
        map=map,
        input_format=input_format,
        follow=follow,
    )
    articles = Articles(paths, reading)
    extractions = progress(_extracted(lazy_extractor(settings, known), articles), "Reading")
    with _output(output) as stream:
        if format is ExtractFormat.JSONL:
            _write_jsonl(extractions, stream)
        else:
            _write_tables(extractions, known, stream)
    raise typer.Exit(articles.exit_code)


def _extracted(load: ExtractorFactory, articles: Articles) -> Iterator[Extraction]:
    some = if_any(articles)
    if some is not None:
        yield from articles.without_problems(read(load(), some))


def if_any(articles: Iterable[Article]) -> Iterator[Article] | None:
    """The articles, or None if there are none: the language model is not worth loading then."""
    iterator = iter(articles)
    first = next(iterator, None)
    return None if first is None else chain((first,), iterator)


def _write_jsonl(extractions: Iterable[Extraction], stream: IO[str]) -> None:
    from ingest.jsonl import to_json

    for extraction in extractions:
        stream.write(f"{json.dumps(to_json(extraction), ensure_ascii=False)}\n")
        stream.flush()


def _write_tables(extractions: Iterable[Extraction], registry: Registry, stream: IO[str]) -> None:
    """Each article by way of a store in memory, so that the table is the one of `said`."""
    for extraction in extractions:
        with Store.open(None, registry=registry) as store:
            store.put(extraction)
            detail = get_article(store, extraction.article.id)
        if detail is not None:
            stream.write(f"{plain(detail.row.title or detail.row.id)}\n\n")
            print_statements(detail.statements, stream)
            stream.write("\n")
            print_relations(detail.relations, stream)
            stream.write("\n")


@contextmanager
def _output(path: Path | None) -> Iterator[IO[str]]:
    if path is None or str(path) == "-":
        yield sys.stdout
        return
    with replaced(path) as file, TextIOWrapper(file, "utf-8", write_through=True) as stream:
        yield stream
