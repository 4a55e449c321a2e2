"""Relations between actors: triggers from tables, one argument grammar, polarity and mood."""

from ingest.grammar.interface import Reading, StatementSpan
from ingest.relations.assembly import find_relations
from ingest.relations.denials import Denial, denials

__all__ = ["Denial", "Reading", "StatementSpan", "denials", "find_relations"]
