"""Reads the registry's own CSV files into tables; what cannot be read becomes a problem."""

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Final

from ontology.registry_records import (
    NameKind,
    Office,
    RegistryActor,
    RegistryName,
    RegistryProblem,
    Term,
)
from ontology.registry_tables import Row, Tables

type Cells = dict[str, str]
type HeaderCheck = Callable[[str, Sequence[str]], Sequence[RegistryProblem]]

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "states.csv": ("id", "label", "state", "iso3", "wikidata", "source"),
    "organisations.csv": ("id", "label", "type", "state", "parent", "wikidata", "source"),
    "outlets.csv": ("id", "label", "state", "parent", "domain", "wikidata", "source"),
    "people.csv": ("id", "label", "state", "gender", "family_name", "wikidata", "source"),
    "offices.csv": ("id", "label", "role", "of", "state", "titles", "wikidata", "source"),
    "terms.csv": ("person", "office", "start", "end", "known_until", "source"),
    "names.csv": ("actor", "kind", "text", "source"),
}


def _anything(_file: str, _header: Sequence[str]) -> Sequence[RegistryProblem]:
    return ()


def read_bundled(folder: Path) -> Tables:
    """Read the seven CSV files of a registry folder."""
    tables = Tables()
    for file, add in _ADDERS.items():
        for line, cells in read_csv(folder / file, tables.problems):
            if missing := [column for column in COLUMNS[file] if column not in cells]:
                tables.problems.append(_missing_columns(file, missing, COLUMNS[file]))
                break
            add(tables, file, line, cells)
    return tables


def read_csv(
    path: Path, problems: list[RegistryProblem], check: HeaderCheck = _anything
) -> Iterator[tuple[int, Cells]]:
    """Yield (line, cells by column) of a CSV file with a header; cells are stripped.

    Problems (no file, not UTF-8, what `check` has against the header, a row of the wrong length)
    are appended to `problems`; no row is read under a bad header.
    """
    known = len(problems)
    text = read_text(path, problems)
    if len(problems) > known:
        return
    rows = csv.reader(StringIO(text, newline=""))
    header = [column.strip() for column in next(rows, [])]
    if len(set(header)) < len(header):
        reason, advice = "a column stands twice in the header", "name every column once"
        problems.append(RegistryProblem(path.name, 1, "", reason, advice))
        return
    if wrong := check(path.name, header):
        problems.extend(wrong)
        return
    for cells in rows:
        if len(cells) == len(header):
            yield rows.line_num, dict(zip(header, map(str.strip, cells), strict=True))
        elif any(cells):
            reason = f"{len(cells)} cells, but the header names {len(header)} columns"
            advice = "leave empty cells empty between commas, put quotes round a text with commas"
            problems.append(RegistryProblem(path.name, rows.line_num, "", reason, advice))


def read_text(path: Path, problems: list[RegistryProblem]) -> str:
    """The text of a file; `problems` gets what hinders reading it, and the text is empty then."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = f"cannot be read ({error.strerror or error})"
        problems.append(RegistryProblem(path.name, 0, "", reason, "check the path and its rights"))
        return ""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason, advice = "not UTF-8", "save the file as UTF-8"
        problems.append(RegistryProblem(path.name, line, "", reason, advice))
        return ""


def _missing_columns(file: str, missing: list[str], columns: tuple[str, ...]) -> RegistryProblem:
    reason = f"no column {', '.join(missing)}"
    return RegistryProblem(file, 1, "", reason, f"the header is {','.join(columns)}")


def _actor_adder(default_type: str | None) -> Callable[[Tables, str, int, Cells], None]:
    def add(tables: Tables, file: str, line: int, cells: Cells) -> None:
        get = cells.get
        actor = RegistryActor(
            id=cells["id"],
            label=cells["label"],
            type=default_type or cells["type"],
            state=cells["state"] or None,
            wikidata=cells["wikidata"] or None,
            parent=get("parent") or None,
            gender=get("gender") or None,
            family_name=get("family_name") or None,
            domain=get("domain") or None,
            iso3=get("iso3") or None,
            source=cells["source"],
        )
        tables.add_actor(Row(file, line, actor))

    return add


def _add_office(tables: Tables, file: str, line: int, cells: Cells) -> None:
    office = Office(
        id=cells["id"],
        label=cells["label"],
        role=cells["role"],
        of=cells["of"],
        state=cells["state"] or None,
        titles=split_list(cells["titles"]),
        wikidata=cells["wikidata"] or None,
        source=cells["source"],
    )
    tables.add_office(Row(file, line, office))


def _add_term(tables: Tables, file: str, line: int, cells: Cells) -> None:
    term = Term(
        person=cells["person"],
        office=cells["office"],
        start=cells["start"] or None,
        end=cells["end"] or None,
        known_until=cells["known_until"] or None,
        source=cells["source"],
    )
    tables.terms.append(Row(file, line, term))


def _add_name(tables: Tables, file: str, line: int, cells: Cells) -> None:
    try:
        kind = NameKind(cells["kind"])
    except ValueError:
        reason = f"'{cells['kind']}' is not a kind of name"
        advice = f"use one of {', '.join(NameKind)}"
        tables.problems.append(RegistryProblem(file, line, "kind", reason, advice))
        return
    name = RegistryName(cells["text"], kind, cells["actor"], cells["source"])
    tables.names.append(Row(file, line, name))


def split_list(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list, separated by `|`."""
    return tuple(part for part in map(str.strip, cell.split("|")) if part)


_ADDERS: Final[Mapping[str, Callable[[Tables, str, int, Cells], None]]] = {
    "states.csv": _actor_adder("State"),
    "organisations.csv": _actor_adder(None),
    "outlets.csv": _actor_adder("Outlet"),
    "people.csv": _actor_adder("Person"),
    "offices.csv": _add_office,
    "terms.csv": _add_term,
    "names.csv": _add_name,
}
