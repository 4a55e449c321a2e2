"""Role phrases without a name: `the Prime Minister`, `Turkish officials`, `a Kremlin spokesman`."""

from dataclasses import replace

from ingest.mentions.found import Found
from ingest.mentions.holders import LEADER, Holders
from ingest.mentions.labels import bare_start
from ingest.mentions.names import Name
from ingest.mentions.phrases import Phrase
from ingest.mentions.scene import Scene
from ingest.mentions.titled import Titled
from ingest.mentions.titles import Title
from ingest.records import ActorType, MentionKind
from ontology.lexicon_actors import PAIRS, descriptions
from ontology.lexicon_cues import cues
from ontology.registry import NameKind

_COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite number"})
_GOVERNMENT_WORDS = frozenset({"government", "administration", "regime", "authorities"})


class Roles:
    """Resolves role phrases by the article so far, then by who held the office that day."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._doc = scene.doc
        self._cast = scene.cast
        self._holders = Holders(scene.cast)
        self._titled = Titled(scene.cast)
        self._spokesperson: str | None = None

    # -- what the words tell -------------------------------------------------------------------

    def state_codes(self, names: tuple[Name, ...]) -> tuple[str, ...]:
        """ISO codes of the states that the names stand for or belong to."""
        actors = self._cast.registry.actors
        codes = [actors[n.candidates[0]].state for n in names if n.candidates]
        return tuple(code for code in codes if code)

    def states(self, phrase: Phrase) -> tuple[str, ...]:
        """ISO codes of the states named in a role phrase."""
        return self.state_codes(phrase.owners)

    def remember(self, title: Title, actor: str, at: int) -> None:
        """The text gave this actor the title at character offset `at`."""
        self._titled.remember(title.text, actor, at)

    def speaks_for(self, actor: str, phrase: Phrase) -> None:
        """A named spokesperson's institution gives the person a state."""
        if institution := self._institution(phrase):
            self._cast.institutions[actor] = institution
            self._cast.with_state(actor, self._cast.state_of(institution))

    def holder(self, phrase: Phrase, states: tuple[str, ...] = ()) -> str | None:
        """Who held the office that the phrase names at its owner, or in `states`, on the day."""
        bodies = [n.candidates[0] for n in phrase.owners if n.candidates]
        homes = (self._cast.registry.state_actor(code) for code in states)
        bodies += [home for home in homes if home]
        return self._holders.of_bodies(bodies, phrase) if bodies else None

    # -- linking -------------------------------------------------------------------------------

    def link(self, phrase: Phrase) -> Found | None:
        """The mention that a role phrase without a name makes, if it denotes an actor."""
        link = {
            "person": self._person,
            "spokesperson": self._spokesman,
            "government": self._governing,
        }.get(phrase.title.noun_class, self._group)
        actor = link(phrase)
        if actor is None:
            return None
        sure = 0.8 if actor in self._cast.registry.actors else 0.6
        return Found(phrase.start, phrase.end, phrase.head, (actor,), MentionKind.ROLE, sure)

    def _person(self, phrase: Phrase) -> str | None:
        if phrase.definite and not phrase.former and (actor := self._office_holder(phrase)):
            return actor
        if phrase.definite and not phrase.owners and self._label(phrase) == phrase.title.text:
            return None
        if self._predicates(phrase) or not (phrase.owners or self._speaks(phrase)):
            return None
        return self._described(phrase, ActorType.PERSON)

    def _predicates(self, phrase: Phrase) -> bool:
        """`was a columnist`, `as a resident`: what somebody is, not somebody else."""
        head = self._doc[phrase.head]
        return head.dep_ in {"attr", "oprd", "appos"} or (
            head.dep_ == "pobj" and head.head.lower_ == "as"
        )

    def _office_holder(self, phrase: Phrase) -> str | None:
        states = self.states(phrase)
        title, at = phrase.title.text, self._doc[phrase.start].idx
        bodies = [n.candidates[0] for n in phrase.owners if n.candidates]
        if title in _COUNTERPARTS:
            return self._counterpart(phrase, bodies)
        if actor := self._titled.latest(title, states, at, leader=title in LEADER):
            return self._preferred(phrase, actor)
        holder = None
        if bodies:
            holder = self._holders.of_bodies(bodies, phrase)
        elif phrase.title.office:
            holder = self._holders.at_home(phrase)
        if holder:
            return self._cast.known(holder)
        return None if phrase.owners else self._titled.latest(title, (), at)

    def _counterpart(self, phrase: Phrase, bodies: list[str]) -> str | None:
        """`His Slovak counterpart` holds the office there that was named last."""
        at = self._doc[phrase.start].idx
        title = self._titled.last_before(at)
        if title is None or not bodies:
            return None
        if actor := self._titled.latest(title, self.states(phrase), at):
            return actor
        meant = replace(phrase, title=replace(phrase.title, text=title), portfolio=title)
        holder = self._holders.of_bodies(bodies, meant)
        return self._cast.known(holder) if holder else None

    def _preferred(self, phrase: Phrase, actor: str) -> str:
        """`The President`, with a capital and no state, is the one at home if the text has him."""
        if phrase.owners or not self._doc[phrase.title.start].text[0].isupper():
            return actor
        home = self._cast.context_states[:1]
        at = self._doc[phrase.start].idx
        mine = self._titled.latest(phrase.title.text, home, at) if home else None
        return mine or actor

    def _speaks(self, phrase: Phrase) -> bool:
        """Whether the phrase is the subject of a reporting verb or its addressee."""
        token = self._doc[phrase.head]
        acting = token.dep_ in {"nsubj", "nsubjpass", "agent", "dobj"}
        return acting and token.head.lemma_ in cues()

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
        if institution is None and "government" in phrase.label.lower():
            context = self._cast.context_states
            government = self._cast.registry.government_of(context[0]) if context else None
            institution = self._cast.known(government) if government else None
        if institution is None:
            return self._described(phrase, ActorType.PERSON)
        self._spokesperson = self._as_government(institution, phrase)
        return self._spokesperson

    def _as_government(self, actor: str, phrase: Phrase) -> str:
        """A state's spokesman speaks for its government."""
        entry = self._cast.registry.actors.get(actor)
        if entry and entry.type == "State" and entry.state:
            government = self._cast.registry.government_of(entry.state)
            if government and "ministry" not in phrase.label.lower():
                return self._cast.known(government)
        return actor

    def _governing(self, phrase: Phrase) -> str | None:
        if not phrase.owners and self._plain(phrase):
            return None
        before = self._doc[phrase.title.start - 1] if phrase.title.start else None
        things = before is not None and before.pos_ == "NOUN" and before.dep_ == "compound"
        if phrase.title.text == "regime" and things:  # a visa regime
            return None
        if not phrase.owners and phrase.former:
            return None
        states = self.states(phrase) or self._headed(phrase)
        if not states and phrase.definite:
            return self._described(phrase, ActorType.GOVERNMENT, self._subject_state())
        if phrase.title.text in _GOVERNMENT_WORDS and states and self._is_of_state(phrase):
            government = self._cast.registry.government_of(states[0])
            if government is not None:
                return self._cast.known(government)
        kind = ActorType.GOVERNMENT if states else ActorType.GROUP
        return self._described(phrase, kind, states)

    def _subject_state(self) -> tuple[str, ...]:
        """The foreign state that the text is most about."""
        home = self._cast.context_states
        for code, count in self._cast.state_counts.most_common(3):
            if code not in home and count > 1:
                return (code,)
        return ()

    def _is_of_state(self, phrase: Phrase) -> bool:
        """Nothing but the state's name or its head's qualifies the government."""
        owned = {i for n in phrase.owners for i in range(n.start, n.end)}
        plain = [t for t in self._doc[phrase.start : phrase.title.start] if t.i not in owned]
        return all(t.pos_ != "ADJ" or t.lower_ == "former" for t in plain)

    def _headed(self, phrase: Phrase) -> tuple[str, ...]:
        """The state of who gives a government its name: `the Trump administration`."""
        for token in self._doc[phrase.start : phrase.title.start]:
            if token.pos_ != "PROPN":
                continue
            for actor in self._cast.surnames.get(token.lower_, ()):
                if state := self._cast.state_of(actor):
                    return (state,)
            if state := self._scene.headed_by(token.lower_):
                return (state,)
        return ()

    def _group(self, phrase: Phrase) -> str | None:
        if self._plain(phrase) and (phrase.title.noun_class != "group" or self._takes_up(phrase)):
            return None
        return self._described(phrase, ActorType.GROUP)

    def _takes_up(self, phrase: Phrase) -> bool:
        """`The two leaders`, `the bloc` take up who was named before, which coreference finds."""
        head = self._doc[phrase.head]
        if any(child.dep_ in {"prep", "relcl", "acl"} for child in head.children):
            return False
        before = {t.lower_ for t in self._doc[phrase.start : phrase.title.start]}
        classes = descriptions().get(head.lemma_.lower(), frozenset())
        if head.tag_ not in {"NNS", "NNPS"}:
            return "body" in classes and "the" in before
        counted = bool(classes & PAIRS) and bool(before & {"two", "both"})
        return counted or ("pair-alone" in classes and "the" in before)

    def _plain(self, phrase: Phrase) -> bool:
        """No more than the noun and an article or a number."""
        return not phrase.owners and self._label(phrase).lower() == phrase.title.surface

    # -- names for the nameless ----------------------------------------------------------------

    def _label(self, phrase: Phrase) -> str:
        span = self._doc[phrase.start : phrase.end]
        label = self._doc[bare_start(span) : phrase.end]
        if label[0].is_sent_start and label[0].pos_ in {"NOUN", "ADJ"} and not label[0].ent_type_:
            return label.text[0].lower() + label.text[1:]
        return label.text

    def _described(self, phrase: Phrase, kind: ActorType, states: tuple[str, ...] = ()) -> str:
        """An actor called by its description, a state's people by its demonym."""
        codes = states or self.states(phrase)
        state = codes[0] if len(set(codes)) == 1 else None
        label = self._national_label(phrase, state) or self._label(phrase)
        return self._cast.minted(label, kind, state)

    def _national_label(self, phrase: Phrase, state: str | None) -> str | None:
        """`Georgia's officials`, `officials of Georgia` -> `Georgian officials`."""
        registry = self._cast.registry
        if state is None or len(phrase.owners) != 1 or not phrase.owners[0].candidates:
            return None
        owner = phrase.owners[0]
        entry = registry.actors[owner.candidates[0]]
        seat = entry.parent in registry.actors and owner.start >= phrase.title.end
        if owner.sort == "adjective" or not (entry.type == "State" or seat):
            return None
        names = registry.names_of(registry.state_actor(state) or "")
        adjective = next((n.text for n in names if n.kind is NameKind.ADJECTIVE), None)
        if adjective is None:
            return None
        span = self._doc[phrase.start : phrase.title.end]
        words = [
            t for t in self._doc[bare_start(span) : phrase.title.end]
            if not owner.start <= t.i < owner.end
            and (t.i >= phrase.title.start or t.dep_ == "compound")
        ]  # fmt: skip
        return " ".join([adjective, *(t.text if t.pos_ == "PROPN" else t.lower_ for t in words)])
