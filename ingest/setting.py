"""Who publishes an article: an outlet that reports, or a government that speaks for itself."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ingest.cleaning import find_publisher, masthead
from ingest.gazetteer import Gazetteer
from ingest.records import Article
from ontology.registry import Registry, RegistryActor

_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
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
        self._domains = {
            actor.domain.lower(): actor for actor in registry.actors.values() if actor.domain
        }

    def of(self, article: Article) -> Setting:
        """The setting of `article`.

        Its publisher's whole name tells it, else the domain of its address, else a name within
        that of the publisher or above the text.
        """
        actor = (
            self._named(article.publisher)
            or self._at(article.url)
            or self._at(f"//{article.publisher}")
            or self._within(article.publisher or self._above(article.text))
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

    def _above(self, text: str) -> str | None:
        return find_publisher(masthead(text), self._outlets)

    def _at(self, url: str | None) -> RegistryActor | None:
        """The outlet whose domain the address is in: `news.example.org` is in `example.org`."""
        host = host_of(url)
        while "." in host:
            if host in self._domains:
                return self._domains[host]
            host = host.partition(".")[2]
        return None


def is_domain(name: str) -> bool:
    """Whether a publisher is given by its web domain only: `example.org`."""
    return _DOMAIN.fullmatch(name) is not None


def host_of(url: str | None) -> str:
    """The host of an address, in small letters, without a `www.`; empty if it has none."""
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _bare(name: str) -> str:
    return _IN_BRACKETS.sub("", name).strip()
