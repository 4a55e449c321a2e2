"""The named SPARQL questions in `graph/queries/`, and how they are put to the engine.

A line that ends in `#? name` stands in the question only where the parameter `name` is given.
Values reach the engine as bindings of variables, never as text.
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
    result = quads.query(
        question(name, frozenset(given)),
        use_default_graph_as_union=True,
        substitutions={ox.Variable(key): value for key, value in given.items()},
    )
    assert isinstance(result, ox.QuerySolutions)
    return result


def _stands(line: str, given: frozenset[str]) -> bool:
    mark = _MARK.search(line)
    return mark is None or mark[1] in given
