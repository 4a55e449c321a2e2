"""Articles from the arguments of a command: problems are told and counted, the rest goes on."""

from collections.abc import Iterable, Iterator, Sequence

from api.cli.failures import FAILED, usage
from api.cli.output import note
from ingest.readers import Gaps, Problem, read_articles
from ingest.records import Article


class Articles:
    """The articles under some paths; `skipped` counts, while they are walked, what was left out."""

    def __init__(self, paths: Sequence[str], gaps: Gaps) -> None:
        self._paths = paths
        self._gaps = gaps
        self.read = 0
        self.skipped = 0

    def __iter__(self) -> Iterator[Article]:
        for article in self.without_problems(read_articles(self._paths, self._gaps)):
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


def gaps_of(publisher: str | None, date: str | None, title: str | None, url: str | None) -> Gaps:
    """What fills the gaps of articles.

    Raises:
        typer.Exit: `date` is no day.
    """
    try:
        return Gaps(publisher, date, title, url)
    except ValueError as error:
        raise usage(f"--date: {error}.") from error
