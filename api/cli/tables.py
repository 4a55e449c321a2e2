"""Rows of the graph as printed tables."""

import sys
from collections.abc import Iterable, Sequence
from typing import IO, Final

from api.cli.output import Column, plain, print_table
from graph.actors import ActorRow
from graph.neighbourhood import Neighbourhood
from graph.relations import RelationRow
from graph.statements import StatementRow

_QUOTED: Final = "direct"
_OUTLET: Final = "Outlet"


def print_statements(rows: Sequence[StatementRow], stream: IO[str] | None = None) -> None:
    """Speaker, act, addressee, date, outlet and words of each statement."""
    columns = [
        Column("Speaker", 18),
        Column("Act", 10),
        Column("To", 13),
        Column("Date", 10),
        Column(_OUTLET, 13),
        Column("Words"),
    ]
    _print_filled(columns, map(_statement, rows), stream)


def print_relations(rows: Sequence[RelationRow], stream: IO[str] | None = None) -> None:
    """Subject, relation, object, date, outlet, who asserts it, and the sentence, of each."""
    columns = [
        Column("Subject", 15),
        Column("Relation", 13),
        Column("Object", 15),
        Column("Date", 10),
        Column(_OUTLET, 13),
        Column("Says who", 13),
        Column("Sentence"),
    ]
    _print_filled(columns, map(_relation, rows), stream)


def print_actors(rows: Iterable[ActorRow]) -> None:
    """Id, label, type, state and counts of each actor."""
    columns = [
        Column("Id", 36),
        Column("Label", 30),
        Column("Type", 12),
        Column("State", 5),
        Column("Mentions", right=True),
        Column("Said", right=True),
    ]
    cells = (
        (row.id, row.label, row.type, row.state or "", str(row.mentions), str(row.statements))
        for row in rows
    )
    print_table(columns, cells)


def print_neighbourhood(found: Neighbourhood) -> None:
    """The relations among the actors found, the weightiest first."""
    labels = {row.id: row.label for row in found.nodes}
    columns = [
        Column("From", 26),
        Column("Relation", 14),
        Column("To", 26),
        Column("Times", right=True),
        Column("First", 10),
        Column("Last", 10),
    ]
    edges = sorted(found.edges, key=lambda edge: (-edge.weight, edge.source, edge.target))
    cells = (
        (
            labels[edge.source],
            edge.relation,
            labels[edge.target],
            str(edge.weight),
            edge.first_seen or "",
            edge.last_seen or "",
        )
        for edge in edges
    )
    print_table(columns, cells)


def _print_filled(
    columns: Sequence[Column], rows: Iterable[Sequence[str]], stream: IO[str] | None
) -> None:
    """Print a table without the columns that are empty in every row.

    Where one outlet reports all rows, it is named below, which leaves more room for the words.
    """
    cells = list(rows)
    outlets = {row[n] for row in cells for n, column in enumerate(columns) if _of_outlet(column)}
    shared = outlets.pop() if len(cells) > 1 and len(outlets) == 1 else ""
    filled = [
        n
        for n, column in enumerate(columns)
        if any(row[n] for row in cells) and not (shared and _of_outlet(column))
    ]
    print_table(
        [columns[n] for n in filled],
        ([row[n] for n in filled] for row in cells),
        stream,
        spaced=True,
    )
    if shared:
        (stream or sys.stdout).write(f"\nAll reported by {plain(shared)}.\n")


def _of_outlet(column: Column) -> bool:
    return column.heading == _OUTLET


def _outlets(row: StatementRow | RelationRow) -> str:
    """Every outlet that carries it."""
    labels = ", ".join(label for _, label in row.carriers)
    return labels or row.outlet_label or row.publisher or ""


def _statement(row: StatementRow) -> tuple[str, ...]:
    return (
        row.speaker_label or "(somebody)",
        row.speech_act,
        row.addressee_label or "",
        row.date or "",
        _outlets(row),
        f"“{row.text}”" if row.quotation == _QUOTED else row.text,
    )


def _relation(row: RelationRow) -> tuple[str, ...]:
    negated = "not " if row.polarity == "negated" else ""
    modal = "" if row.modality == "actual" else f" ({row.modality})"
    return (
        row.subject_label,
        f"{negated}{row.relation}{modal}",
        row.object_label,
        row.date or "",
        _outlets(row),
        "own words" if row.attributed_to == row.subject else row.attributed_to_label or "",
        row.sentence,
    )
