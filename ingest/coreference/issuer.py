"""Who `we` is in a text that a government or another body issues in its own name."""

from collections import Counter

from spacy.tokens import Token

from ingest.coreference.discourse import Discourse
from ingest.grammar.syntax import SUBJECTS, children
from ingest.reading import TextReading
from ingest.setting import Setting

_ISSUERS = frozenset({"State", "Government", "Organisation"})
_PRESENT = frozenset({"VBZ", "VBP"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})


def issuing_actor(reading: TextReading, setting: Setting, discourse: Discourse) -> str | None:
    """The state whose government issues the text, or the issuing body where it has no state."""
    if setting.issuer is None:
        return None if setting.outlet else _signing(reading, discourse)
    cast = reading.cast
    state = cast.registry.state_actor(setting.states[0]) if setting.states else None
    return cast.known(state or setting.issuer)


def _signing(reading: TextReading, discourse: Discourse) -> str | None:
    """Who issues a text that names no publisher: the one body that acts in it beside `we`.

    `Norway condemns the attack. We urge ...`: both are subjects of what the text does by saying.
    """
    performing = [
        token
        for token in reading.doc
        if token.dep_ in SUBJECTS
        and _performs(token.head)
        and not children(token, "conj")
        and not discourse.quote_around(token)
    ]
    if not any(speaks_as_issuer(token, discourse) for token in performing):
        return None
    named = Counter(actor for token in performing for actor in reading.actors_at(token))
    bodies = [a for a in named if reading.kind(a) in _ISSUERS]
    return bodies[0] if len(bodies) == 1 else None


def _performs(verb: Token) -> bool:
    """Whether a main clause stands in the present or says what was or will be done."""
    if verb.dep_ not in {"ROOT", "conj"}:
        return False
    return verb.tag_ in _PRESENT or any(
        c.tag_ in _PRESENT | {"MD"} for c in children(verb, "aux", "auxpass")
    )


def speaks_as_issuer(token: Token, discourse: Discourse) -> bool:
    """Whether `token` is a first person plural outside quotations (`US` is a country)."""
    return token.lower_ in _WE and token.text != "US" and discourse.quote_around(token) is None
