"""The road to lapor.go.id: what each kind of answer proves, and what never leaves this computer."""

import json
import socket
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from sync.contract.errors import BadInput
from sync.server.bridge import http
from sync.server.bridge.http import HttpLapor
from sync.server.bridge.lapor import (
    AccountRefused,
    FollowUp,
    ItemRefused,
    LaporFault,
    NewFollowUp,
    NotAnswered,
    NotSent,
    Throttled,
)
from sync.server.bridge.settings import BridgeSettings, checked
from tests.support.lines import closed_port
from tests.support.roads import answer, listener, read_request

pytestmark = pytest.mark.slow

WITA = ZoneInfo("Asia/Makassar")
ACCOUNT = BridgeSettings(base_url="", token="rahasia-123", user_id="77")
NEW = NewFollowUp(complaint_id="7400001", institution_id="901", content="Sudah.")


def asked(told: bytes, ask: Callable[[HttpLapor], Any]) -> tuple[Any, bytes]:
    """Ask a side that gives one answer; returns what came of it and the request."""
    seen: list[bytes] = []

    def answering(connection: socket.socket) -> None:
        seen.append(read_request(connection))
        connection.sendall(told)

    with listener(answering) as place:
        account = msgspec.structs.replace(ACCOUNT, base_url=f"http://127.0.0.1:{place.port}/v1")
        with HttpLapor(account, WITA, lambda: None, stall_s=1.0) as lapor:
            try:
                return ask(lapor), seen[0]
            except LaporFault as fault:
                return fault, seen[0]


def said(document: Any) -> bytes:
    """A good answer."""
    return answer(json.dumps(document).encode(), kind="application/json")


def followup(**fields: Any) -> dict[str, Any]:
    """A follow-up as the other side tells it."""
    return {
        "id": 7,
        "content": "Sudah.",
        "created_at": "23-11-2026 16:00:00",
        "institution_from_name": "Dinas",
        **fields,
    }


def test_the_token_travels_in_two_headers_and_stands_in_no_fault() -> None:
    """Also when the other side repeats it."""
    fault, request = asked(answer(b"{}", status="401 No"), lambda lapor: lapor.followups("7400001"))
    assert b"GET /v1/complaints/7400001/followups HTTP/1.1" in request
    assert b"authorization: bearer rahasia-123" in request.lower()
    assert b"\r\ntoken: rahasia-123" in request.lower()
    assert isinstance(fault, AccountRefused)
    assert "rahasia" not in str(fault)


def test_followups_are_read_in_the_zone_of_the_agency() -> None:
    """Times d-m-Y H:i:s; a time that cannot be read is no reason to lose the follow-up."""
    rows = [followup(), followup(id=8, created_at="kemarin", institution_from_name=None)]
    read, _ = asked(said({"data": rows}), lambda lapor: lapor.followups("7400001"))
    assert read == [
        FollowUp(id="7", content="Sudah.", created_at=1_795_420_800_000, institution_from="Dinas"),
        FollowUp(id="8", content="Sudah.", created_at=0, institution_from=""),
    ]


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"data": None},
        {"data": {"total": 3, "data": [followup()]}},
        {"data": [followup()], "meta": {"last_page": 2}},
        {"data": [followup()], "next_page_url": "http://127.0.0.1/2"},
        {"data": [{"content": "tanpa id"}]},
        {"data": [followup(content=None)]},
        {"success": False, "data": []},
        {"status": "error", "data": []},
        "teks",
    ],
)
def test_a_list_that_may_lack_something_is_no_list(document: Any) -> None:
    """Otherwise what is there on another page would be posted a second time."""
    fault, _ = asked(said(document), lambda lapor: lapor.followups("7400001"))
    assert type(fault) is NotAnswered


@pytest.mark.parametrize(
    ("status", "fault"),
    [
        ("401 No", AccountRefused),
        ("403 No", AccountRefused),
        ("404 No", ItemRefused),
        ("422 No", ItemRefused),
        ("429 Slow", Throttled),
        ("408 Late", NotAnswered),
        ("302 Elsewhere\r\nLocation: http://127.0.0.1:1/", NotAnswered),
        ("500 Oh", NotAnswered),
        ("504 Oh", NotAnswered),
    ],
)
def test_what_each_status_proves(status: str, fault: type[LaporFault]) -> None:
    """A redirect is not followed, and like any trouble of a server it proves nothing about a post."""
    found, _ = asked(answer(b"{}", status=status), lambda lapor: lapor.add_followup(NEW))
    assert type(found) is fault


def test_an_answer_beyond_all_measure_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in size."""
    monkeypatch.setattr(http, "MOST_BYTES", 1000)
    fault, _ = asked(said({"data": [followup(content="x" * 2000)]}), lambda lapor: lapor.followups("7400001"))
    assert type(fault) is NotAnswered


def test_where_nobody_listens_nothing_was_sent() -> None:
    """So it may be tried again without any doubt."""
    account = msgspec.structs.replace(ACCOUNT, base_url=f"http://127.0.0.1:{closed_port()}")
    with HttpLapor(account, WITA, lambda: None) as lapor, pytest.raises(NotSent):
        lapor.add_followup(NEW)


def test_the_reason_of_a_refusal_is_told_short_and_plain() -> None:
    """Of JSON its message, of a page its words; never control characters."""
    words = {"message": "Isi\x1b[31m terlalu\n pendek", "errors": {}}
    fault, _ = asked(answer(json.dumps(words).encode(), status="422 No"), lambda lapor: lapor.add_followup(NEW))
    assert "Isi [31m terlalu pendek" in str(fault)
    page = b"<html><h1>Terlarang</h1>" + b"x" * 5000
    fault, _ = asked(answer(page, status="400 No"), lambda lapor: lapor.add_followup(NEW))
    assert "Terlarang" in str(fault)
    assert len(str(fault)) < 300


@pytest.mark.parametrize(
    "settings",
    [
        {"base_url": "http://lapor.example"},
        {"base_url": "ftp://127.0.0.1"},
        {"base_url": "https://orang:sandi@lapor.example"},
        {"base_url": "https://lapor.example", "token": "dua kata"},
        {"base_url": "https://lapor.example", "token": "baris\nbaru"},
        {"base_url": "https://lapor.example", "user_id": " "},
        {"base_url": "https://lapor.example", "zone": "Asia/Mana"},
        {"base_url": "https://lapor.example", "settle_minutes": 0},
    ],
)
def test_an_account_that_would_leak_or_cannot_work_is_refused(settings: dict[str, Any]) -> None:
    """Plain HTTP goes to this computer only."""
    with pytest.raises(BadInput):
        checked(BridgeSettings(**{"token": "t", "user_id": "77", **settings}))


def test_an_account_gets_one_spelling() -> None:
    """No slash at the end, no capital letters in the name."""
    account = BridgeSettings(base_url=" https://API.Example/v1/ ", token="t", user_id="77")
    assert checked(account).base_url == "https://api.example/v1"
