"""What pronouns and bare descriptions refer to."""

from collections.abc import Sequence

from ingest.quotations import Quote
from ingest.reading import TextReading
from ingest.setting import Setting


def resolve_references(reading: TextReading, quotes: Sequence[Quote], setting: Setting) -> None:
    """Add to `reading` the mentions that third-person pronouns and descriptions make."""
