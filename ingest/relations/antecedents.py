"""What a text has said before: whose step `the step` was, who had made `the claim`."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from ingest.grammar.interface import StatementSpan
from ingest.grammar.lookup import Found, Lookup, unique
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, conjuncts, is_passive, is_verb, lemma_in
from ontology.lexicon_relations import RelationLexicon

SURENESS = 0.45
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_ACCUSING = frozenset({"accuses", "criticises"})
_BACK = 2


class Antecedents:
    """Finds in one text what came before."""

    def __init__(self, lookup: Lookup, subjects: Subjects) -> None:
        self._reading, self._lookup, self._subjects = lookup.reading, lookup, subjects
        lexicon = lookup.lexicon
        self._classes = lexicon.classes
        self._accusing = _accusing(lexicon)

    def owner(self, noun: Token) -> list[Found]:
        """Who took `the step`, made `the claim`: whoever did what was told last before it."""
        if not _is_definite(noun):
            return []
        lemma = noun.lemma_.lower()
        if lemma in self._classes["CLAIM"] | self._classes["REPORT"]:
            return self._claimants(noun)[:1]
        if lemma not in self._classes["DEED"]:
            return []
        return self._named_before(noun) or self._doer(noun)

    def accuser(self, verb: Token, accused: set[str]) -> list[Found]:
        """Who, shortly before `verb`, had something against one of the `accused`."""
        for found, about in self._charges(verb):
            if found.actor not in accused and about & accused:
                return [found]
        return []

    def pair(self, word: Token) -> list[Found]:
        """The last two or more actors named side by side before `word`: `A and B. Each ...`."""
        for token in reversed(word.doc[self._start(word) : word.i]):
            side_by_side = unique(
                Found(actor, each, SURENESS)
                for each in conjuncts(token)
                for actor in self._reading.actors_at(each)
            )
            if len(side_by_side) > 1:
                return side_by_side
        return []

    def _start(self, word: Token) -> int:
        """Where the sentences begin in which an antecedent of `word` may stand."""
        sentence = word.sent
        for _ in range(_BACK):
            if sentence.start == 0:
                break
            sentence = word.doc[sentence.start - 1].sent
        return int(sentence.start)

    def _claimants(self, noun: Token) -> list[Found]:
        return [found for found, _ in self._charges(noun)]

    def _charges(self, word: Token) -> Iterator[tuple[Found, set[str]]]:
        """Who said or blamed what before `word`, the last first, with the actors it was about."""
        start = self._start(word)
        charges: list[tuple[int, Found, set[str]]] = []
        for each in self._reading.statements:
            spans = each.content
            begins = spans[0].start if spans else -1
            around = any(span.start <= word.idx < span.end for span in spans)
            if each.speaker and word.doc[start].idx <= begins < word.idx and not around:
                said = Found(each.speaker, word, SURENESS)
                charges.append((begins, said, self._about(each)))
        for token in word.doc[start : word.i]:
            if is_verb(token) and lemma_in(token, self._accusing) in self._accusing:
                for subject in self._subjects.of(token):
                    blamer = Found(subject.actor, word, SURENESS)
                    charges.append((token.idx, blamer, self._about(token)))
        charges.sort(key=lambda charge: -charge[0])
        return ((found, about) for _, found, about in charges)

    def _about(self, where: StatementSpan | Token) -> set[str]:
        """The actors named in a statement, or the objects of an accusing verb."""
        if isinstance(where, Token):
            named = children(where, "dobj", "nsubjpass", "ccomp")
            tokens = [each for token in named for each in token.subtree]
        else:
            doc = self._reading.doc
            tokens = [
                token
                for token in doc
                if any(span.start <= token.idx < span.end for span in where.content)
            ]
        return {actor for token in tokens for actor in self._reading.actors_at(token)}

    def _named_before(self, noun: Token) -> list[Found]:
        """Who did what is named by the same word before: `X's offer ... the offer`."""
        for token in reversed(noun.doc[self._start(noun) : noun.i]):
            if token.lemma_.lower() == noun.lemma_.lower():
                verb = is_verb(token)
                found = self._subjects.of(token) if verb else self._lookup.owners(token)
                if found:
                    return [Found(each.actor, noun, SURENESS) for each in found]
        return []

    def _doer(self, noun: Token) -> list[Found]:
        """Who acts in the clause before the one that `noun` stands in."""
        governing = {noun, *noun.ancestors}
        earlier = [
            token
            for token in noun.doc[noun.sent.start : noun.i]
            if is_verb(token) and token not in governing and token.dep_ not in {"relcl", "acl"}
            and token.dep_ in {"ROOT", "conj", "advcl", "ccomp"}
        ]  # fmt: skip
        for verb in (*earlier, *map(_told, self._roots(noun))):
            if not is_verb(verb) or _reacts(verb, noun):
                continue
            found = [] if is_passive(verb) else self._subjects.of(verb)
            return [Found(each.actor, noun, SURENESS) for each in found]
        return []

    def _roots(self, word: Token) -> Iterator[Token]:
        """The main verbs of the sentences before, the nearest first."""
        at = word.sent.start
        while at > self._start(word):
            sentence = word.doc[at - 1].sent
            yield sentence.root
            at = sentence.start


@cache
def _accusing(lexicon: RelationLexicon) -> frozenset[str]:
    """The verbs that hold something against somebody."""
    return frozenset(
        lemma
        for lemma, rows in lexicon.verbs.items()
        if any(row.relation in _ACCUSING for row in rows)
    )


def _told(verb: Token) -> Token:
    """The clause a verb of saying governs, which tells what happened."""
    clauses = [c for c in children(verb, "ccomp") if children(c, "nsubj", "nsubjpass")]
    return clauses[0] if clauses else verb


def _reacts(verb: Token, noun: Token) -> bool:
    """Whether `verb` is itself about what `noun` points back to: `Y opposed the decision`."""
    return any(
        each.lemma_ == noun.lemma_ and _is_definite(each)
        for each in children(verb, "dobj", "nsubjpass")
    )


def _is_definite(noun: Token) -> bool:
    return any(det.lower_ in _DEFINITE for det in children(noun, "det"))
