"""Noun phrases around titles: whose they are, where they begin and end."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest.mentions.names import Name
from ingest.mentions.titles import Title

_FORMER = frozenset({"former", "ex", "late", "then", "onetime"})
_QUALIFYING = frozenset({"acting", "incoming", "outgoing", "visiting", "ruling", "transitional"})
_LOOSE = frozenset({"amod", "compound", "nmod", "nummod", "poss", "advmod", "case", "quantmod"})
_LOCAL_WORDS = """
    activists administration authorities cabinet citizens civilians clerics commanders court crowd
    crowds demonstrators diplomats dissidents farmers forces generals government insurgents
    journalists judges junta lawmakers leaders leadership militants militia ministers officials
    opposition parliament people police politicians prosecutors protesters putschists rebels
    refugees regime residents rulers separatists soldiers students troops villagers voters workers
"""
_LOCAL = frozenset(_LOCAL_WORDS.split())
_SEATS = frozenset({"state", "place", "metonym"})
_RIGHT = frozenset({"of", "for", "to", "at", "in"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A title with what stands around it.

    `owners` are the names of states and bodies it belongs to; `label` the words without article;
    `definite` says that it points to somebody in particular; `former` that the office is past.
    """

    start: int
    end: int
    head: int
    title: Title
    owners: tuple[Name, ...]
    label: str
    definite: bool
    former: bool
    portfolio: str


def around(doc: Doc, title: Title, names_at: dict[int, Name]) -> Phrase:
    """The phrase of `title`: modifiers to its left and an owner to its right."""
    start, owners, former = _left(doc, title, names_at)
    end, right = _right(doc, title, names_at)
    body = start
    while body < title.start and doc[body].dep_ == "det":
        body += 1
    first = doc[start]
    definite = (
        first.lower_ in {"the", "this", "that", "its", "their", "his", "her", "our", "both"}
        or bool(owners)
        or (first.dep_ != "det" and doc[title.start].text[0].isupper())
    ) and first.lower_ not in {"a", "an", "another", "some", "any"}
    return Phrase(
        start,
        end,
        doc[title.start : title.end].root.i,
        title,
        (*owners, *right),
        doc[body:end].text,
        definite,
        former,
        doc[body : title.end].text.lower(),
    )


def _left(doc: Doc, title: Title, names_at: dict[int, Name]) -> tuple[int, tuple[Name, ...], bool]:
    at, former = title.start, False
    owners: list[Name] = []
    while at > 0:
        before = doc[at - 1]
        name = names_at.get(at - 1)
        if name is not None and name.sort != "person":
            owners.insert(0, name)
            at = name.start
            continue
        if before.lower_ == "'s" and (owner := names_at.get(at - 2)) and owner.sort != "person":
            owners.insert(0, owner)
            at = owner.start
            continue
        if before.lower_ in _FORMER:
            former = True
        elif before.is_punct and before.text == "-" and at > 1 and doc[at - 2].is_alpha:
            at -= 2
            continue
        elif before.dep_ == "det" or (before.dep_ == "poss" and before.pos_ == "PRON"):
            return at - 1, tuple(owners), former
        elif not _modifies(before, at):
            break
        at -= 1
    return at, tuple(owners), former


def _modifies(token: Token, at: int) -> bool:
    """Whether `token` describes the noun to its right, of which `at` is known to be part."""
    if token.lower_ in _QUALIFYING:
        return True
    loose = token.dep_ in _LOOSE and token.is_alpha and token.head.i >= at - 1
    return loose and token.pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "ADV"}


def _right(doc: Doc, title: Title, names_at: dict[int, Name]) -> tuple[int, tuple[Name, ...]]:
    end = title.end
    if end + 1 >= len(doc) or doc[end].lower_ not in _RIGHT:
        return end, ()
    at = end + 1
    while at < len(doc) and (
        doc[at].dep_ == "det" or (doc[at].dep_ == "amod" and at not in names_at)
    ):
        at += 1
    name = names_at.get(at) if at < len(doc) else None
    if name is not None and doc[name.end - 1].dep_ in {"compound", "nmod", "amod"}:
        return end, ()
    if name is None or name.sort == "person" or doc[end].lower_ in {"to", "at"}:
        return end, ()
    local = doc[title.end - 1].lower_ in _LOCAL and name.sort in _SEATS
    if doc[end].lower_ == "in" and not local:
        return end, ()
    return name.end, (name,)
