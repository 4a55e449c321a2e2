"""Parquet tables, read by pyarrow, which weighs as much as all the rest and is an extra."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from ingest.readers.drafts import Draft, object_draft
from ingest.readers.fieldmap import FIELDS
from ingest.readers.packing import seekable
from ingest.readers.problems import Problem, Unreadable, problem_at
from ingest.readers.reading import Reading
from ingest.readers.sources import Source
from ingest.readers.tables import check_columns

_ROWS: Final = 128


def read_parquet(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the article of each row; of a broken group of rows the rest of the group is lost.

    Raises:
        Unreadable: it is no Parquet, lacks a column, or pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        advice = "Install it: pip install 'diplograph[parquet]'."
        raise Unreadable("Parquet is read with pyarrow, which is not installed", advice) from error
    with seekable(stream) as file:
        try:
            table = parquet.ParquetFile(file)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise Unreadable(f"no sound Parquet file: {error}", "Write it again.") from error
        check_columns(table.schema_arrow.names, reading)
        number = 0
        for group in range(table.num_row_groups):
            rows = table.metadata.row_group(group).num_rows
            try:
                for at, row in enumerate(_rows(table, group, reading), start=number + 1):
                    place = source.position.at(at)
                    yield object_draft(row, place, reading.fields, follow=reading.follow)
            except (pyarrow.ArrowException, OSError, ValueError) as error:
                place = source.position.at(number + 1)
                reason = f"rows {number + 1} to {number + rows} cannot be read: {error}"
                yield problem_at(place, reason, "Write the file again.")
            number += rows


def _rows(table: Any, group: int, reading: Reading) -> Iterator[Mapping[str, object]]:
    """The rows of a group, with no more columns than an article takes."""
    names = table.schema_arrow.names
    wanted = {reading.fields.name(field).partition(".")[0] for field in FIELDS}
    wanted |= {reading.fields.name(field) for field in FIELDS}
    columns = [name for name in names if name in wanted or name.lower() in wanted]
    small = {name: name.lower() for name in columns}
    for batch in table.iter_batches(
        batch_size=_ROWS, row_groups=[group], columns=columns, use_threads=False
    ):
        for row in batch.to_pylist():
            yield {small[name]: value for name, value in row.items()} | row
