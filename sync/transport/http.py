"""HTTP to the centre: the only user of requests.

Faults are told apart by evidence: an answer counts as the centre's only when it carries the centre's own marks.
"""

import ssl
from collections.abc import Iterable, Iterator, Sequence
from http.cookiejar import DefaultCookiePolicy
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import msgspec
import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from sync.contract.compression import WITH_DICTIONARY
from sync.contract.errors import (
    BadInput,
    CodingRefused,
    CutOff,
    NeverSent,
    Refused,
    ServerFault,
    StrangeAnswer,
    TindakError,
    Unreachable,
)
from sync.contract.frames import FRAMES_TYPE, pack, unpack
from sync.contract.messages import AnswerFrame, Health, MoreActions, Opening, SignedIn, SignIn
from sync.engine.ports import Traffic
from sync.transport.address import LOOPBACK
from sync.transport.coding import Incoming, Outgoing
from sync.transport.counting import Tally, pools_that_count
from sync.transport.evidence import (
    beside_the_centre,
    cut_off,
    from_gateway,
    instead_of_the_centre,
    is_gateways,
    refusal_of,
    strange_answer,
    what_failed,
)

CONNECT_SECONDS: Final = 30
STALL_SECONDS: Final = 90
"""No byte for so long ends an exchange; there is no total time-out, a slow line may take its time."""

_PORTION: Final = 256 * 1024
_MOST_REFUSAL_BYTES: Final = 64 * 1024
MSGPACK: Final = "application/msgpack"
_CENTRE: Final = "centre"
"""What a centre calls itself in its health answer."""

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
        self._knows_dictionary: bool | None = None

    def sign_in(self, who: SignIn) -> SignedIn:
        """Sign in.

        :raises Unreachable: no answer of a centre.
        :raises Refused: wrong user name or password, too many attempts, another protocol.
        """
        headers = {"Content-Type": MSGPACK, "Accept": MSGPACK}
        return self.whole("POST", "/v1/sign-in", SignedIn, data=pack(who), headers=headers)

    def health(self) -> Health:
        """Ask whether this is a centre and how it is.

        :raises StrangeAnswer: something else answered.
        :raises Unreachable: no answer. :raises Refused: the centre's words, though not these.
        """
        with self._answered("GET", "/v1/health", headers={"Accept": "application/json"}) as answer:
            body = self._few(answer)
        try:
            health = msgspec.json.decode(body or b"", type=Health)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise strange_answer(answer.status_code) from fault
        if health.tindak != _CENTRE:
            raise strange_answer(answer.status_code)
        return health

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Send all frames in one request and yield the answer's frames as they arrive. See the port's promise."""
        with self._exchanged(up) as answer:
            if answer.headers.get("Content-Type", "").split(";")[0] != FRAMES_TYPE:
                raise self.strange(answer)
            coding = answer.headers.get("Content-Encoding", "")
            if coding == WITH_DICTIONARY:
                self._knows_dictionary = True
            try:
                incoming = Incoming(coding)
                for portion in self.portions(answer):
                    if frames := incoming.read(portion):
                        yield frames
            except BadInput as fault:
                raise CutOff("Jawaban server rusak di perjalanan. Yang sudah tiba tersimpan.") from fault

    def _exchanged(self, up: Iterable[Opening | MoreActions]) -> requests.Response:
        """Return the answer to these frames; a centre that does not have our dictionary is asked without it."""
        outgoing = Outgoing(knows_dictionary=self._knows_dictionary)
        body = outgoing.body(up)
        try:
            return self._centres("POST", "/v1/exchange", data=body, headers=outgoing.headers)
        except CodingRefused:
            self._knows_dictionary = False
            if not outgoing.took_a_chance:
                raise
        plainly, body = outgoing.without_dictionary()
        return self._centres("POST", "/v1/exchange", data=body, headers=plainly.headers)

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

    def ask(self, method: str, path: str, **how: Any) -> requests.Response:
        """Send one request and return whatever was answered, its body unread; for :mod:`sync.transport.files`.

        :raises Unreachable: no answer. :raises NeverSent: nothing left this computer.
        """
        if self._broken_off:
            raise NeverSent("Sinkronisasi dihentikan. Pekerjaan tetap tersimpan.")
        self._tally.begin()
        try:
            return self._session.request(
                method,
                self._server + path,
                stream=True,
                timeout=(CONNECT_SECONDS, STALL_SECONDS),
                allow_redirects=False,
                **how,
            )
        except (requests.RequestException, HTTPError, OSError) as fault:
            tally = self._tally
            raise what_failed(fault, may_have_left=tally.is_leaving, is_reused=not tally.is_fresh) from fault

    def portions(self, answer: requests.Response) -> Iterator[bytes]:
        """Yield the body of an answer as it arrives, undecoded. :raises CutOff: when it breaks off."""
        try:
            while portion := answer.raw.read1(_PORTION, decode_content=False):
                yield portion
        except (HTTPError, OSError, ValueError) as fault:
            raise cut_off(fault) from fault

    def what_it_means(self, answer: requests.Response) -> TindakError:
        """Return what an answer that is not good means: the centre's refusal, or who spoke in its place."""
        with answer:
            fault = self._refusal(answer)
        return self._judge(fault) if isinstance(fault, StrangeAnswer) else fault

    def strange(self, answer: requests.Response) -> TindakError:
        """Return what an answer means that looks good but is not the centre's."""
        answer.close()
        return self._judge(strange_answer(answer.status_code))

    def whole(self, method: str, path: str, message: type[T], **how: Any) -> T:
        """Ask for one message in MessagePack.

        :raises Unreachable: no answer of the centre. :raises Refused: its refusal.
        """
        with self._centres(method, path, **how) as answer:
            body = b"".join(self.portions(answer))
        try:
            return unpack(body, message)
        except BadInput as fault:
            raise self.strange(answer) from fault

    def _centres(self, method: str, path: str, **how: Any) -> requests.Response:
        """Return the centre's good answer as :meth:`_answered` does; of a strange one, find out what it means."""
        try:
            return self._answered(method, path, **how)
        except StrangeAnswer as strange:
            raise self._judge(strange) from strange

    def _answered(self, method: str, path: str, **how: Any) -> requests.Response:
        """Return a good answer, its body unread."""
        answer = self.ask(method, path, **how)
        if answer.status_code == requests.codes.ok:
            return answer
        with answer:
            raise self._refusal(answer)

    def _refusal(self, answer: requests.Response) -> TindakError:
        body = self._few(answer)
        fault = None if body is None else refusal_of(body)
        return fault or strange_answer(answer.status_code)

    def _few(self, answer: requests.Response) -> bytes | None:
        """Return a small body; ``None`` when it is larger than anything a centre says in few words."""
        body = bytearray()
        for portion in self.portions(answer):
            body += portion
            if len(body) > _MOST_REFUSAL_BYTES:
                return None
        return bytes(body)

    def _judge(self, strange: StrangeAnswer) -> TindakError:
        """Ask once who is there, and return what the strange answer therefore means.

        TLS under the centre's certificate has no portal in it: what says 502 there stands before the centre.
        """
        if is_gateways(strange) and self._server.startswith("https:"):
            return from_gateway(strange)
        self._session.close()  # the connection may be the portal's own; the question takes a fresh one
        try:
            health = self.health()
        except StrangeAnswer as other:
            return instead_of_the_centre(other)
        except (Refused, ServerFault) as word:
            return beside_the_centre(word.server_time)
        except Unreachable:
            return strange
        return beside_the_centre(health.server_time)


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
