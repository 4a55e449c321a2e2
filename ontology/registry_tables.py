"""Registry records with the file and line they came from, before they are checked and indexed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from ontology.registry_records import (
    NameKind,
    Office,
    RegistryActor,
    RegistryName,
    RegistryProblem,
    Term,
)


class Row[T](NamedTuple):
    """A record and its place."""

    file: str
    line: int
    record: T

    def problem(self, column: str, reason: str, advice: str) -> RegistryProblem:
        """Something wrong in this row."""
        return RegistryProblem(self.file, self.line, column, reason, advice)


@dataclass(slots=True)
class Tables:
    """All rows read so far, and what could not be read. Actors and offices are keyed by id."""

    actors: dict[str, Row[RegistryActor]] = field(default_factory=dict)
    names: list[Row[RegistryName]] = field(default_factory=list)
    offices: dict[str, Row[Office]] = field(default_factory=dict)
    terms: list[Row[Term]] = field(default_factory=list)
    problems: list[RegistryProblem] = field(default_factory=list)

    def add_actor(self, row: Row[RegistryActor]) -> None:
        """Add an actor; an id already taken is a problem."""
        if not self._taken(row.record.id, row):
            self.actors[row.record.id] = row

    def add_office(self, row: Row[Office]) -> None:
        """Add an office; an id already taken is a problem."""
        if not self._taken(row.record.id, row):
            self.offices[row.record.id] = row

    def _taken(self, identifier: str, row: Row[RegistryActor] | Row[Office]) -> bool:
        first = self.actors.get(identifier) or self.offices.get(identifier)
        if first is None:
            return False
        where = f"{first.file}, line {first.line}"
        reason = f"the id '{identifier}' is taken already ({where})"
        advice = "use another id, or put both facts into one row"
        self.problems.append(row.problem("id", reason, advice))
        return True

    def overlaid(self, other: "Tables") -> "Tables":
        """These tables with another's rows on top: they replace rows of the same key."""
        replaced = {(row.record.person, row.record.office) for row in other.terms}
        kept = [row for row in self.terms if _holding(row.record) not in replaced]
        actors = self.actors | other.actors
        for identifier in other.offices:
            actors.pop(identifier, None)
        return Tables(
            actors,
            other.names + self.names,
            self.offices | other.offices,
            other.terms + kept,
            self.problems + other.problems,
        )

    def all_actors(self) -> dict[str, RegistryActor]:
        """Every actor by id, each office among them as a Post."""
        actors = {identifier: row.record for identifier, row in self.actors.items()}
        return actors | {row.record.id: _post(row.record) for row in self.offices.values()}

    def all_names(self) -> Iterator[RegistryName]:
        """Every name, the labels of actors and offices first."""
        for row in self.actors.values():
            record = row.record
            yield RegistryName(record.label, NameKind.NAME, record.id, record.source)
        for office in self.offices.values():
            yield RegistryName(
                office.record.label, NameKind.NAME, office.record.id, office.record.source
            )
        yield from (row.record for row in self.names)


def _holding(term: Term) -> tuple[str, str]:
    return term.person, term.office


def _post(office: Office) -> RegistryActor:
    return RegistryActor(
        office.id,
        office.label,
        "Post",
        state=office.state,
        wikidata=office.wikidata,
        parent=office.of,
        source=office.source,
    )
