"""The centre's seal over frozen figures: whom it convinces, and what it does not take for one."""

import zlib
from base64 import b64encode
from uuid import UUID

import msgspec
import pytest

from sync.contract.errors import BadInput
from sync.contract.monev.seal import MOST_BYTES, Seal, SealStatement, packed, read_seal, seal, unpacked
from sync.contract.receipts import Outcome, Statement, public_key_of, sign

KEY = bytes(range(32))
PUBLIC = public_key_of(KEY)
DIGEST = b"o" * 32
MADE = seal(KEY, SealStatement(1, DIGEST, "14001", 1_795_507_300_000))


def test_a_seal_convinces_for_its_own_document_and_key_only() -> None:
    """Another document, key, unit or time, and it does not; a key or signature that is none neither."""
    assert MADE.is_of(PUBLIC, DIGEST)
    assert not MADE.is_of(PUBLIC, b"p" * 32)
    assert not MADE.is_of(public_key_of(bytes(32)), DIGEST)
    for changed in ({"unit": "14002"}, {"sealed_at": 1_795_507_300_001}, {"form": 2}):
        assert not Seal(msgspec.structs.replace(MADE.statement, **changed), MADE.signature).is_of(PUBLIC, DIGEST)
    assert not MADE.is_of(b"", DIGEST)
    assert not Seal(MADE.statement, b"short").is_of(PUBLIC, DIGEST)
    assert not Seal(msgspec.structs.replace(MADE.statement, sealed_at=1 << 70), MADE.signature).is_of(PUBLIC, DIGEST)


def test_a_receipt_is_no_seal() -> None:
    """The same key signs both, each under a context of its own."""
    statement = Statement(1, "", UUID(int=1), DIGEST, Outcome.ACCEPTED, "", 1, 1)
    [receipt] = sign(KEY, [msgspec.msgpack.encode(statement)])
    assert not Seal(MADE.statement, receipt.signature).is_of(PUBLIC, DIGEST)


def test_a_seal_is_read_back_from_a_file() -> None:
    """It names the key without telling it; whatever else stands in its place is none."""
    told = MADE.document(PUBLIC)
    assert read_seal(told) == MADE
    assert PUBLIC.hex() not in str(told)
    assert b64encode(PUBLIC).decode() not in str(told)
    for changed in ({"digest": "zz"}, {"signature": "?"}, {"sealed_at": -1}, {"unit": 3}, {"form": None}):
        assert read_seal({**told, **changed}) is None
    others: tuple[object, ...] = (None, [], "x", {}, {"signature": told["signature"]})
    for other in others:
        assert read_seal(other) is None


def test_what_is_unpacked_is_bounded_and_whole() -> None:
    """A bomb, a part, and what comes behind are refused."""
    assert unpacked(packed(b"{}")) == b"{}"
    for content in (
        b"",
        b"no zlib",
        packed(b"{}" * 99)[:-3],
        packed(b"{}") + b"x",
        zlib.compress(bytes(MOST_BYTES + 1)),
    ):
        with pytest.raises(BadInput):
            unpacked(content)
