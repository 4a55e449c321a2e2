"""Actors and the network around one, as JSON."""

from typing import Final, Self

from pydantic import BaseModel, ConfigDict, Field

from api.models.facts import ActorId, Label, SomeDate
from api.tabular import columns
from graph.actors import ActorRow
from graph.neighbourhood import Edge, Neighbourhood


class ActorOut(BaseModel):
    """Somebody who can speak or act."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    id: ActorId
    label: Label
    aliases: tuple[str, ...] = Field(description="Other names, the best known first.")
    type: str = Field(
        description="Person, State, Government, Organisation, Group, Outlet or Post",
        examples=["Person"],
    )
    state: str | None = Field(description="ISO alpha-2 code of its state.", examples=["GB"])
    wikidata: str | None = Field(examples=["Q6383803"])
    mentions: int = Field(description="How often articles name it.", examples=[12])
    statements: int = Field(description="How many statements it made.", examples=[5])

    @classmethod
    def from_row(cls, row: ActorRow) -> Self:
        """The model of a row of the graph."""
        return cls.model_validate(row)


class EdgeOut(BaseModel):
    """All relations of one type from one actor to another; `weight` is how many."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    source: ActorId
    relation: str = Field(examples=["urges"])
    plover: str = Field(examples=["REQUEST"])
    target: ActorId
    weight: int = Field(examples=[2])
    first_seen: SomeDate | None
    last_seen: SomeDate | None

    @classmethod
    def from_row(cls, row: Edge) -> Self:
        """The model of an edge of the graph."""
        return cls.model_validate(row)


class NeighbourhoodOut(BaseModel):
    """The actors around one, nearest first, and the relations among them."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    centre: ActorId
    nodes: tuple[ActorOut, ...]
    edges: tuple[EdgeOut, ...]
    truncated: bool = Field(description="Whether the limit kept some actor out.")

    @classmethod
    def from_graph(cls, found: Neighbourhood) -> Self:
        """The model of a neighbourhood."""
        return cls.model_validate(found)


ACTOR_COLUMNS: Final = columns("id label type state wikidata aliases mentions statements")
EDGE_COLUMNS: Final = columns("source relation plover target weight first_seen last_seen")
