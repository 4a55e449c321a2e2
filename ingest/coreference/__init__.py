"""What pronouns and bare descriptions refer to."""

from collections.abc import Sequence

from ingest.coreference.descriptions import Descriptions
from ingest.coreference.discourse import Discourse
from ingest.coreference.issuer import issuing_actor, speaks_as_issuer
from ingest.coreference.pronouns import Pronouns
from ingest.mentions.found import Found
from ingest.quotations import Quote
from ingest.reading import TextReading
from ingest.records import MentionKind
from ingest.setting import Setting


def resolve_references(reading: TextReading, quotes: Sequence[Quote], setting: Setting) -> None:
    """Add to `reading` the mentions that third-person pronouns and descriptions make.

    In a text that a government or another body issues, `we` outside quotations is its own too.
    The words are taken in their order, for what one refers to the next may take up.
    """
    discourse = Discourse(reading, quotes)
    pronouns = Pronouns(discourse)
    descriptions = Descriptions(discourse, setting)
    issuer = issuing_actor(reading, setting, discourse)
    for token in reading.doc:
        if issuer and speaks_as_issuer(token, discourse):
            span = (token.i, token.i + 1, token.i)
            reading.add(Found(*span, (issuer,), MentionKind.PRONOUN, 0.9))
        found = pronouns.found(token) or descriptions.found(token)
        if found is not None and reading.at(token) is None:
            reading.add(found)
            discourse.enter(found)
