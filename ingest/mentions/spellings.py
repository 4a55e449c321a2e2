"""Registered persons by the sound of their names, for spellings that the registry does not list."""

from collections.abc import Iterable

from ingest.gazetteer import fold
from ontology.registry import Registry
from ontology.transliteration import spelling_key, surname_key


class Spellings:
    """An index of the registry's persons by how their names may be transliterated."""

    def __init__(self, registry: Registry) -> None:
        self._full: dict[str, set[str]] = {}
        self._surnames: dict[str, set[str]] = {}
        for name in registry.names:
            if registry.actors[name.actor].type != "Person":
                continue
            folded = fold(name.text)
            if (key := spelling_key(folded)) is not None:
                self._full.setdefault(key, set()).add(name.actor)
                self._enter_surname(folded.split()[-1])

    def _enter_surname(self, surname: str) -> None:
        if (key := surname_key(surname)) is not None:
            self._surnames.setdefault(key, set()).add(surname)

    def persons(self, names: Iterable[str]) -> list[str]:
        """Ids of those whose full name sounds like the folded words `names`."""
        key = spelling_key(" ".join(names))
        return sorted(self._full.get(key, ())) if key else []

    def surnames(self, surname: str) -> list[str]:
        """Registered surnames, folded, that sound like this one but are written otherwise."""
        key = surname_key(surname)
        return sorted(self._surnames.get(key, set()) - {surname}) if key else []
