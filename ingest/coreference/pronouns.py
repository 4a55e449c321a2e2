"""Third-person pronouns: number, gender, syntax and prominence decide what they refer to."""

from dataclasses import dataclass

from spacy.tokens import Token

from ingest.coreference.binding import Binding
from ingest.coreference.discourse import Candidate, Discourse
from ingest.coreference.pleonastic import is_pleonastic
from ingest.coreference.reporting import is_cue
from ingest.grammar.syntax import SUBJECTS, children
from ingest.mentions.found import Found
from ingest.records import ActorType, MentionKind

_DECAY = 0.6
_GOVERNING = 1.35
_FAR = 6
_LEAST = 0.1
_OBJECT_IT = 0.35
_QUESTIONS = frozenset({"asked", "pressed", "pushed", "questioned", "quizzed"})
_ASKING = frozenset({"ask", "press", "question", "quiz"})
_REPLIES = frozenset({"answer", "reply", "respond", "retort"})
_FORMS = {
    "he": "m", "him": "m", "his": "m", "himself": "m",
    "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
_THEY_FIT = {
    ActorType.GOVERNMENT: 0.4, ActorType.ORGANISATION: 0.4, ActorType.GROUP: 0.7,
    ActorType.OUTLET: 0.4, ActorType.STATE: 0.3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Choice:
    score: float
    candidate: Candidate


class Pronouns:
    """Resolves the pronouns of one text, in text order."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._cast = discourse.cast

    def found(self, token: Token) -> Found | None:
        """The mention that a pronoun makes, None where it refers to no known actor."""
        form = _FORMS.get(token.lower_)
        if form is None or (form == "it" and is_pleonastic(token)):
            return None
        choice = self._choice(token, form)
        if choice is None or not choice.candidate.actors:
            return None
        least = _OBJECT_IT if token.lower_ == "it" and token.dep_ not in SUBJECTS else _LEAST
        if choice.score < least:
            return None
        actors = choice.candidate.actors
        if form in {"m", "f"}:
            self._cast.genders.setdefault(actors[0], form)
        sure = 0.8 if choice.score > 0.5 else 0.6
        return Found(token.i, token.i + 1, token.i, actors, MentionKind.PRONOUN, sure)

    def _choice(self, token: Token, form: str) -> _Choice | None:
        binding = Binding(token, self._discourse)
        if token.lower_.endswith(("self", "selves")) and (bound := self._reflexive(binding, form)):
            return bound
        scores: dict[tuple[str, ...], float] = {}
        best: dict[tuple[str, ...], Candidate] = {}
        for each in self._discourse.candidates:
            fit = self._fit(each, form)
            if not fit or not self._reachable(each, binding):
                continue
            score = fit * self._prominence(each, binding)
            key = each.actors or (str(each.head),)
            if score > scores.get(key, 0.0):
                scores[key], best[key] = score, each
        if not scores:
            return None
        key = max(scores, key=lambda k: (scores[k], best[k].head))
        return _Choice(scores[key], best[key])

    def _reflexive(self, binding: Binding, form: str) -> _Choice | None:
        for each in self._discourse.candidates:
            if each.head in binding.subjects and self._fit(each, form):
                return _Choice(1.0, each)
        return None

    def _fit(self, candidate: Candidate, form: str) -> float:
        """How well number, gender and kind agree, 0 where they do not."""
        if form in {"m", "f"}:
            return self._fit_person(candidate, form)
        if not candidate.actors:
            return 1.0 if candidate.plural == (form == "they") else 0.0
        kind = self._cast.actors[candidate.actors[0]].type
        if form == "it":
            return 0.0 if candidate.plural or kind is ActorType.PERSON else 1.0
        if candidate.plural:
            return 1.0
        return _THEY_FIT.get(kind, 0.0)

    def _fit_person(self, candidate: Candidate, form: str) -> float:
        if len(candidate.actors) != 1:
            return 0.0
        actor = candidate.actors[0]
        if not self._cast.is_type(actor, ActorType.PERSON):
            return 0.0
        gender = self._cast.genders.get(actor)
        if gender is None:
            likely = self._cast.likely_gender(actor)
            return 0.8 if likely is None else 0.9 if likely == form else 0.3
        return 1.0 if gender == form else 0.0

    def _reachable(self, candidate: Candidate, binding: Binding) -> bool:
        discourse, token = self._discourse, binding.pronoun
        if not candidate.actors and self._acts(token):
            return False
        if candidate.head >= token.i and not self._announced(candidate, binding):
            return False
        if candidate.head < token.i < candidate.end or candidate.head == token.i:
            return False
        if discourse.distance(candidate, token) > _FAR:
            return False
        if binding.forbids(candidate):
            return False
        quote = discourse.quote_around(token)
        if quote is None:
            same = candidate.sentence == discourse.sentence_of(token)
            return candidate.quote is None or not same
        return not set(candidate.actors) & discourse.speakers_of(quote)

    def _acts(self, token: Token) -> bool:
        """Whether the pronoun does what only actors do."""
        return token.dep_ == "nsubj" and is_cue(token.head)

    def _announced(self, candidate: Candidate, binding: Binding) -> bool:
        """`In his speech, X said`: the subject of the clause that the pronoun's phrase opens."""
        verb, token = binding.clause, binding.pronoun
        while verb is not None and verb.dep_ == "advcl":
            verb = verb.head
        head = self._discourse.doc[candidate.head]
        return (
            verb is not None
            and head.dep_ in {"nsubj", "nsubjpass"}
            and head.head.i == verb.i
            and token.i < head.i < verb.i
            and token.head.i != verb.i
        )

    def _prominence(self, candidate: Candidate, binding: Binding) -> float:
        discourse, token = self._discourse, binding.pronoun
        weight = candidate.weight
        if binding.governs(candidate):
            weight = _GOVERNING
        elif candidate.actors and token.lower_ == "it" and token.dep_ not in SUBJECTS:
            weight *= 0.5
        score = weight * _DECAY ** discourse.distance(candidate, token)
        if candidate.quote is not None and discourse.quote_around(token) != candidate.quote:
            score *= 0.4
        if _asked(candidate, binding, discourse):
            score *= 0.3
        return score


def _asked(candidate: Candidate, binding: Binding, discourse: Discourse) -> bool:
    """`Asked whether X was to blame, he said`, `X asked Y. He replied`: it is not X who answers."""
    verb, token = binding.clause, binding.pronoun
    if verb is None or token.dep_ != "nsubj":
        return False
    asker = discourse.doc[candidate.head]
    if verb.lemma_ in _REPLIES and asker.dep_ == "nsubj" and asker.head.lemma_ in _ASKING:
        return True
    questions = [c for c in children(verb, "advcl") if c.lower_ in _QUESTIONS and c.i < token.i]
    return any(q.i < candidate.head < token.i for q in questions)
