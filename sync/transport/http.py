"""HTTP to the centre: the only user of requests.

Faults are told apart by evidence: an answer counts as the centre's only when it carries the centre's own marks.
"""

import ssl
from collections.abc import Iterable, Iterator
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec
import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as Stalled

from sync.contract.compression import ENCODING, Squeezer, Unsqueezer
from sync.contract.errors import (
    BadInput,
    CutOff,
    Maintenance,
    NeverSent,
    ProtocolRefused,
    Refused,
    SignInRequired,
    TindakError,
    Unreachable,
)
from sync.contract.frames import FRAMES_TYPE, FrameReader, frame, pack, unpack
from sync.contract.messages import (
    AnswerFrame,
    Health,
    MoreActions,
    Opening,
    Refusal,
    RefusalCode,
    SignedIn,
    SignIn,
)
from sync.engine.ports import Traffic
from sync.transport.address import LOOPBACK
from sync.transport.counting import Tally, pools_that_count

CONNECT_SECONDS: Final = 30
STALL_SECONDS: Final = 90
"""No byte for so long ends an exchange; there is no total time-out, a slow line may take its time."""

_PORTION: Final = 64 * 1024
_MOST_REFUSAL_BYTES: Final = 64 * 1024
_MSGPACK: Final = "application/msgpack"

T = TypeVar("T")


class HttpGateway:
    """The road to one centre. Keeps its connection; used from one thread, :meth:`break_off` from any."""

    def __init__(self, server: str, token: str = "", *, tls: ssl.SSLContext | None = None) -> None:
        """Prepare the road; nothing is sent yet.

        :param server: address as :func:`check_address` returns it.
        :param tls: by default the certificates that the operating system trusts, office proxies included.
        """
        self._server = server
        self._tally = Tally()
        self._session = requests.Session()
        counted = _CountedAdapter(self._tally, tls or truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
        for scheme in ("http://", "https://"):  # not the address itself: requests spells some of them anew
            self._session.mount(scheme, counted)
        # Without a network in between there is no proxy that might see, or refuse, what goes to this computer itself.
        self._session.trust_env = urlsplit(server).hostname not in LOOPBACK
        self._session.headers.clear()
        self._session.headers["User-Agent"] = "tindak"
        # Given explicitly, since requests would otherwise prefer what a .netrc of this computer says.
        self._session.auth = _Bearer(token)
        self._session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # a portal may try to leave some
        self._broken_off = False

    def sign_in(self, who: SignIn) -> SignedIn:
        """Sign in.

        :raises Unreachable: no answer of a centre.
        :raises Refused: wrong user name or password, too many attempts, another protocol.
        """
        headers = {"Content-Type": _MSGPACK, "Accept": _MSGPACK}
        return self._whole("POST", "/v1/sign-in", SignedIn, data=pack(who), headers=headers)

    def health(self) -> Health:
        """Ask whether this is a centre and how it is. Raises as :meth:`sign_in` does."""
        return self._whole("GET", "/v1/health", Health, headers={"Accept": _MSGPACK})

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[AnswerFrame]:
        """Send all frames in one request and yield the answer's frames as they arrive. See the port's promise."""
        headers = {
            "Content-Type": FRAMES_TYPE,
            "Content-Encoding": ENCODING,
            "Accept": FRAMES_TYPE,
            "Accept-Encoding": ENCODING,
        }
        with self._answered("POST", "/v1/exchange", data=_body(up), headers=headers) as answer:
            if answer.headers.get("Content-Type", "").split(";")[0] != FRAMES_TYPE:
                raise Unreachable(_NOT_THE_CENTRE)
            reader = FrameReader(AnswerFrame)
            unsqueezer = Unsqueezer() if answer.headers.get("Content-Encoding") == ENCODING else None
            for portion in self._portions(answer):
                try:
                    for piece in unsqueezer.unsqueeze(portion) if unsqueezer else [portion]:
                        yield from reader.feed(piece)
                except BadInput as fault:
                    raise CutOff("Jawaban server rusak di perjalanan. Yang sudah tiba tersimpan.") from fault

    def traffic(self) -> Traffic:
        """Return what was spent so far."""
        return Traffic(self._tally.sent, self._tally.received, self._tally.requests)

    def break_off(self) -> None:
        """Give up whatever is under way; the waiting call raises :class:`Unreachable`. From any thread."""
        self._broken_off = True
        self._tally.break_off()

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def _whole(self, method: str, path: str, message: type[T], **how: Any) -> T:
        with self._answered(method, path, **how) as answer:
            body = b"".join(self._portions(answer))
        try:
            return unpack(body, message)
        except BadInput as fault:
            raise Unreachable(_NOT_THE_CENTRE) from fault

    def _answered(self, method: str, path: str, **how: Any) -> requests.Response:
        """Return the centre's good answer, its body unread."""
        if self._broken_off:
            raise NeverSent("Pertukaran dihentikan. Pekerjaan tetap tersimpan.")
        self._tally.requests += 1
        self._tally.is_leaving = False
        try:
            answer = self._session.request(
                method,
                self._server + path,
                stream=True,
                timeout=(CONNECT_SECONDS, STALL_SECONDS),
                allow_redirects=False,
                **how,
            )
        except (requests.RequestException, HTTPError, OSError) as fault:
            what = _what_failed(fault)
            raise (Unreachable(what) if self._tally.is_leaving else NeverSent(what)) from fault
        if answer.status_code == requests.codes.ok:
            return answer
        with answer:
            raise self._refusal(answer)

    def _portions(self, answer: requests.Response) -> Iterator[bytes]:
        """Yield the body as it arrives, undecoded."""
        try:
            while portion := answer.raw.read1(_PORTION, decode_content=False):
                yield portion
        except (HTTPError, OSError, ValueError) as fault:
            raise _cut_off(fault) from fault

    def _refusal(self, answer: requests.Response) -> TindakError:
        body = bytearray()
        for portion in self._portions(answer):
            body += portion
            if len(body) > _MOST_REFUSAL_BYTES:
                return Unreachable(_NOT_THE_CENTRE)
        try:
            refusal = msgspec.json.decode(bytes(body), type=Refusal)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return Unreachable(_NOT_THE_CENTRE)
        fault = _fault_of(refusal)
        fault.retry_after = max(refusal.retry_after, 0)
        return fault


def _fault_of(refusal: Refusal) -> TindakError:
    match refusal.tindak:
        case RefusalCode.SIGN_IN:
            return SignInRequired(refusal.message)
        case RefusalCode.MAINTENANCE:
            return Maintenance(refusal.message)
        case RefusalCode.PROTOCOL:
            return ProtocolRefused(refusal.message)
        case RefusalCode.FAULT:
            return Unreachable(refusal.message)
        case _:
            return Refused(refusal.message)


_NOT_THE_CENTRE: Final = (
    "Yang menjawab bukan server Tindak, mungkin halaman masuk Wi-Fi atau proksi kantor. "
    "Pekerjaan tetap tersimpan dan dikirim sendiri nanti."
)


class _Bearer(AuthBase):
    """Our session at the centre, or nobody before the sign-in."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class _CountedAdapter(HTTPAdapter):
    """requests over counted sockets, one connection, no retries of its own."""

    def __init__(self, tally: Tally, tls: ssl.SSLContext) -> None:
        self._tally = tally
        self._tls = tls
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:  # noqa: FBT001 - signature of requests
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._tls, **kwargs)
        self.poolmanager.pool_classes_by_scheme = pools_that_count(self._tally)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        manager = super().proxy_manager_for(proxy, ssl_context=self._tls, **kwargs)
        manager.pool_classes_by_scheme = pools_that_count(self._tally)
        return manager


def _body(up: Iterable[Opening | MoreActions]) -> bytes | Iterator[bytes]:
    """Return one small request as bytes with a known length, a longer one as a stream."""
    squeezer = Squeezer()
    frames = iter(up)
    first = next(frames)
    if first.last:
        return squeezer.squeeze(frame(first)) + squeezer.finish()

    def stream() -> Iterator[bytes]:
        yield squeezer.squeeze(frame(first))
        for message in frames:
            yield squeezer.squeeze(frame(message))
        yield squeezer.finish()

    return stream()


def _what_failed(fault: Exception) -> str:
    safe = "Pekerjaan tetap tersimpan dan dikirim sendiri saat tersambung."
    match fault:
        case requests.exceptions.ProxyError():
            return f"Proksi kantor menolak sambungan. {safe}"
        case requests.exceptions.SSLError():
            return f"Sertifikat server tidak dapat dipercaya, atau jam komputer ini salah. {safe}"
        case requests.exceptions.Timeout() | Stalled():
            return f"Server tidak menjawab dalam waktu tunggu. {safe}"
        case _:
            return f"Server tidak tercapai. {safe}"


def _cut_off(fault: Exception) -> CutOff:
    what = "terhenti terlalu lama" if isinstance(fault, (Stalled, TimeoutError)) else "terputus di tengah jalan"
    return CutOff(f"Jawaban server {what}. Yang sudah tiba tersimpan; sisanya menyusul.")
