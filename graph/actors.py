"""Finding actors by name, and telling which one a name means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from graph.actor_index import ActorIndex, Entry, actor_index
from graph.cursors import first_of, next_cursor
from graph.errors import AmbiguousActor, InvalidFilter, UnknownActor
from graph.folding import fold
from graph.pages import Page
from graph.store import Store
from ingest.records import ActorType

__all__ = [
    "ActorRow",
    "AmbiguousActor",
    "UnknownActor",
    "get_actor",
    "resolve_actor",
    "search_actors",
]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor, with how many mentions of it and statements by it the store holds."""

    id: str
    label: str
    aliases: tuple[str, ...]
    type: str
    state: str | None
    wikidata: str | None
    mentions: int
    statements: int


def search_actors(
    store: Store,
    q: str = "",
    type: str | None = None,
    state: str | None = None,
    limit: int = 50,
    offset: int = 0,
    cursor: str | None = None,
) -> Page[ActorRow]:
    """Actors whose names hold the words of `q`, case and accents apart.

    Labels that begin with it come first, then other names that do, then names with a word that
    begins with it, then names that contain it; the most mentioned first among equals.

    Args:
        store: where to look.
        q: part of a name; empty for all actors.
        type: one of the actor types, in any case (`Person`).
        state: ISO alpha-2 code, in any case.
        limit: how many to return at most.
        offset: how many to pass over.
        cursor: where the part before ended.

    Raises:
        InvalidFilter: there is no such type, or the state is no code of two letters, or the
            cursor is of another list.
    """
    _check(type, state)
    index = actor_index(store)
    key = fold(q)
    found: list[tuple[int, int, str, str]] = []
    for entry in index.entries.values():
        if _fits(entry, type, state) and (rank := _rank(entry, key)) is not None:
            found.append((rank, -index.mentions.get(entry.id, 0), entry.keys[0], entry.id))
    found.sort()
    first = first_of(found, offset, cursor)
    rows = tuple(_row(index, id) for *_, id in found[first : first + limit])
    return Page(rows, len(found), limit, first, next_cursor(found, first + limit))


def get_actor(store: Store, id: str) -> ActorRow | None:
    """The actor with this id, or None."""
    index = actor_index(store)
    return _row(index, id) if id in index.entries else None


def actor_rows(store: Store, ids: Iterable[str]) -> tuple[ActorRow, ...]:
    """The actors with these ids, in this order; those unknown are left out."""
    index = actor_index(store)
    return tuple(_row(index, id) for id in ids if id in index.entries)


def resolve_actor(store: Store, text: str) -> str:
    """The id of the actor that a text means: its id, else its label, else another name.

    Names count as written first, then with case, accents and dots apart. A name that nobody has
    is tried as a family name, of those whom articles mention before all others.

    Raises:
        UnknownActor: nobody is called so.
        AmbiguousActor: several are, in the same degree.
    """
    index, name = actor_index(store), text.strip()
    if name in index.entries:
        return name
    key = fold(name)
    labelled, aliased = index.labels.get(key, []), index.aliases.get(key, [])
    family = index.families.get(key, [])
    degrees = (
        [id for id in labelled if index.entries[id].label == name],
        [id for id in aliased if name in index.entries[id].names],
        labelled,
        aliased,
        [id for id in family if id in index.mentions],
        family,
    )
    for ids in degrees:
        if len(ids) == 1:
            return ids[0]
        if ids:
            ids = sorted(ids, key=lambda id: (-index.mentions.get(id, 0), id))
            raise AmbiguousActor(name, [_row(index, id) for id in ids])
    raise UnknownActor(name, search_actors(store, name, limit=5).items if key else ())


def _check(type: str | None, state: str | None) -> None:
    if type and type.casefold() not in {known.casefold() for known in ActorType}:
        raise InvalidFilter("type", f"'{type}' is no type of actor: use {', '.join(ActorType)}")
    if state and not re.fullmatch("[A-Za-z]{2}", state):
        raise InvalidFilter("state", f"'{state}' is no ISO alpha-2 code: write GB, say")


def _fits(entry: Entry, type: str | None, state: str | None) -> bool:
    if type and entry.type.casefold() != type.casefold():
        return False
    return not state or entry.state == state.upper()


def _rank(entry: Entry, key: str) -> int | None:
    """How well a name matches, 0 best; None if it does not."""
    label, *others = entry.keys
    if not key or label == key:
        return 0
    if label.startswith(key):
        return 1
    if any(name.startswith(key) for name in others):
        return 2
    if any(f" {key}" in name for name in entry.keys):
        return 3
    return 4 if any(key in name for name in entry.keys) else None


def _row(index: ActorIndex, id: str) -> ActorRow:
    entry = index.entries[id]
    return ActorRow(
        id=id,
        label=entry.label,
        aliases=entry.names,
        type=entry.type,
        state=entry.state,
        wikidata=entry.wikidata,
        mentions=index.mentions.get(id, 0),
        statements=index.statements.get(id, 0),
    )
