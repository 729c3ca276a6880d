"""How files come back: ranges, tags, names, and what a browser must not do with them."""

from base64 import b64encode

import pytest

from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import HERE, address_of
from tests.support.senders import Sender, hash_of, invented_file, metadata

SIZE = 700_001
PHOTO = invented_file(SIZE, "zurück")
ETAG = f'"{hash_of(PHOTO).hex()}"'


@pytest.fixture(scope="module")
def owner(rini: Sender) -> Sender:
    """Whoever has sent the file."""
    rini.send(PHOTO, name='Balai "Warga" – sesudah.jpg')
    return rini


def test_a_file_comes_back_under_its_name_and_never_as_a_page(owner: Sender) -> None:
    """With its tag and length; for those who asked only, and not to be guessed at."""
    told = owner.get(PHOTO)
    assert (told.status, told.body) == (200, PHOTO)
    assert told.headers["ETag"] == ETAG
    assert told.headers["Content-Length"] == str(SIZE)
    assert told.headers["Content-Type"] == "image/jpeg"
    assert told.headers["Cache-Control"] == "private"
    assert told.headers["Accept-Ranges"] == "bytes"
    assert told.headers["X-Content-Type-Options"] == "nosniff"
    assert told.headers["Content-Disposition"] == (
        'attachment; filename="Balai _Warga_ _ sesudah.jpg"; '
        "filename*=UTF-8''Balai%20%22Warga%22%20%E2%80%93%20sesudah.jpg"
    )


def test_the_head_of_a_file_is_told_without_it(owner: Sender) -> None:
    """Where no version of tus is named."""
    told = owner.ask("HEAD", address_of(hash_of(PHOTO)))
    assert (told.status, told.body, told.headers["ETag"]) == (200, b"", ETAG)
    assert told.headers["Content-Length"] == str(SIZE)


@pytest.mark.parametrize(
    ("wanted", "first", "behind"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-", 0, SIZE),
        ("bytes=100000-400000", 100_000, 400_001),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("bytes=-5", SIZE - 5, SIZE),
        (f"bytes=-{SIZE * 2}", 0, SIZE),
        (f"bytes=10-{SIZE * 9}", 10, SIZE),
    ],
)
def test_a_range_is_given_to_the_byte(owner: Sender, wanted: str, first: int, behind: int) -> None:
    """And says which it is."""
    told = owner.get(PHOTO, Range=wanted)
    assert (told.status, told.body) == (206, PHOTO[first:behind])
    assert told.headers["Content-Range"] == f"bytes {first}-{behind - 1}/{SIZE}"
    assert told.headers["Content-Length"] == str(behind - first)


@pytest.mark.parametrize("wanted", [f"bytes={SIZE}-", f"bytes={SIZE}-{SIZE + 5}", "bytes=-0"])
def test_a_range_beyond_the_end_is_told_the_end(owner: Sender, wanted: str) -> None:
    """With 416 and the size."""
    told = owner.get(PHOTO, Range=wanted)
    assert (told.status, told.headers["Content-Range"]) == (416, f"bytes */{SIZE}")


@pytest.mark.parametrize("wanted", ["bytes=0-1,5-6", "bytes=5-2", "zeilen=1-2", "bytes=a-b", "bytes=-", "bytes"])
def test_what_is_no_single_range_gets_the_whole(owner: Sender, wanted: str) -> None:
    """As RFC 9110 allows."""
    told = owner.get(PHOTO, Range=wanted)
    assert (told.status, len(told.body)) == (200, SIZE)


def test_a_range_of_another_content_gets_the_whole(owner: Sender) -> None:
    """If-Range with our tag is a range, with any other, or a weak one, it is none."""
    assert owner.get(PHOTO, Range="bytes=1-2", If_Range=ETAG).status == 206
    for other in ('"anderes"', f"W/{ETAG}", "Mon, 23 Nov 2026 08:00:00 GMT"):
        assert owner.get(PHOTO, Range="bytes=1-2", If_Range=other).status == 200


def test_what_a_client_has_is_not_given_again(owner: Sender) -> None:
    """By its tag, weak or strong, among others, or by a star."""
    for known in (ETAG, f"W/{ETAG}", f'"anderes", {ETAG}', "*"):
        told = owner.get(PHOTO, If_None_Match=known)
        assert (told.status, told.body, told.headers["ETag"]) == (304, b"", ETAG)
    assert owner.get(PHOTO, If_None_Match='"anderes"').status == 200


@pytest.mark.parametrize(
    ("name", "shown"),
    [("../../etc/passwd", "passwd"), ("C:\\foto\\a.jpg", "a.jpg"), ("a\r\nSet-Cookie: x.jpg", "aSet-Cookie_ x.jpg")],
)
def test_a_hostile_name_breaks_no_header(owner: Sender, name: str, shown: str) -> None:
    """Paths and line ends are taken out."""
    content = invented_file(10, name)
    owner.send(content, name=name)
    told = owner.get(content)
    assert told.headers["Content-Disposition"].startswith(f'attachment; filename="{shown}"')
    assert told.headers["Set-Cookie"] is None


def test_a_type_that_a_browser_would_run_is_not_told(owner: Sender) -> None:
    """It comes back as bytes."""
    content = b"<script>alert(1)</script>"
    told = metadata(content).replace("aW1hZ2UvanBlZw==", "dGV4dC9odG1s")
    assert owner.create(content, content, Upload_Metadata=told).status == 201
    assert owner.get(content).headers["Content-Type"] == "application/octet-stream"


def test_provenance_is_told_by_no_answer_of_tus(rini: Sender) -> None:
    """It goes up with the file, and HEAD leaves it out."""
    content = invented_file(50, "asal")
    told = metadata(content, provenance=Provenance(latitude=-2.2, longitude=113.9))
    assert rini.create(content, Upload_Metadata=told).status == 201
    assert rini.head(content).headers["Upload-Metadata"] == metadata(content)


def test_many_are_asked_about_at_once(owner: Sender) -> None:
    """Up to the limit, in order; beyond it the request is refused."""
    others = [invented_file(8, f"anderes {number}") for number in range(499)]
    assert owner.standing(*others, PHOTO) == [0] * 499 + [HERE]
    asked = b64encode(hash_of(PHOTO)).decode()
    body = ('{"files":[' + ",".join([f'"{asked}"'] * 501) + "]}").encode()
    assert owner.ask("POST", "/v1/files/standing", body, Content_Type="application/json").status == 400
