"""Who or what stands between desk and centre is told by what it does, over real sockets."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
import requests

from sync.contract.errors import (
    CaptivePortal,
    CertificateOutOfTime,
    Intercepted,
    NeverSent,
    NoNetwork,
    ProxyRefused,
    ProxyShut,
    StaleConnection,
    StrangeAnswer,
    TindakError,
    Unreachable,
)
from sync.contract.frames import FRAMES_TYPE, frame
from sync.contract.messages import AnswerFrame, Health, Opening, Refusal, RefusalCode
from sync.transport.evidence import what_failed
from sync.transport.http import HttpGateway
from tests.support.roads import Answering, answer, listener, make_certificate, read_request

_WHOLE = answer(frame(AnswerFrame(server_time=5, last=True)), kind=FRAMES_TYPE)
_LOGIN_PAGE = answer(b"<html>Masuk ke Wi-Fi</html>")


def _health(**changes: object) -> bytes:
    body = {"tindak": "centre", "protocol": 1, "server_time": 77, "maintenance": ""} | changes
    return answer(msgspec.json.encode(body), kind="application/json")


class Place:
    """Answers each path with its own bytes and remembers what was asked."""

    def __init__(self, exchange: bytes, health: bytes) -> None:
        self.answers = {b"/v1/exchange": exchange, b"/v1/health": health}
        self.asked: list[bytes] = []

    def __call__(self, connection: socket.socket) -> None:
        """Answer one request and hang up."""
        path = read_request(connection).split()[1]
        self.asked.append(path)
        connection.sendall(self.answers[path])


@contextmanager
def _road(answering: Answering) -> Iterator[HttpGateway]:
    with listener(answering) as place:
        gateway = HttpGateway(f"http://127.0.0.1:{place.port}", "token")
        try:
            yield gateway
        finally:
            gateway.close()


def _fault(gateway: HttpGateway) -> TindakError:
    with pytest.raises(TindakError) as told:
        list(gateway.exchange((Opening(),)))
    return told.value


def _closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.mark.parametrize(
    ("server", "cause"),
    [("https://tidak-ada.invalid", "alamatnya tidak ditemukan"), (f"http://127.0.0.1:{_closed_port()}", "ditolak")],
    ids=["unknown name", "closed port"],  # the port is another in each process, and tests have one name in all
)
def test_without_a_connection_there_is_no_network(server: str, cause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown name and a closed port are told apart in words; nothing has left."""
    monkeypatch.setenv("NO_PROXY", "*")
    gateway = HttpGateway(server)
    fault = _fault(gateway)
    assert type(fault) is NoNetwork
    assert cause in str(fault)
    assert gateway.traffic().sent == 0
    gateway.close()


@pytest.mark.parametrize(
    "strange",
    [
        _LOGIN_PAGE,
        answer(b"Masuk", status="401 Unauthorized"),
        answer(b"", status="302 Found", Location="/v1/health"),
        answer(b'{"detail": "bukan kami"}', status="503 Service Unavailable", kind="application/json"),
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ],
)
def test_what_answers_the_health_check_otherwise_than_a_centre_is_a_portal(strange: bytes) -> None:
    """It is asked once, on a fresh connection, and both questions count."""
    place = Place(strange, strange)
    with _road(place) as gateway:
        fault = _fault(gateway)
        assert type(fault) is CaptivePortal
        assert place.asked == [b"/v1/exchange", b"/v1/health"]
        assert gateway.traffic().round_trips == 2
        assert gateway.traffic().received == 2 * len(strange)


@pytest.mark.parametrize("body", [_health(tindak="pusat lain"), answer(b"{}", kind="application/json")])
def test_only_the_known_answer_passes_for_a_centre(body: bytes) -> None:
    """JSON alone proves nothing."""
    with _road(Place(_LOGIN_PAGE, body)) as gateway:
        assert type(_fault(gateway)) is CaptivePortal


def test_a_strange_answer_beside_a_true_centre_is_no_portal() -> None:
    """Nobody is sent to a login page that is not there; the centre's time is learnt on the way."""
    with _road(Place(_LOGIN_PAGE, _health())) as gateway:
        fault = _fault(gateway)
        assert type(fault) is StrangeAnswer
        assert "padahal servernya terjangkau" in str(fault)
        assert fault.server_time == 77
    with _road(Place(_WHOLE, _health())) as gateway:
        assert gateway.health() == Health(tindak="centre", protocol=1, server_time=77)


def test_only_a_refusal_of_this_very_request_is_maintenance() -> None:
    """The centre may have acted before something else answered in its place, whatever it announces now."""
    unavailable = answer(b"<html>503</html>", status="503 Service Unavailable")
    with _road(Place(unavailable, _health(maintenance="Sampai pukul 13.00."))) as gateway:
        assert type(_fault(gateway)) is StrangeAnswer


def test_a_refused_health_check_still_proves_the_centre() -> None:
    """Its refusals carry its mark."""
    refusal = msgspec.json.encode(Refusal(tindak=RefusalCode.FAULT, message="Terganggu.", server_time=9))
    told = answer(refusal, status="500 Internal Server Error", kind="application/json")
    with _road(Place(_LOGIN_PAGE, told)) as gateway:
        fault = _fault(gateway)
        assert type(fault) is StrangeAnswer
        assert fault.server_time == 9


def test_without_an_answer_to_the_question_nothing_is_claimed() -> None:
    """A portal must be proven too."""
    with _road(Place(_LOGIN_PAGE, b"")) as gateway:
        assert type(_fault(gateway)) is StrangeAnswer


def test_a_proxy_that_answers_in_the_middle_is_named() -> None:
    """The request had left, so its outcome is unknown."""
    wants_name = answer(b"", status="407 Proxy Authentication Required")
    with _road(Place(wants_name, wants_name)) as gateway:
        assert type(_fault(gateway)) is ProxyRefused


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        ("407 Proxy Authentication Required", "meminta nama dan kata sandi proksi"),
        ("403 Forbidden", "menolak meneruskan sambungan (403)"),
        ("502 Bad Gateway", "tidak dapat menghubungi server (502)"),
    ],
)
def test_a_proxy_that_opens_no_way_has_seen_nothing(status: str, cause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was sent asks for the way only, so the follow-up is not said to be on its way."""
    with listener(_says(answer(b"", status=status))) as proxy, _through(proxy.port, monkeypatch) as gateway:
        fault = _fault(gateway)
        assert type(fault) is ProxyShut
        assert cause in str(fault)


def test_a_proxy_that_is_not_there_is_told_from_one_that_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    """A closed port refuses; a name that nobody knows is no network, or no proxy of this place."""
    with _through(_closed_port(), monkeypatch) as gateway:
        assert type(_fault(gateway)) is ProxyShut
    monkeypatch.setenv("HTTPS_PROXY", "http://proksi-kantor.invalid:8080")
    gateway = HttpGateway("https://pusat.contoh.go.id")
    fault = _fault(gateway)
    assert type(fault) is NoNetwork
    assert str(fault).startswith("Proksi kantor tidak tercapai")
    gateway.close()


@contextmanager
def _through(port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpGateway]:
    for name in ("NO_PROXY", "no_proxy", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{port}")
    gateway = HttpGateway("https://pusat.contoh.go.id", "token")
    yield gateway
    gateway.close()


def _says(told: bytes) -> Answering:
    def answering(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(told)

    return answering


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - a certificate is valid now or never


def _secured(
    folder: Path, moment: datetime, answering: Answering, ask: Callable[[HttpGateway], None], *, trusted: bool = True
) -> None:
    pem = make_certificate(folder, moment)
    centre_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    centre_side.load_cert_chain(pem)
    trusting = ssl.create_default_context(cafile=pem) if trusted else None
    with listener(answering, centre_side) as place:
        gateway = HttpGateway(f"https://127.0.0.1:{place.port}", "token", tls=trusting)
        try:
            ask(gateway)
        finally:
            gateway.close()


def test_a_certificate_of_someone_else_is_interception_and_is_sent_nothing(tmp_path: Path) -> None:
    """Neither the words nor the token."""
    seen: list[bytes] = []

    def ask(gateway: HttpGateway) -> None:
        assert type(_fault(gateway)) is Intercepted
        assert gateway.traffic().round_trips == 1

    _secured(tmp_path, _now(), lambda connection: seen.append(read_request(connection)), ask, trusted=False)
    assert seen == []


@pytest.mark.parametrize(("days", "is_early"), [(10, True), (-10, False)])
def test_a_certificate_out_of_time_accuses_nobody_yet(tmp_path: Path, days: int, is_early: bool) -> None:
    """Clock or owner: the desk knows more than the road."""

    def ask(gateway: HttpGateway) -> None:
        fault = _fault(gateway)
        assert isinstance(fault, CertificateOutOfTime)
        assert fault.is_early is is_early

    _secured(tmp_path, _now() + timedelta(days=days), _says(_WHOLE), ask)


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        (0x800B0101, CertificateOutOfTime),
        (-67818, CertificateOutOfTime),
        (0x800B010F, Intercepted),
        (None, Intercepted),
    ],
    ids=["Windows: run out", "macOS: run out", "Windows: another name", "none"],
)
def test_what_other_systems_say_about_a_certificate_is_understood(verdict: int | None, kind: type[NeverSent]) -> None:
    """They check it themselves and hand their own numbers on, or none."""
    said = ssl.SSLCertVerificationError("Kalimat sistem.")
    if verdict is not None:
        said.verify_code = verdict
    assert type(what_failed(requests.exceptions.SSLError(said), may_have_left=False, is_reused=False)) is kind


def test_what_does_not_speak_tls_is_not_the_centre() -> None:
    """A portal on the port of TLS answers in clear text."""

    def answering(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(_LOGIN_PAGE)

    with listener(answering) as place:
        gateway = HttpGateway(f"https://127.0.0.1:{place.port}", "token")
        assert type(_fault(gateway)) is Intercepted
        gateway.close()


def test_a_handshake_that_is_cut_claims_nothing() -> None:
    """It may be a bad line; nothing had left."""

    def answering(connection: socket.socket) -> None:
        connection.recv(65536)

    with listener(answering) as place:
        gateway = HttpGateway(f"https://127.0.0.1:{place.port}", "token")
        assert type(_fault(gateway)) is NeverSent
        gateway.close()


def test_under_the_centres_own_certificate_a_bad_gateway_is_no_portal(tmp_path: Path) -> None:
    """The web server before the centre says that the centre itself is away; asking again would cost for nothing."""

    def ask(gateway: HttpGateway) -> None:
        fault = _fault(gateway)
        assert type(fault) is StrangeAnswer
        assert "Perantara di depan server menjawab 502" in str(fault)
        assert gateway.traffic().round_trips == 1

    _secured(tmp_path, _now(), _says(answer(b"<html>", status="502 Bad Gateway")), ask)


def test_a_kept_connection_that_had_gone_is_told_from_a_fresh_one() -> None:
    """Only the kept one is worth another try at once."""

    def answering(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(_WHOLE)
        connection.recv(1)  # the next request comes, and finds nobody

    with _road(answering) as gateway:
        list(gateway.exchange((Opening(),)))
        assert type(_fault(gateway)) is StaleConnection
    with _road(_says(b"")) as gateway:
        assert type(_fault(gateway)) is Unreachable
