"""The named SPARQL questions in `graph/queries/`, and how they are put to the engine.

A line that ends in `#? name` stands in the question only where the parameter `name` is given.
Values are terms of the engine, which writes them out itself, escapes and all.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import pyoxigraph as ox

from graph.engine import Engine

type Term = ox.NamedNode | ox.Literal

_FOLDER: Final = files("graph") / "queries"
_COLUMN: Final = re.compile(r"\s*\?(\w+)\s+#\? \1")
_VARIABLE: Final = re.compile(r"\?(\w+)")
_MARK: Final = re.compile(r"#\? (\w+)$")


def names() -> tuple[str, ...]:
    """The names of all questions."""
    found = (entry.name for entry in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".rq") for name in found if name.endswith(".rq")))


@cache
def question(name: str, given: frozenset[str] = frozenset()) -> str:
    """The SPARQL text of a question with the optional lines of the parameters given."""
    lines = (_FOLDER / f"{name}.rq").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if _stands(line, given))


def parameters(name: str) -> frozenset[str]:
    """The optional parameters of a question."""
    lines = (_FOLDER / f"{name}.rq").read_text("utf-8").splitlines()
    return frozenset(mark[1] for line in lines if (mark := _MARK.search(line)))


def ask(
    quads: Engine, name: str, bindings: Mapping[str, Term] | None = None
) -> Iterator[ox.QuerySolution]:
    """The solutions of a SELECT question over the union of all graphs."""
    given = bindings or {}
    text = _filled(question(name, frozenset(given)), given)
    result = quads.query(text, use_default_graph_as_union=True)
    assert isinstance(result, ox.QuerySolutions)
    return result


def _filled(text: str, given: Mapping[str, Term]) -> str:
    """The question with the values in the places of their variables.

    Bindings beside the text would do, but the engine plans without them: with the values it knows
    what narrows most, and answers several times sooner.
    """
    lines = "\n".join(line for line in text.splitlines() if not _COLUMN.fullmatch(line))
    head, where, pattern = lines.partition("\nWHERE")
    columns = _VARIABLE.sub(lambda found: _column(found, given), head)
    return f"{columns}{where}{_VARIABLE.sub(lambda found: _value(found, given), pattern)}"


def _value(found: re.Match[str], given: Mapping[str, Term]) -> str:
    return str(given[found[1]]) if found[1] in given else found[0]


def _column(found: re.Match[str], given: Mapping[str, Term]) -> str:
    return f"({given[found[1]]} AS {found[0]})" if found[1] in given else found[0]


def _stands(line: str, given: frozenset[str]) -> bool:
    mark = _MARK.search(line)
    return mark is None or mark[1] in given
