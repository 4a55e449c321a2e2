"""How inputs are read: what the options of a command say about them."""

from dataclasses import dataclass, field

from ingest.readers.fetching import Fetcher
from ingest.readers.fieldmap import FieldMap
from ingest.readers.forms import Form
from ingest.readers.gaps import Gaps


@dataclass(frozen=True, slots=True)
class Reading:
    """The way inputs are read.

    Args:
        gaps: values for fields that an article does not have itself.
        fields: the names of fields in JSON records and tables.
        form: the form of all inputs, whatever their names end in; packed ones are unpacked first.
        fetcher: what fetches addresses; without it no input can be an address.
        follow: whether the pages are fetched, too, that feeds and tables only link to.
    """

    gaps: Gaps = field(default_factory=Gaps)
    fields: FieldMap = field(default_factory=FieldMap)
    form: Form | None = None
    fetcher: Fetcher | None = None
    follow: bool = False
