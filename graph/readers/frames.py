"""How a reader process and who asks it talk: frames of a kind, a length and bytes."""

import pickle
import struct
from enum import IntEnum
from typing import Any, BinaryIO, Final

from graph.errors import GraphError

HEADER: Final = struct.Struct(">BI")
PIECE: Final = 1 << 16


class Kind(IntEnum):
    """What a frame holds."""

    JOB = 1
    HEAD = 2
    PIECE = 3
    ERROR = 4
    END = 5


def frame(kind: Kind, payload: bytes = b"") -> bytes:
    """The bytes of a frame."""
    return HEADER.pack(kind, len(payload)) + payload


def read_frame(stream: BinaryIO) -> tuple[Kind, bytes] | None:
    """The next frame, or None at the end of the stream."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    kind, size = HEADER.unpack(header)
    return Kind(kind), stream.read(size)


def pack_error(error: GraphError) -> bytes:
    """An error with all it carries, whatever its constructor takes."""
    return pickle.dumps((type(error), str(error), vars(error)))


def unpack_error(payload: bytes) -> GraphError:
    """The error that `pack_error` packed."""
    kind, text, state = pickle.loads(payload)
    error: GraphError = kind.__new__(kind)
    error.args = (text,)
    vars(error).update(state)
    return error


def unpack(payload: bytes) -> Any:
    """What was pickled by the other side, which is a process of our own."""
    return pickle.loads(payload)


def pack(value: object) -> bytes:
    """A value for the other side."""
    return pickle.dumps(value)
