"""What ``docs/protocol.md`` says is what the code does: its tables, its examples, its constants."""

import hashlib
import importlib
import re
import types
import typing
from datetime import date
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import msgspec
import pytest

from sync.contract import compression, entities, messages, receipts
from sync.contract.deadlines import HolidayKind, calendars, rules
from sync.contract.entities import CaseEvent, CaseHead, CaseState, Change, ChangeKind, Unit
from sync.contract.events import EventKind
from sync.contract.evidence import attachment, provenance, road
from sync.contract.evidence.attachment import KINDS_WITH_FILES, RemarkCode, Role
from sync.contract.frames import FRAMES_TYPE, NDJSON_TYPE, frame, pack, unpack
from sync.contract.marks import (
    added,
    bucket_sums,
    buckets_for,
    differing_buckets,
    event_mark,
    signed,
    state_mark,
    sum_bytes,
    text_mark,
    unit_mark,
)
from sync.contract.messages import Action, AnswerFrame, RefusalCode
from sync.contract.monev import seal
from sync.contract.receipts import Outcome, Reason, Statement, Told, open_sheet, public_key_of, sign
from sync.server.coding import CODINGS
from sync.server.cursor import Cursor, Stage
from sync.server.evidence.headers import OFFSET_TYPE
from sync.server.one_message import MSGPACK_TYPES
from tests.quality.protocol_page import PAGE, Example, example, examples, rows_under, table, tables, value
from tests.quality.tree import python_files

_ENUMS: Final[tuple[type[StrEnum], ...]] = (
    RefusalCode, Outcome, Reason, ChangeKind, Stage, EventKind, HolidayKind, Role, RemarkCode,
)  # fmt: skip
_NOT_ON_THE_WIRE: Final = frozenset({"Vouched", "Receipt", "Told", "WorkingCalendar", "Seal", "_InFile"})
"""What ends make of messages for themselves."""
_STRUCTS: Final[dict[str, type[msgspec.Struct]]] = {
    name: found
    for module in (messages, entities, receipts, calendars, rules, attachment, provenance, road, seal)
    for name, found in vars(module).items()
    if isinstance(found, type) and issubclass(found, msgspec.Struct) and name not in {"Struct", *_NOT_ON_THE_WIRE}
}
_WORDS: Final[dict[Any, str]] = {
    str: "text",
    int: "integer",
    bool: "boolean",
    float: "number",
    bytes: "bytes",
    UUID: "UUID",
    date: "date",
    msgspec.Raw: "body",
    types.NoneType: "null",
}
_MOST_OF_THE_WIRE: Final = 20


def _words_of(hint: Any) -> str:
    """Return the words of the page for a type."""
    parts = typing.get_args(hint)
    match typing.get_origin(hint):
        case types.UnionType:
            return " or ".join(map(_words_of, parts))
        case origin if origin is tuple and parts[-1] is Ellipsis:
            return f"list of {_words_of(parts[0])}"
        case origin if origin is tuple:
            return f"[{', '.join(map(_words_of, parts))}]"
        case origin if origin is dict:
            return "fields"
        case _:
            return _WORDS.get(hint) or str(hint.__name__)


def _default_of(field: msgspec.structs.FieldInfo) -> str:
    if field.default is msgspec.NODEFAULT:
        return "required"
    return f"`{msgspec.json.encode(field.default).decode()}`"


def test_every_message_has_its_table() -> None:
    """A message that travels, or is hashed, is described; and nothing else is."""
    described = {one.name for one in tables()} - {kind.__name__ for kind in _ENUMS}
    assert described == _STRUCTS.keys()
    assert len(described) >= _MOST_OF_THE_WIRE


@pytest.mark.parametrize("name", sorted(_STRUCTS))
def test_a_table_names_exactly_the_fields_of_its_message(name: str) -> None:
    """Names in the order of the wire, types, defaults, and whether it travels as an array."""
    message, shown = _STRUCTS[name], table(name)
    hints = typing.get_type_hints(message)
    fields = [
        [f"`{field.encode_name}`", _words_of(hints[field.name]), _default_of(field)]
        for field in msgspec.structs.fields(message)
    ]
    assert shown.head == ["Field", "Type", "Default", "Meaning"]
    assert [row[:3] for row in shown.rows] == fields
    assert all(row[3] for row in shown.rows)
    assert shown.is_array == message.__struct_config__.array_like


@pytest.mark.parametrize("kind", _ENUMS, ids=lambda kind: kind.__name__)
def test_a_table_names_exactly_the_values(kind: type[StrEnum]) -> None:
    """No code, reason, outcome, kind or stage is missing, and none is invented."""
    assert [row[0].strip("`") for row in table(kind.__name__).rows] == [one.value for one in kind]


@pytest.mark.parametrize("shown", examples(), ids=str)
def test_an_example_is_a_message_as_the_code_writes_it(shown: Example) -> None:
    """Nothing in it is unknown to the code, nothing is left out or spelt otherwise."""
    told = shown.read()
    assert (frame(told) if shown.form == "hex" else msgspec.json.encode(told)) == shown.wire()
    bodies = [change for change in getattr(told, "changes", ()) if not change.part]
    for change in bodies if shown.form == "json" else ():
        kind = _BODIES[change.kind]
        assert msgspec.json.encode(msgspec.json.decode(change.body, type=kind)) == bytes(change.body)


_BODIES: Final[dict[str, Any]] = {
    "unit": Unit,
    "calendar": calendars.Calendar,
    "rules": rules.RuleSet,
    "head": CaseHead,
    "body": entities.CaseBody,
    "state": CaseState,
    "event": CaseEvent,
    "withdrawn": type(None),
    "template": entities.Template,
    "figures": seal.Figures,
}


@pytest.mark.parametrize("name", sorted({one.name for one in examples() if one.form == "hex"}))
def test_an_example_in_hex_is_the_one_in_json(name: str) -> None:
    """Both forms say the same."""
    (in_hex,) = [one.read() for one in examples() if (one.name, one.form) == (name, "hex")]
    assert in_hex == example(name)


def test_the_compressed_example_gives_the_frame_back() -> None:
    """The dictionary is the one that the page names, by size and hash, and reads the page's bytes."""
    stream = compression.Unsqueezer(compression.FORMER)
    squeezed = value("follow-up-squeezed")
    plain = frame(example("follow-up"))
    assert b"".join(stream.unsqueeze(squeezed)) == plain
    assert f"is {len(plain)} bytes as a frame, and these {len(squeezed)} in `zstd-tindak1`" in PAGE
    for name in ("tindak1.zdict", "tindak2.zdict"):
        shipped = importlib.resources.files("resources").joinpath("dictionaries", name).read_bytes()
        assert f"[`{name}`](../resources/dictionaries), {len(shipped)} bytes" in PAGE
        assert f"SHA-256 `{hashlib.sha256(shipped).hexdigest()}`" in PAGE


def _sent(*names: str) -> list[Action]:
    return [action for name in names for action in example(name).actions]


def _opened(sheet: receipts.ReceiptSheet, sent: list[Action]) -> list[Told]:
    return list(open_sheet(sheet, [action.vouched() for action in sent]))


def test_the_worked_receipt_is_right_step_by_step() -> None:
    """Content, digest, statement, leaf, signed message and signature are those of the example."""
    (action,) = _sent("follow-up")
    (sheet,) = example("follow-up-answer").sheets
    (told,) = _opened(sheet, [action])
    key = value("public-key")
    assert key == public_key_of(value("private-key")) == example("signed-in").server_key
    content = receipts.Content(action.id, action.case, action.tracking_id, action.kind, action.text, action.written.at)
    assert value("content-input") == pack(msgspec.structs.astuple(content)[:-1]), "without particulars it ends before"
    assert value("content-digest") == hashlib.sha256(value("content-input")).digest() == told.statement.content
    assert value("statement") == told.receipt.statement
    assert value("leaf") == hashlib.sha256(b"\0" + value("statement")).digest()
    assert value("signed-message") == b"tindak receipts 1\0" + (1).to_bytes(4, "big") + value("leaf")
    assert value("signature") == told.receipt.signature
    assert sign(value("private-key"), [value("statement")])[0] == told.receipt
    assert told.receipt.is_of(key)


def test_a_repeated_receipt_is_the_first_one() -> None:
    """Only the state is told by the feed instead."""
    (first,) = _opened(example("follow-up-answer").sheets[0], _sent("follow-up"))
    again = example("repeated-answer")
    (second,) = _opened(again.sheets[0], _sent("follow-up"))
    (change,) = again.changes
    assert second.receipt == first.receipt
    assert (second.state, first.state) == (None, msgspec.json.decode(change.body))


def test_the_receipts_of_a_sheet_pass_together_and_alone() -> None:
    """Skips, paths and a rejection among them."""
    sent = _sent("three", "three-more")
    together = _opened(example("three-sheet"), sent)
    (alone,) = _opened(example("third-again"), sent)
    assert all(one.receipt.is_of(value("public-key")) for one in (*together, alone))
    assert [one.statement.outcome for one in together] == [Outcome.ACCEPTED, Outcome.REJECTED, Outcome.ACCEPTED]
    assert alone.receipt == together[2].receipt
    assert alone.receipt.path


def test_the_worked_seal_is_right() -> None:
    """What is signed, and with what, as the page says it of a document."""
    made = seal.seal(value("private-key"), seal.SealStatement(1, b"o" * 32, "14001", 1_795_507_300_000))
    assert value("seal-message") == b"tindak monev 1\0" + pack(made.statement)
    assert value("seal-signature") == made.signature
    assert made.is_of(value("public-key"), b"o" * 32)
    assert not made.is_of(value("public-key"), b"p" * 32)


class _Held:
    """What a client holds that has taken the examples in."""

    def __init__(self) -> None:
        self.marks: dict[tuple[str, int], int] = {}
        self.state = CaseState(status="", lapor_status="")
        self._head = CaseHead(tracking_id="", title="")

    def take(self, told: AnswerFrame, sent: list[Action]) -> None:
        for one in (one for sheet in told.sheets for one in _opened(sheet, sent)):
            self.marks["event", one.statement.event] = event_mark(one.statement.event, one.statement.action, 0)
            self._change_state(sent[0].case, one.state or {})
        for change in told.changes:
            self._change(change)
        if told.sum:
            assert sum_bytes(added(0, self.marks.values())) == told.sum

    def _change(self, change: Change) -> None:
        body: Any = change.part or msgspec.json.decode(change.body, type=_BODIES[change.kind])
        match change.kind:
            case "unit":
                self.marks["unit", change.row] = unit_mark(change.row, body.code, change.version)
            case "head":
                self._head = body
            case "body":
                self.marks["text", change.row] = text_mark(change.row, self._head.tracking_id, change.version)
            case "state":
                self._change_state(change.row, msgspec.json.decode(change.body))
            case "event":
                self.marks["event", change.row] = event_mark(change.row, body.action, body.published_at)
            case "withdrawn":
                self.marks = {key: mark for key, mark in self.marks.items() if key[0] == "unit"}

    def _change_state(self, row: int, fields: dict[str, Any]) -> None:
        self.state = msgspec.convert({**msgspec.to_builtins(self.state), **fields}, CaseState)
        self.marks["state", row] = state_mark(row, self.state.revision, self.state.status, self.state.lapor_since)


def _roll_of(told: AnswerFrame) -> list[tuple[str, int, int]]:
    return [(one.kind, one.row, one.mark) for one in told.roll]


def test_the_examples_tell_one_story_whose_sums_are_right() -> None:
    """Whoever applies them one after the other holds, after each answer, what the centre says."""
    held = _Held()
    for name in ("first-sync-1", "first-sync-2", "noop-answer"):
        held.take(example(name), [])
    for name in ("follow-up-answer", "repeated-answer"):
        held.take(example(name), _sent("follow-up"))
    held.take(example("state-part"), [])

    tells = example("repair-tells")
    assert sorted(_roll_of(tells)) == sorted((*key, mark) for key, mark in held.marks.items())
    ((kind, row),) = example("repair-wants").wanted
    del held.marks[kind, row]
    sums = bucket_sums([(*key, mark) for key, mark in held.marks.items()], buckets_for(len(held.marks)))
    assert example("repair-asks").buckets == sums
    assert differing_buckets(sums, bucket_sums(_roll_of(tells), 1)) == list(tells.differing)
    held.take(example("repair-gives"), [])
    held.take(example("offer-answer"), [])
    held.take(example("withdrawn"), [])


def test_the_offer_and_its_answer_fit() -> None:
    """What is missing was offered, and all of it was weighed."""
    offered, told = example("offer").offered, example("offer-answer")
    assert told.weighed == len(offered)
    assert set(told.missing) < set(offered)


def test_the_hashed_arrays_of_the_marks_are_right() -> None:
    """Each row of the table: the bytes are the array, and their hash is the mark of the entity in the example."""
    story = {one[:2]: one[2] for one in _roll_of(example("repair-tells"))}
    first_state = unpack(bytes.fromhex(_hex_of("state")), tuple[str, int, int, str, int])
    story["state", first_state[1]] = state_mark(*first_state[1:])
    for entity, _, shown, mark in rows_under("Entity"):
        kind, row = entity.split()
        digest = hashlib.blake2b(bytes.fromhex(shown.strip("`")), digest_size=8).digest()
        assert signed(int.from_bytes(digest, "big")) == int(mark.strip("`")) == story[kind.strip("`"), int(row)]


def _hex_of(kind: str) -> str:
    return next(shown.strip("`") for entity, _, shown, _ in rows_under("Entity") if entity.startswith(f"`{kind}`"))


def test_every_cursor_of_the_examples_is_one() -> None:
    """What the page says a cursor looks like today is what the centre reads."""
    told = [one.read() for one in examples() if one.kind in {"Opening", "AnswerFrame"}]
    shown = [one.cursor for one in told if one.cursor]
    assert [str(Cursor.read(cursor)) for cursor in shown] == shown
    assert {one.stage for cursor in shown if (one := Cursor.read(cursor))} == {None, Stage.HEADS}


def test_every_limit_is_the_constant_it_names() -> None:
    """A changed constant has to be told."""
    shown = rows_under("Limit")
    assert shown
    for _, number, constant in shown:
        module, _, name = constant.strip("`").rpartition(".")
        assert float(number) == float(getattr(importlib.import_module(module), name)), constant


def test_every_coding_and_media_type_is_named() -> None:
    """In the centre's order of preference."""
    assert [row[0].strip("`") for row in rows_under("Coding")] == list(CODINGS)
    types_shown = {kind for row in rows_under("Media type") for kind in re.findall(r"`([^`]+)`", row[0])}
    assert types_shown == {FRAMES_TYPE, NDJSON_TYPE, *MSGPACK_TYPES, "application/json", OFFSET_TYPE}


def test_every_header_that_the_code_writes_or_reads_is_named() -> None:
    """And none that it does not know."""
    spelt = re.compile(r"""["']([A-Za-z]+(?:-[A-Za-z]+)+|Allow|Authorization|[Aa]ccept|authorization)["':]""")
    known = {row[0].strip("`").casefold() for row in rows_under("Header")}
    rooms = ("sync/server/exchange.py", "sync/server/app.py", "sync/server/refusals.py", "sync/transport/")
    written = {
        name.casefold() for path, content in python_files() if path.startswith(rooms) for name in spelt.findall(content)
    }
    headers = {name for name in written if name in known or name.startswith(("x-", "accept-", "content-", "set-"))}
    assert headers == known


def test_every_header_of_files_is_named() -> None:
    """What is said and heard about files at the centre, and nothing else."""
    spelt = re.compile(
        r"""["'](x-http[a-z-]+|(?:Tus|Upload|Content|If|tus|upload|content|if|transfer)-[A-Za-z-]+|"""
        r"""X-[A-Z][A-Za-z-]+|Location|ETag|Accept-Ranges|range)["',]"""
    )
    known = {name.casefold() for row in rows_under("File header") for name in re.findall(r"`([^`]+)`", row[0])}
    known_elsewhere = {row[0].strip("`").casefold() for row in rows_under("Header")}
    rooms = [content for path, content in python_files() if path.startswith("sync/server/evidence/")]
    written = {name.casefold() for content in rooms for name in spelt.findall(content)}
    assert written - known_elsewhere == known


def test_files_go_with_the_kinds_that_the_page_names() -> None:
    """In the sentence below the table of attachments."""
    (sentence,) = re.findall(r"only with an action of a kind ([^;]+);", PAGE)
    assert set(re.findall(r"`([^`]+)`", sentence)) == {kind.value for kind in KINDS_WITH_FILES}


def test_every_address_is_named() -> None:
    """Those that the centre answers, and no other."""
    described = importlib.import_module("sync.server.openapi").document()["paths"]
    assert {row[0].strip("`") for row in rows_under("Address")} - {""} == described.keys()


def test_every_test_that_the_argument_names_is_there() -> None:
    """A proof that was renamed or deleted is no proof."""
    named = set(re.findall(r"`(test_\w+)`", PAGE))
    there = {name for path, content in python_files() for name in re.findall(r"^def (test_\w+)", content, re.MULTILINE)}
    assert named
    assert sorted(named - there) == []


def test_a_statement_has_the_form_that_the_page_tells() -> None:
    """Signed bytes never change their form: eight items, the first of which is 1."""
    told = unpack(value("statement"), Statement)
    assert value("statement")[0] == 0x98
    assert (told.form, told.number) == (1, "TT-20261123-0417")
