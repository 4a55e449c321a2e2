"""Lists of actors by their commas, for where the parse tears them apart.

`support for the mission, the African Union (AU), and the Arab League`: parsers of news often hang
the later members of a long list somewhere else, above all behind an abbreviation in brackets.
"""

from collections.abc import Iterator

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from ingest.grammar.interface import Reading
from ingest.grammar.syntax import sentence_bounds

_AND = frozenset({"and", "or", "&"})
_JOINTS = _AND | {",", ";", "as", "well"}
_MODIFYING = frozenset({"amod", "poss", "compound", "nmod"})
_LEAST = 3  # of two the parser may be trusted


class Series:
    """Finds the lists of one text, a sentence when it is first asked for."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._read: set[int] = set()
        self._later: dict[int, tuple[Token, ...]] = {}

    def later(self, token: Token) -> tuple[Token, ...]:
        """The members behind `token` in a list of at least three actors with `and` at its end."""
        if token.i not in self._read:
            start, end = sentence_bounds(token)
            self._read.update(range(start, end))
            for members in self._lists(token.doc[start:end]):
                for place, member in enumerate(members):
                    self._later[member.i] = tuple(members[place + 1 :])
        return self._later.get(token.i, ())

    def _lists(self, sentence: DocSpan) -> Iterator[list[Token]]:
        named = [t for t in sentence if self._reading.actors_at(t)]
        heads = [t for t in named if t.pos_ != "PRON" and t.dep_ not in _MODIFYING]
        if len(heads) < _LEAST:
            return
        outside = {t.i for t in _outside(sentence)}
        heads = [t for t in heads if t.i in outside]
        members: list[Token] = []
        for head in heads:
            joint = _joint(members[-1], head) if members else None
            members = [*members, head] if joint else [head]
            if joint == "and":
                if len(members) >= _LEAST:
                    yield members
                members = []


def _joint(left: Token, right: Token) -> str | None:
    """What joins two neighbours of a list, `,` or `and`; None if anything else stands between."""
    joints: list[str] = []
    for token in _outside(left.doc[left.i + 1 : right.i]):
        if token.lower_ in _JOINTS:
            joints.append(token.lower_)
        elif not (token.head.i == right.i and token.dep_ not in {"relcl", "acl", "prep"}):
            return None
    if not joints:
        return None
    return "and" if _AND & set(joints) or "well" in joints else ","


def _outside(tokens: DocSpan) -> Iterator[Token]:
    """The tokens that do not stand in brackets."""
    depth = 0
    for token in tokens:
        word = token.text
        depth += word == "("
        if not depth:
            yield token
        depth -= word == ")" and depth > 0
