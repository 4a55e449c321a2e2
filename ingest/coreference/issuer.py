"""Who `we` is in a text that a government or another body issues in its own name."""

from spacy.tokens import Token

from ingest.coreference.discourse import Discourse
from ingest.reading import TextReading
from ingest.setting import Setting

_WE = frozenset({"we", "us", "our", "ours", "ourselves"})


def issuing_actor(reading: TextReading, setting: Setting) -> str | None:
    """The state whose government issues the text, or the issuing body where it has no state."""
    if setting.issuer is None:
        return None
    cast = reading.cast
    state = cast.registry.state_actor(setting.states[0]) if setting.states else None
    return cast.known(state or setting.issuer)


def speaks_as_issuer(token: Token, discourse: Discourse) -> bool:
    """Whether `token` is a first person plural outside quotations (`US` is a country)."""
    return token.lower_ in _WE and token.text != "US" and discourse.quote_around(token) is None
