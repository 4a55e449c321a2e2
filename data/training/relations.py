"""Training examples for relations: each pair of actors in a sentence, and how they are related."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from data.training.marks import MarkedText, read_snippets, read_texts
from data.training.pairs import PRONOUN, SentencePairs, leaf_numbers, sentence_pairs
from ingest.learned.encoding import Window
from ingest.records import Article, Extraction, Mention, MentionKind, Span
from ontology.relation_types import relation_types

_PUBLISHED: Final = "2024-05-14"
_EITHER_WAY: Final = frozenset({"meets", "talks", "agrees", "fights", "cooperates"})
_SHORT: Final = 3


@dataclass(frozen=True)
class MarkedRelation:
    """A relation between actors, each given by all the names a text has for it."""

    subject: tuple[str, ...]
    relation: str
    object: tuple[str, ...]
    negated: bool
    evidence: Span | None


@dataclass(frozen=True)
class RelatedText:
    """An article with its relations; `names` are added as mentions where the rules know none."""

    article: Article
    relations: tuple[MarkedRelation, ...]
    names: tuple[str, ...] = ()


def own_texts(folder: Path) -> Iterator[RelatedText]:
    """The marked texts and the snippets of this folder."""
    for marked in (*read_texts(folder / "texts"), *read_snippets(folder / "snippets")):
        header = marked.header
        date = header.get("date", _PUBLISHED)
        article = Article(marked.id, marked.text, None, header.get("publisher"), date)
        relations = tuple(_marked(marked, each) for each in marked.relations)
        names = {name for each in relations for name in (*each.subject, *each.object)}
        yield RelatedText(article, relations, tuple(sorted(names)))


def _marked(marked: MarkedText, row: Mapping[str, str]) -> MarkedRelation:
    evidence = None
    if row["evidence"]:
        start = marked.text.index(row["evidence"])
        evidence = Span(start, start + len(row["evidence"]))
    negated = row["polarity"] == "negated"
    return MarkedRelation((row["subject"],), row["relation"], (row["object"],), negated, evidence)


def annotated_article(path: Path) -> RelatedText:
    """One article as JSON with `actors` (name, also, surfaces) and `relations`."""
    row = json.loads(path.read_text(encoding="utf-8"))
    names = {a["id"]: (a["name"], *a.get("also", ()), *a["surfaces"]) for a in row["actors"]}
    relations = tuple(
        MarkedRelation(
            names[each["subject"]],
            each["relation"],
            names[each["object"]],
            each["polarity"] == "negated",
            Span(*each["evidence"]),
        )
        for each in row["relations"]
    )
    article = Article(row["id"], row["text"], row["title"], row["publisher"], row["date"])
    return RelatedText(article, relations)


def with_names(extraction: Extraction, names: Sequence[str]) -> Extraction:
    """The extraction with a mention of each name that it knows nobody by."""
    known = _Known(extraction)
    text = extraction.article.text
    added = [
        Mention(Span(*found.span()), f"unknown/{_plain(name)}", MentionKind.NAME)
        for name in names
        if not known.actors((name,))
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    ]
    return replace(extraction, mentions=(*extraction.mentions, *added))


def relation_rows(
    extraction: Extraction, windows: Sequence[Window], relations: Sequence[MarkedRelation]
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield, with the number of its window, each sentence's pairs with their targets.

    A relation is taught where its sentence has the two actors nearest: pairs further off that it
    might also be read from are left out, neither taught as related nor as unrelated.
    """
    sentences = list(sentence_pairs(extraction, windows))
    targets, unclear = _targets(_Known(extraction), sentences, extraction, relations)
    for number, sentence in enumerate(sentences):
        kept = [k for k, _ in enumerate(sentence.pairs) if (number, k) not in unclear]
        if not kept:
            continue
        taught = [targets.get((number, k), (set[int](), False)) for k in kept]
        yield (
            sentence.window,
            {
                "pieces": sentence.pieces,
                "candidates": [candidate.pieces for candidate in sentence.candidates],
                "pairs": [sentence.pairs[k] for k in kept],
                "features": sentence.features[kept].tolist(),
                "leaves": [sorted(leaves) for leaves, _ in taught],
                "negated": [negated for _, negated in taught],
            },
        )


type _Place = tuple[int, int]


def _targets(
    known: "_Known",
    sentences: Sequence[SentencePairs],
    extraction: Extraction,
    relations: Sequence[MarkedRelation],
) -> tuple[dict[_Place, tuple[set[int], bool]], set[_Place]]:
    targets: dict[_Place, tuple[set[int], bool]] = {}
    possible: set[_Place] = set()
    for relation in relations:
        if relation.relation not in relation_types():
            continue
        places = list(_places(known, sentences, extraction, relation))
        nearest = min((far for far, _ in places), default=0)
        possible |= {place for _, place in places}
        for far, place in places:
            if far == nearest:
                leaves, _ = targets.get(place, (set[int](), False))
                leaf = leaf_numbers()[relation.relation]
                targets[place] = (leaves | {leaf}, relation.negated)
    return targets, possible - targets.keys()


def _places(
    known: "_Known",
    sentences: Sequence[SentencePairs],
    extraction: Extraction,
    relation: MarkedRelation,
) -> Iterator[tuple[int, _Place]]:
    """Where the relation may be read from, with how far off its actors are there."""
    subjects, objects = known.actors(relation.subject), known.actors(relation.object)
    either = relation.relation in _EITHER_WAY
    for number, sentence in enumerate(sentences):
        span = extraction.sentences[sentence.sentence]
        evidence = relation.evidence or span
        if evidence.start >= span.end or evidence.end <= span.start:
            continue
        for k, (i, j) in enumerate(sentence.pairs):
            first, second = sentence.candidates[i], sentence.candidates[j]
            forward = first.actor in subjects and second.actor in objects
            backward = either and first.actor in objects and second.actor in subjects
            if first.actor != second.actor and (forward or backward):
                yield max(PRONOUN, first.place) + max(PRONOUN, second.place), (number, k)


class _Known:
    """Which actors of an extraction go by which names."""

    def __init__(self, extraction: Extraction) -> None:
        self._names: dict[str, set[str]] = {}
        for actor in extraction.actors:
            self._names[actor.id] = {_plain(name) for name in (actor.label, *actor.aliases)}
        for mention in extraction.mentions:
            words = extraction.article.at(mention.span)
            self._names.setdefault(mention.actor, set()).add(_plain(words))

    def actors(self, names: Sequence[str]) -> set[str]:
        """The actors that go by one of the names, else those whose name is part of it or round."""
        wanted = {_plain(name) for name in names}
        found = {actor for actor, own in self._names.items() if own & wanted}
        if found or len(wanted) > 1:
            return found
        (name,) = wanted
        return {
            actor
            for actor, own in self._names.items()
            if any(len(each) > _SHORT and (each in name or name in each) for each in own)
        }


def _plain(name: str) -> str:
    return re.sub(r"^the ", "", re.sub(r"[’']s?$", "", name.strip()).casefold())
