"""Servers on loopback that answer exactly what a test tells them, broken or whole."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answering = Callable[[socket.socket], None]
_PATIENCE = 20


class Listener:
    """A listening socket that hands each connection to one function, one after another."""

    def __init__(self, answering: Answering, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self._host = host
        self._answering = answering
        self._tls = tls
        self._socket = socket.create_server((host, 0))
        self.port: int = self._socket.getsockname()[1]
        self._open: socket.socket | None = None
        self._thread = threading.Thread(target=self._serve, name="tests: listener")

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        # A closed listening socket does not wake who waits on it; a connection does.
        self._stopping = True
        with socket.create_connection((self._host, self.port), timeout=_PATIENCE):
            self._thread.join(_PATIENCE)
        self._socket.close()

    _stopping = False

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                if self._stopping:
                    return
                connection.settimeout(_PATIENCE)
                try:
                    if self._tls:
                        with self._tls.wrap_socket(connection, server_side=True) as secured:
                            self._answering(secured)
                    else:
                        self._answering(connection)
                except (OSError, EOFError):
                    continue  # the other side went away, as some tests want


@contextmanager
def listener(answering: Answering, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Listener]:
    """Run a listener."""
    one = Listener(answering, tls, host)
    one.start()
    try:
        yield one
    finally:
        one.stop()


def read_request(connection: socket.socket) -> bytes:
    """Read one request with its body: head, then Content-Length bytes or chunks to the last."""
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        while not body.endswith(b"0\r\n\r\n"):
            body += _some(connection)
        return head + b"\r\n\r\n" + body
    length = next((int(line.split(b":")[1]) for line in lower.split(b"\r\n") if line.startswith(b"content-length")), 0)
    while len(body) < length:
        body += _some(connection)
    return head + b"\r\n\r\n" + body


def _some(connection: socket.socket) -> bytes:
    data = connection.recv(65536)
    if not data:
        raise EOFError
    return data


def answer(
    body: bytes, *, status: str = "200 OK", kind: str = "text/html", length: int | None = None, **more: str
) -> bytes:
    """Write one HTTP answer; ``length`` may promise more than comes."""
    headers = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in more.items())
    promised = len(body) if length is None else length
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {promised}\r\n{headers}\r\n".encode() + body


def make_certificate(folder: Path, now: datetime) -> Path:
    """Make a certificate for 127.0.0.1 that signs itself; returns one PEM file with key and certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Kantor Rekaan")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificate.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
