"""How many articles are copies, read off the links in the store."""

from graph.engine import Engine
from graph.questions import ask


def copies_in(engine: Engine) -> tuple[int, int]:
    """How many articles of a store are copies, and how many are revisions, by its links."""
    (row,) = ask(engine, "copy_counts")
    return int(row["copies"].value), int(row["revisions"].value)
