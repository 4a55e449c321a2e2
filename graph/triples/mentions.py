"""Mentions as RDF."""

from collections.abc import Iterator
from typing import Final

from rdflib import PROV, RDF, URIRef

from graph.triples.spans import span_triples
from graph.triples.terms import Triple, decimal
from ingest.records import Extraction, Mention, MentionKind, fact_id
from ontology.namespaces import Base
from ontology.vocabulary import DG

_KINDS: Final = {
    MentionKind.NAME: DG.NameMention,
    MentionKind.ROLE: DG.RoleMention,
    MentionKind.METONYM: DG.MetonymMention,
    MentionKind.PRONOUN: DG.PronounMention,
}


def mention_triples(extraction: Extraction, base: Base) -> Iterator[Triple]:
    """Where the article names which actor, and how."""
    article = extraction.article
    seen: set[URIRef] = set()
    for mention in extraction.mentions:
        node = mention_node(article.id, mention, base)
        if node in seen:
            continue
        seen.add(node)
        yield node, RDF.type, DG.Mention
        yield node, DG.refersTo, base.actor(mention.actor)
        yield node, DG.mentionKind, _KINDS[mention.kind]
        yield node, DG.confidence, decimal(mention.confidence)
        yield node, PROV.wasDerivedFrom, base.article(article.id)
        for other in mention.alternatives:
            if other != mention.actor:
                yield node, DG.alternative, base.actor(other)
        yield from span_triples(node, DG.span, (mention.span,), article, base)


def mention_node(article_id: str, mention: Mention, base: Base) -> URIRef:
    """The IRI of a mention: article, place and actor make it one."""
    return base.mention(fact_id(article_id, *mention.span, mention.actor))
