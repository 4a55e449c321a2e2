"""Mentions as RDF."""

from collections.abc import Iterator
from typing import Final

from graph.triples.names import Names
from graph.triples.spans import span_triples
from graph.triples.terms import DERIVED, TYPE, Term, Triple, decimal, term
from ingest.records import Extraction, Mention, MentionKind, fact_id
from ontology.vocabulary import DG

_KINDS: Final = {
    MentionKind.NAME: DG.NameMention,
    MentionKind.ROLE: DG.RoleMention,
    MentionKind.METONYM: DG.MetonymMention,
    MentionKind.PRONOUN: DG.PronounMention,
}


def mention_triples(extraction: Extraction, names: Names) -> Iterator[Triple]:
    """Where the article names which actor, and how."""
    article = extraction.article
    seen: set[Term] = set()
    for mention in extraction.mentions:
        node = mention_node(article.id, mention, names)
        if node in seen:
            continue
        seen.add(node)
        yield node, TYPE, term(DG.Mention)
        yield node, term(DG.refersTo), names.actor(mention.actor)
        yield node, term(DG.mentionKind), term(_KINDS[mention.kind])
        yield node, term(DG.confidence), decimal(mention.confidence)
        yield node, DERIVED, names.article(article.id)
        for other in mention.alternatives:
            if other != mention.actor:
                yield node, term(DG.alternative), names.actor(other)
        yield from span_triples(node, term(DG.span), (mention.span,), article, names)


def mention_node(article_id: str, mention: Mention, names: Names) -> Term:
    """The IRI of a mention: article, place and actor make it one."""
    return names.mention(fact_id(article_id, *mention.span, mention.actor))
