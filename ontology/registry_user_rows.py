"""One entry of a user file, whatever its format, and the rows it becomes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.registry_records import NameKind, Office, RegistryActor, RegistryName
from ontology.registry_tables import Row, Tables

USER_SOURCE = "user file"

type Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a user file says of one actor or office.

    `cells` are the values by column name; an empty or missing one leaves the known value alone.
    `names` are further names with the column (or property) each stands in.
    """

    file: str
    line: int
    id: str
    cells: Cells
    names: tuple[tuple[str, NameKind, str], ...] = ()
    titles: tuple[str, ...] = field(default=())


def add_entry(tables: Tables, entry: Entry, known: Tables) -> None:
    """Add an entry's actor or office and its names to the tables."""
    if _type(entry, known) == "Post":
        tables.add_office(Row(entry.file, entry.line, _office(entry, known)))
    else:
        tables.add_actor(Row(entry.file, entry.line, _actor(entry, known)))
    add_names(tables, entry)


def add_names(tables: Tables, entry: Entry) -> None:
    """Add the names of an entry; an acronym in lower case is a problem of its column."""
    source = entry.cells.get("source") or USER_SOURCE
    for column, kind, text in dict.fromkeys(entry.names):
        row = Row(entry.file, entry.line, RegistryName(text, kind, entry.id, source))
        if kind is NameKind.ACRONYM and text.islower():
            reason = f"the acronym '{text}' is in lower case"
            advice = "write it as it is printed, or call it an alias"
            tables.problems.append(row.problem(column, reason, advice))
        elif not any(row.record == other.record for other in tables.names):
            tables.names.append(row)


def _type(entry: Entry, known: Tables) -> str:
    """The type told; else the known one; else what the filled columns speak for."""
    cells = entry.cells
    if told := cells.get("type"):
        return told
    if entry.id in known.offices or cells.get("role") or cells.get("of"):
        return "Post"
    if entry.id in known.actors:
        return known.actors[entry.id].record.type
    if any(cells.get(column) for column in ("office", "gender", "family_name")):
        return "Person"
    return "Outlet" if cells.get("domain") else "Organisation"


def _actor(entry: Entry, known: Tables) -> RegistryActor:
    cells = entry.cells
    before = known.actors.get(entry.id)
    old = before.record if before else RegistryActor(entry.id, "", "")
    return RegistryActor(
        id=entry.id,
        label=cells.get("label") or old.label,
        type=_type(entry, known),
        state=cells.get("state") or old.state,
        wikidata=cells.get("wikidata") or old.wikidata,
        parent=cells.get("parent") or old.parent,
        gender=cells.get("gender") or old.gender,
        family_name=cells.get("family_name") or old.family_name,
        domain=cells.get("domain") or old.domain,
        iso3=old.iso3,
        source=cells.get("source") or USER_SOURCE,
    )


def _office(entry: Entry, known: Tables) -> Office:
    cells = entry.cells
    before = known.offices.get(entry.id)
    old = before.record if before else Office(entry.id, "", "other", "")
    return Office(
        id=entry.id,
        label=cells.get("label") or old.label,
        role=cells.get("role") or old.role,
        of=cells.get("of") or cells.get("parent") or old.of,
        state=cells.get("state") or old.state,
        titles=entry.titles or old.titles,
        wikidata=cells.get("wikidata") or old.wikidata,
        source=cells.get("source") or USER_SOURCE,
    )
