"""ZIP archives: the files in them, as if they lay in a folder."""

import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO, Final
from zipfile import ZipFile, ZipInfo

from ingest.readers.forms import ENDINGS, Form, form_of_name
from ingest.readers.packing import measured, seekable
from ingest.readers.problems import Problem, Unreadable, problem_at
from ingest.readers.sources import Source, stem_of

_DOCX: Final = "word/document.xml"
_LOCKED: Final = 1


@contextmanager
def members(
    source: Source, stream: BinaryIO, form: Form | None
) -> Iterator[Iterator[Source | Problem]]:
    """The files in an archive that have articles, in the order of their paths.

    Nothing is written to disk by its name; a path that would lead outside is reported all the
    same, since whoever wrote it meant harm.

    Args:
        source: the archive.
        stream: its bytes.
        form: the form that the user says all files have.

    Raises:
        BadZipFile: it is none.
    """
    with seekable(stream) as file, ZipFile(file) as archive:
        if source.form is None and _DOCX in archive.namelist():
            yield iter((replace(source, form=Form.DOCX, open=partial(_again, file)),))
        else:
            yield _members(source, archive, form)


def _members(source: Source, archive: ZipFile, form: Form | None) -> Iterator[Source | Problem]:
    found = False
    seen: set[str] = set()
    for info in sorted(archive.infolist(), key=lambda info: PurePosixPath(info.filename)):
        if info.is_dir() or not _shown(info.filename):
            continue
        known = form_of_name(info.filename)
        position = source.position.inside(info.filename)
        if reason := _unsafe(info, seen):
            found = True
            yield problem_at(position, reason, "Unpack the archive and look at it.")
        elif form or known:
            found = True
            yield replace(
                source,
                position=position,
                name=PurePosixPath(info.filename).name,
                form=known,
                stem=stem_of(info.filename),
                open=partial(_opened, source, archive, info),
                url=None,
                charset=None,
                depth=source.depth + 1,
            )
        seen.add(info.filename)
    if not found:
        advice = f"They end in {', '.join(ENDINGS)}."
        yield problem_at(source.position, "no articles in this archive", advice)


@contextmanager
def _opened(source: Source, archive: ZipFile, info: ZipInfo) -> Iterator[BinaryIO]:
    try:
        inner = archive.open(info)
    except (NotImplementedError, RuntimeError) as error:
        raise Unreadable(f"cannot be unpacked: {error}", "Pack it with deflate.") from error
    with inner:
        yield measured(inner, source.budget.spend)


def _again(stream: BinaryIO) -> AbstractContextManager[BinaryIO]:
    @contextmanager
    def rewound() -> Iterator[BinaryIO]:
        stream.seek(0)
        yield stream

    return rewound()


def _shown(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "__MACOSX" not in parts and not any(
        part.startswith(".") and part != ".." for part in parts
    )


def _unsafe(info: ZipInfo, seen: set[str]) -> str | None:
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in PurePosixPath(path).parts:
        return "its path leads outside the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, not a file"
    if info.flag_bits & _LOCKED:
        return "locked by a password"
    return "a second file of this name" if info.filename in seen else None
