"""Who publishes an article: an outlet that reports, or a government that speaks for itself."""

import re
from dataclasses import dataclass

from ingest.cleaning import find_publisher, masthead
from ingest.gazetteer import Gazetteer
from ingest.records import Article
from ontology.registry import Registry, RegistryActor

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_OFFICIAL = frozenset({"Government", "State", "Organisation", "Post", "Group"})


@dataclass(frozen=True, slots=True)
class Setting:
    """The publisher as an actor.

    `outlet` is set where it is a news outlet, `issuer` where it is a government, an office or
    another body whose own words the text is; `states` are ISO codes it belongs to.
    """

    outlet: str | None = None
    issuer: str | None = None
    states: tuple[str, ...] = ()


class Publishers:
    """Recognises publishers among the registered actors."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._names = Gazetteer(registry.names)
        self._outlets = tuple(
            name.text for name in registry.names if registry.actors[name.actor].type == "Outlet"
        )

    def of(self, article: Article) -> Setting:
        """The setting of `article`, by its publisher or by what stands above its text."""
        name = article.publisher or find_publisher(masthead(article.text), self._outlets)
        actor = self._actor(name) if name else None
        if actor is None:
            return Setting()
        states = (actor.state,) if actor.state else ()
        if actor.type == "Outlet":
            return Setting(outlet=actor.id, states=states)
        return Setting(issuer=actor.id if actor.type in _OFFICIAL else None, states=states)

    def _actor(self, name: str) -> RegistryActor | None:
        bare = _IN_BRACKETS.sub("", name).strip()
        for text in (name, bare):
            for found in self._names.exact(text):
                return self._registry.actors[found.actor]
        hits = list(self._names.find(bare))
        return self._registry.actors[hits[0].names[0].actor] if hits else None
