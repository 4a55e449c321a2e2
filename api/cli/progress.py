"""How a long run shows itself: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from api.bulk.tally import Tally
from api.cli.output import note
from graph.store import Outcome

# Seconds between two lines where there is no terminal, and between two changes of the bar.
_LINE: Final = 60.0
_CHANGE: Final = 0.1
# Articles after which the rate says something of the time that is left.
_SURE: Final = 50


@contextmanager
def shown(total: Callable[[], int | None]) -> Iterator[Callable[[Tally], None]]:
    """What is to be called after each article; `total` tells how many come, once it is known."""
    if not sys.stderr.isatty():
        yield _lines(total)
        return
    bar = Progress(
        TextColumn("Ingesting"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[counts]}"),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=None, counts="")

    def change(tally: Tally) -> None:
        bar.update(task, completed=tally.done, total=total(), counts=in_words(tally))

    with bar:
        yield _seldom(change, _CHANGE)


def in_words(tally: Tally) -> str:
    """The counts that are not 0, in a line."""
    counts = {
        **{outcome.value: tally.outcomes[outcome] for outcome in Outcome},
        "duplicate": tally.duplicates,
        "not English": tally.not_english,
        "skipped": tally.left_out,
    }
    return ", ".join(f"{number:,} {name}" for name, number in counts.items() if number)


class _Rate(ProgressColumn):
    """Articles a second, of late."""

    def render(self, task: Task) -> Text:
        """The rate, where there is one yet."""
        return Text(f"{task.speed:.1f}/s" if task.speed else "")


def _lines(total: Callable[[], int | None]) -> Callable[[Tally], None]:
    def tell(tally: Tally) -> None:
        known = total()
        of = f" of {known:,}" if known else ""
        rate = tally.done / tally.seconds
        sure = known and tally.done > _SURE
        left = f", {((known or 0) - tally.done) / rate / 60:.0f} min left" if sure else ""
        note(f"{tally.done:,}{of} articles, {rate:.1f}/s{left}: {in_words(tally)}")

    return _seldom(tell, _LINE)


def _seldom(do: Callable[[Tally], None], seconds: float) -> Callable[[Tally], None]:
    last = time.monotonic()

    def perhaps(tally: Tally) -> None:
        nonlocal last
        if (now := time.monotonic()) - last >= seconds:
            last = now
            do(tally)

    return perhaps
