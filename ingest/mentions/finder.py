"""All mentions of actors in one parsed article, pronouns and bare descriptions excepted."""

from collections.abc import Iterable

from spacy.tokens import Doc

from ingest.cast import Cast
from ingest.mentions.bodies import Bodies
from ingest.mentions.found import Found
from ingest.mentions.labels import surface
from ingest.mentions.named import NamedPersons
from ingest.mentions.names import Names
from ingest.mentions.persons import Persons
from ingest.mentions.roles import Roles
from ingest.mentions.scene import Scene
from ingest.mentions.titles import Titles


class MentionFinder:
    """Finds and links names and role phrases of one article.

    The order matters: full names and named roles first, so that surnames and bare roles can refer
    to them wherever they stand.
    """

    def __init__(
        self, doc: Doc, text: str, cast: Cast, names: Names, titles: Titles, persons: Persons
    ) -> None:
        found_titles = tuple(titles.find(doc))
        tokens = frozenset(i for t in found_titles for i in range(t.start, t.end))
        found_names = names.find(doc, text, cast.context_states, tokens)
        self._doc = doc
        self._cast = cast
        self._scene = Scene(doc, cast, persons, names.registered, found_names, found_titles)
        self._roles = Roles(self._scene)
        self._bodies = Bodies(self._scene, self._roles.described)
        self._named = NamedPersons(self._scene, persons, self._roles)
        for name in self._scene.names:
            cast.count_states(name.candidates[:1])

    def find(self) -> tuple[Found, ...]:
        """The mentions in text order."""
        found = [*self._named.titled(full=True), *self._named.full()]
        found += self._named.titled(full=False)
        found += self._named.apposed(found)
        found += self._named.short()
        found += self._bodies.find()
        found += self._bare_roles()
        self._name(found)
        return tuple(sorted(found, key=lambda f: (f.start, -f.end)))

    def _bare_roles(self) -> list[Found]:
        free = [t for t in self._scene.titles if self._scene.is_free(t.start)]
        linked = (self._roles.link(self._scene.phrase(title)) for title in free)
        return [found for found in linked if found is not None]

    def _name(self, found: Iterable[Found]) -> None:
        """Let actors bear the names the text gives them."""
        for each in sorted(found, key=lambda f: f.start):
            if not self._cast.actors[each.actors[0]].known:
                self._cast.add_alias(each.actors[0], surface(self._doc[each.start : each.end]))
