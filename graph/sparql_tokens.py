"""SPARQL text cut into tokens, by the grammar of SPARQL 1.1 (section 19.8), without recursion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graph.errors import QueryRefused, QuerySyntaxError

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
    | (?P<run>[^\W\d][\w.\-]*+)
    | (?P<open>[{{(\[]|<<)
    | (?P<close>[}})\]]|>>)
    | (?P<operator>[!|&+\-*/])
    | (?P<quote>["'])
    | (?P<other>\\.|.)
    """,
    re.VERBOSE | re.DOTALL,
)
# A run is words with dots and hyphens between them and no colon behind: taken as a whole, so that
# not each of its words is looked through to the end of it for a colon.
_IN_RUN: Final = re.compile(r"(?P<word>[^\W\d]\w*)|(?P<operator>-)|(?P<other>.)")


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `start` is its offset in the text.

    `kind` is string, iri, loose (a relative IRI, or comparisons that look like one), variable,
    name, word, open, close, operator or other.
    """

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)

    @property
    def keyword(self) -> str:
        """A word in capitals; empty for everything else."""
        return self.text.upper() if self.kind == "word" else ""


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of a query or update, white space and comments left out.

    Raises:
        QueryRefused: a relative IRI has a fragment.
        QuerySyntaxError: a string is not closed.
    """
    inside: list[str] = []
    for match in _TOKENS.finditer(text):
        kind, start = match.lastgroup or "other", match.start()
        if kind == "quote":
            line = text.count("\n", 0, start) + 1
            column = start - (text.rfind("\n", 0, start) + 1) + 1
            raise QuerySyntaxError("a string that begins here is not closed", line, column)
        if kind in ("open", "close"):
            _step(inside, match[0], kind)
        if kind == "loose" and "#" in match[0] and inside[-1:] == ["("]:
            # In an expression, and these stand in parentheses, `1<a:#>` may be a comparison and a
            # comment, and then hides what follows it.
            raise QueryRefused(f"{match[0]} is a relative IRI with a fragment: write it in full")
        if kind == "run":
            for part in _IN_RUN.finditer(match[0]):
                yield Token(part.lastgroup or "other", part[0], start + part.start())
        elif kind != "skip":
            yield Token(kind, match[0], start)


def _step(inside: list[str], bracket: str, kind: str) -> None:
    if kind == "open":
        inside.append(bracket)
    elif inside:
        inside.pop()
