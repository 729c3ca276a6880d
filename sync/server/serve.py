"""Running the centre: one process that listens until it is told to stop."""

import os
import signal
import socket
from collections.abc import Callable
from threading import Thread
from types import FrameType
from typing import BinaryIO, Final

import uvicorn

from sync.contract.errors import BadInput
from sync.server.app import build_app
from sync.server.bridge.background import beside
from sync.server.centre import Centre
from sync.server.closing_hours import closing_beside
from sync.server.evidence.sweeping import sweeping_beside
from sync.server.settings import DataFolder

KEEP_WARM_S: Final = 120
"""How long an idle connection is kept: on slow lines a new TLS connection costs three times an exchange."""
_GRACE_S: Final = 10


class _Server(uvicorn.Server):
    """A uvicorn that says when it accepts connections."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(
    centre: Centre,
    folder: DataFolder,
    host: str,
    port: int,
    ready: Callable[[str], None],
    attached_to: BinaryIO | None = None,
) -> None:
    """Serve until the process is told to terminate; requests under way are finished first.

    :param port: 0 for any free port.
    :param attached_to: also stop when this stream ends, as a pipe does when the program at its other end is gone.
    :param ready: called with the URL as soon as connections are accepted.
    :raises BadInput: when the address cannot be listened on, or the storage of files lacks its library.
    """
    listener = _listen(host, port)
    name, number = listener.getsockname()[:2]
    url = f"http://[{name}]:{number}" if ":" in name else f"http://{name}:{number}"
    config = uvicorn.Config(
        build_app(centre, folder),
        http="h11",
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_WARM_S,
        timeout_graceful_shutdown=_GRACE_S,
    )
    # uvicorn repeats the signal after its shutdown; here that must be an ordinary end, with exit code 0.
    signal.signal(signal.SIGTERM, _already_stopped)
    signal.signal(signal.SIGINT, _already_stopped)
    server = _Server(config, lambda: ready(url))
    if attached_to is not None:
        Thread(target=_stop_at_end, args=(server, attached_to), name="tindak-attached", daemon=True).start()
    try:
        with beside(centre, folder), closing_beside(centre, folder), sweeping_beside(centre, folder):
            server.run(sockets=[listener])
    finally:
        listener.close()


def _stop_at_end(server: uvicorn.Server, stream: BinaryIO) -> None:
    # Past the buffer of the stream: a thread that waits inside it would make the end of the process a fatal error.
    while os.read(stream.fileno(), 1):
        pass
    server.should_exit = True


def _already_stopped(_signal: int, _frame: FrameType | None) -> None:
    """Do nothing: the server has stopped by now."""


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except (OSError, OverflowError) as fault:
        raise BadInput(f"Alamat {host} tidak dikenal.") from fault
    try:
        if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):  # Windows would let a second server share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(2048)
    except (OSError, OverflowError) as fault:
        listener.close()
        raise BadInput(
            f"Alamat {host} port {port} tidak dapat dipakai; mungkin sedang dipakai program lain."
        ) from fault
    return listener
