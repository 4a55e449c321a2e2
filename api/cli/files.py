"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class CannotWrite(Exception):
    """A file cannot be written."""

    def __init__(self, path: Path, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        super().__init__(f"{path} cannot be written: {reason}. Name another file")


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` once it is written to its end.

    What is no regular file (a pipe, a device) is written to as it is.

    Raises:
        CannotWrite: the folder is missing or the disk refuses; what was at `path` stays.
    """
    special = path.exists() and not path.is_file()
    part = path if special else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
        if not special:
            part.replace(path)
    except OSError as error:
        raise CannotWrite(path, error) from error
    finally:
        if not special:
            part.unlink(missing_ok=True)
