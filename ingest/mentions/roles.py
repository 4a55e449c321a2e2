"""Role phrases without a name: `the Prime Minister`, `Turkish officials`, `a Kremlin spokesman`."""

from spacy.tokens import Doc

from ingest.cast import Cast
from ingest.gazetteer import fold
from ingest.mentions.found import Found
from ingest.mentions.names import Name
from ingest.mentions.phrases import Phrase
from ingest.mentions.titles import Title
from ingest.records import ActorType, MentionKind
from ontology.registry import Office

_GOVERNMENT_WORDS = frozenset({"government", "administration"})
_TOP = ("head-of-state", "head-of-government")
_LEADER = frozenset({"leader", "head of state"})


class Roles:
    """Resolves role phrases by the article so far, then by who held the office that day."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self._doc = doc
        self._cast = cast
        self._titled: list[tuple[str, str, int]] = []
        self._spokesperson: str | None = None
        self._government: str | None = None

    # -- what the words tell -------------------------------------------------------------------

    def state_codes(self, names: tuple[Name, ...]) -> tuple[str, ...]:
        """ISO codes of the states that the names stand for or belong to."""
        actors = self._cast.registry.actors
        codes = [actors[n.candidates[0]].state for n in names if n.candidates]
        return tuple(code for code in codes if code)

    def states(self, phrase: Phrase) -> tuple[str, ...]:
        """ISO codes of the states named in a role phrase."""
        return self.state_codes(phrase.owners)

    def state_before(self, name: Name, names_at: dict[int, Name]) -> str | None:
        """The state named inside or right before an unknown body's name."""
        inside = [
            n
            for i in range(max(0, name.start - 1), name.end)
            if (n := names_at.get(i)) and n is not name
        ]
        codes = self.state_codes(tuple(inside))
        return codes[0] if codes else None

    def remember(self, title: Title, actor: str, at: int) -> None:
        """The text gave this actor the title at character offset `at`."""
        self._titled.append((fold(title.text), actor, at))

    def speaks_for(self, actor: str, phrase: Phrase) -> None:
        """A named spokesperson's institution gives the person a state."""
        institution = self._institution(phrase)
        if institution:
            self._cast.institutions[actor] = institution
            self._cast.with_state(actor, self._cast.state_of(institution))

    # -- linking -------------------------------------------------------------------------------

    def link(self, phrase: Phrase) -> Found | None:
        """The mention that a role phrase without a name makes, if it denotes an actor."""
        noun_class = phrase.title.noun_class
        actor = {
            "person": self._person,
            "spokesperson": self._spokesman,
            "government": self._governing,
            "group": self._group,
            "people": self._group,
            "countries": self._group,
        }[noun_class](phrase)
        if actor is None:
            return None
        sure = 0.8 if actor in self._cast.registry.actors else 0.6
        return Found(phrase.start, phrase.end, phrase.head, (actor,), MentionKind.ROLE, sure)

    def _person(self, phrase: Phrase) -> str | None:
        states = self.states(phrase)
        if phrase.definite and not phrase.former:
            at = self._doc[phrase.start].idx
            if actor := self._titled_here(phrase.title.text, states, at):
                return actor
            if actor := self._holder(phrase, states):
                return self._cast.known(actor)
            if not phrase.owners and (actor := self._titled_here(phrase.title.text, (), at)):
                return actor
        if not phrase.owners and not phrase.title.office and not self._acts(phrase):
            return None
        if phrase.definite and not phrase.owners and len(phrase.label.split()) == 1:
            return None
        state = states[0] if states else None
        return self._cast.minted(phrase.label, ActorType.PERSON, state)

    def _acts(self, phrase: Phrase) -> bool:
        return self._doc[phrase.head].dep_ in {"nsubj", "agent", "pobj", "dobj"}

    def _titled_here(self, title: str, states: tuple[str, ...], at: int) -> str | None:
        """Whom this text called so, the latest before `at`, else the first after."""
        wanted = fold(title)
        before: str | None = None
        after: str | None = None
        for known, actor, where in sorted(self._titled, key=lambda row: row[2]):
            fits = known == wanted or known.endswith(" " + wanted) or known.split(" ")[0] == wanted
            if wanted in _LEADER:
                fits = bool(states)
            if not fits or (states and self._cast.state_of(actor) not in states):
                continue
            if where < at:
                before = actor
            else:
                after = after or actor
        return before or after

    def _holder(self, phrase: Phrase, states: tuple[str, ...]) -> str | None:
        """Who held the office on the day of publication."""
        registry, cast = self._cast.registry, self._cast
        bodies = [n.candidates[0] for n in phrase.owners if n.candidates]
        offices: list[Office] = []
        for body in bodies:
            offices += registry.offices_at(body)
            if (code := registry.actors[body].state) and (state := registry.state_actor(code)):
                offices += registry.offices_at(state)
                if government := registry.government_of(code):
                    offices += registry.offices_at(government)
        if not bodies and phrase.title.office:
            for code in self._context():
                if state := registry.state_actor(code):
                    offices += registry.offices_at(state)
                if government := registry.government_of(code):
                    offices += registry.offices_at(government)
                if any(self._fits(o, phrase) for o in offices):
                    break
        if phrase.title.text in _LEADER and bodies:
            ranked = [o for role in _TOP[::-1] for o in offices if o.role == role]
            ranked.sort(key=lambda o: "king" in o.titles or "queen" in o.titles)
            ranked.sort(
                key=lambda o: (
                    not ("president" in o.titles and o.role == _TOP[0]) and o.role != _TOP[1]
                )
            )
        else:
            ranked = [o for o in offices if self._fits(o, phrase)]
        for office in ranked:
            if holders := registry.holders(office.id, cast.published):
                return holders[0]
        return None

    def _fits(self, office: Office, phrase: Phrase) -> bool:
        return phrase.title.text in office.titles or any(
            phrase.portfolio.endswith(t) for t in office.titles if " " in t
        )

    def _context(self) -> tuple[str, ...]:
        common = [code for code, _ in self._cast.state_counts.most_common(2)]
        return tuple(dict.fromkeys([*self._cast.context_states, *common]))

    def _institution(self, phrase: Phrase) -> str | None:
        for name in reversed(phrase.owners):
            if name.candidates:
                return self._cast.known(name.candidates[0])
            if name.sort == "org":
                return self._cast.minted(name.text, ActorType.ORGANISATION)
        return None

    def _spokesman(self, phrase: Phrase) -> str | None:
        institution = self._institution(phrase)
        if institution is None and (phrase.definite or self._spokesperson):
            institution = self._spokesperson
        if institution is None:
            context = self._cast.context_states
            words = phrase.label.lower()
            if "government" in words and context:
                government = self._cast.registry.government_of(context[0])
                institution = self._cast.known(government) if government else None
        if institution is None:
            return self._cast.minted(phrase.label, ActorType.PERSON)
        institution = self._as_government(institution, phrase)
        self._spokesperson = institution
        return institution

    def _as_government(self, actor: str, phrase: Phrase) -> str:
        """A state's spokesman speaks for its government."""
        registry = self._cast.registry
        entry = registry.actors.get(actor)
        if entry and entry.type == "State" and entry.state:
            government = registry.government_of(entry.state)
            if government and "ministry" not in phrase.label.lower():
                return self._cast.known(government)
        return actor

    def _governing(self, phrase: Phrase) -> str | None:
        if not phrase.owners and self._plain(phrase):
            return None
        states = self.states(phrase)
        word = phrase.title.text
        registry = self._cast.registry
        if word in _GOVERNMENT_WORDS:
            if states and (government := registry.government_of(states[0])):
                self._government = self._cast.known(government)
                return self._government
        state = states[0] if states else None
        kind = ActorType.GOVERNMENT if state else ActorType.GROUP
        return self._cast.minted(phrase.label, kind, state)

    def _group(self, phrase: Phrase) -> str | None:
        if self._plain(phrase) and (phrase.title.noun_class != "group" or self._pairs(phrase)):
            return None
        states = self.states(phrase)
        state = states[0] if len(set(states)) == 1 else None
        return self._cast.minted(phrase.label, ActorType.GROUP, state)

    def _pairs(self, phrase: Phrase) -> bool:
        """`The two leaders` takes up two named before, which coreference finds."""
        before = {t.lower_ for t in self._doc[phrase.start : phrase.title.start]}
        return bool(before & {"two", "both"})

    def _plain(self, phrase: Phrase) -> bool:
        """No more than the noun and an article or a number."""
        return not phrase.owners and all(
            t.i >= phrase.title.start or t.pos_ in {"DET", "NUM", "PRON", "ADV"}
            for t in self._doc[phrase.start : phrase.end]
        )
