"""`ingest --out` writes shards of N-Quads, here or on a cluster, in the place of a store."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from api.cli.failures import FAILED, usage
from api.cli.output import counted, note, progress
from api.ingestion import extractor_settings
from api.settings import Settings
from api.shards.cluster import work_on_ray
from api.shards.local import work_here
from api.shards.plan import Unit, plan
from api.shards.run import Engine, Run
from api.shards.work import Job
from graph.extraction.sizing import default_workers
from graph.shards.places import is_remote
from ingest.readers import Problem, Reading


class EngineName(StrEnum):
    """Who reads."""

    LOCAL = "local"
    RAY = "ray"


EngineOption = Annotated[
    EngineName,
    typer.Option(
        "--engine", help="Who reads: this machine, or a Ray cluster, for which --out is needed."
    ),
]
AddressOption = Annotated[
    str | None,
    typer.Option(
        "--address",
        metavar="HOST:PORT",
        help="The Ray cluster, or auto; without it Ray is started on this machine for the run.",
        show_default=False,
    ),
]
OutOption = Annotated[
    str | None,
    typer.Option(
        "--out",
        metavar="DIR",
        help="Write N-Quads shards and a manifest there (a folder, or an address such as "
        "s3://bucket/folder), to be loaded by `load`; the store is left alone.",
        show_default=False,
    ),
]
ShardSizeOption = Annotated[
    int,
    typer.Option("--shard-size", min=1, metavar="N", help="About so many articles to a shard."),
]


@dataclass(frozen=True, slots=True)
class Sharding:
    """The options that say who reads, and where the shards go."""

    out: str | None
    engine: EngineName
    address: str | None
    workers: int | None
    size: int


def check(sharding: Sharding, *, reextract: bool, follow: bool, report: Path | None) -> None:
    """Refuse options that have no use for one another.

    Raises:
        typer.Exit: they are of no use.
    """
    if sharding.engine is EngineName.RAY and sharding.out is None:
        raise usage("--engine ray writes shards: say where with --out DIR, then use `load`.")
    if sharding.address is not None and sharding.engine is not EngineName.RAY:
        raise usage("--address names a Ray cluster: add --engine ray.")
    if sharding.out is None:
        return
    if reextract:
        raise usage("--reextract reads the articles of the store, which --out leaves alone.")
    if follow:
        raise usage("--follow fetches pages, which shards are not made from: leave out --out.")
    if report is not None:
        raise usage("--report tells of a run into the store: --out writes a manifest.")


def make_shards(
    settings: Settings, paths: Sequence[str], reading: Reading, sharding: Sharding
) -> typer.Exit:
    """Read the articles under the paths into shards; the exit with its code, to be raised.

    Raises:
        CannotShard, ShardError: see `api.shards`.
    """
    assert sharding.out is not None
    # Workers may have another working folder.
    registry = tuple(path.absolute() for path in settings.registry)
    made = replace(extractor_settings(settings, threads=1), registry=registry)
    # What fetches pages stays here.
    reading = replace(reading, fetcher=None)
    out = sharding.out if is_remote(sharding.out) else str(Path(sharding.out).absolute())
    skipped = 0
    units: list[Unit] = []
    for found in plan(paths, sharding.size, reading.form):
        if isinstance(found, Problem):
            skipped += _tell(found)
        else:
            units.append(found)
    run = Run(Job(made, reading, out), units)
    if run.kept:
        note(f"{counted(len(run.kept), 'shard')} of {len(units)} there already.")
    skipped += sum(shard.skipped for shard in run.kept)
    for done in progress(run.go(_engine(sharding)), "Shards", len(run.waiting)):
        skipped += sum(map(_tell, done.problems))
    manifest = run.manifest
    lost = f", {skipped} skipped" if skipped else ""
    typer.echo(
        f"{counted(len(manifest.shards), 'shard')}, {counted(manifest.articles, 'article')}, "
        f"{manifest.quads:,} quads, {manifest.bytes:,} bytes{lost}. Shards: {sharding.out}"
    )
    return typer.Exit(FAILED if skipped or not manifest.articles else 0)


def _engine(sharding: Sharding) -> Engine:
    if sharding.engine is EngineName.RAY:
        return partial(work_on_ray, workers=sharding.workers, address=sharding.address)
    return partial(work_here, workers=sharding.workers or default_workers())


def _tell(problem: Problem) -> int:
    note(f"{'skipped' if problem.skipped else 'warning'}: {problem}")
    return int(problem.skipped)
