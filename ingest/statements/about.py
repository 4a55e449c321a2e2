"""About whom: the actors mentioned in what is said."""

from ingest.mentions.found import Found
from ingest.reading import TextReading
from ingest.statements.drafts import Draft
from ingest.statements.firstperson import FIRST_PERSON


def about(draft: Draft, speaker: str | None, reading: TextReading) -> tuple[str, ...]:
    """Ids of the actors in the content, in text order, speakers and first persons left out."""
    named: dict[str, None] = dict.fromkeys(draft.addressees if draft.requested else ())
    for found, place in reading.placed:
        if any(
            span.start < place.end and place.start < span.end for span in draft.content
        ) and not (_is_first_person(found, reading) or _describes_actor(found, reading)):
            named |= dict.fromkeys(found.actors)
    speakers = {found.actor for found in draft.speakers} | {speaker}
    return tuple(actor for actor in named if actor not in speakers)


def _is_first_person(found: Found, reading: TextReading) -> bool:
    return reading.doc[found.head].lower_ in FIRST_PERSON and found.end - found.start == 1


def _describes_actor(found: Found, reading: TextReading) -> bool:
    """Whether the state is only told of another actor: `the British leader`, `Saudi officials`."""
    token = reading.doc[found.head]
    if token.dep_ not in {"amod", "nmod", "compound"} or token.head == token:
        return False
    other = reading.at(token.head)
    return other is not None and other.actors != found.actors
