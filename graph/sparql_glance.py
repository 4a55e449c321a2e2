"""A glance at a query: most need not be cut into tokens to see that they are harmless."""

from typing import Final

_BRACKETS: Final = ("{", "(", "[", "<<")
_OPERATORS: Final = "!|&+-*/"
# Each of them changes something, reaches somewhere or names a dataset; a backslash or a quote
# without its second may hide any of them.
_WORDS: Final = (
    *("SERVICE", "FROM", "INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE"),
    *("ADD", "WITH", "\\"),
)


def looks_harmless(text: str, *, depth: int, operators: int, assignments: int) -> bool:
    """Whether the text cannot do what the guard looks for, wherever its strings and comments end.

    Everything is counted, in strings, IRIs and comments too, so that `True` is certain; `False`
    only means that one has to look closer.

    Args:
        text: a query.
        depth: how many brackets it may open.
        operators: how many operators it may have.
        assignments: how many times it may say AS.
    """
    if text.count('"') % 2 or text.count("'") % 2:
        return False
    if sum(map(text.count, _BRACKETS)) > depth or sum(map(text.count, _OPERATORS)) > operators:
        return False
    capitals = text.upper()
    return capitals.count("AS") <= assignments and not any(map(capitals.__contains__, _WORDS))
