"""The address of a centre, as people type it and as it is kept."""

from typing import Final
from urllib.parse import urlsplit, urlunsplit

from sync.contract.errors import BadInput

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this computer itself: no network lies in between."""


def check_address(server: str) -> str:
    """Return the address of a centre in one spelling: lower case where case does not count, no trailing slash.

    :raises BadInput: when it is none, or would send a password in clear text over a network.
    """
    try:
        parts = urlsplit(server.strip().rstrip("/"))
        host, _port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except ValueError as fault:
        raise BadInput(_NO_ADDRESS) from fault
    scheme = parts.scheme.lower()
    if scheme not in {"http", "https"} or not host or parts.query or parts.fragment or parts.username:
        raise BadInput(_NO_ADDRESS)
    if scheme == "http" and host not in LOOPBACK:
        raise BadInput("Alamat server harus diawali https:// agar kata sandi tidak terbaca orang lain di jaringan.")
    return urlunsplit((scheme, parts.netloc.lower(), parts.path, "", ""))


_NO_ADDRESS: Final = "Alamat server tidak dikenali. Contoh yang benar: https://tindak.kabupaten.go.id"
