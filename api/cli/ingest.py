"""`extract` prints what articles say; `ingest` puts it into the store."""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Annotated

import typer

from api.cli.articles import Articles, gaps_of
from api.cli.files import replaced
from api.cli.options import (
    DateOption,
    FastOption,
    PathsArgument,
    PublisherOption,
    RegistryOption,
    StoreOption,
    TitleOption,
    UrlOption,
)
from api.cli.output import counted, plain, progress
from api.cli.session import open_store, registry_of, settings_of
from api.cli.shards import (
    AddressOption,
    EngineName,
    EngineOption,
    OutOption,
    Sharding,
    ShardSizeOption,
    WorkersOption,
    check,
    make_shards,
)
from api.cli.tables import print_relations, print_statements
from api.ingestion import ExtractorFactory, Stored, ingest, lazy_extractor
from api.ingestion import extract as read
from api.settings import Settings
from graph.articles import get_article
from graph.store import Outcome, Store
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
    """Add the commands to the program."""
    app.command("extract")(extract)
    app.command("ingest")(ingest_articles)


def extract(
    ctx: typer.Context,
    paths: PathsArgument,
    format: ExtractFormatOption = ExtractFormat.JSONL,
    output: OutputOption = None,
    publisher: PublisherOption = None,
    date: DateOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    registry: RegistryOption = None,
    fast: FastOption = None,
) -> None:
    """Print what articles say, as JSON lines or tables.

    Actors, mentions, statements and relations; the store is not needed.

    What cannot be read is told by file and line and skipped, and the exit code is 1.
    """
    settings = settings_of(ctx, registry=registry, fast=fast)
    known = registry_of(settings)
    articles = Articles(paths, gaps_of(publisher, date, title, url))
    extractions = progress(_extracted(lazy_extractor(settings, known), articles), "Reading")
    with _output(output) as stream:
        if format is ExtractFormat.JSONL:
            _write_jsonl(extractions, stream)
        else:
            _write_tables(extractions, known, stream)
    raise typer.Exit(articles.exit_code)


def ingest_articles(
    ctx: typer.Context,
    paths: PathsArgument,
    publisher: PublisherOption = None,
    date: DateOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
    fast: FastOption = None,
    out: OutOption = None,
    engine: EngineOption = EngineName.LOCAL,
    address: AddressOption = None,
    workers: WorkersOption = None,
    shard_size: ShardSizeOption = 500,
) -> None:
    """Read articles and put what they say into the store, or with --out into shards.

    The store is made where there is none. An article that is there already is left as it is; a
    changed one is replaced. What cannot be read is told by file and line and skipped, and the exit
    code is 1.

    Shards are files of N-Quads that `load` puts into any store. Started again, the run goes on
    where it was: shards that are there are left as they are.
    """
    settings = settings_of(ctx, store, registry, fast=fast)
    sharding = Sharding(out, engine, address, workers, shard_size)
    check(sharding)
    if sharding.out is not None:
        raise make_shards(settings, paths, gaps_of(publisher, date, title, url), sharding)
    articles = Articles(paths, gaps_of(publisher, date, title, url))
    with open_store(settings, create=True) as opened:
        stored = list(ingest_into(opened, settings, articles))
    typer.echo(f"{summary(stored, articles.skipped)} Store: {settings.store}")
    raise typer.Exit(articles.exit_code)


def ingest_into(store: Store, settings: Settings, articles: Articles) -> Iterator[Stored]:
    """Put articles into an open store, with a progress bar; failures are told and counted."""
    load = lazy_extractor(settings, store.registry)
    some = _if_any(articles)
    if some is not None:
        yield from articles.without_problems(progress(ingest(store, load(), some), "Ingesting"))


def summary(stored: Sequence[Stored], skipped: int) -> str:
    """What became of the articles, in a line."""
    outcomes = Counter(item.outcome for item in stored)
    told = ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in Outcome if outcomes[outcome])
    statements = sum(item.statements for item in stored)
    relations = sum(item.relations for item in stored)
    parts = [
        counted(len(stored), "article") + (f" ({told})" if told else ""),
        counted(statements, "statement"),
        counted(relations, "relation"),
        *([f"{skipped} skipped"] if skipped else []),
    ]
    return f"{', '.join(parts)}."


def _extracted(load: ExtractorFactory, articles: Articles) -> Iterator[Extraction]:
    some = _if_any(articles)
    if some is not None:
        yield from articles.without_problems(read(load(), some))


def _if_any(articles: Iterable[Article]) -> Iterator[Article] | None:
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
