"""Who `I` and `we` are in what somebody says."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ingest.mentions.found import Found
from ingest.reading import TextReading
from ingest.records import ActorType, MentionKind
from ingest.statements.drafts import Draft

_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = _SINGULAR | _PLURAL
_STATE_SPEAKERS = (ActorType.PERSON, ActorType.GOVERNMENT, ActorType.STATE)


def resolve_first_person(reading: TextReading, drafts: Iterable[Draft]) -> None:
    """Add to `reading` whom the first-person pronouns in the contents of `drafts` mean.

    `I` is the speaker. `we` is the speaker's institution, else the state the speaker belongs to or
    acts for, else the speaker: what officials say, they say for their country.
    """
    for draft in drafts:
        if not draft.speakers:
            continue
        speaker = draft.speakers[0].actor
        for token in _first_persons(reading, draft):
            actor = speaker if token.lower_ in _SINGULAR else collective(reading, speaker)
            found = Found(token.i, token.i + 1, token.i, (actor,), MentionKind.PRONOUN, 0.8)
            reading.add(found)


def is_report(draft: Draft) -> bool:
    """Whether a statement in a quotation is one more: `I told him`, but not the act `we urge`."""
    first = any(found.token.lower_ in FIRST_PERSON for found in draft.speakers)
    return not first or draft.head.tag_ in {"VBD", "VBN"}


def _first_persons(reading: TextReading, draft: Draft) -> Iterator[Token]:
    for span in draft.content:
        piece = reading.doc.char_span(*span, alignment_mode="contract")
        for token in piece or ():
            if token.lower_ in FIRST_PERSON and token.pos_ == "PRON" and token.text != "US":
                yield token


def collective(reading: TextReading, speaker: str) -> str:
    """Whom a speaker means by `we`."""
    cast = reading.cast
    if institution := cast.institutions.get(speaker):
        return institution
    state = cast.state_of(speaker)
    if state and cast.is_type(speaker, *_STATE_SPEAKERS):
        actor = cast.registry.state_actor(state)
        return cast.known(actor) if actor else speaker
    return speaker
