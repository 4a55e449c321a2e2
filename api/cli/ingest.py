"""`ingest` reads articles, many at once, and puts what they say into the store."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from api.bulk.run import Inputs, Plan, Run
from api.bulk.size import Size
from api.bulk.stopping import stopping
from api.bulk.tally import Tally
from api.cli.articles import reading_of
from api.cli.failures import FAILED, usage
from api.cli.files import replaced
from api.cli.options import (
    INPUTS,
    DateOption,
    FastOption,
    FollowOption,
    InputFormatOption,
    MapOption,
    PublisherOption,
    RegistryOption,
    StoreOption,
    TitleOption,
    UrlOption,
)
from api.cli.output import counted, note
from api.cli.progress import shown
from api.cli.session import open_store, settings_of
from api.cli.shards import (
    AddressOption,
    EngineName,
    EngineOption,
    OutOption,
    Sharding,
    ShardSizeOption,
    check,
    make_shards,
)
from api.settings import Settings
from api.version import VERSION
from graph.articles import count_articles
from graph.engine import Distant
from graph.errors import GraphError
from graph.extraction.sizing import default_workers
from graph.store import Outcome, Store
from graph.stored_articles import stored_articles
from ingest.readers import Position, Problem, Read, Reading, read_inputs

INTERRUPTED = 130
_SOME = 1000

PathsOption = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...",
        help=INPUTS,
        show_default=False,
    ),
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        metavar="N",
        help="Processes that read. Default: one a processor, as many as there is memory for; with "
        "--engine ray all processors but one.",
        show_default=False,
    ),
]
ReextractOption = Annotated[
    bool,
    typer.Option(
        "--reextract",
        help="Read again what is stored already; without PATH, every article of the store.",
    ),
]
ReportOption = Annotated[
    Path | None,
    typer.Option("--report", metavar="FILE.json", help="Write counts and problems there, as JSON."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(ingest)


def ingest(
    ctx: typer.Context,
    paths: PathsOption = None,
    publisher: PublisherOption = None,
    date: DateOption = None,
    title: TitleOption = None,
    url: UrlOption = None,
    map: MapOption = None,
    input_format: InputFormatOption = None,
    follow: FollowOption = False,
    workers: WorkersOption = None,
    reextract: ReextractOption = False,
    report: ReportOption = None,
    store: StoreOption = None,
    registry: RegistryOption = None,
    fast: FastOption = None,
    out: OutOption = None,
    engine: EngineOption = EngineName.LOCAL,
    address: AddressOption = None,
    shard_size: ShardSizeOption = 500,
) -> None:
    """Read articles and put what they say into the store, or with --out into shards.

    The store is made where there is none. An article that is there already, read by this version
    of the program, is passed over; a changed one is replaced. What cannot be read is told by file
    and line and skipped, and the exit code is 1.

    Ctrl-C ends the run once what has begun is stored; the same command goes on from there.

    Shards are files of N-Quads that `load` puts into any store. Started again, the run goes on
    where it was: shards that are there are left as they are.
    """
    if not paths and not reextract:
        raise usage("there is nothing to read: name files, folders, or - for standard input.")
    settings = settings_of(ctx, store, registry, fast=fast)
    sharding = Sharding(out, engine, address, workers, shard_size)
    check(sharding, reextract=reextract, follow=follow, report=report)
    reading = reading_of(
        publisher=publisher,
        date=date,
        title=title,
        url=url,
        map=map,
        input_format=input_format,
        follow=follow,
    )
    if sharding.out is not None:
        raise make_shards(settings, paths or [], reading, sharding)
    plan = Plan(workers or default_workers(), again=reextract)
    with (
        open_store(settings, create=bool(paths)) as opened,
        _observed(opened, paths, reading) as observe,
    ):
        run = Run(opened, settings, plan, _tell, observe)
        watch_copies(opened)
        try:
            with stopping(lambda: _stop(run)):
                run.ingest(_inputs(opened, paths, reading))
        except GraphError as error:
            run.error = str(error)
            raise
        finally:
            if report is not None:
                _write(report, _report(run, settings, paths))
    _conclude(run, settings)


def _inputs(store: Store, paths: list[str] | None, reading: Reading) -> Inputs:
    if paths:
        return read_inputs(paths, reading)
    return (Read(Position(article.id), article) for article in stored_articles(store))


@contextmanager
def _observed(
    store: Store, paths: list[str] | None, reading: Reading
) -> Iterator[Callable[[Tally], None]]:
    if not paths:
        total = count_articles(store)
        with shown(lambda: total) as observe:
            yield observe
        return
    size = Size(paths, reading.form)
    try:
        with shown(lambda: size.articles) as observe:
            yield observe
    finally:
        size.stop()


def watch_copies(store: Store) -> None:
    """Find the copies among articles that come, and first among those that came unseen."""
    if isinstance(store.engine, Distant):
        note("Copies are not looked for at an endpoint: ingest into a folder for that.")
        return
    store.watch_copies()
    for left in store.catch_up_copies():
        if left and left % _SOME == 0:
            note(f"Looking for copies among articles that are new to the index: {left:,} to go.")


def _tell(problem: Problem) -> None:
    note(f"{'skipped' if problem.skipped else 'warning'}: {problem}")


def _stop(run: Run) -> None:
    run.stop()
    note("Stopping: what has begun is finished. Press Ctrl-C again to end at once.")


def _conclude(run: Run, settings: Settings) -> None:
    """Print what became of the articles, and end with the exit code that it deserves."""
    tally = run.tally
    if run.workers:
        rate = tally.done / tally.seconds
        ended = f"; {counted(run.losses, 'worker')} ended and replaced" if run.losses else ""
        note(f"{rate:.1f} articles/s with {counted(run.workers, 'worker')}{ended}.")
    if tally.untold:
        note(f"{counted(tally.untold, 'further problem')} not told.")
    for reason, number in tally.skipped.most_common() if tally.left_out > 1 else ():
        note(f"skipped {number:,}: {reason}")
    typer.echo(f"{summary(tally)} Store: {settings.store}")
    if run.stopped:
        note("Stopped before the end; the same command goes on from here.")
        raise typer.Exit(INTERRUPTED)
    read = tally.stored or tally.repeated
    raise typer.Exit(FAILED if tally.left_out or not read else 0)


def summary(tally: Tally) -> str:
    """What became of the articles, in a line."""
    told = ", ".join(
        f"{tally.outcomes[outcome]} {outcome}" for outcome in Outcome if tally.outcomes[outcome]
    )
    others = {
        "repeated": tally.repeated,
        "copies": tally.copies,
        "revisions": tally.revisions,
        "not in English (kept, not read)": tally.not_english,
        "skipped": tally.left_out,
    }
    parts = [
        counted(tally.stored, "article") + (f" ({told})" if told else ""),
        counted(tally.statements, "statement"),
        counted(tally.relations, "relation"),
        *(f"{number} {name}" for name, number in others.items() if number),
    ]
    return f"{', '.join(parts)}."


def _report(run: Run, settings: Settings, paths: list[str] | None) -> dict[str, Any]:
    return {
        "program": f"diplograph {VERSION}",
        "extractor": run.extractor,
        "store": str(settings.store),
        "inputs": paths or [],
        "interrupted": run.stopped,
        "error": run.error,
        "workers": run.workers,
        "workers_lost": run.losses,
        "memory": {"parent_peak": run.parent_peak, "worker_peak": run.worker_peak},
        **run.tally.report(),
    }


def _write(path: Path, report: dict[str, Any]) -> None:
    with replaced(path) as file:
        file.write(json.dumps(report, ensure_ascii=False, indent=2).encode() + b"\n")
