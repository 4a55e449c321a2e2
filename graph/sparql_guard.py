"""What a SPARQL text may not do, looked for before the engine sees it.

The engine's parser recurses: a few kB of nested braces, or some ten thousand operators in a row,
overflow its stack and end the process, and long chains of groups keep its optimiser busy for ever.
`SERVICE` and `LOAD` reach the network.
"""

import re
from collections.abc import Sequence
from typing import Final

from graph.errors import QueryRefused
from graph.sparql_glance import looks_harmless
from graph.sparql_tokens import Token, tokens_of

MAX_SIZE: Final = 100_000
MAX_UPDATE_SIZE: Final = 1_000_000
MAX_DEPTH: Final = 64
MAX_GROUPS: Final = 200
MAX_OPERATORS: Final = 2_000
MAX_ASSIGNMENTS: Final = 500

_UPDATES: Final = frozenset(
    "INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split()  # noqa: SIM905
)
_PROLOGUE: Final = frozenset(("BASE", "PREFIX", "VERSION"))
_COUNTED: Final = re.compile(r"[!|&+\-*/]")


def check_query(text: str, remote: Sequence[str] = ()) -> tuple[str, ...]:
    """Refuse a text that would write, reach the network or overwhelm the engine.

    Args:
        text: the query.
        remote: beginnings of the addresses that SERVICE may ask.

    Returns:
        The graphs its FROM clauses name, as written: `<iri>` or `prefix:name`.

    Raises:
        QueryRefused: with the reason and what to do instead.
        QuerySyntaxError: a string is not closed.
    """
    if len(text) > MAX_SIZE:
        raise QueryRefused(
            f"the query is longer than {MAX_SIZE} characters: split it, or load the data it lists"
        )
    if looks_harmless(text, depth=MAX_DEPTH, operators=MAX_OPERATORS, assignments=MAX_ASSIGNMENTS):
        return ()
    return look_closely(text, remote)


def look_closely(text: str, remote: Sequence[str] = ()) -> tuple[str, ...]:
    """`check_query` by the tokens of the text, of whatever length."""
    tokens = tuple(tokens_of(text))
    check_shape(tokens)
    words = (token.keyword for token in tokens if token.keyword)
    form = next((word for word in words if word not in _PROLOGUE), "")
    if form in _UPDATES:
        raise QueryRefused(
            f"{form} would change the store, and queries only read: use `diplograph ingest` or "
            "POST /articles to add, DELETE /articles/{id} to remove, or send it as an update"
        )
    check_services(tokens, remote)
    return _datasets(tokens)


def check_shape(tokens: Sequence[Token]) -> None:
    """Refuse what would overwhelm the engine's parser or optimiser.

    Raises:
        QueryRefused: with the limit that is passed.
    """
    _check_depth(tokens)
    _check_counts(tokens)


def check_services(tokens: Sequence[Token], remote: Sequence[str]) -> None:
    """Refuse SERVICE of an address that begins with none of `remote`.

    Raises:
        QueryRefused: with the reason.
    """
    for number, token in enumerate(tokens):
        if token.keyword == "SERVICE" and not allowed(target(tokens, number), remote):
            raise QueryRefused(
                "SERVICE would ask another server over the network, which is not allowed: "
                "ask that server itself and join the answers"
            )


def target(tokens: Sequence[Token], number: int) -> Token | None:
    """The token behind a keyword, `SILENT` passed over."""
    after = number + 1
    if after < len(tokens) and tokens[after].keyword == "SILENT":
        after += 1
    return tokens[after] if after < len(tokens) else None


def allowed(address: Token | None, remote: Sequence[str]) -> bool:
    """Whether a token is a full IRI that begins with one of `remote`."""
    return (
        address is not None
        and address.kind == "iri"
        and any(address.text[1:].startswith(beginning) for beginning in remote)
    )


def _check_depth(tokens: Sequence[Token]) -> None:
    depth = 0
    for token in tokens:
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth -= 1
        elif token.kind == "loose":
            # What looks like `<iri>` may be two comparisons with brackets between them.
            depth += token.text.count("(") + token.text.count("[")
        if depth > MAX_DEPTH:
            raise QueryRefused(f"the query nests deeper than {MAX_DEPTH} brackets: simplify it")


def _check_counts(tokens: Sequence[Token]) -> None:
    groups = sum(token.text == "{" for token in tokens)
    if groups > MAX_GROUPS:
        raise QueryRefused(
            f"the query has more than {MAX_GROUPS} groups in braces: use VALUES, or ask in parts"
        )
    operators = sum(
        len(_COUNTED.findall(token.text)) for token in tokens if token.kind in ("operator", "loose")
    )
    if operators > MAX_OPERATORS:
        raise QueryRefused(
            f"the query has more than {MAX_OPERATORS} operators: use VALUES or IN, or ask in parts"
        )
    assignments = sum(token.keyword == "AS" for token in tokens)
    if assignments > MAX_ASSIGNMENTS:
        raise QueryRefused(
            f"the query assigns more than {MAX_ASSIGNMENTS} variables with AS: ask in parts"
        )


def _datasets(tokens: Sequence[Token]) -> tuple[str, ...]:
    """What stands behind each FROM and FROM NAMED."""
    found: list[str] = []
    for number, token in enumerate(tokens):
        if token.keyword == "FROM":
            rest = tokens[number + 1 : number + 3]
            named = bool(rest) and rest[0].keyword == "NAMED"
            graph = rest[named : named + 1]
            found.extend(token.text for token in graph if token.kind in ("iri", "loose", "name"))
    return tuple(found)
