"""RDF that comes as the body of a request, parsed by a reader process."""

import asyncio
import tempfile
from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
from fastapi import Request

from api.problem_kinds import UNSUPPORTED_BODY, UPLOAD_UNREADABLE
from api.problems import Refused
from api.settings import Settings
from api.streaming import begin
from graph.formats import GRAPH_FORMATS
from graph.readers.jobs import ParseJob
from graph.readers.pool import Readers

MULTIPART: Final = "multipart/form-data"
FORMAT_OF: Final = {media_type: name for name, media_type in GRAPH_FORMATS.items()}
UPLOAD_TYPES: Final = (*FORMAT_OF, MULTIPART)


class Upload(NamedTuple):
    """One file: its format, as in `GRAPH_FORMATS`, and its bytes."""

    format: str
    content: bytes


async def read_triples(
    request: Request, readers: Readers, settings: Settings, body: bytes, base_iri: str
) -> Iterator[ox.Triple]:
    """The triples in the body, of all its parts where it has several; blank nodes are renamed.

    They are made as they are taken, which is for a thread to do: there may be many.

    Raises:
        Refused: the type of the body, or of a part, is not one that can be read.
        GraphError: it cannot be parsed, takes too long or too much; see `graph.readers`.
    """
    kind = request.headers.get("content-type", "")
    uploads = await asyncio.to_thread(lambda: tuple(uploads_of(kind, body)))
    texts = [await as_ntriples(request, readers, settings, upload, base_iri) for upload in uploads]
    return (quad.triple for text in texts for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES))


def uploads_of(content_type: str, body: bytes) -> Iterator[Upload]:
    """The files in a body.

    Raises:
        Refused: a type is not one that can be read, or the parts cannot be told apart.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind != MULTIPART:
        yield Upload(_format(kind), body)
        return
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=HTTP).parsebytes(head + body)
    if not message.is_multipart() or message.defects:
        raise Refused(UPLOAD_UNREADABLE, "The parts of the form cannot be told apart.")
    for part in message.iter_parts():
        content = part.get_payload(decode=True)
        yield Upload(
            _format(part.get_content_type()), content if isinstance(content, bytes) else b""
        )


async def as_ntriples(
    request: Request, readers: Readers, settings: Settings, upload: Upload, base_iri: str
) -> bytes:
    """A file as N-Triples, blank nodes renamed; see `read_triples`."""
    with tempfile.TemporaryDirectory(prefix="diplograph-") as folder:
        path = Path(folder, "upload")
        await asyncio.to_thread(path.write_bytes, upload.content)
        job = ParseJob(path, upload.format, base_iri, settings.query_result)
        answer = await begin(request, readers, job, settings.query_timeout)
        try:
            return b"".join([piece async for piece in answer.pieces()])
        finally:
            await answer.close()


def _format(kind: str) -> str:
    if kind not in FORMAT_OF:
        named = f"{kind!r}" if kind else "no Content-Type"
        known = ", ".join(UPLOAD_TYPES)
        raise Refused(UNSUPPORTED_BODY, f"The body has {named}; this address takes {known}.")
    return FORMAT_OF[kind]
