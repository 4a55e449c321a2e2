"""Who publishes an article: an outlet that reports, or a government that speaks for itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cleaning import find_publisher, masthead
from ingest.gazetteer import Gazetteer
from ingest.records import Article, Span
from ontology.domains import outlet_at
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

    def of(self, article: Article, paragraphs: Sequence[Span] = ()) -> Setting:
        """The setting of `article`, whose `paragraphs` are read (sought anew if none are given).

        Its publisher's whole name tells it, else the domain of its address, else a name within
        that of the publisher or above the text.
        """
        actor = (
            self._named(article.publisher)
            or outlet_at(self._registry, article.url)
            or outlet_at(self._registry, article.publisher)
            or self._within(article.publisher or self._above(article.text, paragraphs))
        )
        if actor is None:
            return Setting()
        states = (actor.state,) if actor.state else ()
        if actor.type == "Outlet":
            return Setting(outlet=actor.id, states=states)
        return Setting(issuer=actor.id if actor.type in _OFFICIAL else None, states=states)

    def _named(self, name: str | None) -> RegistryActor | None:
        for text in (name, _bare(name)) if name else ():
            for found in self._names.exact(text):
                return self._registry.actors[found.actor]
        return None

    def _within(self, name: str | None) -> RegistryActor | None:
        if not name:
            return None
        hits = list(self._names.find(_bare(name)))
        return self._named(name) or (
            self._registry.actors[hits[0].names[0].actor] if hits else None
        )

    def _above(self, text: str, paragraphs: Sequence[Span]) -> str | None:
        head = text[: paragraphs[0].start] if paragraphs else masthead(text)
        return find_publisher(head, self._outlets)


def _bare(name: str) -> str:
    return _IN_BRACKETS.sub("", name).strip()
