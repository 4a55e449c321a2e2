"""What of a news text is read: header, banners, captions and site furniture are passed over."""

from ingest.cleaning.dateline import Dateline, dateline
from ingest.cleaning.header import Header, find_header
from ingest.cleaning.masthead import find_publisher, masthead
from ingest.cleaning.reading import reading_spans

__all__ = [
    "Dateline",
    "Header",
    "dateline",
    "find_header",
    "find_publisher",
    "masthead",
    "reading_spans",
]
