"""Sockets that count: every byte above TCP in both directions, headers and TLS records included."""

import socket
from typing import TYPE_CHECKING, Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.ssltransport import SSLTransport

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer


class Tally:
    """What went over the sockets of one gateway, and the way to break them off from another thread."""

    def __init__(self) -> None:
        """Start at zero."""
        self.sent = 0
        self.received = 0
        self.requests = 0
        self.is_leaving = False
        """Whether a byte of the current request may have left."""
        self.is_fresh = False
        """Whether the current request made a connection of its own."""
        self._open: set[CountingSocket] = set()

    def begin(self) -> None:
        """Count one more request."""
        self.requests += 1
        self.is_leaving = self.is_fresh = False

    def adopt(self, plain: socket.socket) -> "CountingSocket":
        """Turn a fresh connection into one that is counted here."""
        self.is_fresh = True
        timeout = plain.gettimeout()
        counted = CountingSocket(plain.family, plain.type, plain.proto, fileno=plain.detach())
        counted.settimeout(timeout)
        counted.tally = self
        self._open.add(counted)
        return counted

    def forget(self, closed: "CountingSocket") -> None:
        """Stop holding on to a closed connection."""
        self._open.discard(closed)

    def break_off(self) -> None:
        """Shut every open connection: whoever waits on one is woken at once."""
        for open_socket in tuple(self._open):
            try:
                open_socket.shutdown(socket.SHUT_RDWR)
            except OSError:  # already gone, which is what was wanted
                self.forget(open_socket)


class CountingSocket(socket.socket):
    """A TCP socket that reports to a :class:`Tally`."""

    tally: Tally

    def send(self, data: "ReadableBuffer", flags: int = 0) -> int:
        """Count what the kernel took."""
        count = super().send(data, flags)
        self.tally.sent += count
        return count

    def sendall(self, data: "ReadableBuffer", flags: int = 0) -> None:
        """Count what was handed over as a whole."""
        super().sendall(data, flags)
        self.tally.sent += memoryview(data).nbytes

    def recv(self, bufsize: int, flags: int = 0) -> bytes:
        """Count what arrived."""
        data = super().recv(bufsize, flags)
        self.tally.received += len(data)
        return data

    def recv_into(self, buffer: "WriteableBuffer", nbytes: int = 0, flags: int = 0) -> int:
        """Count what arrived."""
        count = super().recv_into(buffer, nbytes, flags)
        self.tally.received += count
        return count

    def close(self) -> None:
        """Close and let go."""
        super().close()
        self.tally.forget(self)


def pools_that_count(tally: Tally) -> dict[str, type[HTTPConnectionPool]]:
    """Return urllib3 pool classes by scheme whose connections report to ``tally``."""

    class CountedConnection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return tally.adopt(super()._new_conn())

        def send(self, data: Any) -> None:
            if self.sock is None:
                self.connect()
            tally.is_leaving = True
            super().send(data)

    class CountedTlsConnection(HTTPSConnection):
        """TLS over a counted socket.

        An ``SSLSocket`` does its own input and output in C, past any Python method; TLS over a memory buffer lets
        the counted socket see each record.
        """

        def connect(self) -> None:
            plain = tally.adopt(super()._new_conn())
            self.sock = plain
            host = self.host
            if self.proxy_is_tunneling:
                self._has_connected_to_proxy = True
                try:
                    self._tunnel()
                finally:
                    tally.is_leaving = False  # what left was for the proxy alone, nothing of the request itself
                host = self._tunnel_host or host
            context: Any = self.ssl_context
            self.sock = SSLTransport(plain, context, server_hostname=host.rstrip("."))
            self.is_verified = True

        def send(self, data: Any) -> None:
            if self.sock is None:
                self.connect()
            tally.is_leaving = True
            super().send(data)

    class CountedPool(HTTPConnectionPool):
        ConnectionCls = CountedConnection

    class CountedTlsPool(HTTPSConnectionPool):
        ConnectionCls = CountedTlsConnection

    return {"http": CountedPool, "https": CountedTlsPool}
