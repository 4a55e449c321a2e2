"""The actors of one article as RDF: enough to read the article's graph by itself."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rdflib import RDFS, SKOS

from graph.triples.names import Names
from graph.triples.terms import TYPE, Triple, plain, term
from ingest.records import Actor, ActorType, Extraction
from ontology.domains import outlet_at
from ontology.registry import Registry
from ontology.vocabulary import DG

ACTOR_CLASSES: Final = {
    ActorType.PERSON: DG.Person,
    ActorType.STATE: DG.State,
    ActorType.GOVERNMENT: DG.Government,
    ActorType.ORGANISATION: DG.Organisation,
    ActorType.GROUP: DG.Group,
    ActorType.OUTLET: DG.Outlet,
    ActorType.POST: DG.Post,
}
_ACTING: Final = (ActorType.PERSON, ActorType.GOVERNMENT, ActorType.POST)


def actor_triples(
    extraction: Extraction, names: Names, registry: Registry | None
) -> Iterator[Triple]:
    """Type, names and state of the article's actors, those of the registry excepted.

    These stand once, in the registry's graph: described anew in every article, they would multiply
    the answers of each query that joins an actor's label over the union of all graphs.
    """
    for actor in extraction.actors:
        if registry is None or actor.id not in registry.actors:
            yield from _describe(actor, names, registry)


def acts_for(type: ActorType, state: str | None, registry: Registry | None) -> str | None:
    """The id of the state on whose behalf an actor of this type and state code acts."""
    if state is None or registry is None or type not in _ACTING:
        return None
    return registry.state_actor(state)


def publisher_of(extraction: Extraction, registry: Registry | None) -> str | None:
    """The id of the outlet that published the article: one of its actors, or of the registry.

    Where the article names none, it is the one outlet that all its statements are reported by.
    Where its name is not known, the domain of the article's address tells it.
    """
    found = outlet_at(registry, extraction.article.url) if registry else None
    at = found.id if found else None
    name = (extraction.article.publisher or "").strip().casefold()
    if not name:
        outlets = {statement.reported_by for statement in extraction.statements}
        return outlets.pop() if len(outlets) == 1 else at
    for actor in extraction.actors:
        if actor.type is ActorType.OUTLET and name in _names(actor.label, *actor.aliases):
            return actor.id
    known = _outlets(registry).get(name) if registry else None
    return known or at


@lru_cache(maxsize=4)
def _outlets(registry: Registry) -> dict[str, str]:
    """Folded name -> id of every known outlet; where two share a name, the first one's."""
    found: dict[str, str] = {}
    for name in registry.names:
        if registry.actors[name.actor].type == ActorType.OUTLET:
            found.setdefault(name.text.casefold(), name.actor)
    for actor in registry.actors.values():
        if actor.type == ActorType.OUTLET:
            found[actor.label.casefold()] = actor.id
    return found


def _names(*names: str) -> set[str]:
    return {name.casefold() for name in names}


def _describe(actor: Actor, names: Names, registry: Registry | None) -> Iterator[Triple]:
    node = names.actor(actor.id)
    yield node, TYPE, term(ACTOR_CLASSES[actor.type])
    yield node, term(RDFS.label), plain(actor.label)
    if actor.state:
        yield node, term(DG.state), plain(actor.state)
    if state := acts_for(actor.type, actor.state, registry):
        yield node, term(DG.actsFor), names.actor(state)
    for alias in actor.aliases:
        yield node, term(SKOS.altLabel), plain(alias)
