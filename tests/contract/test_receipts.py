"""Receipts prove themselves: what a sheet signs can be shown one by one, and nothing else can."""

import hashlib
from uuid import UUID

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.errors import BadInput
from sync.contract.frames import pack
from sync.contract.receipts import Content, Outcome, Receipt, Statement, public_key_of, sign

KEY = bytes(range(32))
PUBLIC = public_key_of(KEY)


def _leaf(number: int) -> bytes:
    return f"pernyataan {number}".encode()


def _hash_of(data: list[bytes]) -> bytes:
    """MTH of RFC 9162, section 2.1.1, word by word."""
    if len(data) == 1:
        return hashlib.sha256(b"\0" + data[0]).digest()
    k = _split(len(data))
    return hashlib.sha256(b"\1" + _hash_of(data[:k]) + _hash_of(data[k:])).digest()


def _path_of(m: int, data: list[bytes]) -> list[bytes]:
    """PATH of RFC 9162, section 2.1.3.1, word by word."""
    if len(data) == 1:
        return []
    k = _split(len(data))
    if m < k:
        return [*_path_of(m, data[:k]), _hash_of(data[k:])]
    return [*_path_of(m - k, data[k:]), _hash_of(data[:k])]


def _split(n: int) -> int:
    """The largest power of two smaller than n."""
    k = 1
    while 2 * k < n:
        k *= 2
    return k


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 31, 33, 100])
def test_a_sheet_is_the_tree_of_the_rfc(size: int) -> None:
    """Anybody can check a receipt with RFC 9162 and RFC 8032 alone: root, paths and what is signed are theirs."""
    leaves = [_leaf(number) for number in range(size)]
    given_ = sign(KEY, leaves)
    message = b"tindak receipts 1\0" + size.to_bytes(4, "big") + _hash_of(leaves)
    Ed25519PublicKey.from_public_bytes(PUBLIC).verify(given_[0].signature, message)
    assert [one.path for one in given_] == [b"".join(_path_of(m, leaves)) for m in range(size)]
    assert {(one.signature, one.size) for one in given_} == {(given_[0].signature, size)}
    assert [(one.statement, one.index) for one in given_] == [(leaf, m) for m, leaf in enumerate(leaves)]


def test_every_leaf_of_every_sheet_is_proven() -> None:
    """Of all sizes that a transaction may have, and each by itself."""
    for size in range(1, 301):
        receipts = sign(KEY, [_leaf(number) for number in range(size)])
        shown = receipts if size < 20 else [receipts[0], receipts[size // 2], receipts[-2], receipts[-1]]
        assert all(one.is_of(PUBLIC) for one in shown), size
    assert all(one.is_of(PUBLIC) for one in receipts)


@given(st.integers(1, 300), st.data())
def test_no_other_statement_place_path_signature_or_key_is_proven(size: int, data: st.DataObject) -> None:
    """A receipt in which one bit is another proves nothing."""
    receipts = sign(KEY, [_leaf(number) for number in range(size)])
    one = receipts[data.draw(st.integers(0, size - 1))]
    names = [*("statement", "signature", "index", "size", "key"), *(["path"] if one.path else [])]
    key, changed = PUBLIC, one
    match name := data.draw(st.sampled_from(names)):
        case "index" | "size":
            other = data.draw(st.integers(-2, 1 << 34).filter(lambda value: value != getattr(one, name)))
            changed = msgspec.structs.replace(one, **{name: other})
        case "key":
            key = _damaged(PUBLIC, data)
        case _:
            changed = msgspec.structs.replace(one, **{name: _damaged(getattr(one, name), data)})
    assert one.is_of(PUBLIC)
    assert not changed.is_of(key)


@given(st.binary(max_size=80), st.binary(max_size=70), st.integers(), st.integers(), st.binary(max_size=1100))
def test_rubbish_is_no_receipt_and_no_fault(
    statement: bytes, signature: bytes, index: int, size: int, path: bytes
) -> None:
    """Whatever stands in it, the answer is no, with every key."""
    receipt = Receipt(statement, signature, index, size, path)
    assert not receipt.is_of(PUBLIC)
    assert not receipt.is_of(b"")
    assert not receipt.is_of(bytes(32))


@pytest.mark.parametrize("bits", range(30, 36))
def test_a_tree_of_any_depth_is_no_fault(bits: int) -> None:
    """A path as long as a size asks for, beyond what can be signed at all."""
    assert not Receipt(b"x", bytes(64), 0, 1 << bits, bytes(32 * bits)).is_of(PUBLIC)


def test_an_inner_node_is_no_leaf() -> None:
    """Leaves and nodes are hashed apart, so a part of the tree cannot pass for a statement."""
    receipts = sign(KEY, [_leaf(0), _leaf(1), _leaf(2), _leaf(3)])
    inner = b"".join(hashlib.sha256(b"\0" + _leaf(number)).digest() for number in (0, 1))
    forged = Receipt(inner, receipts[0].signature, 0, 2, receipts[0].path[32:])
    assert not forged.is_of(PUBLIC)
    assert not msgspec.structs.replace(forged, size=4).is_of(PUBLIC)


def test_statement_and_content_are_the_bytes_that_the_document_names() -> None:
    """Receipts last for ever: what is signed and hashed is pinned byte by byte."""
    action = UUID(int=7)
    told = Content(action, 5, "7400001", "catatan", "Sudah ditelepon.", 1_795_420_800_000)
    packed = b"\x96\xc4\x10" + action.bytes + b"\x05\xa77400001\xa7catatan\xb0Sudah ditelepon."
    packed += b"\xcf" + (1_795_420_800_000).to_bytes(8, "big")
    assert told.vouched() == (action, hashlib.sha256(packed).digest())
    statement = Statement(1, "TT-20261123-0001", action, b"\x09", Outcome.HELD, "case-moved", 3, 0)
    assert pack(statement) == (
        b"\x98\x01\xb0TT-20261123-0001\xc4\x10" + action.bytes + b"\xc4\x01\x09\xa4held\xaacase-moved\x03\x00"
    )
    assert sign(KEY, [pack(statement)])[0].read() == statement


def test_what_states_nothing_that_we_know_is_told() -> None:
    """Not taken for a receipt with empty fields."""
    with pytest.raises(BadInput):
        Receipt(b"\x90", b"").read()
    with pytest.raises(BadInput):
        Receipt(pack({"number": "TT"}), b"").read()


def _damaged(value: bytes, data: st.DataObject) -> bytes:
    at, bit = data.draw(st.integers(0, len(value) - 1)), data.draw(st.integers(0, 7))
    return value[:at] + bytes([value[at] ^ 1 << bit]) + value[at + 1 :]
