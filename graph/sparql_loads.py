"""The LOADs of an update: what they fetch is put in their place before the store is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.sparql_guard import target
from graph.sparql_tokens import Token, tokens_of

# What is fetched by the engine itself, which has no way to do so: nothing.
NOWHERE: Final = "about:blank"


@dataclass(frozen=True, slots=True)
class Load:
    """One LOAD: what it fetches, whether it may fail, its graph as written, and its offsets."""

    address: str
    silent: bool
    graph: str | None
    start: int
    end: int


def loads_in(text: str) -> tuple[Load, ...]:
    """The LOADs of an update that has been checked, those that fetch nothing left out."""
    return tuple(load for load in _loads(tuple(tokens_of(text))) if load.address != NOWHERE)


def with_data(text: str, fetched: Mapping[Load, bytes | None]) -> str:
    """The update with data in the place of its LOADs.

    Args:
        text: the update.
        fetched: N-Triples for each of `loads_in`, or None where a silent one failed.
    """
    for load in sorted(fetched, key=lambda load: load.start, reverse=True):
        text = text[: load.start] + _data(load, fetched[load]) + text[load.end :]
    return text


def _loads(tokens: tuple[Token, ...]) -> Iterator[Load]:
    for number, token in enumerate(tokens):
        if token.keyword != "LOAD":
            continue
        address = target(tokens, number)
        if address is None:
            continue
        place = tokens.index(address, number)
        last, graph = address, None
        into = tokens[place + 1 : place + 4]
        if [each.keyword for each in into[:2]] == ["INTO", "GRAPH"]:
            if len(into) < 3:
                continue
            last, graph = into[2], into[2].text
        silent = place > number + 1
        yield Load(address.text.strip("<>"), silent, graph, token.start, last.end)


def _data(load: Load, triples: bytes | None) -> str:
    if triples is None:
        return f"LOAD SILENT <{NOWHERE}>"
    data = f"{{\n{triples.decode()}}}"
    return f"INSERT DATA {data if load.graph is None else f'{{ GRAPH {load.graph} {data} }}'}"
