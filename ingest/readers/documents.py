"""Documents of PDF and Word: one article in each file."""

import io
import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final
from zipfile import BadZipFile, ZipFile

from ingest.readers.drafts import Draft
from ingest.readers.packing import LARGEST, too_large, whole
from ingest.readers.problems import Problem, Unreadable
from ingest.readers.reading import Reading
from ingest.readers.sources import Source
from ingest.readers.typeset import in_columns, page_paragraphs

if TYPE_CHECKING:
    from pypdf import PageObject

_JUNK: Final = ("microsoft word", "untitled", "powerpoint", "document")


def read_pdf(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the text of a PDF, lines joined to paragraphs, running heads and page numbers left out.

    Raises:
        Unreadable: it is no PDF, locked, or has pictures of pages only.
    """
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").addHandler(logging.NullHandler())
    try:
        pdf = pypdf.PdfReader(io.BytesIO(whole(stream)))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise Unreadable("locked by a password", "Save it without one.")
        pages = [_page_text(page) for page in pdf.pages]
        title = pdf.metadata.title if pdf.metadata else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        reason = f"no sound PDF ({error})"
        raise Unreadable(reason, "Print it to PDF again, or save its text.") from error
    text = "\n\n".join(page_paragraphs(pages))
    if not text:
        advice = "It may be a scan: put it through text recognition first."
        raise Unreadable("a PDF without text", advice)
    yield Draft(position=source.position, text=text, stem=source.stem, title=_title(title))


def read_docx(source: Source, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """Yield the text of a Word document, a paragraph each.

    Raises:
        Unreadable: it is no document of Word, or empty.
    """
    import docx
    from docx.opc.exceptions import OpcError

    data = io.BytesIO(whole(stream))
    try:
        _check_size(data)
        document = docx.Document(data)
        paragraphs = [paragraph.text.strip() for paragraph in document.paragraphs]
        title = document.core_properties.title
    except (OpcError, BadZipFile, KeyError, ValueError) as error:
        advice = "Save it again, as .docx; the old .doc is not read."
        raise Unreadable(f"no sound Word document ({error})", advice) from error
    text = "\n\n".join(filter(None, paragraphs))
    if not text:
        raise Unreadable("a Word document without text", "Leave it out.")
    yield Draft(position=source.position, text=text, stem=source.stem, title=_title(title))


def _page_text(page: "PageObject") -> str:
    """The page as it is laid out; one in columns in the order in which it was written."""
    text = page.extract_text(extraction_mode="layout")
    return page.extract_text() if in_columns(text) else text


def _check_size(data: BinaryIO) -> None:
    with ZipFile(data) as packed:
        if sum(info.file_size for info in packed.infolist()) > LARGEST:
            raise too_large()
    data.seek(0)


def _title(title: object) -> str | None:
    """The title, unless it is what the program put there by itself."""
    words = " ".join(str(title or "").split())
    return words if words and not words.lower().startswith(_JUNK) else None
