"""Why an annotated relation is missed, and what false ones are."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.grammar.syntax import lemma_in
from ingest.language import load_language
from ontology.lexicon_relations import relation_lexicon
from ontology.relation_types import relation_types
from tests.evaluation.annotations import Annotated, Related
from tests.evaluation.errors import Error
from tests.evaluation.pairing import are_ends, paired_relations, same, same_ends

_STOPS = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n\n")


def relation_errors(wanted: Annotated, found: Annotated) -> Iterator[Error]:
    """The errors in relations; what stands for a missed one is no false one besides."""
    _, missed, extra = paired_relations(wanted, found)
    explained: set[int] = set()
    for one in missed:
        kind, place = _nearest(wanted, one, found, extra)
        explained |= {place} if place is not None else set()
        got = f", not {described(found, extra[place])}" if place is not None else ""
        words = " ".join(wanted.words((one.evidence,)).split())[:140]
        example = f"{described(wanted, one)}{got}: “{words}”"
        yield Error("relations", kind or _unfound(wanted, one, found), wanted.id, example)
    for place, other in enumerate(extra):
        if place not in explained:
            words = " ".join(found.words((other.evidence,)).split())[:140]
            example = f"{described(found, other)}: “{words}”"
            yield Error("relations", "false", wanted.id, example)


def described(article: Annotated, relation: Related) -> str:
    """A relation in words."""
    ends = article.label(relation.subject), article.label(relation.object)
    negated = "not " if relation.polarity == "negated" else ""
    return f"{ends[0]} {negated}{relation.relation} {ends[1]}"


def _nearest(
    wanted: Annotated, one: Related, found: Annotated, extra: list[Related]
) -> tuple[str, int | None]:
    """What is wrong with the relation found in place of a missed one, and which that is."""
    ends = [(i, other) for i, other in enumerate(extra) if same_ends(wanted, one, found, other)]
    for place, other in ends:
        if one.relation == other.relation:
            return "wrong polarity", place
    for place, other in ends:
        return ("wrong leaf" if one.family == other.family else "wrong class"), place
    for place, other in enumerate(extra):
        turned = are_ends(wanted, one, found, (other.object, other.subject))
        if turned and one.family == other.family:
            return "wrong direction", place
    for place, other in enumerate(extra):
        near = _overlap(one, other) and one.relation == other.relation
        if near and _half(wanted, one, found, other):
            return "wrong argument", place
    return "", None


def _overlap(one: Related, other: Related) -> bool:
    return one.evidence[0] < other.evidence[1] and other.evidence[0] < one.evidence[1]


def _half(wanted: Annotated, one: Related, found: Annotated, other: Related) -> bool:
    return same(wanted.actors.get(one.subject), found.actors.get(other.subject)) or same(
        wanted.actors.get(one.object), found.actors.get(other.object)
    )


def _unfound(wanted: Annotated, one: Related, found: Annotated) -> str:
    """Why nothing was found: no word of the tables, no actor there, or the two not connected."""
    if one.family not in _triggered(wanted.words((one.evidence,))):
        return "no trigger"
    start, end = _sentence(wanted.text, *one.evidence)
    present = [
        found.actors.get(actor)
        for left, right, actor in found.mentions
        if start <= left and right <= end
    ]
    for actor in (one.subject, one.object):
        if not any(same(wanted.actors.get(actor), each) for each in present):
            return "argument missing"
    return "not connected"


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets widened to the marks that end sentences, roughly: an actor may be named outside."""
    before = [match.end() for match in _STOPS.finditer(text, 0, start)]
    after = _STOPS.search(text, end)
    return (before[-1] if before else 0, after.start() if after else len(text))


@cache
def _triggered(words: str) -> frozenset[str]:
    """The PLOVER classes that words of a text may state by the relation tables."""
    lexicon, types = relation_lexicon(), relation_types()
    return frozenset(
        types[row.relation].plover
        for token in load_language()(words)
        for table in (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
        for row in table.get(lemma_in(token, table), ())
    )
