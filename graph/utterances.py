"""Statements as networks need them: who speaks, about and to whom, when, and through whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

import pyoxigraph as ox

from graph.bindings import bindings
from graph.filters import Filters
from graph.questions import ask
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Utterance:
    """One statement; actors are ids, `date` is when it was said, else its article's day."""

    id: str
    speaker: str | None
    about: tuple[str, ...]
    addressee: str | None
    outlet: str | None
    date: str | None
    text: str


def utterances(store: Store, filters: Filters) -> Iterator[Utterance]:
    """The statements that meet the filters, in the order of their dates."""
    rows = ask(store.engine, "utterances", bindings(filters, store.base))
    for _, same in groupby(rows, key=lambda row: row["statement"].value):
        yield _utterance(store, list(same))


def _utterance(store: Store, rows: list[ox.QuerySolution]) -> Utterance:
    first = rows[0]

    def actor(row: ox.QuerySolution, name: str) -> str | None:
        return store.base.actor_id(row[name].value) if row[name] is not None else None

    return Utterance(
        id=store.base.statement_id(first["statement"].value),
        speaker=actor(first, "speaker"),
        about=tuple(sorted({id for row in rows if (id := actor(row, "spokenOf"))})),
        addressee=actor(first, "addressee"),
        outlet=actor(first, "reportedBy"),
        date=first["date"].value if first["date"] is not None else None,
        text=first["text"].value if first["text"] is not None else "",
    )
