"""Each code that the program can tell is provoked somewhere, with real parts; the table says where."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from sync.contract.errors import TindakError
from tests.quality.tree import ROOT, python_files
from tests.ui.test_help import codes


class Place(NamedTuple):
    """Where a fault is provoked."""

    file: str
    test: str
    fault: str
    """Its class."""


PROVOKED: Final = {
    "T100": Place("tests/desktop/test_casework.py", "test_an_impossible_text_changes_nothing", "BadInput"),
    "T101": Place(
        "tests/desktop/test_reply_help.py", "test_a_text_that_gives_a_person_away_is_not_recorded", "ReplyBlocked"
    ),
    "T102": Place(
        "tests/desktop/test_facts_of_a_case.py",
        "test_the_drafts_that_wait_are_named_and_an_own_one_cannot_be_approved",
        "ActRefused",
    ),
    "T103": Place(
        "tests/desktop/evidence/test_reading.py", "test_a_file_that_is_still_being_copied_is_refused", "FileRefused"
    ),
    "T200": Place(
        "tests/transport/test_http.py",
        "test_a_request_that_left_without_an_answer_is_told_apart_from_one_that_never_did",
        "Unreachable",
    ),
    "T201": Place(
        "tests/transport/test_http.py", "test_a_cut_answer_yields_its_whole_frames_and_then_says_so", "CutOff"
    ),
    "T202": Place("tests/transport/test_evidence.py", "test_a_handshake_that_is_cut_claims_nothing", "NeverSent"),
    "T203": Place("tests/transport/test_evidence.py", "test_without_a_connection_there_is_no_network", "NoNetwork"),
    "T204": Place(
        "tests/transport/test_evidence.py", "test_a_proxy_that_answers_in_the_middle_is_named", "ProxyRefused"
    ),
    "T205": Place(
        "tests/transport/test_evidence.py", "test_only_the_known_answer_passes_for_a_centre", "CaptivePortal"
    ),
    "T206": Place(
        "tests/desktop/test_clock.py", "test_a_certificate_out_of_time_accuses_the_clock_only_on_evidence", "ClockWrong"
    ),
    "T207": Place(
        "tests/transport/test_evidence.py", "test_a_certificate_out_of_time_accuses_nobody_yet", "CertificateOutOfTime"
    ),
    "T208": Place(
        "tests/transport/test_evidence.py",
        "test_a_kept_connection_that_had_gone_is_told_from_a_fresh_one",
        "StaleConnection",
    ),
    "T209": Place(
        "tests/transport/test_evidence.py", "test_a_strange_answer_beside_a_true_centre_is_no_portal", "StrangeAnswer"
    ),
    "T210": Place("tests/transport/test_http.py", "test_a_refusal_is_told_by_the_centres_own_words", "ServerFault"),
    "T300": Place("tests/transport/test_http.py", "test_a_refusal_is_told_by_the_centres_own_words", "Refused"),
    "T301": Place("tests/transport/test_http.py", "test_a_refusal_is_told_by_the_centres_own_words", "SignInRequired"),
    "T302": Place("tests/transport/test_http.py", "test_a_refusal_is_told_by_the_centres_own_words", "Maintenance"),
    "T303": Place("tests/transport/test_http.py", "test_a_refusal_is_told_by_the_centres_own_words", "ProtocolRefused"),
    "T304": Place(
        "tests/desktop/test_receipts.py",
        "test_a_receipt_of_another_key_settles_nothing_and_the_exchange_says_so",
        "ReceiptDoubtful",
    ),
    "T305": Place(
        "tests/transport/test_coding.py",
        "test_a_centre_that_refuses_every_coding_is_not_asked_for_ever",
        "CodingRefused",
    ),
    "T306": Place(
        "tests/transport/test_files.py", "test_a_file_beyond_all_bounds_is_declined_for_good", "FileDeclined"
    ),
    "T307": Place(
        "tests/transport/test_files.py", "test_what_is_not_there_is_not_here_and_not_a_fault_of_the_line", "NotHere"
    ),
    "T308": Place("tests/transport/test_files.py", "test_bytes_for_another_place_are_not_taken", "OffsetMoved"),
    "T309": Place("tests/transport/test_files.py", "test_a_unit_without_room_is_told_to_come_later", "FilePostponed"),
    "T500": Place("tests/desktop/test_database.py", "test_data_of_a_newer_program_is_left_alone", "LocalFault"),
    "T501": Place("tests/desktop/test_vault.py", "test_a_wrong_password_opens_nothing", "VaultLocked"),
    "T502": Place(
        "tests/desktop/test_database.py", "test_a_writer_that_waits_in_vain_says_so_and_changes_nothing", "StorageBusy"
    ),
    "T503": Place("tests/test_durable.py", "test_what_finds_no_room_leaves_the_former_file_and_no_remains", "DiskFull"),
    "T601": Place("tests/server/bridge/test_road.py", "test_what_each_status_proves", "NotAnswered"),
    "T602": Place("tests/server/bridge/test_road.py", "test_where_nobody_listens_nothing_was_sent", "NotSent"),
    "T603": Place("tests/server/bridge/test_road.py", "test_what_each_status_proves", "Throttled"),
    "T604": Place("tests/server/bridge/test_road.py", "test_what_each_status_proves", "AccountRefused"),
    "T605": Place("tests/server/bridge/test_road.py", "test_what_each_status_proves", "ItemRefused"),
    "T900": Place(
        "tests/ui/test_background.py", "test_a_bug_goes_to_the_crash_hook_and_the_lane_goes_on", "ProgramFault"
    ),
}
"""By code: the test that provokes it, and the class of the fault."""
KINDS: Final = frozenset({"T000", "T600"})
"""Bases of all faults, and of those of the bridge. Nobody can be told one: each fault that is raised has a closer
code, which a test below holds. Their pages are there for a code that the help of this program does not know, from a
newer centre, say; a test of the help opens one."""


def test_every_code_has_a_test_that_provokes_it() -> None:
    """A code is not put into the program without a way there."""
    assert set(PROVOKED) | KINDS == set(codes())
    assert {code: place.fault for code, place in PROVOKED.items()} | {code: codes()[code] for code in KINDS} == codes()


@pytest.mark.parametrize("code", sorted(PROVOKED))
def test_the_named_test_meets_that_fault(code: str) -> None:
    """It catches this very class, or reads its code; naming or making it is not enough."""
    place = PROVOKED[code]
    tree = ast.parse(Path(ROOT, place.file).read_text(encoding="utf-8"))
    [test] = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef) and one.name == place.test]
    assert meets(test, code, place.fault, is_base=place.fault in _bases()), place
    assert not any(_called(one) == place.fault for one in ast.walk(tree)), f"{place.file} makes its own"


@pytest.mark.parametrize(
    ("written", "is_met"),
    [
        ("with pytest.raises(DiskFull):\n        save()", True),
        ("with pytest.raises((DiskFull, BadInput), match='x') as told:\n        save()", True),
        ("assert type(fault) is DiskFull", True),
        ("assert [type(one) for one in told] == [DiskFull]", True),
        ("assert isinstance(fault, DiskFull)", True),
        ("assert said.endswith('T503 · F1 Bantuan')", True),
        ("for kind in (DiskFull, BadInput):\n        note(kind)", False),
        ("desk.fault = DiskFull('penuh')\n    assert window.room is FORM", False),
        ("told: list[DiskFull] = []\n    assert told == []", False),
        ("assert type(fault) is BadInput", False),
    ],
)
def test_what_only_mentions_a_fault_is_told_from_what_meets_it(written: str, is_met: bool) -> None:
    """So that the table can be believed."""
    [test] = ast.parse(f"def test_it(fault, told, said):\n    {written}\n").body
    assert isinstance(test, ast.FunctionDef)
    assert meets(test, "T503", "DiskFull", is_base=False) is is_met


def test_a_class_with_closer_ones_below_it_must_be_met_itself() -> None:
    """What catches any local fault may have caught a full disk."""
    [test] = ast.parse("def test_it():\n    with pytest.raises(LocalFault) as told:\n        save()\n").body
    [exact] = ast.parse("def test_it(fault):\n    assert type(fault) is LocalFault\n").body
    [given] = ast.parse(
        "@pytest.mark.parametrize(('kind', 'x'), [(LocalFault, 1)])\n"
        "def test_it(kind, x):\n    assert type(x) is kind\n"
    ).body
    assert isinstance(test, ast.FunctionDef)
    assert isinstance(exact, ast.FunctionDef)
    assert isinstance(given, ast.FunctionDef)
    assert "LocalFault" in _bases()
    assert [meets(one, "T500", "LocalFault", is_base=True) for one in (test, exact, given)] == [False, True, True]


def meets(test: ast.FunctionDef, code: str, fault: str, *, is_base: bool) -> bool:
    """Return whether a test catches a fault of this class, reads its code, or is handed the class to do so.

    :param is_base: whether there are classes below it: then only its own type tells it from theirs.
    """
    names = {fault, *_handed(test, fault)}
    return any(_is_met(one, names, is_base=is_base) or _is_read(one, code) for one in ast.walk(test))


def _is_met(node: ast.AST, names: set[str], *, is_base: bool) -> bool:
    if isinstance(node, ast.Call) and not is_base and _called(node) == "raises":
        return any(_names(names, one) for one in node.args)
    if not isinstance(node, ast.Assert):
        return False
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and not is_base and _called(one) == "isinstance" and _names(names, one.args[1]):
            return True
        is_of_type = isinstance(one, ast.Compare) and any(_called(part) == "type" for part in ast.walk(one.left))
        if is_of_type and isinstance(one, ast.Compare) and any(_names(names, part) for part in one.comparators):
            return True
    return False


def _is_read(node: ast.AST, code: str) -> bool:
    said = ast.walk(node) if isinstance(node, ast.Assert) else ()
    return any(isinstance(one, ast.Constant) and isinstance(one.value, str) and code in one.value for one in said)


def _handed(test: ast.FunctionDef, fault: str) -> Iterator[str]:
    """Yield the parameters of a test that get the class."""
    for one in test.decorator_list:
        if isinstance(one, ast.Call) and _called(one) == "parametrize" and _names({fault}, one.args[1]):
            given = ast.literal_eval(one.args[0])
            yield from [given] if isinstance(given, str) else given


def _names(names: set[str], node: ast.AST) -> bool:
    return any(isinstance(one, ast.Name) and one.id in names for one in ast.walk(node))


def _called(node: ast.AST) -> str:
    """Return the name of what is called; empty for anything but a call."""
    called = node.func if isinstance(node, ast.Call) else None
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""


@cache
def _bases() -> frozenset[str]:
    """Return the names of all classes of the program that others are made of."""
    return frozenset(
        base.id
        for path, content in python_files()
        if not path.startswith("tests/")
        for node in ast.walk(ast.parse(content))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    )


def test_kinds_are_raised_by_nobody() -> None:
    """Whoever raises one of them should have said more."""
    names = {codes()[code] for code in KINDS}
    raised = [
        f"{path.name}:{node.lineno}"
        for room in ("desktop", "sync", "ui")
        for path in Path(ROOT, room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]
    assert raised == []
    assert TindakError.code in KINDS
