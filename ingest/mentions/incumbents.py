"""Who holds the office that a phrase names: by the text so far, then by the day."""

from dataclasses import replace

from ingest.mentions.described import Described
from ingest.mentions.holders import LEADER, Holders
from ingest.mentions.phrases import Phrase
from ingest.mentions.scene import Scene
from ingest.mentions.titled import Titled
from ingest.mentions.titles import Title

_COUNTERPARTS = frozenset({"counterpart", "colleague", "opposite number"})
_ONE_AT_HOME = frozenset(
    {"king", "queen", "emperor", "president", "prime minister", "chancellor", "taoiseach"}
)


class Incumbents:
    """Resolves the titles of one article that stand without a name."""

    def __init__(self, scene: Scene, described: Described) -> None:
        self._doc = scene.doc
        self._cast = scene.cast
        self._described = described
        self._holders = Holders(scene.cast)
        self._titled = Titled(scene.cast)

    def remember(self, title: Title, actor: str, at: int) -> None:
        """The text gave this actor the title at character offset `at`."""
        self._titled.remember(title.text, actor, at)

    def holder(self, phrase: Phrase, states: tuple[str, ...] = ()) -> str | None:
        """Who held the office that the phrase names at its owner, or in `states`, on the day."""
        bodies = [n.candidates[0] for n in phrase.owners if n.candidates]
        homes = (self._cast.registry.state_actor(code) for code in states)
        bodies += [home for home in homes if home]
        return self._holders.of_bodies(bodies, phrase) if bodies else None

    def of(self, phrase: Phrase) -> str | None:
        """The person meant by a definite title, None where nobody is known to hold it."""
        states = self._described.states(phrase)
        title, at = phrase.title.text, self._doc[phrase.start].idx
        bodies = [n.candidates[0] for n in phrase.owners if n.candidates]
        if title in _COUNTERPARTS:
            return self._counterpart(phrase, bodies)
        capital = self._doc[phrase.title.start].text[0].isupper()
        later = bool(phrase.owners) or not capital or title not in _ONE_AT_HOME
        if actor := self._titled.latest(title, states, at, leader=title in LEADER, later=later):
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
        if actor := self._titled.latest(title, self._described.states(phrase), at):
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
