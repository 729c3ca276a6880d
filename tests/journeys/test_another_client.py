"""Another client, written from ``docs/protocol.md`` alone: standard library, JSON, and Ed25519.

Nothing here knows our own client or contract; where this fails, the page is wrong or the centre is.
"""

import base64
import hashlib
import http.client
import json
import os
import time
import uuid
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.journeys.conftest import KECAMATAN
from tests.support.exports import complaint, write_export
from tests.support.hashed_arrays import packed
from tests.support.programs import PASSWORD, Centre

Json = dict[str, Any]
Key = tuple[str, int]

_STATE_OF_A_NEW_CASE = {"unit": 0, "lapor_since": 0, "reason": "", "revision": 1}
_PATH_STEP = 32


def _mark(*what: Any) -> int:
    return int.from_bytes(hashlib.blake2b(packed(list(what)), digest_size=8).digest(), "big", signed=True)


def _new_id() -> str:
    """Make a UUIDv7."""
    value = time.time_ns() // 1_000_000 << 80 | int.from_bytes(os.urandom(10), "big")
    return str(uuid.UUID(int=value & ~(0xF << 76) & ~(3 << 62) | 7 << 76 | 2 << 62))


class OtherClient:
    """Holds what it was told, in plain dictionaries, and says what differs."""

    def __init__(self, url: str) -> None:
        self._address = urlsplit(url).netloc
        self._token = ""
        self._server_key = b""
        self._me: Json = {}
        self.cursor = ""
        self.held: dict[Key, Json] = {}
        self._heads: dict[int, Json] = {}

    def sign_in(self, username: str, password: str) -> None:
        """Open a session and pin the centre's key."""
        who = {"username": username, "password": password, "device": str(uuid.UUID(bytes=os.urandom(16)))}
        (told,) = self._post("/v1/sign-in", "application/json", [who])
        self._token, self._server_key = told["token"], base64.b64decode(told["server_key"])
        self._me = told

    def exchange(self, *actions: Json, **opening: Any) -> Json:
        """Exchange until nothing is left; return the last frame, and what it all brought."""
        told: Json = {"receipts": [], "changes": 0, "differing": [], "roll": []}
        frames = self._post(
            "/v1/exchange", "application/x-ndjson", [{"cursor": self.cursor, "actions": actions, **opening}]
        )
        for frame in frames:
            for sheet in frame.get("sheets", ()):
                told["receipts"] += self._open(sheet, actions)
            for change in frame.get("changes", ()):
                self._take(*change)
            told["changes"] += len(frame.get("changes", ()))
            told["differing"] += frame.get("differing", [])
            told["roll"] += frame.get("roll", [])
            self.cursor = frame.get("cursor", self.cursor)
        assert frames[-1]["last"], "the answer was cut off"
        return {**frames[-1], **told}

    def repair(self) -> list[list[Any]]:
        """Find what differs by buckets, and have it told again; return what had to be."""
        count = 1 << (len(self.held) // 32).bit_length()
        sums = [0] * count
        for key in self.held:
            sums[self._bucket(key, count)] += self._mark_of(key)
        buckets = b"".join((one % (1 << 32)).to_bytes(4, "big") for one in sums)
        told = self.exchange(buckets=base64.b64encode(buckets).decode())
        theirs = {(kind, row): mark for kind, row, mark in told["roll"]}
        ours = [key for key in self.held if self._bucket(key, count) in told["differing"]]
        for key in ours:
            if key not in theirs or (key[0] == "event" and self._mark_of(key) != theirs[key]):
                del self.held[key]
        wanted = [list(key) for key, mark in theirs.items() if key not in self.held or self._mark_of(key) != mark]
        self.exchange(wanted=wanted)
        return wanted

    def sum(self) -> str:
        """Sum of the marks of all that is held, as the centre tells it."""
        total = sum(map(self._mark_of, self.held)) % (1 << 64)
        return base64.b64encode(total.to_bytes(8, "big")).decode()

    def case(self, tracking_id: str) -> int:
        """Row of a complaint."""
        ((_, row),) = [key for key, body in self.held.items() if body.get("tracking_id") == tracking_id]
        return row

    def action(self, tracking_id: str, kind: str, text: str) -> Json:
        """Record a follow-up."""
        case = self.case(tracking_id)
        written = {"at": time.time_ns() // 1_000_000, "offset": 420}
        base = self.held["state", case]["revision"]
        return {
            "id": _new_id(),
            "case": case,
            "tracking_id": tracking_id,
            "kind": kind,
            "text": text,
            "written": written,
            "base": base,
        }

    def _post(self, path: str, media_type: str, messages: list[Json]) -> list[Json]:
        connection = http.client.HTTPConnection(self._address, timeout=90)
        headers = {"Content-Type": media_type, **({"Authorization": f"Bearer {self._token}"} if self._token else {})}
        try:
            connection.request("POST", path, "\n".join(map(json.dumps, messages)).encode(), headers)
            answer = connection.getresponse()
            body = answer.read()
        finally:
            connection.close()
        assert answer.status == 200, body
        assert answer.headers.get_content_type() == media_type
        return [json.loads(line) for line in body.splitlines()]

    def _open(self, sheet: Json, actions: tuple[Json, ...]) -> Iterator[Json]:
        """Write out the receipts of a sheet, check each, and take in what was accepted."""
        statements = list(_statements(sheet, actions))
        size = sheet.get("size", 1)
        is_whole = [index for index, *_ in statements] == list(range(size))
        leaves = [hashlib.sha256(b"\0" + statement).digest() for _, statement, _, _, _ in statements]
        for (index, statement, action, told, event), leaf in zip(statements, leaves, strict=True):
            root = _root(leaves) if is_whole else _climbed(leaf, index, size, base64.b64decode(told[7]))
            signed = b"tindak receipts 1\0" + size.to_bytes(4, "big") + root
            Ed25519PublicKey.from_public_bytes(self._server_key).verify(base64.b64decode(sheet["signature"]), signed)
            number, outcome = _number_of(sheet, statement), told[4]
            if outcome == "accepted":
                self._take_in(action, event, sheet["received_at"], told[6])
            yield {
                "number": number,
                "outcome": outcome,
                "reason": told[5],
                "statement": statement,
                "signature": sheet["signature"],
                "index": index,
                "size": size,
            }

    def _take_in(self, action: Json, event: int, received_at: int, state: Json | None) -> None:
        if ("text", action["case"]) not in self.held:
            return
        said = {name: action[name] for name in ("case", "kind", "text")}
        about = {"action": action["id"], "author": self._me["full_name"], "written_at": action["written"]["at"]}
        self.held["event", event] = {**said, **about, "received_at": received_at}
        held = self.held["state", action["case"]]
        if state and state["revision"] == held["revision"] + 1:
            held.update(state)

    def _take(self, kind: str, row: int, body: Any, version: int = 1, part: bool = False) -> None:
        match kind:
            case "head":
                self._heads[row] = body
            case "body":
                self.held["text", row] = {**self._heads[row], **body, "version": version}
            case "state" if part:
                if body["revision"] >= self.held.get(("state", row), {"revision": 1 << 60})["revision"]:
                    self.held["state", row].update(body)
            case "state":
                self.held["state", row] = {**_STATE_OF_A_NEW_CASE, **body}
            case "withdrawn":
                gone = [("text", row), ("state", row)]
                gone += [key for key, one in self.held.items() if key[0] == "event" and one["case"] == row]
                for key in gone:
                    self.held.pop(key, None)
            case _:
                self.held[kind, row] = {**body, "version": version}

    @staticmethod
    def _bucket(key: Key, count: int) -> int:
        return (key[1] + zlib.crc32(key[0].encode())) % count

    def _mark_of(self, key: Key) -> int:
        (kind, row), body = key, self.held[key]
        match kind:
            case "unit":
                return _mark(kind, row, body["code"], body["version"])
            case "text":
                return _mark(kind, row, body["tracking_id"], body["version"])
            case "state":
                return _mark(kind, row, body["revision"], body["status"], body["lapor_since"])
            case "event":
                return _mark(kind, row, uuid.UUID(body["action"]).bytes, body.get("published_at", 0))
            case _:
                return _mark(kind, row, body["version"])


def _statements(sheet: Json, actions: tuple[Json, ...]) -> Iterator[tuple[int, bytes, Json, list[Any], int]]:
    position = index = number = event = -1
    for told in sheet["receipts"]:
        position, index, number = position + 1 + told[0], index + 1 + told[1], number + 1 + told[2]
        is_event, reason = told[4] == "accepted", told[5]
        event += 1 + told[3] if is_event else 0
        action = actions[position]
        name = uuid.UUID(action["id"]).bytes
        parts = [action[part] for part in ("case", "tracking_id", "kind", "text")]
        details = [_hashed(action["particulars"])] if action.get("particulars") else []
        digest = hashlib.sha256(packed([name, *parts, action["written"]["at"], *details])).digest()
        day = sheet.get("day", "")
        said = [
            1,
            f"TT-{day}-{sheet.get('first', 0) + number:04d}" if day else "",
            name,
            b"" if reason == "malformed" else digest,
            told[4],
            reason,
            sheet["received_at"],
            sheet.get("event", 0) + event if is_event else 0,
        ]
        yield index, packed(said), action, told, said[-1]


_PARTICULARS = ("reason", "units", "category", "title", "related", "about", "at")


def _hashed(particulars: Json) -> Json:
    """Particulars as they are hashed: in the order of their table, an id as 16 bytes."""
    said = {name: particulars[name] for name in _PARTICULARS if name in particulars}
    return said | ({"about": uuid.UUID(said["about"]).bytes} if "about" in said else {})


def _number_of(sheet: Json, statement: bytes) -> str:
    length = statement[2] - 0xA0
    return statement[3 : 3 + length].decode() if sheet.get("day") else ""


def _root(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return hashlib.sha256(b"\1" + _root(leaves[:half]) + _root(leaves[half:])).digest()


def _climbed(leaf: bytes, index: int, size: int, path: bytes) -> bytes:
    at, last, node = index, size - 1, leaf
    for start in range(0, len(path), _PATH_STEP):
        beside = path[start : start + _PATH_STEP]
        assert last, "the path is too long"
        if at & 1 or at == last:
            node = hashlib.sha256(b"\1" + beside + node).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            node = hashlib.sha256(b"\1" + node + beside).digest()
        at, last = at >> 1, last >> 1
    assert not last, "the path is too short"
    return node


def _office(centre: Centre, username: str) -> OtherClient:
    client = OtherClient(centre.url)
    client.sign_in(username, PASSWORD)
    assert client.exchange()["sum"] == client.sum()
    return client


@pytest.mark.slow
def test_another_client_goes_the_whole_road(centre: Centre, tmp_path: Path) -> None:
    """First sync, a follow-up with its receipt, the same again, changes by cursor, sums, a repair."""
    ani, budi = _office(centre, "ani"), _office(centre, "budi")
    assert sorted(body["tracking_id"] for body in ani.held.values() if "tracking_id" in body) == [
        "7400001",
        "7400002",
        "7400003",
    ]

    said = ani.action("7400001", "respon-awal", "Yth. Pelapor, petugas memeriksa — hari Kamis.")
    first = ani.exchange(said)
    (receipt,) = first["receipts"]
    assert (receipt["outcome"], receipt["number"][:3], first["changes"], first["sum"]) == (
        "accepted",
        "TT-",
        0,
        ani.sum(),
    )
    assert ani.held["state", said["case"]]["status"] == "Ditindaklanjuti oleh Instansi"
    again = ani.exchange(said)
    assert (again["receipts"], again["sum"]) == ([receipt], ani.sum())
    assert [event["id"] for event in centre.document("show", "7400001")["events"]] == [said["id"]]

    seen = budi.exchange()
    assert (seen["changes"], seen["sum"]) == (2, budi.sum())
    closed = complaint("7400001", KECAMATAN, **{"Status Laporan": "Ditutup oleh Sistem"})
    centre.command("import-lapor", str(write_export(tmp_path / "baru.xlsx", [closed])))
    for client in (ani, budi):
        told = client.exchange()
        assert (told["changes"], told["sum"]) == (1, client.sum())
        assert client.held["state", said["case"]]["status"] == "Ditutup oleh Sistem"
        assert client.exchange()["changes"] == 0

    (event,) = [key for key in ani.held if key[0] == "event"]
    del ani.held[event]
    ani.held["state", said["case"]]["revision"] -= 1
    assert ani.exchange()["sum"] != ani.sum()
    assert sorted(ani.repair()) == [list(event), ["state", said["case"]]]
    assert ani.exchange()["sum"] == ani.sum()
    assert ani.held[event]["text"] == said["text"]


@pytest.mark.slow
def test_another_client_reads_sheets_with_gaps(centre: Centre) -> None:
    """Accepted and refused together; then some of them again beside a new one, which needs the paths."""
    ani = _office(centre, "ani")
    kinds = ("catatan", "balasan-pelapor", "kendala", "catatan", "catatan")
    acts = [ani.action("7400002", kind, f"Nomor {n}: {'x' * 40 * n}") for n, kind in enumerate(kinds)]
    first = ani.exchange(*acts)["receipts"]
    assert [one["reason"] for one in first] == ["", "role-may-not", "", "", ""]
    fresh = ani.action("7400003", "catatan", "Yang baru.")
    again = ani.exchange(acts[4], fresh, acts[1])
    numbers = {one["number"]: one for one in again["receipts"]}
    assert len(numbers) == 3
    assert all(numbers[one["number"]] == one for one in (first[1], first[4]))
    assert again["sum"] == ani.sum()


@pytest.mark.slow
def test_another_client_believes_no_receipt_for_other_words(centre: Centre) -> None:
    """An id stands for the words that came first: whoever says otherwise later holds no proof of it."""
    ani = _office(centre, "ani")
    said = ani.action("7400003", "catatan", "Yang pertama.")
    ani.exchange(said)
    with pytest.raises(InvalidSignature):
        ani.exchange({**said, "text": "Yang lain."})
    assert [event["text"] for event in centre.document("show", "7400003")["events"]] == ["Yang pertama."]


@pytest.mark.slow
def test_another_client_does_what_needs_particulars(centre: Centre) -> None:
    """They are vouched for like the words; an act that the rules forbid is held with the reason."""
    ani = _office(centre, "ani")
    answer = ani.action("7400001", "respon-substantif", "Lampu sudah diganti.")
    (told,) = ani.exchange(answer)["receipts"]
    assert told["outcome"] == "accepted"
    uploaded = ani.action("7400001", "sudah-diunggah", "") | {
        "particulars": {"about": answer["id"], "at": 1_795_420_860_000}
    }
    held_up = ani.action("7400001", "kendala", "Dana habis.") | {"particulars": {"category": "Anggaran"}}
    returned = ani.action("7400001", "kembalikan", "") | {"particulars": {"units": [1], "reason": "Bukan kewenangan"}}
    outcomes = [(one["outcome"], one["reason"]) for one in ani.exchange(uploaded, held_up, returned)["receipts"]]
    assert outcomes == [("accepted", ""), ("accepted", ""), ("held", "state-forbids")]
    told = ani.exchange()
    assert told["sum"] == ani.sum()
    events = centre.document("show", "7400001")["events"]
    assert [(one["kind"], one["category"]) for one in events] == [
        ("respon-substantif", None),
        ("sudah-diunggah", None),
        ("kendala", "Anggaran"),
    ]
    assert events[0]["published_at"] == "2026-11-23T08:01:00Z"
