"""Small registries and extractions made by hand: two articles on a quarrel over fish.

`harbour()` has every kind of fact; `morning()` adds a second day, another outlet and a minted
actor. Both speak of the actors of `registry()`.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pyoxigraph as ox
from rdflib import Graph

from ingest.records import (
    Act,
    Actor,
    ActorType,
    Article,
    Extraction,
    Mention,
    MentionKind,
    Modality,
    Polarity,
    Quotation,
    Relation,
    Span,
    Statement,
    fact_id,
)
from ontology.registry import NameKind, Office, Registry, RegistryActor, RegistryName, Term

HARBOUR_TEXT = (
    "Norway urged Iceland on Tuesday to reopen the fishing talks.\n\n"
    "“We will not wait for ever,” Foreign Minister Astrid Nordahl told The Harbour Post. "
    "“The nets are out.”\n\n"
    "The Harbour Post reported that Iceland had attacked a Norwegian trawler. "
    "The Icelandic government does not recognise that report. "
    "Iceland may sanction Norway, and it has not expelled the envoy of Norway."
)
MORNING_TEXT = (
    "Norway urged Iceland again, the Shetland Skippers’ Union said in May. "
    "Ms Nordahl criticised Iceland."
)


def graph_of(quads: Iterable[ox.Quad]) -> Graph:
    """Quads as a graph of rdflib's, the names of their graphs left out."""
    data = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return Graph().parse(data=data or b"", format="nt")


@cache
def registry() -> Registry:
    """Two states, their governments, a minister in her post, and two outlets."""
    actors = (
        RegistryActor("norway", "Norway", "State", "NO", wikidata="Q20", source="made up"),
        RegistryActor("iceland", "Iceland", "State", "IS", wikidata="Q189"),
        RegistryActor("government-of-norway", "Government of Norway", "Government", "NO",
                      parent="norway"),
        RegistryActor("government-of-iceland", "Government of Iceland", "Government", "IS",
                      parent="iceland"),
        RegistryActor("astrid-nordahl", "Astrid Nordahl", "Person", "NO", gender="f",
                      family_name="Nordahl"),
        RegistryActor("foreign-minister-of-norway", "Foreign Minister of Norway", "Post", "NO"),
        RegistryActor("the-harbour-post", "The Harbour Post", "Outlet", "GB",
                      domain="harbourpost.example"),
        RegistryActor("morning-mail", "Morning Mail", "Outlet", "GB"),
        RegistryActor("georgia", "Georgia", "State", "GE"),
        RegistryActor("georgia-us", "Georgia", "State", "US"),
        RegistryActor("emil-sorensen", "Émil Sørensen", "Person", "NO"),
    )  # fmt: skip
    names = (
        RegistryName("Oslo", NameKind.METONYM, "government-of-norway"),
        RegistryName("Reykjavík", NameKind.METONYM, "government-of-iceland"),
        RegistryName("N.O.R.", NameKind.ACRONYM, "norway"),
        RegistryName("Kingdom of Norway", NameKind.NAME, "norway"),
        RegistryName("Norwegian", NameKind.ADJECTIVE, "norway"),
        RegistryName("Norwegians", NameKind.PEOPLE, "norway"),
        RegistryName("Harbour Post", NameKind.ALIAS, "the-harbour-post"),
        RegistryName("A. Nordahl", NameKind.ALIAS, "astrid-nordahl"),
    )
    office = Office(
        "foreign-minister-of-norway",
        "Foreign Minister of Norway",
        "foreign-minister",
        "government-of-norway",
        "NO",
        ("foreign minister", "minister of foreign affairs"),
    )
    term = Term("astrid-nordahl", office.id, "2023-10-16", "2025-06", "2025-06-30")
    return Registry({actor.id: actor for actor in actors}, names, {office.id: office}, (term,))


def known(id: str) -> Actor:
    """An actor of the registry as the extraction describes it."""
    entry = registry().actors[id]
    return Actor(id, entry.label, ActorType(entry.type), state=entry.state, known=True)


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def sentences(text: str) -> tuple[Span, ...]:
    """The text cut behind full stops, closing quotes included."""
    cuts = [0]
    for number, char in enumerate(text):
        after = text[number + 1 : number + 2]
        if char in ".”" and (not after or after.isspace()) and text[number - 1] != ",":
            cuts.append(number + 1)
    return tuple(Span(*pair) for pair in pairwise(cuts))


def statement(article: str, text: str, speaker: str | None, content: tuple[str, ...]) -> Statement:
    """A plain statement of somebody; `replace` what is special about it."""
    spans = tuple(at(text, words) for words in content)
    return Statement(
        id=fact_id(article, "statement", *spans),
        act=Act.SPEECH,
        speech_act="says",
        speaker=speaker,
        source=(),
        cue=(),
        content=spans,
        quotation=Quotation.INDIRECT,
        rule="clause",
    )


def relation(article: str, text: str, triple: tuple[str, str, str], evidence: str) -> Relation:
    """A plain relation, affirmed, actual and told by the narrator."""
    subject, kind, object_ = triple
    span = at(text, evidence)
    id = fact_id(article, "relation", *triple, *span)
    return Relation(id, subject, kind, object_, span, rule="verb")


@cache
def harbour() -> Extraction:
    """Every kind of fact: a split quotation, a report and its denial, all polarities."""
    text, id = HARBOUR_TEXT, "harbour-1"
    quote = replace(
        statement(id, text, "astrid-nordahl", ("We will not wait for ever", "The nets are out")),
        source=(at(text, "Foreign Minister Astrid Nordahl"),),
        cue=(at(text, "told"),),
        quotation=Quotation.DIRECT,
        addressee="the-harbour-post",
        date="2025-04-22",
        reported_by="the-harbour-post",
        confidence=0.9,
    )
    urging = replace(
        statement(id, text, "norway", ("to reopen the fishing talks",)),
        source=(at(text, "Norway"),),
        cue=(at(text, "urged"),),
        about=("iceland",),
        date="2025-04-22",
    )
    report = replace(
        statement(id, text, "the-harbour-post", ("Iceland had attacked a Norwegian trawler",)),
        speech_act="reports",
        cue=(at(text, "reported"),),
        about=("iceland", "norway"),
    )
    denial = replace(
        statement(id, text, "government-of-iceland", ("that report",)),
        speech_act="denies",
        cue=(at(text, "does not recognise"),),
        about=("the-harbour-post",),
        denies=report.id,
    )
    inner = replace(
        statement(id, text, None, ("a Norwegian trawler",)),
        act=Act.BELIEF,
        quotation=Quotation.MIXED,
        parent=report.id,
    )
    urges = replace(
        relation(id, text, ("norway", "urges", "iceland"), "Norway urged Iceland"),
        content=at(text, "to reopen the fishing talks"),
        date="2025-04-22",
        statement=urging.id,
        attributed_to="norway",
    )
    attacks = replace(
        relation(id, text, ("iceland", "attacks", "norway"), "Iceland had attacked"),
        attributed_to="the-harbour-post",
        statement=report.id,
        confidence=0.75,
    )
    denies = replace(
        relation(
            id,
            text,
            ("government-of-iceland", "denies-report", "the-harbour-post"),
            "The Icelandic government does not recognise that report",
        ),
        statement=denial.id,
    )
    sanctions = replace(
        relation(id, text, ("iceland", "sanctions", "norway"), "Iceland may sanction Norway"),
        modality=Modality.POSSIBLE,
    )
    expels = replace(
        relation(id, text, ("iceland", "expels", "norway"), "it has not expelled the envoy"),
        polarity=Polarity.NEGATED,
        date="2025-04",
    )
    ids = ("norway", "iceland", "astrid-nordahl", "the-harbour-post", "government-of-iceland")
    return Extraction(
        article=Article(
            id,
            text,
            title="Fish & nets",
            publisher="Harbour Post",
            date="2025-04-23",
            url="https://harbourpost.example/1",
            authors=("P. Ness",),
        ),
        actors=tuple(map(known, ids)),
        mentions=(
            Mention(at(text, "Norway"), "norway", MentionKind.NAME),
            Mention(at(text, "Iceland"), "iceland", MentionKind.NAME),
            Mention(at(text, "We"), "norway", MentionKind.PRONOUN, 0.6, ("astrid-nordahl",)),
            Mention(at(text, "Astrid Nordahl"), "astrid-nordahl", MentionKind.NAME),
            Mention(
                at(text, "The Icelandic government"), "government-of-iceland", MentionKind.ROLE
            ),
        ),
        statements=(urging, quote, report, denial, inner),
        relations=(urges, attacks, denies, sanctions, expels),
        sentences=sentences(text),
    )


@cache
def morning() -> Extraction:
    """A month later, in another outlet, with an actor that the registry does not know."""
    text, id = MORNING_TEXT, "morning/2"
    union = Actor(
        "shetland-skippers-union",
        "Shetland Skippers’ Union",
        ActorType.ORGANISATION,
        aliases=("SSU",),
        state="GB",
    )
    said = replace(
        statement(id, text, union.id, ("Norway urged Iceland again",)),
        about=("norway", "iceland"),
        date="2025-05",
    )
    urges = replace(
        relation(id, text, ("norway", "urges", "iceland"), "Norway urged Iceland"),
        attributed_to=union.id,
        statement=said.id,
        date="2025-05",
    )
    criticises = relation(
        id, text, ("astrid-nordahl", "criticises", "iceland"), "Ms Nordahl criticised Iceland"
    )
    return Extraction(
        article=Article(id, text, publisher="Morning Mail", date="2025-06-01"),
        actors=(union, *map(known, ("norway", "iceland", "astrid-nordahl"))),
        mentions=(
            Mention(at(text, "Shetland Skippers’ Union"), union.id, MentionKind.NAME),
            Mention(at(text, "Norway"), "norway", MentionKind.NAME),
        ),
        statements=(said,),
        relations=(urges, criticises),
        sentences=sentences(text),
    )
