"""Requests that no desk of ours would send: each gets one clear refusal, and nothing is changed."""

import gzip
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import func, select

from sync.contract.compression import Squeezer
from sync.contract.frames import FRAMES_TYPE, NDJSON_TYPE, frame
from sync.contract.messages import Action, MoreActions, Opening, Refusal, RefusalCode
from sync.server.store.tables import events, receipts
from sync.server.upload import MOST_ACTIONS, MOST_BYTES
from tests.server.conftest import OpenDesk
from tests.support.centres import TestCentre

pytestmark = pytest.mark.slow

MORE = b"".join(map(frame, (MoreActions(actions=(), last=False),)))


def zstd(raw: bytes) -> bytes:
    """Compress as our desks do."""
    stream = Squeezer()
    return stream.squeeze(raw) + stream.finish()


def named(count: int) -> bytes:
    """One frame of unreadable actions that have a name, with an opening before it."""
    actions = [{"id": number.to_bytes(16, "big")} for number in range(count)]
    return frame({"actions": actions, "last": True})


BODIES: dict[str, tuple[bytes, dict[str, str], int, str]] = {
    "empty": (b"", {}, 400, "malformed"),
    "garbage": (b"\xde\xad\xbe\xef" * 50, {}, 400, "malformed"),
    "length without end": (b"\xff\xff\xff\xff" + b"x" * 100, {}, 400, "malformed"),
    "frame cut off": (frame(Opening())[:-1], {}, 400, "malformed"),
    "no last frame": (frame(Opening(last=False)), {}, 400, "malformed"),
    "something after the last frame": (frame(Opening()) + frame(Opening()), {}, 400, "malformed"),
    "bytes after the last frame": (frame(Opening()) + b"\0", {}, 400, "malformed"),
    "wrong shape": (frame(["bukan", "pembuka"]), {}, 400, "malformed"),
    "numbers too large": (frame({"budget": 1 << 63}), {}, 200, ""),
    "nameless action": (frame({"actions": [{"case": 1}]}), {}, 400, "malformed"),
    "deep": (b"[" * 100_000 + b"\n", {"Content_Type": NDJSON_TYPE}, 400, "malformed"),
    "deep action": (b'{"actions":[' + b"[" * 90_000 + b"\n", {"Content_Type": NDJSON_TYPE}, 400, "malformed"),
    "no utf-8": (b'{"cursor":"\xff"}\n', {"Content_Type": NDJSON_TYPE}, 400, "malformed"),
    "too many actions": (named(MOST_ACTIONS + 1), {}, 413, "too-large"),
    "not zstd": (b"bukan zstd", {"Content_Encoding": "zstd"}, 400, "malformed"),
    "not gzip": (b"bukan gzip", {"Content_Encoding": "gzip"}, 400, "malformed"),
    "zstd bomb": (zstd(bytes(MOST_BYTES + 1)), {"Content_Encoding": "zstd"}, 400, "malformed"),
    "gzip bomb": (gzip.compress(bytes(MOST_BYTES + 1)), {"Content_Encoding": "gzip"}, 400, "malformed"),
    "frames without end": (
        zstd(frame(Opening(last=False)) + MORE * (MOST_BYTES // len(MORE) - 1)),
        {"Content_Encoding": "zstd"},
        413,
        "too-large",
    ),
    "unknown coding": (frame(Opening()), {"Content_Encoding": "br"}, 415, "coding-unsupported"),
    "unknown dictionary": (frame(Opening()), {"Content_Encoding": "zstd-tindak9"}, 415, "coding-unsupported"),
    "unknown type": (b"{}", {"Content_Type": "application/json"}, 415, "malformed"),
    "newer protocol": (frame({"protocol": 2, "neu": {}}), {}, 409, "protocol-unsupported"),
}


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_gets_one_refusal_and_changes_nothing(centre: TestCentre, desk: OpenDesk, name: str) -> None:
    """Garbage, bombs and lengths without end are refused early, in our own words."""
    body, headers, status, code = BODIES[name]
    rini = desk("rini")
    response = rini.post(body=body, **headers)
    assert response.status_code == status, response.text[:200]
    if code:
        refusal = msgspec.json.decode(response.content, type=Refusal)
        assert (refusal.tindak, refusal.server_time) == (code, centre.clock.now)
    with centre.centre.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(events)).scalar_one() == 0
        if status != 200:
            assert connection.execute(select(func.count()).select_from(receipts)).scalar_one() == 0
    assert rini.post(Opening()).status_code == 200


def test_coded_uploads_of_honest_desks_are_read(desk: OpenDesk) -> None:
    """Zstd and gzip, in one piece or in portions that split every frame."""
    rini = desk("rini")
    up = frame(Opening(last=False)) + frame(MoreActions(actions=(rini.action(1),)))
    for coding, body in (("zstd", zstd(up)), ("gzip", gzip.compress(up)), ("identity", up)):
        response = rini.client.post(
            "/v1/exchange",
            content=(bytes([one]) for one in body),
            headers={
                "Authorization": f"Bearer {rini.token}",
                "Content-Type": FRAMES_TYPE,
                "Content-Encoding": coding,
            },
        )
        assert response.status_code == 200, response.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/", 404, RefusalCode.NOT_FOUND),
        ("GET", "/v1/../etc/passwd", 404, RefusalCode.NOT_FOUND),
        ("GET", "/v1/exchange", 405, RefusalCode.MALFORMED),
        ("DELETE", "/v1/health", 405, RefusalCode.MALFORMED),
        ("POST", "/v1/sign-in", 415, RefusalCode.MALFORMED),
    ],
)
def test_every_refusal_is_ours(client: TestClient[Litestar], method: str, path: str, status: int, code: str) -> None:
    """No page of a framework, no foreign error body: a desk knows that it was the centre."""
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/json"
    assert msgspec.json.decode(response.content, type=Refusal).tindak == code


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "malformed"),
        (b'{"username":1}', 400, "malformed"),
        (b'{"username":"a","password":"b","device":"bukan"}', 400, "malformed"),
        (b'"' + b"x" * 20_000 + b'"', 413, "too-large"),
    ],
)
def test_a_sign_in_that_makes_no_sense_is_refused(
    client: TestClient[Litestar], body: bytes, status: int, code: str
) -> None:
    """Shape and size are looked at before anything else."""
    response = client.post("/v1/sign-in", content=body, headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["tindak"]) == (status, code)


def test_a_centre_under_maintenance_says_so(centre: TestCentre, desk: OpenDesk) -> None:
    """Exchange and sign-in are refused with the announcement; health tells it too; all opens again."""
    rini = desk("rini")
    centre.folder.start_maintenance("Pindah server sampai pukul 15.00.")
    for response in (rini.post(Opening()), rini.sign_in("rini", 1)):
        assert (response.status_code, response.json()["tindak"]) == (503, "maintenance")
        assert response.json()["message"] == "Pindah server sampai pukul 15.00."
        assert int(response.headers["retry-after"]) > 0
    assert rini.client.get("/v1/health").json()["maintenance"] == "Pindah server sampai pukul 15.00."
    centre.folder.end_maintenance()
    assert rini.post(Opening()).status_code == 200
    health: dict[str, Any] = rini.client.get("/v1/health").json()
    assert health == {"tindak": "centre", "protocol": 1, "server_time": centre.clock.now, "maintenance": ""}


def test_a_client_that_leaves_in_the_middle_keeps_what_it_had_sent(centre: TestCentre, desk: OpenDesk) -> None:
    """Frames that had arrived stay accepted; nothing else is."""
    rini = desk("rini")
    sent: list[Action] = [rini.action(1, text="a"), rini.action(1, text="b")]

    def body() -> Any:
        yield frame(Opening(actions=(sent[0],), last=False))
        yield frame(MoreActions(actions=(sent[1],)))[:10]

    headers = {"Authorization": f"Bearer {rini.token}", "Content-Type": FRAMES_TYPE}
    assert rini.client.post("/v1/exchange", content=body(), headers=headers).status_code == 400
    with centre.centre.database.reading() as connection:
        assert list(connection.scalars(select(receipts.c.action))) == [sent[0].id]
