"""A server on loopback that hands out Brotli copies and can be as slow as a reader's line.

Text that has no copy is compressed with gzip as it goes, as hosts do.

The line is slowed down here, where every byte of every worker passes, and not in the browser's
developer tools, which leave workers and service workers alone.
"""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import mimetypes
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm"}
TEXTS = frozenset({".css", ".html", ".js", ".json", ".mjs", ".svg", ".toml"})
PIECE = 4_096


@dataclass
class Line:
    """A line of so many bits a second, shared by all connections; each answer waits a delay."""

    bits_per_second: float = 0.0
    """0 is as fast as the machine."""
    delay: float = 0.0
    """Seconds before the first byte of each answer: one round trip."""
    sent: int = 0
    """Bytes of bodies sent so far."""
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def pass_through(self, count: int) -> None:
        """Wait until *count* bytes have gone over the line."""
        with self._lock:
            self.sent += count
            if not self.bits_per_second:
                return
            start = max(time.monotonic(), self._free_at)
            self._free_at = until = start + count * 8 / self.bits_per_second
        time.sleep(max(0.0, until - time.monotonic()))


@functools.cache
def _gzipped(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 6)


class Server(http.server.ThreadingHTTPServer):
    """Serves several folders, each below a prefix of its own."""

    daemon_threads = True

    def __init__(self, folders: Mapping[str, Path], line: Line) -> None:
        self.folders, self.line = folders, line
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def base(self) -> str:
        """The address of the server, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serving(folders: Mapping[str, Path], line: Line) -> Iterator[Server]:
    """A server that runs while the context lasts."""
    server = Server(folders, line)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        time.sleep(self.server.line.delay)
        file = self._file()
        if file is None:
            self.send_error(404)
            return
        copy = file.with_name(f"{file.name}.br")
        packed = "br" if copy.is_file() else "gzip" if file.suffix in TEXTS else ""
        if packed not in self.headers.get("Accept-Encoding", ""):
            packed = ""
        data = _gzipped(file) if packed == "gzip" else (copy if packed else file).read_bytes()
        self.send_response(200)
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
        self.send_header("Content-Type", kind or "application/octet-stream")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "public, max-age=31536000")
        # Both let a page measure the memory of its workers, and PyScript use workers fully.
        self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.send_header("Cross-Origin-Embedder-Policy", "require-corp")
        if packed:
            self.send_header("Content-Encoding", packed)
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            for start in range(0, len(data), PIECE):
                piece = data[start : start + PIECE]
                self.server.line.pass_through(len(piece))
                self.wfile.write(piece)

    def _file(self) -> Path | None:
        path = self.path.partition("?")[0].lstrip("/")
        for prefix, folder in self.server.folders.items():
            if path.startswith(prefix):
                found = folder / path.removeprefix(prefix)
                found = found / "index.html" if found.is_dir() else found
                return found if found.is_file() else None
        return None

    def log_message(self, format: str, *args: object) -> None:
        pass
