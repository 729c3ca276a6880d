"""What a failed request proves: foreign faults and strange answers become the faults of our contract.

Each sentence begins with the cause, so that whoever needs only the cause can take the first sentence.
"""

import errno
import socket
import ssl
from collections.abc import Iterator
from http.client import HTTPException
from typing import Final

import msgspec
import requests
from urllib3.exceptions import ConnectTimeoutError, ProxyError, ProxySchemeUnknown
from urllib3.exceptions import TimeoutError as Stalled

from sync.contract.errors import (
    CaptivePortal,
    CertificateOutOfTime,
    CodingRefused,
    CutOff,
    Intercepted,
    Maintenance,
    NeverSent,
    NoNetwork,
    ProtocolRefused,
    ProxyRefused,
    ProxyShut,
    Refused,
    ServerFault,
    SignInRequired,
    StaleConnection,
    StrangeAnswer,
    TindakError,
    Unreachable,
)
from sync.contract.messages import Refusal, RefusalCode

_EARLY: Final = frozenset({9, -67819})
_LATE: Final = frozenset({10, 0x800B0101, 0x800B0101 - (1 << 32), -67818})
"""``verify_code`` of a certificate that is not valid now: OpenSSL, Windows (CERT_E_EXPIRED, either sign), macOS.

OpenSSL looks at chain and name first, so that it says this only of a certificate which fits otherwise; Windows does
not say whether it is too early or too late.
"""
_NO_TLS: Final = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE"})
"""Reasons that OpenSSL gives when the other side does not speak TLS at all, as a portal on that port."""
_TUNNEL: Final = "Tunnel connection failed: "
_BAD_PROXY: Final = (requests.exceptions.InvalidProxyURL, requests.exceptions.InvalidSchema, ProxySchemeUnknown)
_GATEWAY_STATUSES: Final = frozenset({502, 503, 504})
_NO_WAY: Final = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN})

_GONE: Final = (ConnectionError, ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""The other side closed the connection, with or without a word."""

_KEPT: Final = "Pekerjaan tetap tersimpan dan dikirim sendiri saat tersambung."
_AGAIN: Final = "Pekerjaan tetap tersimpan; Tindak mencoba lagi sendiri."


def what_failed(fault: Exception, *, may_have_left: bool, is_reused: bool) -> Unreachable:
    """Return what the failing of a request proves.

    :param may_have_left: whether a byte of the request may have left this computer.
    :param is_reused: whether it went over a connection that was kept from an earlier request.
    """
    links = tuple(_chain(fault))
    if not may_have_left:
        return _never_sent(fault, links)
    if any(isinstance(link, _GONE) for link in links):
        if is_reused:
            return StaleConnection(f"Sambungan yang disimpan sudah ditutup. {_AGAIN}")
        return Unreachable(f"Sambungan ditutup sebelum server menjawab. {_AGAIN}")
    if any(isinstance(link, HTTPException) for link in links):
        return strange_answer()
    if any(isinstance(link, (requests.Timeout, Stalled, TimeoutError)) for link in links):
        return Unreachable(f"Server tidak menjawab dalam waktu tunggu. {_AGAIN}")
    return Unreachable(f"Sambungan ke server terputus. {_AGAIN}")


def _never_sent(fault: Exception, links: tuple[BaseException, ...]) -> NeverSent:
    secured = next((link for link in links if isinstance(link, ssl.SSLError)), None)
    if secured is not None:
        return _not_secured(secured)
    status = next((text for link in links if (text := _tunnel_status(link))), "")
    if status:
        return _shut(status)
    if isinstance(fault, _BAD_PROXY):
        return ProxyShut(f"Setelan proksi di komputer ini tidak dapat dipakai. Beri tahu pengelola jaringan. {_KEPT}")
    is_proxied = any(isinstance(link, (requests.exceptions.ProxyError, ProxyError)) for link in links)
    if is_proxied and any(isinstance(link, ConnectionRefusedError) for link in links):
        return ProxyShut(f"Proksi kantor menolak sambungan. Beri tahu pengelola jaringan. {_KEPT}")
    if any(isinstance(link, ConnectTimeoutError) for link in links):
        return NoNetwork(f"{'Proksi kantor' if is_proxied else 'Server'} tidak tercapai: {_no_way(links)}. {_KEPT}")
    if any(isinstance(link, (requests.Timeout, Stalled, TimeoutError)) for link in links):
        return NeverSent(f"Sambungan ke server tidak terbentuk dalam waktu tunggu. {_KEPT}")
    return NeverSent(f"Sambungan ke server putus sebelum ada yang dikirim. {_KEPT}")


def _not_secured(fault: ssl.SSLError) -> NeverSent:
    if isinstance(fault, ssl.SSLCertVerificationError):
        verdict = getattr(fault, "verify_code", 0)  # missing where the check was not OpenSSL's own
        if verdict in _EARLY | _LATE:
            late = CertificateOutOfTime(
                "Sertifikat server tidak berlaku menurut jam komputer ini. Periksa tanggal dan jam komputer; bila "
                f"benar, minta pengelola server memperbarui sertifikatnya. {_KEPT}"
            )
            late.is_early = verdict in _EARLY
            return late
        return Intercepted(
            "Sertifikat yang datang bukan milik server Tindak: halaman masuk Wi-Fi atau proksi kantor menyela. Buka "
            f"peramban dan masuk ke jaringan, atau tanyakan pengelola jaringan. Tidak ada yang dikirim ke sana. {_KEPT}"
        )
    if fault.reason in _NO_TLS:
        return Intercepted(
            "Yang menjawab tidak memakai sambungan aman, jadi bukan server Tindak. Buka peramban dan masuk ke "
            f"jaringan. Tidak ada yang dikirim ke sana. {_KEPT}"
        )
    return NeverSent(f"Sambungan aman ke server tidak terbentuk. {_KEPT}")


def _shut(status: str) -> ProxyShut:
    if status.startswith("407"):
        why = "meminta nama dan kata sandi proksi (407)"
    elif status.startswith("5"):
        why = f"tidak dapat menghubungi server ({status[:3]})"
    else:
        why = f"menolak meneruskan sambungan ({status[:3]})"
    return ProxyShut(f"Proksi kantor {why}. Beri tahu pengelola jaringan. {_KEPT}")


def _tunnel_status(link: BaseException) -> str:
    """Return ``407 …`` where a proxy refused to open a tunnel; http.client says it in words only."""
    return str(link).removeprefix(_TUNNEL) if isinstance(link, OSError) and str(link).startswith(_TUNNEL) else ""


def _no_way(links: tuple[BaseException, ...]) -> str:
    for link in links:
        if isinstance(link, socket.gaierror):
            return "alamatnya tidak ditemukan, jadi komputer ini mungkin tanpa jaringan"
        if isinstance(link, ConnectionRefusedError):
            return "sambungan ditolak, mungkin program server sedang tidak berjalan"
        if isinstance(link, OSError) and link.errno in _NO_WAY:
            return "komputer ini tidak mempunyai jaringan ke sana"
    return "tidak ada tanggapan dari jaringan"


def strange_answer(status: int = 0) -> StrangeAnswer:
    """Return the fault of an answer without the marks of our centre, as long as nobody knows who gave it."""
    strange = StrangeAnswer(f"Jawaban yang datang bukan dari server Tindak. {_AGAIN}")
    strange.status = status
    return strange


def is_gateways(strange: StrangeAnswer) -> bool:
    """Whether it is what a web server says in whose care the centre is, and which does not reach it."""
    return strange.status in _GATEWAY_STATUSES


def from_gateway(strange: StrangeAnswer) -> StrangeAnswer:
    """Return what such an answer means when it came under the centre's own certificate."""
    return StrangeAnswer(
        f"Perantara di depan server menjawab {strange.status}: program server sedang tidak terjangkau dari sana. "
        f"{_AGAIN}"
    )


def beside_the_centre(server_time: int) -> StrangeAnswer:
    """Return what it means when the centre itself answers its health check."""
    beside = StrangeAnswer(
        f"Perantara, mungkin proksi kantor, menjawab di tempat server Tindak, padahal servernya terjangkau. {_AGAIN}"
    )
    beside.server_time = server_time
    return beside


def instead_of_the_centre(strange: StrangeAnswer) -> Unreachable:
    """Return what it means when the health check too is not answered as a centre answers it."""
    if strange.status == requests.codes.proxy_authentication_required:
        return ProxyRefused(f"Proksi kantor meminta nama dan kata sandi (407). Beri tahu pengelola jaringan. {_KEPT}")
    return CaptivePortal(
        "Yang menjawab bukan server Tindak, mungkin halaman masuk Wi-Fi atau proksi kantor. Buka peramban dan "
        f"masuk ke jaringan, lalu tekan Sinkronkan sekarang. {_AGAIN}"
    )


def refusal_of(body: bytes) -> TindakError | None:
    """Return what a centre says in the body of a 4xx or 5xx answer; ``None`` when these are not a centre's words."""
    try:
        refusal = msgspec.json.decode(body, type=Refusal)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    fault = _kind_of(refusal.tindak)(refusal.message)
    fault.retry_after = max(refusal.retry_after, 0)
    fault.server_time = max(refusal.server_time, 0)
    return fault


def _kind_of(code: str) -> type[TindakError]:
    match code:
        case RefusalCode.SIGN_IN:
            return SignInRequired
        case RefusalCode.MAINTENANCE:
            return Maintenance
        case RefusalCode.PROTOCOL:
            return ProtocolRefused
        case RefusalCode.CODING:
            return CodingRefused
        case RefusalCode.FAULT:
            return ServerFault
        case _:
            return Refused


def cut_off(fault: Exception) -> CutOff:
    """Return the fault of an answer that ended before its end."""
    what = "terhenti terlalu lama" if isinstance(fault, (Stalled, TimeoutError)) else "terputus di tengah jalan"
    return CutOff(f"Jawaban server {what}. Yang sudah tiba tersimpan; sisanya menyusul.")


def _chain(fault: BaseException) -> Iterator[BaseException]:
    """Yield a fault and what it was made from: requests and urllib3 hand causes on in several ways."""
    seen: set[int] = set()
    left: list[object] = [fault]
    while left:
        link = left.pop(0)
        if isinstance(link, BaseException) and id(link) not in seen:
            seen.add(id(link))
            yield link
            left += [*link.args, getattr(link, "reason", None), link.__cause__]
