"""What a SPARQL text may not do, looked for before the engine sees it.

The engine's parser recurses: a few kB of nested braces, or some ten thousand operators in a row,
overflow its stack and end the process, and long chains of groups keep its optimiser busy for ever.
`SERVICE` reaches the network. So the text is cut into tokens here, by the grammar of SPARQL 1.1
(section 19.8), without recursion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.errors import QueryRefused, QuerySyntaxError

MAX_SIZE: Final = 100_000
MAX_DEPTH: Final = 64
MAX_GROUPS: Final = 200
MAX_OPERATORS: Final = 2_000
MAX_ASSIGNMENTS: Final = 500

_UPDATES: Final = frozenset(
    "INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split()  # noqa: SIM905
)
_PROLOGUE: Final = frozenset(("BASE", "PREFIX", "VERSION"))
_ESCAPE: Final = r"\\(?:[tbnrf\"'\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})"
_TOKENS: Final = re.compile(
    rf"""
      (?P<skip>\s+|\#[^\n\r]*)
    | (?P<string>\"\"\"(?:[^"\\]|{_ESCAPE}|"(?!""))*\"\"\"
        | '''(?:[^'\\]|{_ESCAPE}|'(?!''))*'''
        | (?!\"\"\"|''')(?:"(?:[^"\\\n\r]|{_ESCAPE})*"|'(?:[^'\\\n\r]|{_ESCAPE})*'))
    | (?P<iri><[A-Za-z][A-Za-z0-9+.\-]*://[^<>"{{}}|^`\x00-\x20]*>)
    | (?P<loose><[^<>"{{}}|^`\x00-\x20]*>)
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d][\w.\-]*)?:(?:[\w.\-:%]|\\.)*)
    | (?P<word>[^\W\d]\w*)
    | (?P<open>[{{(\[]|<<)
    | (?P<close>[}})\]]|>>)
    | (?P<operator>[!|&+\-*/])
    | (?P<quote>["'])
    | (?P<other>\\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_COUNTED: Final = re.compile(r"[!|&+\-*/]")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    start: int


def check_query(text: str) -> tuple[str, ...]:
    """Refuse a text that would write, reach the network or overwhelm the engine.

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
    tokens = tuple(_tokens(text))
    _check_depth(tokens)
    _check_counts(tokens)
    _check_words(tokens)
    return _datasets(tokens)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKENS.finditer(text):
        kind, start = match.lastgroup or "other", match.start()
        if kind == "quote":
            line = text.count("\n", 0, start) + 1
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            raise QuerySyntaxError("a string that begins here is not closed", line, column)
        if kind == "loose" and "#" in match[0]:
            # `1<a:#>` may be a comparison and a comment, and then hides what follows it.
            raise QueryRefused(f"{match[0]} is a relative IRI with a fragment: write it in full")
        if kind != "skip":
            yield _Token(kind, match[0], start)


def _check_depth(tokens: tuple[_Token, ...]) -> None:
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


def _check_counts(tokens: tuple[_Token, ...]) -> None:
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
    assignments = sum(token.kind == "word" and token.text.upper() == "AS" for token in tokens)
    if assignments > MAX_ASSIGNMENTS:
        raise QueryRefused(
            f"the query assigns more than {MAX_ASSIGNMENTS} variables with AS: ask in parts"
        )


def _check_words(tokens: tuple[_Token, ...]) -> None:
    words = [token.text.upper() for token in tokens if token.kind == "word"]
    form = next((word for word in words if word not in _PROLOGUE), "")
    if form in _UPDATES:
        raise QueryRefused(
            f"{form} would change the store, and queries only read: use `diplograph ingest` or "
            "POST /articles to add, DELETE /articles/{id} to remove"
        )
    if "SERVICE" in words:
        raise QueryRefused(
            "SERVICE would ask another server over the network, which is not allowed: "
            "ask that server itself and join the answers"
        )


def _datasets(tokens: tuple[_Token, ...]) -> tuple[str, ...]:
    """What stands behind each FROM and FROM NAMED."""
    found: list[str] = []
    for number, token in enumerate(tokens):
        if token.kind == "word" and token.text.upper() == "FROM":
            rest = tokens[number + 1 : number + 3]
            named = bool(rest) and rest[0].text.upper() == "NAMED"
            graph = rest[named : named + 1]
            found.extend(token.text for token in graph if token.kind in ("iri", "loose", "name"))
    return tuple(found)
