"""Reads a user's own actors, from a CSV or a Turtle file, as tables to lay over the registry."""

from pathlib import Path

from ontology.registry_records import RegistryProblem
from ontology.registry_tables import Tables
from ontology.registry_user_csv import read_user_csv


def read_user_file(path: Path, known: Tables) -> Tables:
    """Read one user file; `known` are the tables it will lie on.

    What the file leaves open about an actor of `known` stays as it is there. What cannot be read
    is in the `problems` of the result.
    """
    match path.suffix.lower():
        case ".csv":
            return read_user_csv(path, known)
        case ".ttl":
            # Only here, so that loading the registry does not wait for rdflib.
            from ontology.registry_user_turtle import read_user_turtle

            return read_user_turtle(path, known)
        case suffix:
            reason = f"'{suffix}' files cannot be read" if suffix else "no file ending"
            return Tables(
                problems=[RegistryProblem(path.name, 0, "", reason, "name it .csv or .ttl")]
            )
