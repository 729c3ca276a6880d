"""The protocol as a stranger speaks it, over real sockets: what is offered, what is refused, what is told."""

import hashlib
from base64 import b64encode

import pytest

from sync.contract.evidence.road import HERE, TUS_VERSION, address_of
from sync.server.settings import DataFolder
from tests.support.senders import Sender, answer_of, checksum, hash_of, invented_file, metadata, read_all
from tests.support.servers import RunningServer

SIZE = 40_000


@pytest.fixture
def photo(request: pytest.FixtureRequest) -> bytes:
    """Another content in each test."""
    return invented_file(SIZE, request.node.name)


def test_what_is_spoken_is_told_without_a_session(server: RunningServer) -> None:
    """Versions, extensions, the largest file, the checksum; at both addresses."""
    stranger = Sender(server.url, "rini", device=9)
    stranger._token = ""
    for path in ("/v1/files/", address_of(hash_of(b"x"))):
        told = stranger.ask("OPTIONS", path)
        assert (told.status, told.body) == (204, b"")
        assert told.headers["Tus-Version"] == told.headers["Tus-Resumable"] == TUS_VERSION
        offered = set(told.headers["Tus-Extension"].split(","))
        assert offered == {"creation", "creation-with-upload", "checksum", "expiration", "termination"}
        assert told.headers["Tus-Max-Size"] == str(100 * 1024 * 1024)
        assert told.headers["Tus-Checksum-Algorithm"] == "sha256"


def test_a_file_goes_up_in_pieces_and_comes_back_whole(rini: Sender, photo: bytes) -> None:
    """The address is the hash, and each answer tells where it stands."""
    created = rini.create(photo)
    assert (created.status, created.offset) == (201, 0)
    assert created.headers["Location"] == address_of(hash_of(photo))
    assert created.headers["Upload-Expires"].endswith("GMT")
    assert rini.patch(photo, 0, photo[:10_000]).offset == 10_000
    told = rini.head(photo)
    assert (told.status, told.offset, told.headers["Upload-Length"]) == (200, 10_000, str(SIZE))
    assert told.headers["Cache-Control"] == "no-store"
    assert told.headers["Upload-Metadata"] == metadata(photo)
    last = rini.patch(photo, 10_000, photo[10_000:])
    assert (last.status, last.offset) == (204, SIZE)
    assert "Upload-Expires" not in last.headers
    assert rini.standing(photo) == [HERE]
    assert rini.get(photo).body == photo


def test_a_creation_may_bring_all_bytes(rini: Sender, photo: bytes) -> None:
    """One request for a small file."""
    told = rini.create(photo, photo)
    assert (told.status, told.offset) == (201, SIZE)
    assert rini.get(photo).body == photo


def test_a_repeated_creation_finds_what_is_there(rini: Sender, photo: bytes) -> None:
    """A lost answer costs nothing: before the first byte, in the middle, and when all is there."""
    rini.create(photo)
    assert (rini.create(photo).status, rini.create(photo).offset) == (201, 0)
    rini.patch(photo, 0, photo[:7000])
    assert rini.create(photo).offset == 7000
    assert rini.create(photo, photo[:20_000]).offset == 20_000, "what is held already is passed over"
    rini.patch(photo, 20_000, photo[20_000:])
    assert rini.create(photo, photo).offset == SIZE
    assert rini.get(photo).body == photo


def test_another_units_upload_neither_helps_nor_hinders(rini: Sender, budi: Sender, photo: bytes) -> None:
    """Each stands where it stands; the second one sends all, and both have the file."""
    rini.create(photo)
    rini.patch(photo, 0, photo[:30_000])
    assert budi.standing(photo) == [0]
    assert budi.head(photo).status == 404
    budi.send(photo)
    assert rini.standing(photo) == [30_000]
    assert rini.patch(photo, 30_000, photo[30_000:]).status == 204
    assert rini.get(photo).body == budi.get(photo).body == photo


def test_a_foreign_file_answers_like_none(rini: Sender, budi: Sender, photo: bytes) -> None:
    """At every address, byte for byte but for the time."""
    rini.send(photo)
    nothing = invented_file(10, "gibt es nicht")
    for path in ("", "/provenance"):
        there = budi.ask("GET", address_of(hash_of(photo)) + path)
        absent = budi.ask("GET", address_of(hash_of(nothing)) + path)
        assert (there.status, there.sentence) == (absent.status, absent.sentence) == (404, absent.sentence)
    for method in ("HEAD", "DELETE"):
        assert budi.tus(method, address_of(hash_of(photo))).status == 404
    assert budi.patch(photo, SIZE, b"").status == 404
    assert budi.standing(photo) == [0]


def test_bytes_for_another_place_are_refused_with_the_right_one(rini: Sender, photo: bytes) -> None:
    """Before and behind where it stands, and at a whole file."""
    rini.create(photo)
    rini.patch(photo, 0, photo[:500])
    for offset in (0, 499, 501, SIZE):
        told = rini.patch(photo, offset, photo[offset : offset + 10])
        assert (told.status, told.offset) == (409, 500)
    rini.patch(photo, 500, photo[500:])
    told = rini.patch(photo, 500, photo[500:])
    assert (told.status, told.offset) == (409, SIZE)
    assert rini.patch(photo, SIZE, b"").status == 204


def test_a_wrong_checksum_is_refused_and_loses_nothing(rini: Sender, photo: bytes) -> None:
    """The bytes of that request go, those before stay, and the next attempt goes on from there."""
    rini.create(photo)
    right = rini.patch(photo, 0, photo[:9000], Upload_Checksum=checksum(photo[:9000]))
    assert (right.status, right.offset) == (204, 9000)
    told = rini.patch(photo, 9000, photo[9000:18_000], Upload_Checksum=checksum(b"anderes"))
    assert (told.status, told.offset) == (460, 9000)
    assert rini.head(photo).offset == 9000
    last = rini.patch(photo, 9000, photo[9000:], Upload_Checksum=checksum(photo[9000:]))
    assert (last.status, last.offset) == (204, SIZE)
    assert rini.get(photo).body == photo


def test_a_wrong_checksum_of_a_creation_keeps_what_was_there(rini: Sender, photo: bytes) -> None:
    """It is about the whole body, also where its beginning is held already."""
    rini.create(photo)
    rini.patch(photo, 0, photo[:100])
    assert rini.create(photo, photo, Upload_Checksum=checksum(b"anderes")).status == 460
    assert rini.head(photo).offset == 100
    assert rini.create(photo, photo, Upload_Checksum=checksum(photo)).offset == SIZE


@pytest.mark.parametrize(
    "value",
    ["md5 kAFQmDzST7DWlj99KOF/cg==", "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha256", "sha256 ===", "sha256 YQ=="],
)
def test_a_checksum_that_is_none_is_refused_unread(rini: Sender, photo: bytes, value: str) -> None:
    """Other algorithms, broken base64, another length."""
    rini.create(photo)
    assert rini.patch(photo, 0, photo[:50], Upload_Checksum=value).status == 400
    assert rini.head(photo).offset == 0


def test_a_whole_that_is_not_its_address_starts_anew(rini: Sender, photo: bytes) -> None:
    """The last byte shows it; then the right bytes are taken."""
    wrong = bytearray(photo)
    wrong[123] ^= 1
    rini.create(photo)
    told = rini.patch(photo, 0, bytes(wrong))
    assert (told.status, told.offset) == (460, 0)
    assert rini.standing(photo) == [0]
    assert rini.patch(photo, 0, photo).status == 204
    assert rini.get(photo).body == photo


def test_an_upload_can_be_let_go(rini: Sender, photo: bytes) -> None:
    """Nothing of it stays, and it can begin anew."""
    rini.create(photo)
    rini.patch(photo, 0, photo[:500])
    assert rini.tus("DELETE", address_of(hash_of(photo))).status == 204
    assert rini.head(photo).status == 404
    assert rini.create(photo).offset == 0


def test_post_may_stand_for_another_method(rini: Sender, photo: bytes) -> None:
    """Where a proxy lets nothing else through."""
    address = address_of(hash_of(photo))
    rini.create(photo)
    told = rini.tus(
        "POST", address, photo[:100], X_HTTP_Method_Override="PATCH", Upload_Offset="0",
        Content_Type="application/offset+octet-stream",
    )  # fmt: skip
    assert (told.status, told.offset) == (204, 100)
    assert rini.tus("POST", address, b"", X_HTTP_Method_Override="HEAD").offset == 100
    assert rini.tus("POST", address, b"", X_HTTP_Method_Override="DELETE").status == 204
    assert rini.tus("POST", address, b"", X_HTTP_Method_Override="TRACE").status == 405
    assert rini.tus("POST", address, b"").status == 405


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE", "HEAD"])
def test_another_version_is_refused_with_ours(rini: Sender, photo: bytes, method: str) -> None:
    """And nothing is done."""
    path = "/v1/files/" if method == "POST" else address_of(hash_of(photo))
    given = {"Upload_Length": str(SIZE), "Upload_Metadata": metadata(photo), "Upload_Offset": "0"}
    told = rini.ask(method, path, b"", Tus_Resumable="0.2.2", Content_Type="application/offset+octet-stream", **given)
    assert (told.status, told.headers["Tus-Version"], told.headers["Tus-Resumable"]) == (412, TUS_VERSION, TUS_VERSION)
    assert rini.standing(photo) == [0]


def test_without_a_session_nothing_is_told(server: RunningServer, rini: Sender, photo: bytes) -> None:
    """Neither of a file nor of an upload."""
    rini.send(photo)
    stranger = Sender(server.url, "rini", device=8)
    stranger._token = "geraten"
    for told in (stranger.create(photo), stranger.head(photo), stranger.get(photo), stranger.patch(photo, 0, photo)):
        assert (told.status, told.headers["Tus-Resumable"]) == (401, TUS_VERSION)


def test_maintenance_is_said_to_files_too(data: DataFolder, rini: Sender, photo: bytes) -> None:
    """With the announcement, and what was held stays."""
    rini.create(photo)
    data.start_maintenance("Dipelihara sampai siang.")
    try:
        told = rini.patch(photo, 0, photo)
        assert (told.status, told.sentence) == (503, "Dipelihara sampai siang.")
    finally:
        data.end_maintenance()
    assert rini.patch(photo, 0, photo).status == 204


_OWN = {"sha256": b64encode(hashlib.sha256(b"x").hexdigest().encode()).decode()}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Upload_Length": "0"}, 400),
        ({"Upload_Length": "-1"}, 400),
        ({"Upload_Length": "satu"}, 400),
        ({"Upload_Length": "1e3"}, 400),
        ({"Upload_Length": "٣"}, 400),
        ({"Upload_Length": str(100 * 1024 * 1024 + 1)}, 413),
        ({"Upload_Length": "9" * 18}, 413),
        ({"Upload_Length": "9" * 4000}, 400),
        ({"Upload_Defer_Length": "1"}, 400),
        ({"Upload_Metadata": ""}, 400),
        ({"Upload_Metadata": "filename Zm90by5qcGc="}, 400),
        ({"Upload_Metadata": "sha256 ***"}, 400),
        ({"Upload_Metadata": "sha256"}, 400),
        ({"Upload_Metadata": f"sha256 {_OWN['sha256']},sha256 {_OWN['sha256']}"}, 400),
        ({"Upload_Metadata": f"sha256 {_OWN['sha256']},,"}, 400),
        ({"Upload_Metadata": f"sha256 {_OWN['sha256']},filename /////w=="}, 400),
        ({"Upload_Metadata": f"sha256 {_OWN['sha256']},provenance AAAA"}, 400),
        ({"Upload_Metadata": f"sha256 {b64encode(b'../../../../etc/passwd').decode()}"}, 400),
        ({"Upload_Metadata": f"sha256 {b64encode(b'z' * 64).decode()}"}, 400),
        ({"Upload_Metadata": f"sha256 {_OWN['sha256']},x {'A' * 20_000}"}, 400),
    ],
)  # fmt: skip
def test_hostile_creations_are_refused(rini: Sender, headers: dict[str, str], status: int) -> None:
    """With a sentence, and nothing begins."""
    given = {"Upload_Length": "1", "Upload_Metadata": f"sha256 {_OWN['sha256']}", **headers}
    spelt = {name: value.encode().decode("latin-1") for name, value in given.items()}
    told = rini.tus("POST", "/v1/files/", **spelt)
    assert told.status == status
    assert told.sentence
    assert rini.standing(b"x") == [0]


@pytest.mark.parametrize(
    "name", ["x", "..", "%2e%2e%2fcentre.json", "g" * 64, "a" * 63, "a" * 65, "a" * 5000, "%00" * 64]
)
def test_what_is_no_hash_is_no_file(rini: Sender, name: str) -> None:
    """Whatever stands in the address."""
    offset = {"Upload_Offset": "0", "Content_Type": "application/offset+octet-stream"}
    for told in (
        rini.ask("GET", f"/v1/files/{name}"),
        rini.tus("PATCH", f"/v1/files/{name}", b"x", **offset),
        rini.tus("DELETE", f"/v1/files/{name}"),
    ):
        assert told.status in {404, 405}


def test_more_than_a_file_has_is_refused(rini: Sender, photo: bytes) -> None:
    """Where the length says so before anything is read; where it does not, all that the request brought goes."""
    rini.create(photo)
    rini.patch(photo, 0, photo[:100])
    assert rini.patch(photo, 100, photo).status == 413
    with rini.begun_patch(photo, 100, None) as line:
        line.sendall(b"%x\r\n%b\r\n0\r\n\r\n" % (SIZE, photo))
        assert answer_of(line)[0] == 413
    assert rini.head(photo).offset == 100
    with rini.begun_patch(photo, 100, None, Connection="close") as line:
        line.sendall(b"%x\r\n%b\r\n0\r\n\r\n" % (SIZE - 100, photo[100:]))
        assert b" 204 " in read_all(line)


def test_a_body_of_another_kind_is_refused(rini: Sender, photo: bytes) -> None:
    """Only bytes of a file are taken."""
    rini.create(photo)
    assert rini.patch(photo, 0, photo, Content_Type="application/json").status == 415
    assert rini.create(photo, photo, Content_Type="image/jpeg").status == 415
    assert rini.head(photo).offset == 0


def test_the_same_hash_has_one_length(rini: Sender, photo: bytes) -> None:
    """Another one is refused, of an upload and of a whole file."""
    rini.create(photo)
    assert rini.create(photo, Upload_Length="17").status == 409
    rini.patch(photo, 0, photo)
    assert rini.create(photo, Upload_Length="17").status == 409
