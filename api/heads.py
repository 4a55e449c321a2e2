"""HTTP connections that wait only so long for the head of a request."""

import asyncio
from typing import Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

# Addresses hold whole queries, percent-encoded.
_LONGEST: Final = 1 << 20
_SLOW: Final = "408 Request Timeout"
_LONG: Final = "431 Request Header Fields Too Large"


class PatientProtocol(HttpToolsProtocol):
    """Gives up (408) a connection that takes longer than `seconds` for a head, or one too long."""

    def __init__(self, *arguments: Any, seconds: float, **others: Any) -> None:
        super().__init__(*arguments, **others)
        self._seconds = seconds
        self._alarm: asyncio.TimerHandle | None = None
        self._size = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the first head."""
        super().connection_made(transport)
        self._begin()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._end()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what comes of a head."""
        if self._alarm is not None:
            self._size += len(data)
        super().data_received(data)
        if self._alarm is not None and self._size > _LONGEST:
            self._refuse(_LONG)

    def on_message_begin(self) -> None:
        """Wait for the rest of the head."""
        super().on_message_begin()
        if self._alarm is None:
            self._begin()

    def on_headers_complete(self) -> None:
        """Wait no more."""
        self._end()
        super().on_headers_complete()

    def _begin(self) -> None:
        self._size = 0
        self._alarm = self.loop.call_later(self._seconds, self._refuse, _SLOW)

    def _end(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _refuse(self, status: str) -> None:
        self._end()
        if not self.transport.is_closing():
            head = f"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            self.transport.write(head.encode())
            self.transport.close()
