"""SPARQL updates: checked and rewritten before the engine sees them, run as one transaction."""

from collections.abc import Iterator, Sequence

from graph.errors import InvalidFilter, QueryRefused
from graph.sparql import syntax_error
from graph.sparql_guard import (
    MAX_UPDATE_SIZE,
    allowed,
    check_services,
    check_shape,
    target,
)
from graph.sparql_loads import NOWHERE
from graph.sparql_tokens import Token, tokens_of
from graph.store import Store


def run_rewritten(store: Store, text: str, base_iri: str | None = None) -> None:
    """Run a SPARQL update that `rewritten` has checked; all of it is done, or nothing.

    Args:
        store: what is changed.
        text: the update; the project's prefixes are known without being declared.
        base_iri: what relative IRIs are relative to.

    Raises:
        QuerySyntaxError: it cannot be parsed.
        UpdateFailed: an operation cannot be done (DROP of a graph that is not there).
        StoreError: the disk refuses; nothing is changed.
    """
    try:
        store.update(text, base_iri)
    except SyntaxError as error:
        raise syntax_error(str(error)) from None


def searches(text: str) -> bool:
    """Whether an update looks for what it changes, which may take any time."""
    return any(token.keyword == "WHERE" for token in tokens_of(text))


def rewritten(
    text: str,
    using: Sequence[str] = (),
    using_named: Sequence[str] = (),
    remote: Sequence[str] = (),
) -> str:
    """The update with the dataset given put in, and without anything to fetch that is not allowed.

    Args:
        text: the update.
        using: the graphs that make up the default graph of WHERE, in the place of USING.
        using_named: the named graphs of WHERE.
        remote: beginnings of the addresses that LOAD and SERVICE may fetch.

    Raises:
        QueryRefused: it would reach the network or overwhelm the engine.
        QuerySyntaxError: it cannot be read.
        InvalidFilter: `using` is given, but the update names its dataset itself.
    """
    if len(text) > MAX_UPDATE_SIZE:
        raise QueryRefused(
            f"the update is longer than {MAX_UPDATE_SIZE} characters: upload data to /graph-store"
        )
    tokens = tuple(tokens_of(text))
    check_shape(tokens)
    check_services(tokens, remote)
    changes = dict(_loads(tokens, remote))
    if using or using_named:
        changes |= dict(_datasets(text, tokens, _clauses(using, using_named)))
    for (start, end), new in sorted(changes.items(), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _loads(tokens: Sequence[Token], remote: Sequence[str]) -> Iterator[tuple[tuple[int, int], str]]:
    for number, token in enumerate(tokens):
        if token.keyword != "LOAD":
            continue
        address = target(tokens, number)
        if address is None or allowed(address, remote):
            continue
        if tokens[number + 1].keyword != "SILENT":
            raise QueryRefused(
                "LOAD would fetch from the network, which is not allowed: fetch the file and "
                "upload it to /graph-store"
            )
        yield (address.start, address.end), f"<{NOWHERE}>"


def _clauses(using: Sequence[str], using_named: Sequence[str]) -> str:
    default = (f"USING <{graph}>" for graph in using)
    named = (f"USING NAMED <{graph}>" for graph in using_named)
    return " ".join((*default, *named))


def _datasets(
    text: str, tokens: Sequence[Token], clauses: str
) -> Iterator[tuple[tuple[int, int], str]]:
    """Where the clauses go: before each WHERE of an operation."""
    depth = 0
    for number, token in enumerate(tokens):
        depth += (token.text == "{") - (token.text == "}")
        if token.keyword in ("WITH", "USING") and not depth:
            raise InvalidFilter(
                "using-graph-uri",
                f"the update says {token.keyword} itself: give the graphs in one of the two places",
            )
        if token.keyword == "WHERE" and not depth:
            template = ""
            if number and tokens[number - 1].keyword == "DELETE":
                template = f" {_group(text, tokens, number + 1)} "
            yield (token.start, token.start), f"{template}{clauses} "


def _group(text: str, tokens: Sequence[Token], first: int) -> str:
    """The group in braces that begins at a token, as written."""
    depth = 0
    for token in tokens[first:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0:
            return text[tokens[first].start : token.end]
    return ""
