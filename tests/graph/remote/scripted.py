"""A real HTTP server that answers by a script, for what no well-behaved endpoint does."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TABLE = "application/sparql-results+json"
NOTHING = b'{"head": {"vars": []}, "results": {"bindings": []}}'


@dataclass(frozen=True)
class Reply:
    """One answer; `wait` is how many seconds it takes, and `status` 0 hangs up instead."""

    status: int = 200
    body: bytes = NOTHING
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": TABLE})
    wait: float = 0


@dataclass(frozen=True)
class Asked:
    """One request."""

    path: str
    body: str
    headers: dict[str, str]


@contextmanager
def scripted(*replies: Reply) -> Iterator[tuple[str, list[Asked]]]:
    """The server's address, and the requests that it got; the last reply is given for ever."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            reply = replies[min(len(asked), len(replies) - 1)]
            asked.append(Asked(self.path, body, {k.lower(): v for k, v in self.headers.items()}))
            time.sleep(reply.wait)
            if reply.status == 0:
                self.close_connection = True
                return
            with suppress(ConnectionError):  # who asked may have gone away
                self._answer(reply)

        def _answer(self, reply: Reply) -> None:
            self.send_response(reply.status)
            for name, value in (*reply.headers.items(), ("Content-Length", str(len(reply.body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
