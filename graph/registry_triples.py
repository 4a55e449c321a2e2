"""The registry of known actors as RDF: names, offices and terms (W3C ORG and OWL-Time)."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from rdflib import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SDO, SKOS, TIME, Literal, URIRef

from graph.triples.actors import ACTOR_CLASSES, acts_for
from graph.triples.terms import Quad, Triple, calendar_date, plain
from ingest.records import ActorType, fact_id
from ontology.namespaces import Base
from ontology.registry import NameKind, Office, Registry, RegistryActor, RegistryName, Term
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


def registry_quads(registry: Registry, base: Base) -> Iterator[Quad]:
    """The quads of the registry's graph, each once, in the order of the registry."""
    triples = chain(
        chain.from_iterable(_actor(actor, registry, base) for actor in registry.actors.values()),
        chain.from_iterable(_name(name, registry, base) for name in registry.names),
        chain.from_iterable(_office(office, base) for office in registry.offices.values()),
        chain.from_iterable(_term(term, registry, base) for term in registry.terms),
    )
    graph = base.graph_registry
    for subject, predicate, object_ in dict.fromkeys(triples):
        yield subject, predicate, object_, graph


def _actor(actor: RegistryActor, registry: Registry, base: Base) -> Iterator[Triple]:
    node, kind = base.actor(actor.id), ActorType(actor.type)
    yield node, RDF.type, ACTOR_CLASSES[kind]
    yield node, RDFS.label, plain(actor.label)
    if actor.state:
        yield node, DG.state, plain(actor.state)
    if state := acts_for(kind, actor.state, registry):
        yield node, DG.actsFor, base.actor(state)
    if actor.wikidata:
        yield node, OWL.sameAs, URIRef(_WIKIDATA + actor.wikidata)
    if actor.parent:
        yield node, ORG.subOrganizationOf, base.actor(actor.parent)
    if actor.gender in _GENDERS:
        yield node, SDO.gender, _GENDERS[actor.gender]
    if actor.family_name:
        yield node, FOAF.familyName, plain(actor.family_name)
    if actor.domain:
        yield node, FOAF.homepage, URIRef(f"https://{actor.domain}/")
    if actor.source:
        yield node, DCTERMS.source, plain(actor.source)


def _name(name: RegistryName, registry: Registry, base: Base) -> Iterator[Triple]:
    actor = registry.actors.get(name.actor)
    if actor is not None and name.text != actor.label:
        for predicate in _NAME_PROPERTIES[name.kind]:
            yield base.actor(name.actor), predicate, plain(name.text)


def _office(office: Office, base: Base) -> Iterator[Triple]:
    node = base.actor(office.id)
    yield node, DG.role, _ROLES[office.role]
    yield node, ORG.postIn, base.actor(office.of)
    for title in office.titles:
        yield node, DG.title, plain(title)


def _term(term: Term, registry: Registry, base: Base) -> Iterator[Triple]:
    """A term is a membership whose interval leaves open what the source does not tell."""
    office = registry.offices[term.office]
    id = fact_id(term.person, term.office, term.start, term.end)
    node = URIRef(f"{base.actor(term.person)}#term-{id}")
    interval = URIRef(f"{node}-interval")
    yield base.actor(term.person), ORG.holds, base.actor(term.office)
    yield node, RDF.type, ORG.Membership
    yield node, ORG.member, base.actor(term.person)
    yield node, ORG.organization, base.actor(office.of)
    yield node, ORG.role, _ROLES[office.role]
    yield node, DG.post, base.actor(term.office)
    yield node, ORG.memberDuring, interval
    yield interval, RDF.type, TIME.Interval
    yield from _instant(interval, TIME.hasBeginning, "start", term.start)
    yield from _instant(interval, TIME.hasEnd, "end", term.end)
    if (day := calendar_date(term.known_until)) is not None:
        yield node, DG.knownUntil, day


def _instant(interval: URIRef, predicate: URIRef, name: str, iso: str | None) -> Iterator[Triple]:
    day: Literal | None = calendar_date(iso)
    if iso is None or day is None:
        return
    node = URIRef(f"{interval}-{name}")
    exactness = {4: TIME.inXSDgYear, 7: TIME.inXSDgYearMonth, 10: TIME.inXSDDate}
    yield interval, predicate, node
    yield node, RDF.type, TIME.Instant
    yield node, exactness[len(iso)], day
