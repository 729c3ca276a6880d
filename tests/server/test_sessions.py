"""Signing in: who is let in, how guessing is braked, how sessions end."""

from typing import Any
from uuid import UUID

import msgspec
import pytest
from argon2 import PasswordHasher
from litestar import Litestar
from litestar.testing import TestClient
from sqlalchemy import select

from sync.contract.frames import pack
from sync.contract.messages import Opening, SignedIn, SignIn
from sync.server.app import build_app
from sync.server.centre import opened
from sync.server.passwords import Passwords
from sync.server.sessions import FAILURE_WINDOW_MS, FAILURES_ALLOWED, SESSION_MS, TOUCH_MS
from sync.server.store.tables import devices, sessions, users
from sync.server.users import change_password, disable_user
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.centres import PASSWORD, TestCentre

DAY_MS = 86_400_000


def attempt(client: TestClient[Litestar], username: str = "rini", password: str = PASSWORD) -> Any:
    """Try to sign in."""
    asked = SignIn(username=username, password=password, device=UUID(int=9))
    return client.post("/v1/sign-in", json=msgspec.to_builtins(asked))


def test_a_good_sign_in_tells_who_and_where(centre: TestCentre, client: TestClient[Litestar]) -> None:
    """The name is found in any spelling; the answer says everything a desk has to show."""
    told = msgspec.json.decode(attempt(client, " RINI ").content, type=SignedIn)
    assert (told.username, told.full_name, told.role) == ("rini", "Rini", "liaison")
    assert (told.unit_code, told.unit_name) == ("TM", "Kecamatan Tirta Muara")
    assert (told.epoch, told.server_time) == (centre.centre.identity.epoch, centre.clock.now)


def test_sign_in_speaks_messagepack_too(client: TestClient[Litestar]) -> None:
    """Between ours, both directions are MessagePack."""
    asked = SignIn(username="rini", password=PASSWORD, device=UUID(int=9))
    headers = {"Content-Type": "application/msgpack", "Accept": "application/msgpack"}
    response = client.post("/v1/sign-in", content=pack(asked), headers=headers)
    assert response.headers["content-type"] == "application/msgpack"
    assert msgspec.msgpack.decode(response.content, type=SignedIn).username == "rini"


@pytest.mark.parametrize("username", ["siapa", "x" * 5_000, "nol\0", "", "rini\u200b"])
def test_an_unknown_name_answers_like_a_wrong_password(client: TestClient[Litestar], username: str) -> None:
    """Nobody learns from an answer which names exist."""
    answers = [attempt(client, "rini", "salah sekali"), attempt(client, username)]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["tindak"] == "wrong-password"


def test_guessing_is_braked_for_known_and_unknown_names(centre: TestCentre, client: TestClient[Litestar]) -> None:
    """After ten failures even the right password waits; the brake opens by itself, and after a good sign-in."""
    for name in ("rini", "tidak ada"):
        for _ in range(FAILURES_ALLOWED):
            centre.clock.now += 1_000
            assert attempt(client, name, "salah sekali").status_code == 401
        refused = attempt(client, name)
        assert (refused.status_code, refused.json()["tindak"]) == (429, "too-many-attempts")
        waits = int(refused.headers["retry-after"])
        assert waits == refused.json()["retry_after"]
        assert FAILURE_WINDOW_MS - 10_000 <= waits * 1_000 <= FAILURE_WINDOW_MS
    assert attempt(client, "budi").status_code == 200
    centre.clock.now += FAILURE_WINDOW_MS
    assert attempt(client, "rini").status_code == 200
    assert attempt(client, "rini", "salah sekali").status_code == 401


def test_a_good_sign_in_forgets_the_failures_before_it(client: TestClient[Litestar]) -> None:
    """Somebody who mistypes now and then is never locked out."""
    for _ in range(3):
        for _ in range(FAILURES_ALLOWED - 1):
            assert attempt(client, "rini", "salah sekali").status_code == 401
        assert attempt(client).status_code == 200


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda centre: change_password(centre, "RINI", "kata sandi baru"), id="new password"),
        pytest.param(lambda centre: disable_user(centre, "rini"), id="closed access"),
    ],
)
def test_new_password_and_closed_access_end_every_session(centre: TestCentre, desk: OpenDesk, act: Any) -> None:
    """A lost laptop is shut out at once, whatever token it holds."""
    rini = desk("rini")
    assert rini.post(Opening()).status_code == 200
    assert act(centre.centre) == 1
    refused = rini.post(Opening())
    assert (refused.status_code, refused.json()["tindak"]) == (401, "sign-in-required")
    assert attempt(rini.client).status_code == 401


def test_a_new_password_lets_in_again(centre: TestCentre, client: TestClient[Litestar]) -> None:
    """It also lifts the brake that the forgotten one had set."""
    for _ in range(FAILURES_ALLOWED):
        attempt(client, "rini", "salah sekali")
    change_password(centre.centre, "rini", "kata sandi baru")
    assert attempt(client, "rini", "kata sandi baru").status_code == 200


def test_signing_in_again_on_a_device_replaces_its_session(client: TestClient[Litestar]) -> None:
    """One open session a device; other devices keep theirs."""
    first, other = Desk(client, "rini", 1), Desk(client, "rini", 2)
    again = Desk(client, "rini", 1)
    assert [one.post(Opening()).status_code for one in (first, other, again)] == [401, 200, 200]


def test_a_session_ends_when_it_is_not_used_and_lives_while_it_is(centre: TestCentre, desk: OpenDesk) -> None:
    """Occasional users stay signed in; a forgotten computer does not."""
    rini = desk("rini")
    for _ in range(3):
        centre.clock.now += SESSION_MS - DAY_MS
        assert rini.post(Opening()).status_code == 200
    centre.clock.now += SESSION_MS
    assert rini.post(Opening()).status_code == 401


def test_the_device_list_knows_when_each_was_last_seen(centre: TestCentre, desk: OpenDesk) -> None:
    """What a breach notice needs: which computers held data, and until when."""
    rini = desk("rini", 7)
    centre.clock.now += TOUCH_MS
    rini.exchange()
    with centre.centre.database.reading() as connection:
        [row] = connection.execute(select(devices)).all()
    assert (row.id, row.name) == (UUID(int=7), "Laptop kantor")
    assert row.last_seen - row.first_seen == TOUCH_MS


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic cmluaQ==", "Bearer bukan-token", "Bearer \u00e9"])
def test_without_a_good_token_nothing_is_answered(client: TestClient[Litestar], header: str) -> None:
    """The body is not even read."""
    response = client.post("/v1/exchange", content=b"apa pun", headers={b"Authorization": header.encode("latin-1")})
    assert (response.status_code, response.json()["tindak"]) == (401, "sign-in-required")
    assert response.headers["www-authenticate"] == "Bearer"


def test_neither_token_nor_password_is_stored(centre: TestCentre, desk: OpenDesk) -> None:
    """Whoever reads the database cannot sign in with what is there."""
    rini = desk("rini")
    with centre.centre.database.reading() as connection:
        [row] = connection.execute(select(sessions)).all()
        hashes = list(connection.scalars(select(users.c.password_hash)))
    assert rini.token.encode() not in row.token_hash
    assert all(stored.startswith("$argon2id$") and PASSWORD not in stored for stored in hashes)


def test_a_hash_of_weaker_days_is_renewed_at_sign_in(centre: TestCentre) -> None:
    """Raising the cost of Argon2id reaches each officer with the next sign-in."""
    stronger = Passwords(PasswordHasher(time_cost=2, memory_cost=16, parallelism=1))
    with (
        opened(centre.folder, centre.clock, stronger) as again,
        TestClient(build_app(again, centre.folder)) as client,
    ):
        assert attempt(client).status_code == 200
        assert attempt(client).status_code == 200
        with again.database.reading() as connection:
            stored = connection.execute(select(users.c.password_hash).where(users.c.username == "rini")).scalar_one()
    assert "m=16,t=2" in stored
