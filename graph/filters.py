"""What narrows down statements, relations, networks and exports."""

from dataclasses import dataclass, replace
from typing import Final

from rdflib import URIRef

from graph.errors import InvalidFilter
from graph.triples.terms import calendar_date
from ontology.relation_types import families, relation_types
from ontology.vocabulary import REL_NS

MAX_WORDS: Final = 8
_QUOTATIONS: Final = ("direct", "indirect", "mixed")
_POLARITIES: Final = ("affirmed", "negated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """All that are given must hold; None leaves open.

    Attributes:
        by: id of the speaker.
        about: id of an actor the statement speaks of.
        to: id of the addressee.
        subject: id of a relation's subject.
        object: id of a relation's object.
        type: a relation type (`urges`, with those narrower than it) or a family (`REQUEST`), in
            any case.
        since: first ISO day, month or year. A statement counts by the day it was made, else by
            its article's day; a month or a year counts if any day of it lies in the range.
        until: last ISO day, month or year.
        outlet: id of the outlet that reports it: the article's publisher, unless the text names
            another one.
        text: words, each of which must occur in the sentences, in any case.
        quotation: `direct`, `indirect` or `mixed`.
        polarity: `affirmed` or `negated`.
        copies: count every report of what several articles tell alike, not the first alone.

    A statement meets `subject`, `object`, `type` and `polarity` by a relation that stands in it; a
    relation meets `by`, `about`, `to` and `quotation` by the statement it stands in.
    """

    by: str | None = None
    about: str | None = None
    to: str | None = None
    subject: str | None = None
    object: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    outlet: str | None = None
    text: str | None = None
    quotation: str | None = None
    polarity: str | None = None
    copies: bool = False

    def __post_init__(self) -> None:
        for name, value in (("since", self.since), ("until", self.until)):
            if value is not None and calendar_date(value) is None:
                raise InvalidFilter(
                    name, f"'{value}' is no date: write 2025-04-25, 2025-04 or 2025"
                )
        for name, value, allowed in (
            ("quotation", self.quotation, _QUOTATIONS),
            ("polarity", self.polarity, _POLARITIES),
        ):
            if value is not None and value not in allowed:
                raise InvalidFilter(name, f"'{value}' is unknown: use one of {', '.join(allowed)}")
        if self.type is not None:
            relation_type_iri(self.type)
        if len(self.words) > MAX_WORDS:
            raise InvalidFilter("text", f"more than {MAX_WORDS} words: leave some out")

    @property
    def words(self) -> tuple[str, ...]:
        """The different words of `text`, in lower case."""
        return tuple(dict.fromkeys((self.text or "").lower().split()))

    @property
    def empty(self) -> bool:
        """Whether nothing is filtered out, copies apart."""
        return replace(self, copies=False) == Filters()


def relation_type_iri(name: str) -> URIRef:
    """The IRI of a relation type or family, its name written in any case.

    Raises:
        InvalidFilter: there is no such type or family.
    """
    leaf, family = name.strip().lower(), name.strip().upper()
    if leaf in relation_types():
        return URIRef(REL_NS + leaf)
    if family in families():
        return URIRef(REL_NS + family)
    known = ", ".join((*relation_types(), *families()))
    raise InvalidFilter("type", f"'{name}' is no relation type: use one of {known}")
