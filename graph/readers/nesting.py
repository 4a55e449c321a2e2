"""How deep an upload nests: the engine's parsers recurse, or take the square of it and more."""

import re
from typing import Final

import pyoxigraph as ox

from graph.errors import UploadUnreadable

MAX_DEPTH: Final = 64
# A string may be cut off; what it holds does not count all the same.
_BRACKETS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
_DEEP: Final = f"it nests deeper than {MAX_DEPTH} levels: send it flat"


def check_json(content: bytes) -> None:
    """Refuse JSON whose brackets nest too deep.

    Raises:
        UploadUnreadable: they do.
    """
    depth = 0
    for match in _BRACKETS.finditer(content):
        if match[0] in b"[{":
            depth += 1
        elif match[0] in b"]}":
            depth -= 1
        if depth > MAX_DEPTH:
            raise UploadUnreadable(_DEEP)


def check_term(term: object) -> None:
    """Refuse a term of triples in triples that go too deep.

    Raises:
        UploadUnreadable: they do.
    """
    depth = 0
    while isinstance(term, ox.Triple):
        term, depth = term.object, depth + 1
        if depth > MAX_DEPTH:
            raise UploadUnreadable(_DEEP)
