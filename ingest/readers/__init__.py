"""Read articles from files of many forms, folders, archives, standard input and the web."""

from ingest.readers.articles import Read, read_articles, read_inputs
from ingest.readers.fetching import Fetcher
from ingest.readers.fieldmap import FieldMap
from ingest.readers.forms import Form
from ingest.readers.gaps import Gaps
from ingest.readers.positions import Position
from ingest.readers.problems import Problem, Severity
from ingest.readers.reading import Reading

__all__ = [
    "Fetcher",
    "FieldMap",
    "Form",
    "Gaps",
    "Position",
    "Problem",
    "Read",
    "Reading",
    "Severity",
    "read_articles",
    "read_inputs",
]
