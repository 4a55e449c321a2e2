"""The links of each projection: relations, talk, common mentions, statements, quotations."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, groupby
from typing import Final

from graph.actor_index import actor_index
from graph.bindings import bindings
from graph.edges import Link, links, merged
from graph.errors import InvalidFilter
from graph.filters import Filters
from graph.once import original_of
from graph.questions import ask
from graph.shape import Shape
from graph.store import Store
from graph.utterances import Utterance, utterances
from ingest.records import ActorType
from ontology.relation_types import relation_types

_FOLDED: Final = frozenset({ActorType.PERSON, ActorType.GOVERNMENT, ActorType.POST})
_OF_ARTICLES: Final = ("since", "until", "outlet")
_NO_FILTER: Final = "copies"


def projected(store: Store, filters: Filters, shape: Shape) -> Iterator[Link]:
    """The links of the network that `shape` asks for.

    Raises:
        InvalidFilter: common mentions are narrowed down by what articles do not have.
    """
    make = _PROJECTIONS[shape.projection]
    found = _touching(_prepared(store, _made(make, store, filters), shape), shape.actors)
    if shape.expand:
        days = {"since": filters.since, "until": filters.until}
        wide = Filters(**days, outlet=filters.outlet, copies=filters.copies)
        around = _touching(_prepared(store, _made(make, store, wide), shape), shape.expand)
        # Each once, although the filters may let through what is expanded too.
        both = (*found, *around)
        found = iter(dict.fromkeys(both) if filters.copies else merged(both))
    hidden = frozenset(shape.hide)
    return (link for link in found if not {link.source, link.target} & hidden)


def _made(
    make: Callable[[Store, Filters], Iterable[Link]], store: Store, filters: Filters
) -> Iterable[Link]:
    found = make(store, filters)
    return found if filters.copies else merged(found)


def _prepared(store: Store, found: Iterable[Link], shape: Shape) -> Iterable[Link]:
    if shape.quads:
        known = relation_types()
        found = (
            link for link in found if link.type in known and known[link.type].quad in shape.quads
        )
    if shape.fold:
        found = _folded(found, state_of(store))
    return found if shape.directed else map(_ordered, found)


def _touching(found: Iterable[Link], actors: tuple[str, ...]) -> Iterator[Link]:
    """The links at one of the actors; all where none is given."""
    wanted = frozenset(actors)
    return (link for link in found if not wanted or {link.source, link.target} & wanted)


def state_of(store: Store) -> Mapping[str, str]:
    """Id of a person, a government or a post -> id of the state it acts for."""
    entries = actor_index(store).entries.values()
    states = {
        entry.state: entry.id
        for entry in sorted(entries, key=lambda entry: entry.id, reverse=True)
        if entry.type == ActorType.STATE and entry.state
    }
    return {
        entry.id: states[entry.state]
        for entry in entries
        if entry.type in _FOLDED and entry.state in states
    }


def _folded(found: Iterable[Link], states: Mapping[str, str]) -> Iterator[Link]:
    """The links between states; what stays within one state is no link any more."""
    for link in found:
        source, target = (states.get(id, id) for id in (link.source, link.target))
        if source != target:
            yield replace(link, source=source, target=target)


def _ordered(link: Link) -> Link:
    source, target = sorted((link.source, link.target))
    return replace(link, source=source, target=target)


def _about(store: Store, filters: Filters) -> Iterator[Link]:
    for said in utterances(store, filters):
        for id in said.about:
            if said.speaker and id != said.speaker:
                yield _link(said, said.speaker, "talks-about", id)


def _statements(store: Store, filters: Filters) -> Iterator[Link]:
    for said in utterances(store, filters):
        if said.speaker:
            yield _link(said, said.speaker, "says", said.id)
        for id in said.about:
            yield _link(said, said.id, "about", id)
        if said.addressee:
            yield _link(said, said.id, "to", said.addressee)


def _outlets(store: Store, filters: Filters) -> Iterator[Link]:
    for said in utterances(store, filters):
        for outlet in said.outlets:
            if said.speaker and said.speaker != outlet:
                link = _link(said, outlet, "quotes", said.speaker)
                yield replace(link, outlet=outlet, carriers=())


def _comentions(store: Store, filters: Filters) -> Iterator[Link]:
    for name in Filters.__dataclass_fields__:
        if getattr(filters, name) is not None and name not in (*_OF_ARTICLES, _NO_FILTER):
            allowed = ", ".join(_OF_ARTICLES)
            reason = f"common mentions can be narrowed down by {allowed} alone: leave it out"
            raise InvalidFilter(name, reason)
    rows = ask(store.engine, "comentions", bindings(filters, store.base))
    for article, found in groupby(rows, key=lambda row: row["article"].value):
        named = list(found)
        date, publisher = named[0]["date"], named[0]["publisher"]
        ids = [store.base.actor_id(row["actor"].value) for row in named]
        for source, target in combinations(sorted(set(ids)), 2):
            yield Link(
                relation=article,
                source=source,
                type="named-with",
                target=target,
                date=date.value if date is not None else None,
                outlet=store.base.actor_id(publisher.value) if publisher is not None else None,
                claimed=False,
                original=original_of(named[0], "article"),
            )


def _link(said: Utterance, source: str, type: str, target: str) -> Link:
    return Link(
        relation=said.id,
        source=source,
        type=type,
        target=target,
        date=said.date,
        outlet=said.outlet,
        claimed=False,
        carriers=said.carriers,
        original=said.original,
    )


_PROJECTIONS: Final[Mapping[str, Callable[[Store, Filters], Iterable[Link]]]] = {
    "relations": links,
    "about": _about,
    "comentions": _comentions,
    "statements": _statements,
    "outlets": _outlets,
}
