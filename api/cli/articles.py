"""Articles from the arguments of a command: problems are told and counted, the rest goes on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from api.cli.failures import FAILED, usage
from api.cli.options import InputFormat
from api.cli.output import note
from ingest.readers import (
    Fetcher,
    FieldMap,
    Form,
    Gaps,
    Problem,
    Reading,
    read_inputs,
)
from ingest.records import Article

_AS_THEY_COME: Final = Reading()


class Articles:
    """The articles under some paths.

    While they are walked, `read` counts them and `skipped` what was left out.
    """

    def __init__(self, paths: Sequence[str], reading: Reading = _AS_THEY_COME) -> None:
        self._paths = paths
        self._reading = reading
        self.read = 0
        self.skipped = 0

    def __iter__(self) -> Iterator[Article]:
        found = (read.found for read in read_inputs(self._paths, self._reading))
        for article in self.without_problems(found):
            self.read += 1
            yield article

    def without_problems[T](self, results: Iterable[T | Problem]) -> Iterator[T]:
        """The results of these articles; those that are problems are told and counted instead."""
        for result in results:
            if isinstance(result, Problem):
                self._tell(result)
            else:
                yield result

    @property
    def exit_code(self) -> int:
        """0 if every input was read, else 1."""
        return FAILED if self.skipped or not self.read else 0

    def _tell(self, problem: Problem) -> None:
        self.skipped += problem.skipped
        note(f"{'skipped' if problem.skipped else 'warning'}: {problem}")


def reading_of(
    *,
    publisher: str | None = None,
    date: str | None = None,
    title: str | None = None,
    url: str | None = None,
    map: Sequence[str] | None = None,
    input_format: InputFormat | None = None,
    follow: bool = False,
) -> Reading:
    """How inputs are read, as the options of a command say.

    Raises:
        typer.Exit: `date` is no day, or `map` not of its form.
    """
    from api.version import VERSION

    try:
        gaps = Gaps(publisher, date, title, url)
    except ValueError as error:
        raise usage(f"--date: {error}.") from error
    try:
        fields = FieldMap.parse(map or ())
    except ValueError as error:
        raise usage(f"--map: {error}.") from error
    form = Form(input_format) if input_format else None
    return Reading(gaps, fields, form, Fetcher(f"diplograph/{VERSION}"), follow)
