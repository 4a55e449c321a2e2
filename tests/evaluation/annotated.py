"""Builds a small article for the tests of error kinds: actors, statements, relations."""

from tests.evaluation.annotations import Actor, Annotated, Related, Said, plain, word_starts

TEXT = (
    "Olga Prent told Reuters on Monday that Chile had attacked Peru. "
    "The Chilean foreign minister denied it, and Peruvian farmers protested. "
    "He said Peru was lying."
)


def actor(label: str, kind: str = "State", *surfaces: str) -> Actor:
    """An actor that is called as its label says, and by its surfaces."""
    return Actor(label, frozenset(map(plain, (label, *surfaces))), kind, None, surfaces)


ACTORS = {
    "chile": actor("Chile", "State", "Chile"),
    "peru": actor("Peru", "State", "Peru"),
    "prent": actor("Olga Prent", "Person", "Olga Prent"),
    "vale": actor("Bruno Vale", "Person", "The Chilean foreign minister"),
    "farmers": actor("Peruvian farmers", "Group", "Peruvian farmers"),
    "reuters": actor("Reuters", "Outlet", "Reuters"),
}


def span(words: str, text: str = TEXT) -> tuple[int, int]:
    """Where words stand in the text."""
    start = text.index(words)
    return start, start + len(words)


def said(
    content: str,
    speaker: str | None,
    source: str = "",
    addressee: str | None = None,
    about: tuple[str, ...] = (),
    date: str | None = None,
) -> Said:
    """A statement with that content."""
    spans = (span(content),)
    sources = (span(source),) if source else ()
    tokens = word_starts(TEXT, spans)
    return Said(speaker, sources, spans, tokens, "indirect", addressee, about, date)


def related(
    subject: str, relation: str, target: str, family: str, evidence: str, polarity: str = "affirmed"
) -> Related:
    """A relation with that evidence."""
    return Related(subject, relation, family, target, polarity, span(evidence))


def read(
    *,
    statements: tuple[Said, ...] = (),
    relations: tuple[Related, ...] = (),
    mentions: tuple[tuple[str, str], ...] = (),
) -> Annotated:
    """The article with these findings; mentions are pairs of words and actor."""
    places = tuple((*span(words), who) for words, who in mentions)
    return Annotated("a", TEXT, ACTORS, places, statements, relations)
