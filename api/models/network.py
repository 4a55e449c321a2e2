"""A network and its months, as JSON."""

from typing import Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field

from api.models.facts import ActorId, Label, SomeDate
from api.tabular import columns
from graph.layout import Positions
from graph.network import Network


class NodeOut(BaseModel):
    """One actor (or statement) of a network, measured and placed."""

    model_config = ConfigDict(frozen=True)

    id: str
    label: Label
    type: str = Field(examples=["State"])
    state: str | None = Field(None, examples=["GB"])
    statements: int = Field(description="How many statements it made, in the whole store.")
    x: float = Field(description="Between -1000 and 1000.")
    y: float = Field(description="Between -1000 and 1000.")
    first_seen: SomeDate | None = None
    last_seen: SomeDate | None = None
    in_degree: int = Field(description="How many edges lead to it.")
    out_degree: int = Field(description="How many edges lead from it.")
    weighted_degree: int = Field(description="How many facts it stands in.")
    pagerank: float
    betweenness: float
    community: int = Field(description="Number of its community, 0 the largest.")
    made: int = Field(description="Facts that it is the source of.")
    received: int = Field(description="Facts that it is the target of.")
    cooperative: int
    conflictual: int
    balance: float | None = Field(None, description="-1 all conflictual, 1 all cooperative.")
    mean_intensity: float | None = Field(None, description="PLOVER's score, -10 to 10.")


class TieOut(BaseModel):
    """All facts of one kind from one actor to another; `weight` is how many."""

    model_config = ConfigDict(frozen=True)

    source: ActorId
    relation: str = Field(examples=["urges"])
    target: ActorId
    family: str | None = Field(None, examples=["REQUEST"])
    quad: str | None = Field(None, description="PLOVER's VC, MC, VX or MX.", examples=["VC"])
    intensity: float | None = None
    weight: int
    claimed: int = Field(description="How many of them only an actor quoted vouches for.")
    facts: tuple[str, ...] = Field(
        description="Ids of the relations, or of statements; of articles that name both."
    )
    outlets: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    first_seen: SomeDate | None = None
    last_seen: SomeDate | None = None


class NetworkOut(BaseModel):
    """A network; `truncated` says that the limit kept some actor out."""

    projection: str
    directed: bool
    total_nodes: int
    total_edges: int
    truncated: bool
    nodes: tuple[NodeOut, ...]
    edges: tuple[TieOut, ...]

    @classmethod
    def from_graph(
        cls, graph: Network, places: Positions, projection: str, total: tuple[int, int]
    ) -> Self:
        """The model of a measured network; `total` is how many nodes and edges there were."""
        nodes = tuple(_node(id, data, places[id]) for id, data in graph.nodes(data=True))
        edges = tuple(
            TieOut.model_validate({"source": source, "target": target, **data})
            for source, target, data in graph.edges(data=True)
        )
        return cls(
            projection=projection,
            directed=bool(graph.graph["directed"]),
            total_nodes=total[0],
            total_edges=total[1],
            truncated=len(nodes) < total[0],
            nodes=nodes,
            edges=edges,
        )


class MonthOut(BaseModel):
    """One month of a network."""

    model_config = ConfigDict(frozen=True, from_attributes=True)

    month: str = Field(examples=["2025-04"])
    actors: int
    facts: int
    cooperative: int
    conflictual: int
    balance: float | None
    mean_intensity: float | None


class TimelineOut(BaseModel):
    """The months that have a fact, in order."""

    items: tuple[MonthOut, ...]


def _node(id: str, data: dict[str, Any], place: tuple[float, float]) -> NodeOut:
    drawn = {"id": id, "type": data["actor_type"], "x": place[0], "y": place[1]}
    return NodeOut.model_validate({**data, **drawn})


NODE_COLUMNS: Final = columns(
    "id label type state weighted_degree in_degree out_degree pagerank betweenness community made "
    "received cooperative conflictual balance mean_intensity first_seen last_seen"
)
MONTH_COLUMNS: Final = columns("month actors facts cooperative conflictual balance mean_intensity")
