"""Names of actors, as people write them, turned into the ids that the graph asks for."""

from dataclasses import replace
from typing import Final

from graph.actors import resolve_actor
from graph.filters import Filters
from graph.store import Store

ACTOR_FILTERS: Final = ("by", "about", "to", "subject", "object", "outlet")


def select(store: Store, **given: str | None) -> Filters:
    """The filters that are given, each actor by id or by name; empty texts count as not given.

    Raises:
        UnknownActor: an actor is not in the store.
        AmbiguousActor: a name is borne by several.
        InvalidFilter: a value cannot be used.
    """
    filters = Filters(**{name: (value or "").strip() or None for name, value in given.items()})
    named = {name: value for name in ACTOR_FILTERS if (value := getattr(filters, name))}
    return replace(filters, **{name: resolve_actor(store, text) for name, text in named.items()})
