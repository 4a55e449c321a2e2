"""An extraction as a JSON object: the format of `diplograph extract`."""

from typing import Any

from ingest.records import Actor, Extraction, Mention, Relation, Span, Statement
from ontology.relation_types import relation_types

type Json = dict[str, Any]


def to_json(extraction: Extraction) -> Json:
    """Everything read from one article; spans are `[start, end]` offsets into `article.text`."""
    article = extraction.article
    return {
        "article": {
            "id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "date": article.date,
            "url": article.url,
            "text": article.text,
        },
        "actors": [_actor(actor) for actor in extraction.actors],
        "mentions": [_mention(mention, article.text) for mention in extraction.mentions],
        "statements": [_statement(statement) for statement in extraction.statements],
        "relations": [_relation(relation) for relation in extraction.relations],
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "label": actor.label,
        "aliases": list(actor.aliases),
        "type": actor.type,
        "state": actor.state,
        "wikidata": actor.wikidata,
    }


def _mention(mention: Mention, text: str) -> Json:
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": text[mention.span.start : mention.span.end],
        "actor": mention.actor,
        "kind": mention.kind,
        "confidence": mention.confidence,
        "alternatives": list(mention.alternatives),
    }


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "act": statement.act,
        "speech_act": statement.speech_act,
        "speaker": statement.speaker,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "quotation": statement.quotation,
        "addressee": statement.addressee,
        "about": list(statement.about),
        "date": statement.date,
        "reported_by": statement.reported_by,
        "parent": statement.parent,
        "denies": statement.denies,
        "confidence": statement.confidence,
        "rule": statement.rule,
    }


def _relation(relation: Relation) -> Json:
    return {
        "id": relation.id,
        "subject": relation.subject,
        "relation": relation.relation,
        "plover": relation_types()[relation.relation].family,
        "object": relation.object,
        "polarity": relation.polarity,
        "modality": relation.modality,
        "attributed_to": relation.attributed_to,
        "date": relation.date,
        "evidence": list(relation.evidence),
        "content": list(relation.content) if relation.content else None,
        "statement": relation.statement,
        "confidence": relation.confidence,
        "rule": relation.rule,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [list(span) for span in spans]
