"""Reads a user's own actors, from a CSV or a Turtle file, as tables to lay over the registry."""

from pathlib import Path

from ontology.registry_records import RegistryProblem
from ontology.registry_tables import Tables


def read_user_file(path: Path, known: Tables) -> Tables:
    """Read one user file; `known` are the tables it will lie on."""
    reason, advice = f"'{path.suffix}' files cannot be read", "use .csv or .ttl"
    return Tables(problems=[RegistryProblem(path.name, 0, "", reason, advice)])
