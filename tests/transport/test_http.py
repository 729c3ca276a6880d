"""The road tells by evidence what answered, counts every byte, and can be given up."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import msgspec
import pytest

from sync.contract.compression import Squeezer
from sync.contract.errors import (
    BadInput,
    CutOff,
    Maintenance,
    NeverSent,
    ProtocolRefused,
    Refused,
    ServerFault,
    SignInRequired,
    TindakError,
    Unreachable,
)
from sync.contract.frames import FRAMES_TYPE, frame
from sync.contract.messages import AnswerFrame, MoreActions, Opening, Refusal, RefusalCode
from sync.transport.address import check_address
from sync.transport.http import HttpGateway
from tests.support.roads import Answering, answer, listener, make_certificate, read_request

_WHOLE = frame(AnswerFrame(server_time=5, cursor="a")) + frame(AnswerFrame(last=True))


@contextmanager
def _gateway(answering: Answering) -> Iterator[HttpGateway]:
    with listener(answering) as centre:
        gateway = HttpGateway(f"http://127.0.0.1:{centre.port}", "token")
        try:
            yield gateway
        finally:
            gateway.close()


def _says(told: bytes) -> Answering:
    def answering(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(told)

    return answering


def _exchange(gateway: HttpGateway, *frames: Opening | MoreActions) -> list[AnswerFrame]:
    return [told for together in gateway.exchange(frames or (Opening(),)) for told in together]


def test_frames_come_back_plain_or_squeezed() -> None:
    """A centre that does not compress is understood too."""
    squeezer = Squeezer()
    squeezed = squeezer.squeeze(_WHOLE) + squeezer.finish()
    with _gateway(_says(answer(_WHOLE, kind=FRAMES_TYPE))) as gateway:
        assert [told.last for told in _exchange(gateway)] == [False, True]
    with _gateway(_says(answer(squeezed, kind=FRAMES_TYPE, Content_Encoding="zstd"))) as gateway:
        assert [told.cursor for told in _exchange(gateway)] == ["a", ""]


def test_every_byte_on_the_socket_is_counted() -> None:
    """Head and body, both ways, to the byte."""
    seen: list[bytes] = []
    told = answer(_WHOLE, kind=FRAMES_TYPE)

    def answering(connection: socket.socket) -> None:
        seen.append(read_request(connection))
        connection.sendall(told)

    with _gateway(answering) as gateway:
        _exchange(gateway)
        spent = gateway.traffic()
    assert (spent.sent, spent.received, spent.round_trips) == (len(seen[0]), len(told), 1)


def test_over_tls_the_records_and_the_handshake_count_too(tmp_path: Path) -> None:
    """The figure is what the data plan pays; the certificate is verified all the same."""
    pem = make_certificate(tmp_path, datetime.now(UTC))  # noqa: TID251 - a certificate is valid now or never
    centre_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    centre_side.load_cert_chain(pem)
    told = answer(_WHOLE, kind=FRAMES_TYPE)
    with listener(_says(told), centre_side) as centre:
        trusting = ssl.create_default_context(cafile=pem)
        gateway = HttpGateway(f"https://127.0.0.1:{centre.port}", tls=trusting)
        assert len(_exchange(gateway)) == 2
        spent = gateway.traffic()
        gateway.close()
        assert spent.received > len(told) + 400
        assert spent.sent > 400
        doubting = HttpGateway(f"https://127.0.0.1:{centre.port}")
        with pytest.raises(NeverSent, match="Sertifikat"):
            _exchange(doubting)
        doubting.close()


@pytest.mark.parametrize(
    ("code", "status", "kind"),
    [
        (RefusalCode.SIGN_IN, "401 Unauthorized", SignInRequired),
        (RefusalCode.MAINTENANCE, "503 Service Unavailable", Maintenance),
        (RefusalCode.PROTOCOL, "409 Conflict", ProtocolRefused),
        (RefusalCode.WRONG_PASSWORD, "401 Unauthorized", Refused),
        (RefusalCode.TOO_MANY, "429 Too Many Requests", Refused),
        (RefusalCode.FAULT, "500 Internal Server Error", ServerFault),
    ],
)
def test_a_refusal_is_told_by_the_centres_own_words(code: str, status: str, kind: type[TindakError]) -> None:
    """Each refusal of the centre becomes its own fault, with the centre's sentence."""
    body = msgspec.json.encode(Refusal(tindak=code, message="Kalimat server."))
    with _gateway(_says(answer(body, status=status, kind="application/json"))) as gateway:
        with pytest.raises(kind, match=r"Kalimat server\.") as told:
            _exchange(gateway)
        assert type(told.value) is kind


@pytest.mark.parametrize(
    "told",
    [
        answer(b"<html>Masuk ke Wi-Fi</html>"),
        answer(b"<html>Masuk</html>", status="401 Unauthorized"),
        answer(b"", status="302 Found", Location="http://127.0.0.1:1/portal"),
        answer(b"{}", status="407 Proxy Authentication Required", kind="application/json"),
        answer(b"x" * 100_000, status="503 Service Unavailable"),
        answer(b'{"detail": "not ours"}', status="503 Service Unavailable", kind="application/json"),
        b"SSH-2.0-OpenSSH_9.2\r\n",
    ],
)
def test_what_is_not_the_centre_is_never_taken_for_it(told: bytes) -> None:
    """A captive portal's 200 or 401 neither counts as done nor asks the officer to sign in again."""
    with _gateway(_says(told)) as gateway, pytest.raises(Unreachable):
        _exchange(gateway)


def test_what_the_centre_asks_to_wait_is_handed_on() -> None:
    """The desk keeps to it."""
    body = msgspec.json.encode(Refusal(tindak=RefusalCode.MAINTENANCE, message="Dipelihara.", retry_after=600))
    with _gateway(_says(answer(body, status="503 Service Unavailable", kind="application/json"))) as gateway:
        with pytest.raises(Maintenance) as told:
            _exchange(gateway)
        assert told.value.retry_after == 600


def test_no_proxy_sees_what_stays_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy set for the office would read the password on its way to loopback."""
    proxied: list[bytes] = []

    def proxy(connection: socket.socket) -> None:
        proxied.append(connection.recv(65536))

    with listener(proxy) as office, _gateway(_says(answer(_WHOLE, kind=FRAMES_TYPE))) as gateway:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{office.port}")
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{office.port}")
        assert len(_exchange(gateway)) == 2
    assert proxied == []


def test_an_address_that_is_spelt_anew_on_the_way_is_counted_all_the_same() -> None:
    """Requests writes some paths otherwise than they were given."""

    def answering(connection: socket.socket) -> None:
        read_request(connection)

    with listener(answering) as centre:
        gateway = HttpGateway(f"http://127.0.0.1:{centre.port}/%7epusat ä", "token")
        with pytest.raises(Unreachable) as told:
            _exchange(gateway)
        assert not isinstance(told.value, NeverSent)
        assert gateway.traffic().sent > 0
        gateway.close()


def test_nobody_there_is_unreachable() -> None:
    """A closed port is told at once."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    gateway = HttpGateway(f"http://127.0.0.1:{port}")
    with pytest.raises(NeverSent, match="tidak tercapai"):
        _exchange(gateway)
    gateway.close()


@pytest.mark.parametrize("kept", [1, len(frame(AnswerFrame(server_time=5, cursor="a"))), len(_WHOLE) - 1])
def test_a_cut_answer_yields_its_whole_frames_and_then_says_so(kept: int) -> None:
    """Frames that arrived are handed on before the cut is told."""
    told = answer(_WHOLE[:kept], kind=FRAMES_TYPE, length=len(_WHOLE))
    frames: list[AnswerFrame] = []
    with _gateway(_says(told)) as gateway:
        answered = gateway.exchange((Opening(),))
        with pytest.raises(CutOff):
            frames.extend(chain.from_iterable(answered))
    assert len(frames) == (0 if kept == 1 else 1)


def test_a_request_that_left_without_an_answer_is_told_apart_from_one_that_never_did() -> None:
    """The centre may have acted on it: only repeating under the same ids makes sure."""

    def answering(connection: socket.socket) -> None:
        read_request(connection)

    with _gateway(answering) as gateway, pytest.raises(Unreachable) as told:
        _exchange(gateway)
    assert type(told.value) is Unreachable


def test_a_damaged_answer_is_told_apart_from_a_whole_one() -> None:
    """Bits that fell over on the way never become data."""
    with _gateway(_says(answer(b"\x00\x00\x00\x02\xc1\xc1", kind=FRAMES_TYPE))) as gateway, pytest.raises(CutOff):
        _exchange(gateway)


def test_many_frames_go_up_in_one_request() -> None:
    """They are streamed, not gathered in memory first."""
    seen: list[bytes] = []

    def answering(connection: socket.socket) -> None:
        seen.append(read_request(connection))
        connection.sendall(answer(_WHOLE, kind=FRAMES_TYPE))

    with _gateway(answering) as gateway:
        _exchange(gateway, Opening(last=False), MoreActions(actions=(), last=False), MoreActions(actions=()))
    assert b"transfer-encoding: chunked" in seen[0].lower()
    assert b"authorization: bearer token" in seen[0].lower()


def test_nothing_of_this_computer_slips_into_a_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a password of a .netrc file nor a cookie that some portal left."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.2 login orang password lain\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    seen: list[bytes] = []

    def answering(connection: socket.socket) -> None:
        seen.append(read_request(connection))
        connection.sendall(answer(_WHOLE, kind=FRAMES_TYPE, Set_Cookie="portal=1; Path=/", Connection="close"))

    # Another address of loopback stands for one behind a network, where .netrc and proxies are looked up.
    with listener(answering, host="127.0.0.2") as centre:
        gateway = HttpGateway(f"http://127.0.0.2:{centre.port}", "token")
        _exchange(gateway)
        _exchange(gateway)
        gateway.close()
    assert len(seen) == 2
    for request in seen:
        assert b"authorization: bearer token" in request.lower()
        assert b"cookie" not in request.lower()


def test_an_exchange_under_way_can_be_given_up_from_another_thread() -> None:
    """Closing the program never waits for a dead line."""
    arrived = threading.Event()

    def answering(connection: socket.socket) -> None:
        read_request(connection)
        arrived.set()
        connection.recv(1)  # says nothing until the other side goes away

    with _gateway(answering) as gateway:
        told: list[BaseException] = []

        def exchanging() -> None:
            try:
                _exchange(gateway)
            except Unreachable as fault:
                told.append(fault)

        thread = threading.Thread(target=exchanging)
        thread.start()
        assert arrived.wait(10)
        gateway.break_off()
        thread.join(10)
        assert not thread.is_alive()
        assert len(told) == 1
        with pytest.raises(Unreachable, match="dihentikan"):
            _exchange(gateway)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://tindak.example.go.id/", "https://tindak.example.go.id"),
        (" http://127.0.0.1:8765 ", "http://127.0.0.1:8765"),
        ("http://localhost:1/pusat/", "http://localhost:1/pusat"),
        ("HTTPS://Tindak.Example.go.id:8443", "https://tindak.example.go.id:8443"),
    ],
)
def test_a_good_address_is_kept(given: str, kept: str) -> None:
    """Spaces and a last slash do not matter."""
    assert check_address(given) == kept


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tindak.go.id",
        "ftp://x",
        "https://",
        "http://tindak.go.id",
        "https://a:b@c",
        "https://a/?q=1",
        "http://[",
        "https://a:abc",
        "https://a:99999",
    ],
)
def test_an_address_that_would_betray_a_password_is_refused(address: str) -> None:
    """Over a network only TLS; and no half address is guessed at."""
    with pytest.raises(BadInput):
        check_address(address)
