"""The query parameters of the endpoints, each described once."""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.selection import select, shaped
from graph.filters import Filters
from graph.shape import PROJECTIONS, Shape
from graph.store import Store

type Format = Literal["json", "csv", "ttl"]

FormatField = Annotated[
    str | None,
    Field(description="json, csv or ttl; beats the Accept header.", examples=["csv"]),
]
Since = Annotated[
    str | None, Field(description="From this day, month or year on.", examples=["2025-04-24"])
]
Until = Annotated[
    str | None,
    Field(description="Up to and including this day, month or year.", examples=["2025-04"]),
]
Outlet = Annotated[
    str | None,
    Field(description="Reported by this outlet: id or name.", examples=["the-independent"]),
]
TypeField = Annotated[
    str | None,
    Field(description="A relation type or a family of them.", examples=["urges", "REQUEST"]),
]
CopiesField = Annotated[
    bool,
    Field(description="Count every report of what several articles tell alike, not the first."),
]


class FilterQuery(BaseModel):
    """What narrows down statements, relations and exports; all that are given must hold."""

    model_config = ConfigDict(extra="forbid")
    not_filters: ClassVar[frozenset[str]] = frozenset({"format", "limit", "offset", "cursor"})

    by: str | None = Field(
        None, description="Said by this actor: id or name.", examples=["keir-starmer"]
    )
    about: str | None = Field(
        None, description="Said about this actor: id or name.", examples=["russia"]
    )
    to: str | None = Field(
        None, description="Said to this actor: id or name.", examples=["sky-news"]
    )
    subject: str | None = Field(
        None, description="The relation's subject: id or name.", examples=["united-kingdom"]
    )
    object: str | None = Field(
        None, description="The relation's object: id or name.", examples=["russia"]
    )
    type: TypeField = None
    since: Since = None
    until: Until = None
    outlet: Outlet = None
    text: str | None = Field(
        None, description="Words that its sentences hold.", examples=["ceasefire"]
    )
    quotation: str | None = Field(
        None, description="direct, indirect or mixed.", examples=["direct"]
    )
    polarity: str | None = Field(None, description="affirmed or negated.", examples=["affirmed"])
    copies: CopiesField = False

    def filters(self, store: Store) -> Filters:
        """The filters for the graph, names of actors turned into ids.

        Raises:
            UnknownActor, AmbiguousActor, InvalidFilter: see `api.selection.select`.
        """
        return select(store, **self.model_dump(exclude=set(self.not_filters)))


class ShapeQuery(FilterQuery):
    """The facts that a network is made of, and how it is made of them."""

    not_filters: ClassVar[frozenset[str]] = frozenset(
        {
            *("format", "limit", "offset", "cursor", "time"),
            *("projection", "fold", "minimum", "actor", "quad", "expand", "hide"),
        }
    )

    projection: str = Field(
        "relations",
        description="; ".join(f"{name}: {meaning}" for name, meaning in PROJECTIONS.items()) + ".",
        examples=["about"],
    )
    fold: bool = Field(False, description="Put persons, governments and posts into their states.")
    minimum: int = Field(1, ge=1, description="Least weight of an edge.", examples=[2])
    actor: list[str] = Field(
        default_factory=list,
        description="Only edges that touch this actor, or one of several: id or name.",
        examples=[["russia"]],
    )

    quad: list[str] = Field(
        default_factory=list,
        description="Only relations of this PLOVER quad, or one of several: VC, MC, VX, MX.",
        examples=[["MX"]],
    )
    expand: list[str] = Field(
        default_factory=list,
        description="Also the edges that touch this actor, or one of several, whatever else is "
        "asked but days, outlet and quad: id or name.",
        examples=[["russia"]],
    )
    hide: list[str] = Field(
        default_factory=list,
        description="No edge that touches this actor, or one of several: id or name.",
        examples=[["united-states"]],
    )

    def shape(self, store: Store) -> Shape:
        """The shape of the network, names of actors turned into ids.

        Raises:
            UnknownActor, AmbiguousActor, InvalidFilter: see `api.selection.shaped`.
        """
        return shaped(
            store,
            self.projection,
            self.fold,
            self.minimum,
            self.actor,
            self.quad,
            self.expand,
            self.hide,
        )


class ExportQuery(ShapeQuery):
    """What goes into a file."""

    time: str | None = Field(
        None,
        description="How GEXF tells time: timestamps (the days of an edge), cumulative (from its "
        "first day on) or none.",
        examples=["cumulative"],
    )


class NetworkQuery(ShapeQuery):
    """Which part of a network."""

    limit: int = Field(500, ge=1, le=10000, description="How many actors at most.")


class Paging(BaseModel):
    """Which part of a list to answer with, and how."""

    limit: int = Field(50, ge=1, le=1000, description="How many rows at most.")
    offset: int = Field(0, ge=0, le=10**9, description="How many rows to pass over.")
    cursor: str | None = Field(
        None,
        max_length=2000,
        description="Where the part before ended: its `cursor`. Whatever is written meanwhile, "
        "nothing is told twice or left out.",
    )
    format: FormatField = None


class FactQuery(Paging, FilterQuery):
    """Statements or relations: which, and how many."""


class ActorFilter(BaseModel):
    """Which actors."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field("", description="Part of a name; empty for all.", examples=["starmer"])
    type: str | None = Field(None, description="A type of actor.", examples=["Person"])
    state: str | None = Field(None, description="ISO alpha-2 code of a state.", examples=["GB"])


class ActorQuery(Paging, ActorFilter):
    """Which actors, and how many."""


class ListQuery(Paging):
    """How many articles."""

    model_config = ConfigDict(extra="forbid")


class NeighbourhoodQuery(BaseModel):
    """How far to go from an actor, and along which relations."""

    model_config = ConfigDict(extra="forbid")

    hops: int = Field(1, ge=1, le=5, description="How many relations to follow at most.")
    type: TypeField = None
    since: Since = None
    until: Until = None
    outlet: Outlet = None
    copies: CopiesField = False
    limit: int = Field(200, ge=1, le=5000, description="How many actors at most.")
    format: FormatField = None


class OneQuery(BaseModel):
    """How to answer with a single thing."""

    model_config = ConfigDict(extra="forbid")

    format: FormatField = None
