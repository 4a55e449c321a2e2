"""From the options of a command to its settings and the open store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import typer

from api.settings import Settings, load_settings
from graph.errors import StoreLocked
from graph.store import Store
from ontology.namespaces import Base
from ontology.registry import Registry, load_registry


@dataclass(frozen=True, slots=True)
class Given:
    """The options that stand before the command."""

    store: str | None = None
    registry: tuple[Path, ...] = ()


def settings_of(
    ctx: typer.Context,
    store: str | Path | None = None,
    registry: Sequence[Path] | None = None,
    **others: object,
) -> Settings:
    """The settings of a command: its options, else those before it, else the environment.

    Raises:
        SettingsError: a value cannot be used.
    """
    before = ctx.obj if isinstance(ctx.obj, Given) else Given()
    files = tuple(registry or before.registry)
    return load_settings(store=store or before.store, registry=files or None, **others)


def registry_of(settings: Settings) -> Registry:
    """The known actors, with those of the user on top.

    Raises:
        RegistryError: a file holds mistakes.
    """
    return load_registry(settings.registry)


@contextmanager
def open_store(settings: Settings, *, create: bool = False, alone: bool = False) -> Iterator[Store]:
    """The store of the settings, closed at the end: a folder's, or an endpoint's.

    Where a server has it open, it is read from a snapshot and written through the server, unless
    it is wanted `alone`.

    Raises:
        StoreError: there is none (and it shall not be made), or another process has it open.
    """
    base, registry = Base(settings.base), registry_of(settings)
    if not isinstance(settings.store, Path):
        with connect(settings, base, registry, create=create) as remote:
            yield remote
        return
    try:
        opened = Store.open(settings.store, base, registry=registry, create=create)
    except StoreLocked as locked:
        if alone:
            raise
        from api.cli.served import open_served

        opened = open_served(settings.store, base, registry, locked)
    with opened as store:
        yield store


def connect(settings: Settings, base: Base, registry: Registry, *, create: bool) -> Store:
    """The store of the settings' endpoint.

    Raises:
        StoreError: see `RemoteStore.connect`.
    """
    # Its HTTP client takes a tenth of a second to import, which other commands need not spend.
    from graph.remote.store import RemoteStore

    assert settings.endpoint is not None
    return RemoteStore.connect(settings.endpoint, base, registry=registry, create=create)
