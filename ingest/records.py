"""The records that travel from ingest to graph: frozen, hashable, anchored by character spans."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """Half-open character offsets into one article's text."""

    start: int
    end: int


class ActorType(StrEnum):
    """What kind of actor an id stands for."""

    PERSON = "Person"
    STATE = "State"
    GOVERNMENT = "Government"
    ORGANISATION = "Organisation"
    GROUP = "Group"
    OUTLET = "Outlet"
    POST = "Post"


class MentionKind(StrEnum):
    """How a text names an actor."""

    NAME = "name"
    ROLE = "role"
    METONYM = "metonym"
    PRONOUN = "pronoun"


class Act(StrEnum):
    """What a statement is: speech or writing, an attitude, a plan, an order."""

    SPEECH = "speech"
    BELIEF = "belief"
    INTENTION = "intention"
    DECREE = "decree"


class Quotation(StrEnum):
    """Whether the words stand in quotation marks: all, none or some of them."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    """Whether the relation is said to hold or said not to."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How real the relation is in the text."""

    ACTUAL = "actual"
    INTENDED = "intended"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    DEMANDED = "demanded"


@dataclass(frozen=True, slots=True)
class Article:
    """One news text. Spans of every other record are offsets into `text`.

    `date` is the ISO day of publication, `publisher` the outlet's name as given.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"

    @property
    def content_hash(self) -> str:
        """SHA-256 (hex) of text and metadata: two articles with one hash are the same version."""
        parts = (self.text, self.title, self.publisher, self.date, self.url, *self.authors)
        return hashlib.sha256("\x1f".join(p or "" for p in parts).encode()).hexdigest()

    def at(self, span: Span) -> str:
        """The text between the offsets of `span`."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can speak or act. `state` is ISO alpha-2, `known` says the registry lists it."""

    id: str
    label: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    state: str | None = None
    wikidata: str | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the text names an actor; `alternatives` are other actors it may mean."""

    span: Span
    actor: str
    kind: MentionKind
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said, believes, intends or orders something.

    `speech_act` is a leaf of the speech-act family (says, announces, denies ...). `date` is an ISO
    day or month, `reported_by` the outlet, `parent` the statement this one is nested in, and
    `denies` the statement whose truth the speaker denies.
    """

    id: str
    act: Act
    speech_act: str
    speaker: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation
    addressee: str | None = None
    about: tuple[str, ...] = ()
    date: str | None = None
    reported_by: str | None = None
    parent: str | None = None
    denies: str | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """One actor stands in a relation to another.

    `relation` is a leaf of the relation types; `content` what is urged, promised or denied;
    `attributed_to` the actor whose statement asserts it, or None where the narrator does.
    """

    id: str
    subject: str
    relation: str
    object: str
    evidence: Span
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    content: Span | None = None
    attributed_to: str | None = None
    date: str | None = None
    statement: str | None = None
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything read from one article. `sentences` cover the text that was read."""

    article: Article
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    relations: tuple[Relation, ...] = ()
    sentences: tuple[Span, ...] = field(default=(), repr=False)


def fact_id(*parts: object) -> str:
    """A stable 16-digit hex id made of the facts' own content."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:16]
