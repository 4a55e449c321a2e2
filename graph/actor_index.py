"""All actors of a store by name, kept in memory and renewed when the store has changed."""

from collections import defaultdict
from dataclasses import dataclass

from rdflib import RDFS, SKOS

from graph.folding import fold
from graph.memory import remembered
from graph.questions import ask
from graph.reading import Node, read_nodes
from graph.store import Store
from ingest.records import ActorType
from ontology.vocabulary import DG, DG_NS


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor: `names` are its aliases, best known first; `keys` label and aliases, folded.

    `family` is a person's family name, folded; of one that only articles describe, the last word.
    """

    id: str
    label: str
    type: str
    state: str | None
    wikidata: str | None
    names: tuple[str, ...]
    keys: tuple[str, ...]
    family: str | None = None


class ActorIndex:
    """Actors by id and by name, with how often they are mentioned and how often they speak."""

    def __init__(self, store: Store) -> None:
        self.entries: dict[str, Entry] = dict(_known(store))
        self.entries |= _minted(store, self.entries)
        self.mentions = _counts(store, "mention_counts")
        self.statements = _counts(store, "statement_counts")
        self.labels: dict[str, list[str]] = defaultdict(list)
        self.aliases: dict[str, list[str]] = defaultdict(list)
        self.families: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries.values():
            self.labels[entry.keys[0]].append(entry.id)
            for key in entry.keys[1:]:
                self.aliases[key].append(entry.id)
            if entry.family:
                self.families[entry.family].append(entry.id)


def actor_index(store: Store) -> ActorIndex:
    """The index of the store as it is now."""
    return remembered(store, "actors", lambda: ActorIndex(store))


def _known(store: Store) -> dict[str, Entry]:
    registry = store.registry
    return {
        actor.id: _entry(
            actor.id,
            actor.label,
            actor.type,
            actor.state,
            registry.aliases(actor.id),
            actor.wikidata,
            actor.family_name,
        )
        for actor in registry.actors.values()
    }


def _minted(store: Store, known: dict[str, Entry]) -> dict[str, Entry]:
    """Actors that only articles describe; where these disagree, the first in the alphabet."""
    types: dict[str, str] = {}
    for row in ask(store.engine, "actor_types"):
        id, type = store.base.actor_id(row["actor"].value), row["class"].value
        if id not in known:
            types[id] = min(type.removeprefix(DG_NS), types.get(id, "~"))
    nodes = {store.base.actor(id): id for id in types}
    described = read_nodes(store.engine, nodes)
    return {nodes[iri]: _described(nodes[iri], types[nodes[iri]], node) for iri, node in described}


def _described(id: str, type: str, node: Node) -> Entry:
    label, *others = node.all(RDFS.label) or (id,)
    names = (*others, *node.all(SKOS.altLabel))
    return _entry(id, label, type, node.one(DG.state), tuple(dict.fromkeys(names)), None)


def _entry(
    id: str,
    label: str,
    type: str,
    state: str | None,
    names: tuple[str, ...],
    wikidata: str | None,
    family: str | None = None,
) -> Entry:
    keys = (fold(label), *dict.fromkeys(fold(name) for name in names))
    if type == ActorType.PERSON:
        family = fold(family) if family else keys[0].rpartition(" ")[2]
    return Entry(id, label, type, state, wikidata, names, keys, family or None)


def _counts(store: Store, question: str) -> dict[str, int]:
    rows = ask(store.engine, question)
    return {store.base.actor_id(row["actor"].value): int(row["count"].value) for row in rows}
