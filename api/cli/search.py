"""`search`: what was said, found by its words, the best fitting first."""

from collections.abc import Sequence
from contextlib import closing
from typing import Annotated

import typer

from api.cli.options import (
    CopiesOption,
    LimitOption,
    ListFormat,
    ListFormatOption,
    RegistryOption,
    StoreOption,
)
from api.cli.output import counted, note, plain, print_csv, print_models_json
from api.cli.session import open_store, settings_of
from api.cli.tables import print_statements
from api.models.articles import ARTICLE_COLUMNS
from api.models.facts import STATEMENT_COLUMNS, StatementOut
from api.searching import USUAL, FoundArticle, find, find_articles
from graph.word_search import word_search

WordsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="WORDS...", help="All of them must occur; case and accents do not matter."
    ),
]

ArticlesOption = Annotated[bool, typer.Option("--articles", help="Search the text of articles.")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(search)


def search(
    ctx: typer.Context,
    words: WordsArgument,
    articles: ArticlesOption = False,
    copies: CopiesOption = False,
    format: ListFormatOption = ListFormat.TABLE,
    limit: LimitOption = USUAL,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Search what was said, or what articles say.

    Statements whose sentences hold all the words, or articles whose text does, the best fitting
    first.
    """
    settings, asked = settings_of(ctx, store, registry), " ".join(words)
    with open_store(settings) as opened, closing(word_search(opened)) as index:
        if articles:
            found_articles = find_articles(opened, index, asked, limit or USUAL, copies=copies)
            _print_articles(*found_articles, format)
            return
        found, total = find(opened, index, asked, limit or USUAL, copies=copies)
    rows = [each.row for each in found]
    if format is ListFormat.JSON:
        print_models_json(each.out() for each in found)
    elif format is ListFormat.CSV:
        print_csv(map(StatementOut.from_row, rows), STATEMENT_COLUMNS)
    elif rows:
        print_statements(rows)
    shown = "" if len(rows) == total else f", {len(rows)} shown"
    note(f"{counted(total, 'statement')}{shown}.")


def _print_articles(found: Sequence[FoundArticle], total: int, format: ListFormat) -> None:
    hits = [each.out() for each in found]
    if format is ListFormat.JSON:
        print_models_json(hits)
    elif format is ListFormat.CSV:
        print_csv([hit.article for hit in hits], ARTICLE_COLUMNS)
    else:
        for hit in hits:
            article = hit.article
            known = (article.date, article.publisher, article.title or article.id)
            typer.echo(plain("  ".join(filter(None, known))))
            typer.echo(f"  {plain(hit.passage)}")
    shown = "" if len(hits) == total else f", {len(hits)} shown"
    note(f"{counted(total, 'article')}{shown}.")
