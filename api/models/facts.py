"""Statements and relations as JSON: the fields of `extract`, and all that is needed to read them.

Actors are ids with their labels beside them; spans are half-open offsets into the article's text.
"""

from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field

from api.tabular import columns
from graph.relations import RelationRow
from graph.statements import StatementRow

type Offsets = tuple[int, int]

Id = Annotated[str, Field(examples=["4f0c2a9be1d37785"])]
ActorId = Annotated[str, Field(description="Id of an actor.", examples=["keir-starmer"])]
Label = Annotated[str, Field(description="What the actor is called.", examples=["Keir Starmer"])]
SomeDate = Annotated[
    str,
    Field(description="ISO day, month or year, as exactly as known.", examples=["2025-04-24"]),
]
ArticleId = Annotated[
    str, Field(description="Id of the article.", examples=["2025-04-25-independent"])
]
Confidence = Annotated[float, Field(ge=0, le=1, examples=[0.9])]
Rule = Annotated[str, Field(description="The rule that found it.", examples=["clausal-complement"])]


class Fact(BaseModel):
    """What every fact tells: the sentence it stands in, and where that was printed."""

    model_config = ConfigDict(frozen=True)

    id: Id
    sentence: str = Field(description="The sentences that hold it.")
    article: ArticleId
    title: str | None
    publisher: str | None = Field(examples=["The Independent"])
    published: str | None = Field(description="The article's day.", examples=["2025-04-25"])
    url: str | None
    reported_by: ActorId | None = Field(description="Id of the outlet that reports it.")
    reported_by_label: Label | None
    confidence: Confidence
    rule: Rule
    reports: tuple[Id, ...] = Field(description="Others that report the same.")
    carriers: tuple[ActorId, ...] = Field(description="All outlets that report it.")
    carrier_labels: tuple[Label, ...]


class StatementOut(Fact):
    """Somebody said, believes, intends or orders something."""

    act: str = Field(examples=["speech"])
    speech_act: str = Field(examples=["says"])
    speaker: ActorId | None
    speaker_label: Label | None
    source: tuple[Offsets, ...] = Field(description="The words that name the speaker.")
    cue: tuple[Offsets, ...] = Field(description="The words for saying it.")
    content: tuple[Offsets, ...] = Field(description="What was said, piece by piece.")
    text: str = Field(description="What was said, in words.")
    quotation: str = Field(description="direct, indirect or mixed", examples=["indirect"])
    addressee: ActorId | None
    addressee_label: Label | None
    about: tuple[ActorId, ...] = Field(description="Actors that it speaks of.")
    about_labels: tuple[Label, ...]
    date: SomeDate | None
    parent: Id | None = Field(description="The statement this one stands in.")
    denies: Id | None = Field(description="The statement whose truth this one denies.")
    denied_by: tuple[Id, ...] = Field(description="Statements that deny this one.")

    @classmethod
    def from_row(cls, row: StatementRow) -> Self:
        """The model of a row of the graph."""
        return cls(
            id=row.id,
            sentence=row.sentence,
            article=row.article,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            url=row.url,
            reported_by=row.outlet,
            reported_by_label=row.outlet_label,
            confidence=row.confidence,
            rule=row.rule,
            reports=row.reports,
            carriers=tuple(id for id, _ in row.carriers),
            carrier_labels=tuple(label for _, label in row.carriers),
            act=row.act,
            speech_act=row.speech_act,
            speaker=row.speaker,
            speaker_label=row.speaker_label,
            source=row.source,
            cue=row.cue,
            content=row.content,
            text=row.text,
            quotation=row.quotation,
            addressee=row.addressee,
            addressee_label=row.addressee_label,
            about=tuple(id for id, _ in row.about),
            about_labels=tuple(label for _, label in row.about),
            date=row.date,
            parent=row.parent,
            denies=row.denies,
            denied_by=row.denied_by,
        )


class RelationOut(Fact):
    """One actor stands in a relation to another."""

    subject: ActorId
    subject_label: Label
    relation: str = Field(description="The relation type.", examples=["urges"])
    plover: str = Field(description="Its PLOVER class.", examples=["REQUEST"])
    object: ActorId
    object_label: Label
    polarity: str = Field(description="affirmed or negated", examples=["affirmed"])
    modality: str = Field(
        description="actual, intended, possible, conditional or demanded", examples=["actual"]
    )
    attributed_to: ActorId | None = Field(
        description="The actor whose statement asserts it; null where the narrator does."
    )
    attributed_to_label: Label | None
    date: SomeDate | None
    content: Offsets | None = Field(description="What is urged, promised or denied.")
    evidence: Offsets = Field(description="The words it was read from.")
    statement: Id | None = Field(description="The statement it stands in.")

    @classmethod
    def from_row(cls, row: RelationRow) -> Self:
        """The model of a row of the graph."""
        return cls(
            id=row.id,
            sentence=row.sentence,
            article=row.article,
            title=row.title,
            publisher=row.publisher,
            published=row.published,
            url=row.url,
            reported_by=row.outlet,
            reported_by_label=row.outlet_label,
            confidence=row.confidence,
            rule=row.rule,
            reports=row.reports,
            carriers=tuple(id for id, _ in row.carriers),
            carrier_labels=tuple(label for _, label in row.carriers),
            subject=row.subject,
            subject_label=row.subject_label,
            relation=row.relation,
            plover=row.plover,
            object=row.object,
            object_label=row.object_label,
            polarity=row.polarity,
            modality=row.modality,
            attributed_to=row.attributed_to,
            attributed_to_label=row.attributed_to_label,
            date=row.date,
            content=row.content,
            evidence=row.evidence,
            statement=row.statement,
        )


STATEMENT_COLUMNS: Final = columns(
    "date speaker speaker_label speech_act addressee addressee_label about about_labels text "
    "quotation reported_by reported_by_label act sentence article title publisher published url "
    "source cue content parent denies denied_by carriers carrier_labels "
    "reports confidence rule id"
)
RELATION_COLUMNS: Final = columns(
    "date subject subject_label relation plover object object_label polarity modality "
    "attributed_to attributed_to_label reported_by reported_by_label sentence article title "
    "publisher published url content evidence statement carriers carrier_labels reports "
    "confidence rule id"
)
