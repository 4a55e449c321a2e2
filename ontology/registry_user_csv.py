"""Reads a user's CSV file: one flat table of actors, their names and their offices."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ontology.registry_files import Cells, read_csv, split_list
from ontology.registry_records import NameKind, RegistryProblem, Term
from ontology.registry_tables import Row, Tables
from ontology.registry_user_rows import USER_SOURCE, Entry, add_entry, add_names

REQUIRED: Final = ("id", "label")
OPTIONAL: Final = (
    "type",
    "state",
    "aliases",
    "acronyms",
    "metonyms",
    "wikidata",
    "parent",
    "gender",
    "family_name",
    "domain",
    "office",
    "start",
    "end",
    "role",
    "of",
    "titles",
    "source",
)
_NAME_COLUMNS: Final = {
    "aliases": NameKind.ALIAS,
    "acronyms": NameKind.ACRONYM,
    "metonyms": NameKind.METONYM,
}
_ABOUT_THE_TERM: Final = {"office", "start", "end", *_NAME_COLUMNS, "source"}


def read_user_csv(path: Path, known: Tables) -> Tables:
    """Read a CSV file with the columns `REQUIRED` and any of `OPTIONAL`.

    A person with several offices stands in several rows, one for each.
    """
    tables = Tables()
    first: dict[str, tuple[int, Cells]] = {}
    for line, cells in read_csv(path, tables.problems, _header_problems):
        entry = _entry(path.name, line, cells)
        if entry.id not in first:
            first[entry.id] = line, cells
            add_entry(tables, entry, known)
        elif problem := _contradiction(entry, *first[entry.id]):
            tables.problems.append(problem)
        else:
            add_names(tables, entry)
        _add_term(tables, entry)
    return tables


def _header_problems(file: str, header: Sequence[str]) -> list[RegistryProblem]:
    missing = [column for column in REQUIRED if column not in header]
    unknown = [column for column in header if column not in (*REQUIRED, *OPTIONAL)]
    problems = []
    if missing:
        reason = f"no column {', '.join(missing)}"
        advice = f"the header must name {' and '.join(REQUIRED)}"
        problems.append(RegistryProblem(file, 1, "", reason, advice))
    if unknown:
        reason = f"unknown column {', '.join(repr(column) for column in unknown)}"
        advice = f"use {', '.join((*REQUIRED, *OPTIONAL))}"
        problems.append(RegistryProblem(file, 1, "", reason, advice))
    return problems


def _entry(file: str, line: int, cells: Cells) -> Entry:
    names = tuple(
        (column, kind, text)
        for column, kind in _NAME_COLUMNS.items()
        for text in split_list(cells.get(column, ""))
    )
    return Entry(file, line, cells["id"], cells, names, split_list(cells.get("titles", "")))


def _contradiction(entry: Entry, line: int, before: Cells) -> RegistryProblem | None:
    """A later row of the same id may repeat cells or leave them empty, not change them."""
    for column, cell in entry.cells.items():
        if column not in _ABOUT_THE_TERM and cell and cell != before[column]:
            reason = f"'{cell}', but line {line} has '{before[column]}' for '{entry.id}'"
            advice = "repeat the cell or leave it empty; only names and offices can be added"
            return RegistryProblem(entry.file, entry.line, column, reason, advice)
    return None


def _add_term(tables: Tables, entry: Entry) -> None:
    get = entry.cells.get
    start, end = get("start") or None, get("end") or None
    if office := get("office"):
        term = Term(entry.id, office, start, end, source=get("source") or USER_SOURCE)
        tables.terms.append(Row(entry.file, entry.line, term))
    elif start or end:
        reason, advice = "a date, but no office", "name the office by its id, or delete the date"
        tables.problems.append(RegistryProblem(entry.file, entry.line, "office", reason, advice))
