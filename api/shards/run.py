"""A run over all units: what is done already is left alone, the manifest grows with each shard."""

import hashlib
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

from api.shards.errors import CannotShard
from api.shards.plan import Unit
from api.shards.work import Done, Job
from graph.extractor_version import extractor_version
from graph.shards.manifest import Manifest, Shard, read_manifest, write_manifest
from graph.shards.places import Folder
from ontology.registry import load_registry

type Engine = Callable[[Job, Sequence[Unit]], Iterator[Done]]


class Run:
    """Units on their way to a folder of shards.

    Args:
        job: how to read, and where the shards go.
        units: all that shall be there in the end.

    Raises:
        CannotShard: the folder holds shards that were made otherwise.
        ShardError: the manifest is damaged.
    """

    def __init__(self, job: Job, units: Iterable[Unit]) -> None:
        self.job = job
        self._folder = Folder(job.out)
        made = made_with(job)
        self._made = made
        found = read_manifest(self._folder) or Manifest(job.settings.base, made)
        if (found.base, dict(found.made)) != (job.settings.base, made):
            raise CannotShard(
                f"{job.out} holds shards that were made with other settings ({_told(found)}): "
                "name a new folder with --out, or read with those settings"
            )
        self._shards = {shard.name: shard for shard in found.shards}
        planned = tuple(units)
        self._drop_stale(planned)
        self.waiting = tuple(unit for unit in planned if not self._is_done(unit))
        self.kept = tuple(
            self._shards[unit.shard] for unit in planned if unit.shard in self._shards
        )

    @property
    def manifest(self) -> Manifest:
        """What the folder holds by now."""
        found = Manifest(self.job.settings.base, self._made)
        return found.with_shards(self._shards.values())

    def go(self, engine: Engine) -> Generator[Done]:
        """Have the waiting units read; each is in the manifest when it comes."""
        write_manifest(self._folder, self.manifest)
        for done in engine(self.job, self.waiting):
            self._shards[done.shard.name] = done.shard
            write_manifest(self._folder, self.manifest)
            yield done

    def _is_done(self, unit: Unit) -> bool:
        """Whether the unit's shard is there, whole."""
        known = self._shards.get(unit.shard)
        if known is None:
            return False
        there = self._folder.has(known.name) and self._folder.size(known.name) == known.bytes
        if not there:
            del self._shards[known.name]
        return there

    def _drop_stale(self, units: Sequence[Unit]) -> None:
        """Forget the shards of inputs that have changed since."""
        keys = {unit.input: unit.key for unit in units}
        for shard in tuple(self._shards.values()):
            if _stale(shard, keys):
                del self._shards[shard.name]
                self._folder.remove(shard.name)


def made_with(job: Job) -> dict[str, str]:
    """What decides over the quads of an article, beside the article; equal for equal quads."""
    settings = job.settings
    version = extractor_version(
        load_registry(settings.registry), settings.base, settings.spacy_model, settings.fast
    )
    reading = "fast" if settings.fast else "thorough"
    fields = repr((job.reading.gaps, job.reading.fields, job.reading.form))
    inputs = hashlib.sha256(fields.encode()).hexdigest()[:16]
    return {"extractor": version, "reading": reading, "inputs": inputs}


def _stale(shard: Shard, keys: dict[str, str]) -> bool:
    return shard.input in keys and keys[shard.input] != shard.key


def _told(manifest: Manifest) -> str:
    settings = {"base": manifest.base, **manifest.made}
    return ", ".join(f"{name} {value}" for name, value in settings.items() if value)
