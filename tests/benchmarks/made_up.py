"""Made-up articles in the shape of read ones, the same ones every time."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Final

from ingest.records import (
    Act,
    Actor,
    ActorType,
    Article,
    Extraction,
    Mention,
    MentionKind,
    Quotation,
    Relation,
    Span,
    Statement,
    fact_id,
)
from ontology.registry import Registry

TYPES: Final = ("urges", "supports", "criticises", "meets", "sanctions", "accuses")
_PROSE: Final = (
    "the talks on a ceasefire will go on until troops leave and aid reaches those in need while "
    "envoys meet at the summit to agree on borders trade grain energy and a lasting treaty"
)
WORDS: Final = tuple(_PROSE.split())
# A word that few statements hold.
RARE: Final = "armistice"
RARE_SHARE: Final = 0.0005
FIRST_DAY: Final = date(2023, 1, 1)
DAYS: Final = 900
STATEMENTS: Final = 12


def articles(registry: Registry, number: int) -> Iterator[Extraction]:
    """So many articles about the states of the registry; some are spoken of far more often."""
    chance = random.Random(7)
    states = sorted(id for id, actor in registry.actors.items() if actor.type == "State")
    weights = list(accumulate(1 / rank for rank in range(1, len(states) + 1)))
    for count in range(number):
        cast = list(dict.fromkeys(chance.choices(states, cum_weights=weights, k=8)))
        if len(cast) < 2:
            cast = states[:2]
        yield _article(registry, f"made-up-{count}", cast, chance)


def _article(registry: Registry, id: str, cast: list[str], chance: random.Random) -> Extraction:
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    lines, spans, place = [], [], 0
    for _ in range(STATEMENTS):
        words = chance.choices(WORDS, k=chance.randrange(10, 30))
        if chance.random() < RARE_SHARE:
            words.append(RARE)
        line = " ".join(words).capitalize() + "."
        spans.append(Span(place, place + len(line)))
        lines.append(line)
        place += len(line) + 1
    article = Article(id, " ".join(lines), f"Title of {id}", "The Example", day)
    return Extraction(
        article=article,
        actors=tuple(_actor(registry, id) for id in cast),
        mentions=tuple(
            Mention(Span(span.start, span.start + 3), chance.choice(cast), MentionKind.NAME)
            for span in spans
        ),
        statements=tuple(_statement(id, span, cast, day, chance) for span in spans),
        relations=tuple(_relation(id, span, cast, day, chance) for span in spans[::2]),
        sentences=tuple(spans),
    )


def _actor(registry: Registry, id: str) -> Actor:
    known = registry.actors[id]
    return Actor(id, known.label, ActorType.STATE, state=known.state, known=True)


def _statement(
    article: str, span: Span, cast: list[str], day: str, chance: random.Random
) -> Statement:
    speaker, *about = chance.sample(cast, 2)
    return Statement(
        id=fact_id("statement", article, span),
        act=Act.SPEECH,
        speech_act="says",
        speaker=speaker,
        source=(Span(span.start, span.start + 3),),
        cue=(Span(span.start + 3, span.start + 6),),
        content=(Span(span.start + 6, span.end),),
        quotation=Quotation.INDIRECT,
        about=tuple(about),
        date=day,
        reported_by=cast[0],
        confidence=0.9,
        rule="made-up",
    )


def _relation(
    article: str, span: Span, cast: list[str], day: str, chance: random.Random
) -> Relation:
    subject, object = chance.sample(cast, 2)
    return Relation(
        id=fact_id("relation", article, span),
        subject=subject,
        relation=chance.choice(TYPES),
        object=object,
        evidence=span,
        date=day,
        confidence=0.9,
        rule="made-up",
    )
