"""Names of actors, as people write them, turned into the ids that the graph asks for."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from graph.actors import resolve_actor
from graph.filters import Filters
from graph.shape import Shape
from graph.store import Store

ACTOR_FILTERS: Final = ("by", "about", "to", "subject", "object", "outlet")


def select(store: Store, *, copies: bool = False, **given: str | None) -> Filters:
    """The filters that are given, each actor by id or by name; empty texts count as not given.

    With `copies` every report of what several articles tell alike counts.

    Raises:
        UnknownActor: an actor is not in the store.
        AmbiguousActor: a name is borne by several.
        InvalidFilter: a value cannot be used.
    """
    texts: dict[str, Any] = {name: (text or "").strip() or None for name, text in given.items()}
    filters = Filters(copies=copies, **texts)
    named = {name: value for name in ACTOR_FILTERS if (value := getattr(filters, name))}
    ids: dict[str, Any] = {name: resolve_actor(store, text) for name, text in named.items()}
    return replace(filters, **ids)


def shaped(
    store: Store,
    projection: str = "relations",
    fold: bool = False,
    minimum: int = 1,
    actors: Iterable[str] = (),
    quads: Iterable[str] = (),
    expand: Iterable[str] = (),
    hide: Iterable[str] = (),
) -> Shape:
    """The shape of a network, each actor by id or by name.

    Raises:
        UnknownActor: an actor is not in the store.
        AmbiguousActor: a name is borne by several.
        InvalidFilter: a value cannot be used.
    """
    return Shape(
        projection=projection,
        fold=fold,
        minimum=minimum,
        actors=_ids(store, actors),
        quads=tuple(dict.fromkeys(quad.upper() for quad in quads)),
        expand=_ids(store, expand),
        hide=_ids(store, hide),
    )


def _ids(store: Store, texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(resolve_actor(store, text) for text in texts if text.strip()))
