"""How a process that follows talks to the one that writes: calls by name over a Unix socket."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection
from typing import Any, Final

from graph.errors import GraphError, StoreError
from graph.readers.frames import pack_error, unpack_error

type Operations = Mapping[str, Callable[..., Any]]

GONE: Final = "the process that writes is gone: try again in a moment"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the writing process listens, and the key that it asks for."""

    path: str
    key: bytes


class Line:
    """One connection; calls take turns."""

    def __init__(self, address: Address) -> None:
        self._connection = Client(address.path, "AF_UNIX", authkey=address.key)
        self._turn = threading.Lock()

    def call(self, name: str, *arguments: object) -> Any:
        """What the operation gives.

        Raises:
            StoreError: the writing process is gone.
            Exception: what the operation raises.
        """
        try:
            with self._turn:
                self._connection.send((name, arguments))
                failed, told = self._connection.recv()
        except (OSError, EOFError):
            raise StoreError(GONE) from None
        if not failed:
            return told
        raise unpack_error(told) if isinstance(told, bytes) else told

    def close(self) -> None:
        """Hang up."""
        self._connection.close()


def answer(connection: Connection, operations: Operations) -> None:
    """Do what is called for until the other side hangs up.

    Raises:
        EOFError, OSError: it did.
    """
    while True:
        name, arguments = connection.recv()
        try:
            told = (False, operations[name](*arguments))
        except GraphError as error:
            told = (True, pack_error(error))
        except Exception as error:
            told = (True, error)
        connection.send(told)
