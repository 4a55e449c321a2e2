"""Read articles from text, JSON and JSON Lines files, folders and standard input."""

from ingest.readers.articles import read_articles
from ingest.readers.gaps import Gaps
from ingest.readers.problems import Problem, Severity

__all__ = ["Gaps", "Problem", "Severity", "read_articles"]
