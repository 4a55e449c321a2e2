"""`serve` answers over HTTP."""

import logging
import signal
import socket
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Annotated, Final

import typer

from api.cli.failures import CannotListen, usage
from api.cli.options import HostOption, PortOption, RegistryOption, StoreOption
from api.cli.session import open_store, settings_of
from api.settings import Settings
from graph.store import Store

# So long requests may go on after the server is told to stop.
_GRACE: Final = 5

LogOption = Annotated[
    bool, typer.Option("--log", help="Log every request, one JSON object a line.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes that answer over HTTP.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(serve)


def serve(
    ctx: typer.Context,
    host: HostOption = None,
    port: PortOption = None,
    workers: WorkersOption = None,
    log: LogOption = False,
    store: StoreOption = None,
    registry: RegistryOption = None,
) -> None:
    """Serve the store over HTTP, until stopped with Ctrl-C.

    The store is made where there is none.

    Adding and deleting articles needs the token in DIPLOGRAPH_TOKEN; without one set, the server
    only reads.
    """
    settings = settings_of(ctx, store, registry, host=host, port=port, workers=workers)
    if settings.workers > 1 and not isinstance(settings.store, Path):
        raise usage(
            "--workers share a store in a folder; an endpoint may have as many servers before it "
            "as you like: start them one by one."
        )
    with (
        listening(settings.host, settings.port) as listener,
        open_store(settings, create=True, alone=True) as opened,
    ):
        run(opened, settings, listener, log=log)


def listening(host: str, port: int) -> socket.socket:
    """A socket bound to the address; port 0 takes any free one.

    Raises:
        CannotListen: the port is taken, or the host is not one of this machine.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        listener = socket.socket(family, kind, protocol)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen()
        except OSError:
            listener.close()
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CannotListen(
            f"cannot listen at {host}, port {port}: {reason}. Choose another with --port (0 takes "
            "any free one) or --host"
        ) from error
    return listener


def address_of(listener: socket.socket, host: str) -> str:
    """The address to open in a browser."""
    port = listener.getsockname()[1]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def run(store: Store, settings: Settings, listener: socket.socket, *, log: bool = False) -> None:
    """Serve an open store on a bound socket until the process is told to stop."""
    # The server's libraries take a second to import, which other commands need not spend.
    import uvicorn

    from api.app import create_app
    from api.heads import PatientProtocol
    from api.logs import log_to_stderr

    address = address_of(listener, settings.host)
    store.announce(address)
    writing = "on, with the token" if settings.writable else "off (set DIPLOGRAPH_TOKEN for it)"
    typer.echo(f"Serving {settings.store} at {address}")
    typer.echo(f"Writing is {writing}. Stop with Ctrl-C.")
    level = logging.INFO if log else logging.WARNING
    log_to_stderr(level)
    if settings.workers > 1:
        from api.workers import run_workers

        run_workers(store, settings, listener, level, _GRACE)
        return
    config = uvicorn.Config(
        create_app(store, settings),
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=_GRACE,
        http=partial(PatientProtocol, seconds=settings.body_timeout),  # type: ignore[arg-type]
    )
    # Both signals end the serving, after which the store is closed and the program ends well.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])
