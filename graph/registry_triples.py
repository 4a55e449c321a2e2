"""The registry of known actors as RDF: names, offices and terms (W3C ORG and OWL-Time)."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, ORG, OWL, RDFS, SDO, SKOS, TIME, URIRef

from graph.triples.actors import ACTOR_CLASSES, acts_for
from graph.triples.names import Names, names_under
from graph.triples.terms import TYPE, Term, Triple, calendar_date, plain, term, written
from ingest.records import ActorType, fact_id
from ontology.namespaces import Base
from ontology.registry import NameKind, Office, Registry, RegistryActor, RegistryName
from ontology.registry import Term as Tenure
from ontology.vocabulary import DG

_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_NAME_PROPERTIES: Final = {
    NameKind.NAME: (SKOS.altLabel,),
    NameKind.ALIAS: (SKOS.altLabel,),
    NameKind.ACRONYM: (SKOS.altLabel, DG.acronym),
    NameKind.METONYM: (SKOS.altLabel, DG.metonym),
    NameKind.ADJECTIVE: (SKOS.hiddenLabel, DG.adjective),
    NameKind.PEOPLE: (SKOS.hiddenLabel, DG.demonym),
}
_GENDERS: Final = {"m": SDO.Male, "f": SDO.Female}
_ROLES: Final = {
    "head-of-state": DG.HeadOfState,
    "head-of-government": DG.HeadOfGovernment,
    "foreign-minister": DG.ForeignMinister,
    "defence-minister": DG.DefenceMinister,
    "minister": DG.Minister,
    "deputy-minister": DG.DeputyMinister,
    "spokesperson": DG.Spokesperson,
    "head": DG.Head,
    "ambassador": DG.Ambassador,
    "envoy": DG.Envoy,
    "other": DG.OtherRole,
}


def registry_quads(registry: Registry, base: Base) -> Iterator[ox.Quad]:
    """The quads of the registry's graph, each once, in the order of the registry."""
    names = names_under(base)
    triples = chain(
        chain.from_iterable(_actor(actor, registry, names) for actor in registry.actors.values()),
        chain.from_iterable(_name(name, registry, names) for name in registry.names),
        chain.from_iterable(_office(office, names) for office in registry.offices.values()),
        chain.from_iterable(_held(held, registry, names) for held in registry.terms),
    )
    return ox.parse(written(triples, term(base.graph_registry)), format=ox.RdfFormat.N_QUADS)


def _actor(actor: RegistryActor, registry: Registry, names: Names) -> Iterator[Triple]:
    node, kind = names.actor(actor.id), ActorType(actor.type)
    yield node, TYPE, term(ACTOR_CLASSES[kind])
    yield node, term(RDFS.label), plain(actor.label)
    if actor.state:
        yield node, term(DG.state), plain(actor.state)
    if state := acts_for(kind, actor.state, registry):
        yield node, term(DG.actsFor), names.actor(state)
    if actor.wikidata:
        yield node, term(OWL.sameAs), term(URIRef(_WIKIDATA + actor.wikidata))
    if actor.parent:
        yield node, term(ORG.subOrganizationOf), names.actor(actor.parent)
    if actor.gender in _GENDERS:
        yield node, term(SDO.gender), term(_GENDERS[actor.gender])
    if actor.family_name:
        yield node, term(FOAF.familyName), plain(actor.family_name)
    if actor.domain:
        yield node, term(FOAF.homepage), term(URIRef(f"https://{actor.domain}/"))
    if actor.source:
        yield node, term(DCTERMS.source), plain(actor.source)


def _name(name: RegistryName, registry: Registry, names: Names) -> Iterator[Triple]:
    actor = registry.actors.get(name.actor)
    if actor is not None and name.text != actor.label:
        for predicate in _NAME_PROPERTIES[name.kind]:
            yield names.actor(name.actor), term(predicate), plain(name.text)


def _office(office: Office, names: Names) -> Iterator[Triple]:
    node = names.actor(office.id)
    yield node, term(DG.role), term(_ROLES[office.role])
    yield node, term(ORG.postIn), names.actor(office.of)
    for title in office.titles:
        yield node, term(DG.title), plain(title)


def _held(held: Tenure, registry: Registry, names: Names) -> Iterator[Triple]:
    """A term is a membership whose interval leaves open what the source does not tell."""
    office = registry.offices[held.office]
    id = fact_id(held.person, held.office, held.start, held.end)
    node = _part(names.actor(held.person), f"#term-{id}")
    interval = _part(node, "-interval")
    yield names.actor(held.person), term(ORG.holds), names.actor(held.office)
    yield node, TYPE, term(ORG.Membership)
    yield node, term(ORG.member), names.actor(held.person)
    yield node, term(ORG.organization), names.actor(office.of)
    yield node, term(ORG.role), term(_ROLES[office.role])
    yield node, term(DG.post), names.actor(held.office)
    yield node, term(ORG.memberDuring), interval
    yield interval, TYPE, term(TIME.Interval)
    yield from _instant(interval, term(TIME.hasBeginning), "start", held.start)
    yield from _instant(interval, term(TIME.hasEnd), "end", held.end)
    if (day := calendar_date(held.known_until)) is not None:
        yield node, term(DG.knownUntil), day


def _instant(interval: Term, predicate: Term, name: str, iso: str | None) -> Iterator[Triple]:
    day = calendar_date(iso)
    if iso is None or day is None:
        return
    node = _part(interval, f"-{name}")
    exactness = {4: term(TIME.inXSDgYear), 7: term(TIME.inXSDgYearMonth), 10: term(TIME.inXSDDate)}
    yield interval, predicate, node
    yield node, TYPE, term(TIME.Instant)
    yield node, exactness[len(iso)], day


def _part(node: Term, end: str) -> Term:
    return f"{node[:-1]}{end}>"
