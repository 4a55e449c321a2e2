"""Denials of reports: who says that what an outlet reported is not so, and which report it was."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.grammar.interface import Reading, StatementSpan
from ingest.grammar.lookup import Found, Lookup
from ingest.grammar.subjects import Subjects
from ingest.grammar.syntax import children, conjuncts, is_verb, lemma_in, prep_objects
from ingest.relations.candidates import Candidate
from ingest.relations.mood import Moods
from ingest.relations.objects import Objects
from ontology.lexicon_relations import RelationLexicon

_THAT = frozenset({"that", "this", "the", "these", "those", "such", "its", "their"})
_WHERE = ("in", "by", "from", "of", "on")


@dataclass(frozen=True, slots=True)
class Denial:
    """Somebody denies a report: `statement` is the id of the statement denied, where one is found.

    `outlet` is None when the text does not say whose report it is.
    """

    verb: Token
    denier: Found
    outlet: str | None
    statement: str | None


class Denials:
    """Finds denied reports in one text."""

    def __init__(self, reading: Reading, lexicon: RelationLexicon) -> None:
        self._reading, self._classes = reading, lexicon.classes
        self._lookup = Lookup(reading, lexicon)
        self._subjects = Subjects(self._lookup, lexicon)
        self._objects = Objects(self._lookup, self._subjects)
        self._moods = Moods(lexicon)
        self._answering = self._classes["DENYING"] | self._classes["ACCEPTING"]

    def of(self, verb: Token) -> Iterator[Denial]:
        """The denials that `verb` states."""
        if not is_verb(verb):
            return
        for report in self._denied_reports(verb):
            outlet, statement = self._whose(report)
            for denier in self._deniers(verb):
                if denier.actor != outlet:
                    yield Denial(verb, denier, outlet, statement)

    def _denied_reports(self, verb: Token) -> list[Token]:
        lemma = lemma_in(verb, self._answering)
        if verb.lemma_ == "be" and self._is_false(verb) and not self._negated(verb):
            return self._reports(children(verb, "nsubj"))
        if lemma in self._classes["ACCEPTING"] and self._negated(verb):
            return self._reports(self._objects.direct(verb))
        if lemma in self._classes["DENYING"] and not self._negated(verb):
            return self._reports(self._objects.direct(verb))
        if verb.lemma_ in self._classes["LABELLING"] and self._is_false(verb):
            subjects = [s for c in children(verb, "ccomp") for s in children(c, "nsubj")]
            return self._reports([*self._objects.direct(verb), *subjects])
        return []

    def _negated(self, verb: Token) -> bool:
        return self._moods.of(verb, verb).negated

    def _reports(self, tokens: list[Token]) -> list[Token]:
        return [
            each
            for token in tokens
            for each in conjuncts(token)
            if each.lemma_.lower() in self._classes["REPORT"]
        ]

    def _is_false(self, verb: Token) -> bool:
        named = [
            each
            for child in verb.children
            if child.dep_ in {"attr", "acomp", "oprd", "prep", "ccomp"}
            for each in (child, *child.children)
        ]
        return any(token.lemma_.lower() in self._classes["FALSE"] for token in named)

    def _whose(self, report: Token) -> tuple[str | None, str | None]:
        """The outlet named with the report, else that of the last report before it."""
        named = [*self._lookup.modifying(report)]
        for head in prep_objects(report, _WHERE):
            named += self._lookup.phrase(head, False)
        for found in named:
            if self._reading.kind(found.actor) == "Outlet":
                return found.actor, self._last_report(report, found.actor)
        if any(child.lower_ in _THAT for child in children(report, "det", "poss")):
            earlier = self._earlier(report, None)
            return (earlier.speaker, earlier.id) if earlier else (None, None)
        return None, None

    def _last_report(self, report: Token, outlet: str) -> str | None:
        earlier = self._earlier(report, outlet)
        return earlier.id if earlier else None

    def _earlier(self, report: Token, outlet: str | None) -> StatementSpan | None:
        """The nearest statement before `report` that an outlet (this one, if named) made."""
        before = [
            each
            for each in self._reading.statements
            if each.speaker is not None
            and each.content
            and each.content[0].start < report.idx
            and (each.speaker == outlet or outlet is None)
            and self._reading.kind(each.speaker) == "Outlet"
        ]
        return max(before, key=lambda each: each.content[0].start) if before else None

    def _deniers(self, verb: Token) -> list[Found]:
        if verb.lemma_ != "be" and (found := self._subjects.of(verb)):
            return found
        around = [s for s in self._reading.statements if _covers(s, verb.idx) and s.speaker]
        return [Found(around[-1].speaker or "", verb, 0.6)] if around else []


def _covers(statement: StatementSpan, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in statement.content)


def denials(reading: Reading, lexicon: RelationLexicon) -> Iterator[Denial]:
    """All denials of reports in a text, so that a statement can point to the one it denies."""
    reports = lexicon.classes["REPORT"]
    if not any(token.lemma_.lower() in reports for token in reading.doc):
        return
    finder = Denials(reading, lexicon)
    for token in reading.doc:
        yield from finder.of(token)


def as_candidates(found: Iterator[Denial]) -> Iterator[Candidate]:
    """The denials whose outlet is known, as relations between denier and outlet."""
    for denial in found:
        if denial.outlet is not None:
            outlet = Found(denial.outlet, denial.verb, 0.7)
            rule = f"denial:{denial.verb.lemma_}"
            yield Candidate(
                denial.denier, "denies-report", outlet, denial.verb, denial.verb, False, rule
            )
