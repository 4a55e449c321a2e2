"""Statements as networks need them: who speaks, about and to whom, when, and through whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import pyoxigraph as ox

from graph.bindings import bindings
from graph.filters import Filters
from graph.once import original_of
from graph.questions import ask
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Utterance:
    """One statement; actors are ids, `date` is when it was said, else its article's day.

    `original` is the IRI of the first report of it, `carriers` are the outlets that report it
    beside `outlet`.
    """

    id: str
    speaker: str | None
    about: tuple[str, ...]
    addressee: str | None
    outlet: str | None
    date: str | None
    text: str
    original: str
    carriers: tuple[str, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Ids of all outlets that report it."""
        return (*((self.outlet,) if self.outlet else ()), *self.carriers)


def utterances(store: Store, filters: Filters) -> Iterator[Utterance]:
    """The statements that meet the filters, in the order of their dates.

    What several articles report alike is one, the first, unless the filters say otherwise.
    """
    rows = ask(store.engine, "utterances", bindings(filters, store.base))
    grouped = groupby(rows, key=lambda row: row["statement"].value)
    found = (_utterance(store, list(same)) for _, same in grouped)
    return found if filters.copies else _merged(found)


def _merged(found: Iterable[Utterance]) -> Iterator[Utterance]:
    reports: dict[str, list[Utterance]] = {}
    for one in found:
        reports.setdefault(one.original, []).append(one)
    for first, *others in reports.values():
        outlets = dict.fromkeys(outlet for one in others for outlet in one.outlets)
        outlets.pop(first.outlet or "", None)
        yield replace(first, carriers=tuple(outlets)) if outlets else first


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
        original=original_of(first, "statement"),
    )
