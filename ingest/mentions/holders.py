"""Who held an office on the day: from title, state and date to a person."""

from collections.abc import Iterator, Sequence

from ingest.cast import Cast
from ingest.mentions.phrases import Phrase
from ontology.lexicon_actors import ceremonial_heads
from ontology.registry import Office

LEADER = frozenset({"leader", "ruler", "strongman", "head of state"})
_HEAD_OF_STATE = "head-of-state"
_HEAD_OF_GOVERNMENT = "head-of-government"
_LEADING = frozenset(
    {"president", "supreme leader", "general secretary", "emir", "sultan", "ruler", "king"}
)


class Holders:
    """Finds office holders for one article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._registry = cast.registry

    def of_bodies(self, bodies: Sequence[str], phrase: Phrase) -> str | None:
        """Who held the office that `phrase` names at one of `bodies` on the day."""
        offices = [office for body in bodies for office in self._offices_at(body)]
        return self._holder(self._ranked(offices, phrase))

    def at_home(self, phrase: Phrase) -> str | None:
        """Who held the office in the states the text is about, the outlet's own first."""
        common = [code for code, _ in self._cast.state_counts.most_common(2)]
        for code in dict.fromkeys([*self._cast.context_states, *common]):
            offices = self._ranked(list(self._offices_in(code)), phrase)
            if offices:
                return self._holder(offices)
        return None

    def _offices_at(self, body: str) -> Iterator[Office]:
        yield from self._registry.offices_at(body)
        entry = self._registry.actors[body]
        if entry.state and entry.type in {"State", "Government"}:
            yield from self._offices_in(entry.state)

    def _offices_in(self, code: str) -> Iterator[Office]:
        if state := self._registry.state_actor(code):
            yield from self._registry.offices_at(state)
        if government := self._registry.government_of(code):
            yield from self._registry.offices_at(government)

    def _holder(self, offices: Sequence[Office]) -> str | None:
        for office in offices:
            if holders := self._registry.holders(office.id, self._cast.published):
                return holders[0]
        return None

    def _ranked(self, offices: list[Office], phrase: Phrase) -> list[Office]:
        if phrase.title.text in LEADER:
            return sorted((o for o in offices if _is_top(o)), key=_leads)
        return [office for office in offices if _fits(office, phrase)]


def _is_top(office: Office) -> bool:
    return office.role in {_HEAD_OF_STATE, _HEAD_OF_GOVERNMENT}


def _leads(office: Office) -> int:
    """The head of state leads where the head of state governs; kings mostly do not."""
    governs = office.state not in ceremonial_heads() and _LEADING & set(office.titles)
    if office.role == _HEAD_OF_STATE:
        return 0 if governs else 2
    return 1


def _fits(office: Office, phrase: Phrase) -> bool:
    """Whether the phrase names the office; an ambassador's must say where to."""
    wanted = phrase.title.text.replace("-", " ")
    titles = [title.replace("-", " ") for title in office.titles]
    if office.role == "ambassador" and " to " not in wanted:
        return False
    if wanted in titles:
        return True
    return any(" " in title and phrase.portfolio.endswith(title) for title in titles)
