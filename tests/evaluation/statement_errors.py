"""What is wrong with the statements of an article: found or not, by whom, to whom, when."""

from collections.abc import Iterator

from tests.evaluation.annotations import Annotated, Said, plain
from tests.evaluation.errors import Error
from tests.evaluation.pairing import best_pairs, likeness, paired_statements, same

_PRONOUN_WORDS = "i we he she it they who which this that these those his her its their both one"
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())


def statement_errors(wanted: Annotated, found: Annotated) -> Iterator[Error]:
    """The errors in statements, and in what is told of those that have the right speaker."""
    pairs, missed, extra = paired_statements(wanted, found)
    yield from _unmatched(wanted, found, missed, extra)
    for one, other in pairs:
        speakers = wanted.actors.get(one.speaker or ""), found.actors.get(other.speaker or "")
        if same(*speakers):
            yield from _details(wanted, one, found, other)
            continue
        got, content = found.label(other.speaker), wanted.words(one.content[:1])
        example = f"“{_short(content)}”: {wanted.label(one.speaker)}, not {got}"
        yield Error("speaker", source_kind(wanted, one), wanted.id, example)


def _unmatched(
    wanted: Annotated, found: Annotated, missed: list[Said], extra: list[Said]
) -> Iterator[Error]:
    """Statements missed, false, or cut wrongly: both sides of a wrong cut are one error."""
    cut = _cut_wrongly(missed, extra)
    for one, other in cut:
        right, got = _short(wanted.words(one.content)), _short(found.words(other.content))
        yield Error("statements", "boundary", wanted.id, f"“{right}”, not “{got}”")
    for said in missed:
        if said not in [one for one, _ in cut]:
            words = f"{wanted.label(said.speaker)}: “{_short(wanted.words(said.content))}”"
            yield Error("statements", f"missed, {said.kind}", wanted.id, words)
    for said in extra:
        if said not in [other for _, other in cut]:
            again = any(said.tokens & other.tokens for other in wanted.statements)
            kind = "false, part of another" if again else "false"
            words = f"{found.label(said.speaker)}: “{_short(found.words(said.content))}”"
            yield Error("statements", kind, wanted.id, words)


def _cut_wrongly(missed: list[Said], extra: list[Said]) -> list[tuple[Said, Said]]:
    pairs = best_pairs(
        (likeness(one.tokens, other.tokens), i, j)
        for i, one in enumerate(missed)
        for j, other in enumerate(extra)
        if one.tokens & other.tokens
    )
    return [(missed[i], extra[j]) for i, j in pairs]


def _details(wanted: Annotated, one: Said, found: Annotated, other: Said) -> Iterator[Error]:
    content = _short(wanted.words(one.content[:1]))
    addressees = wanted.actors.get(one.addressee or ""), found.actors.get(other.addressee or "")
    if any(addressees) and not same(*addressees):
        kind = "wrong" if all(addressees) else "missed" if addressees[0] else "false"
        labels = f"{wanted.label(one.addressee)}, not {found.label(other.addressee)}"
        yield Error("addressee", kind, wanted.id, f"“{content}”: {labels}")
    if one.date and not (other.date or "").startswith(one.date):
        kind = "wrong" if other.date else "missed"
        yield Error("date", kind, wanted.id, f"“{content}”: {one.date}, not {other.date}")
    yield from _about(wanted, one, found, other, content)


def _about(
    wanted: Annotated, one: Said, found: Annotated, other: Said, content: str
) -> Iterator[Error]:
    left, right = one.about, [each for each in other.about if each in found.actors]
    pairs = list(
        best_pairs(
            (1.0, i, j)
            for i, actor in enumerate(left)
            for j, got in enumerate(right)
            if same(wanted.actors.get(actor), found.actors.get(got))
        )
    )
    for i, actor in enumerate(left):
        if i not in {place for place, _ in pairs}:
            yield Error("about", "missed", wanted.id, f"“{content}”: {wanted.label(actor)}")
    for j, got in enumerate(right):
        if j not in {place for _, place in pairs}:
            yield Error("about", "false", wanted.id, f"“{content}”: {found.label(got)}")


def source_kind(article: Annotated, said: Said) -> str:
    """How the text names a speaker: by `name`, `role`, `pronoun`, or not at all (`none`)."""
    if not said.source:
        return "none"
    words = article.words(said.source).split()
    if all(word.casefold() in _PRONOUNS for word in words):
        return "pronoun"
    named = set(plain(article.label(said.speaker)).split())
    last = words[-1]
    return "name" if last[0].isupper() and plain(last) in named else "role"


def _short(words: str, limit: int = 90) -> str:
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
