"""Folders here or elsewhere: a path, or an address such as s3://bucket/folder."""

import os
from pathlib import Path
from typing import IO, Any, Final
from uuid import uuid4

import fsspec
from fsspec.implementations.local import LocalFileSystem

from graph.errors import ShardError

_LOCAL: Final = LocalFileSystem()


def is_remote(place: str) -> bool:
    """Whether a place is an address, not a path."""
    return "://" in place


def filesystem(place: str) -> tuple[Any, str]:
    """The fsspec file system of a place, and its path there.

    Addresses of which fsspec has no driver here go to Arrow's, which knows s3, gs and hdfs.

    Raises:
        ShardError: neither knows it.
    """
    if not is_remote(place):
        return _LOCAL, os.path.abspath(place)
    try:
        files, path = fsspec.core.url_to_fs(place)
    except (ImportError, ValueError) as error:
        found = _arrow(place)
        if found is None:
            raise ShardError(
                f"{place}: nothing here reads such an address ({error}): install "
                "diplograph[cluster], or the fsspec driver for it"
            ) from error
        files, path = found
    return files, str(path)


def _arrow(place: str) -> tuple[Any, str] | None:
    try:
        from fsspec.implementations.arrow import ArrowFSWrapper
        from pyarrow.fs import FileSystem

        files, path = FileSystem.from_uri(place)
    except (ImportError, ValueError, OSError):
        return None
    return ArrowFSWrapper(files), path


class Folder:
    """A folder in which files are written whole or not at all.

    Raises (all methods):
        ShardError: the disk, or whoever keeps the folder, refuses.
    """

    def __init__(self, place: str | Path) -> None:
        self.place = str(place)
        self._files, self._root = filesystem(self.place)

    def __str__(self) -> str:
        return self.place

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return bool(self._files.isfile(self._path(name)))

    def size(self, name: str) -> int:
        """The size of a file, in bytes."""
        return int(self._files.size(self._path(name)))

    def names(self) -> list[str]:
        """The names of all files."""
        if not self._files.isdir(self._root):
            return []
        found = self._files.ls(self._root, detail=False)
        return sorted(path.rsplit("/", 1)[-1] for path in found)

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file, to be closed."""
        try:
            file: IO[bytes] = self._files.open(self._path(name), "rb")
        except OSError as error:
            raise self._failure("read", name, error) from error
        return file

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        with self.open(name) as file:
            return file.read()

    def put(self, name: str, source: Path) -> None:
        """Copy a file into the folder, in the place of one of this name."""
        part = f"{self._root}/.{name}.{uuid4().hex}.part"
        try:
            self._files.makedirs(self._root, exist_ok=True)
            if self._files is _LOCAL:
                self._files.put_file(str(source), part)
                os.replace(part, self._path(name))
            else:
                # An object appears elsewhere when it is whole.
                self._files.put_file(str(source), self._path(name))
        except OSError as error:
            raise self._failure("write", name, error) from error

    def remove(self, name: str) -> None:
        """Delete a file; that it is not there is no error."""
        if self.has(name):
            self._files.rm_file(self._path(name))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"

    def _failure(self, verb: str, name: str, error: OSError) -> ShardError:
        reason = (error.strerror or str(error)).lower()
        return ShardError(
            f"cannot {verb} {self.place}/{name} ({reason}): check the folder's rights and free "
            "space, or name another one"
        )
