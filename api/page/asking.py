"""What the form and the page of an actor ask of the graph, and where the same is as data."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, ConfigDict

from api.models.facts import RelationOut
from api.page.views import StatementView, statement_view
from api.selection import select
from graph.actors import ActorRow
from graph.articles import get_article
from graph.filters import Filters
from graph.relations import find_relations
from graph.statements import find_statements
from graph.store import Store

SHOWN: Final = 25


class Asked(BaseModel):
    """The fields of the form; `about` is also at whom a relation aims."""

    model_config = ConfigDict(extra="forbid")

    by: str | None = None
    about: str | None = None
    type: str | None = None
    text: str | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is asked."""
        return not any((self.by, self.about, self.type, self.text))


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an answer; `address` gives all of it as data, `total` counts it."""

    title: str
    anchor: str
    kind: Literal["statements", "relations"]
    views: tuple[StatementView, ...] | tuple[RelationOut, ...]
    total: int
    address: str


def answered(store: Store, asked: Asked) -> tuple[Section, ...]:
    """Statements and relations that fit the form; nothing where nothing is asked.

    Raises:
        UnknownActor, AmbiguousActor, InvalidFilter: see `api.selection.select`.
    """
    if asked.empty:
        return ()
    said = select(store, by=asked.by, about=asked.about, type=asked.type, text=asked.text)
    done = select(store, subject=asked.by, object=asked.about, type=asked.type, text=asked.text)
    return (
        _statements(store, "Said", "said", said),
        _relations(store, "Relations", "relations", done),
    )


def around_actor(store: Store, actor: ActorRow) -> tuple[Section, ...]:
    """What an actor said, what was said about it, and how it stands to others."""
    id, label = actor.id, actor.label
    return (
        _statements(store, f"Said by {label}", "by", Filters(by=id)),
        _statements(store, f"Said about {label}", "about", Filters(about=id)),
        _relations(store, f"What {label} does", "does", Filters(subject=id)),
        _relations(store, f"What is done to {label}", "done", Filters(object=id)),
    )


def _statements(store: Store, title: str, anchor: str, filters: Filters) -> Section:
    page = find_statements(store, filters, SHOWN)
    text_of = _texts(store)
    views = tuple(statement_view(row, text_of(row.article)) for row in page.items)
    address = _address("/statements", filters)
    return Section(title, anchor, "statements", views, page.total, address)


def _relations(store: Store, title: str, anchor: str, filters: Filters) -> Section:
    page = find_relations(store, filters, SHOWN)
    views = tuple(map(RelationOut.from_row, page.items))
    address = _address("/relations", filters)
    return Section(title, anchor, "relations", views, page.total, address)


def _texts(store: Store) -> Callable[[str], str]:
    @cache
    def text_of(article: str) -> str:
        detail = get_article(store, article)
        return detail.text if detail else ""

    return text_of


def _address(path: str, filters: Filters) -> str:
    given = {name: getattr(filters, name) for name in Filters.__dataclass_fields__}
    return f"{path}?{urlencode({name: value for name, value in given.items() if value})}"
