"""A glance at a query: most need not be cut into tokens to see that they are harmless."""

import re
from typing import Final

_BRACKETS: Final = ("{", "(", "[", "<<")
_OPERATORS: Final = "!|&+-*/"
# With one of these, IRIs, strings and comments are not as easily told apart as below.
_INVOLVED: Final = ("\\", '"""', "'''")
_ASIDE: Final = re.compile(
    r"""<[^<>"{}|^`\x00-\x20]*>|"[^"\n\r]*"|'[^'\n\r]*'|\#[^\n\r]*""",
)
_FRAGMENT: Final = re.compile(
    r"""<(?![A-Za-z][A-Za-z0-9+.\-]*://)[^<>"{}|^`\x00-\x20]*\#""",
)
# Each changes something, reaches somewhere or names a dataset.
_WORDS: Final = (
    *("SERVICE", "FROM", "INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE"),
    *("ADD", "WITH"),
)
_KEYWORD: Final = re.compile(rf"(?<![^\W\d])(?:{'|'.join(_WORDS)})(?!\w)")


def looks_harmless(text: str, *, depth: int, operators: int, assignments: int) -> bool:
    """Whether the text cannot do what the guard looks for.

    What is counted is counted in strings, IRIs and comments too, so that `True` is certain;
    `False` only means that one has to look closer.

    Args:
        text: a query.
        depth: how many brackets it may open.
        operators: how many operators it may have.
        assignments: how many times it may say AS.
    """
    if any(map(text.__contains__, _INVOLVED)) or _FRAGMENT.search(text):
        return False
    if sum(map(text.count, _BRACKETS)) > depth or sum(map(text.count, _OPERATORS)) > operators:
        return False
    rest = _ASIDE.sub(" ", text).upper()
    if '"' in rest or "'" in rest or rest.count("AS") > assignments:
        return False
    return not (any(map(rest.__contains__, _WORDS)) and _KEYWORD.search(rest))
