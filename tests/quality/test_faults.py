"""Each code that the program can tell is provoked somewhere, with real parts; the table says where."""

import ast
from pathlib import Path
from typing import Final

import pytest

from sync.contract.errors import TindakError
from tests.quality.tree import ROOT
from tests.ui.test_help import codes

PROVOKED: Final = {
    "T100": ("tests/desktop/test_casework.py", "BadInput"),
    "T101": ("tests/desktop/test_reply_help.py", "ReplyBlocked"),
    "T102": ("tests/desktop/test_facts_of_a_case.py", "ActRefused"),
    "T103": ("tests/desktop/evidence/test_reading.py", "FileRefused"),
    "T200": ("tests/transport/test_http.py", "Unreachable"),
    "T201": ("tests/transport/test_http.py", "CutOff"),
    "T202": ("tests/transport/test_http.py", "NeverSent"),
    "T203": ("tests/transport/test_evidence.py", "NoNetwork"),
    "T204": ("tests/transport/test_evidence.py", "ProxyRefused"),
    "T205": ("tests/transport/test_evidence.py", "CaptivePortal"),
    "T206": ("tests/desktop/test_clock.py", "ClockWrong"),
    "T207": ("tests/transport/test_evidence.py", "CertificateOutOfTime"),
    "T208": ("tests/transport/test_evidence.py", "StaleConnection"),
    "T209": ("tests/transport/test_evidence.py", "StrangeAnswer"),
    "T210": ("tests/transport/test_http.py", "ServerFault"),
    "T300": ("tests/transport/test_http.py", "Refused"),
    "T301": ("tests/transport/test_http.py", "SignInRequired"),
    "T302": ("tests/transport/test_http.py", "Maintenance"),
    "T303": ("tests/transport/test_http.py", "ProtocolRefused"),
    "T304": ("tests/desktop/test_receipts.py", "ReceiptDoubtful"),
    "T305": ("tests/transport/test_coding.py", "CodingRefused"),
    "T306": ("tests/transport/test_files.py", "FileDeclined"),
    "T307": ("tests/transport/test_files.py", "NotHere"),
    "T308": ("tests/transport/test_files.py", "OffsetMoved"),
    "T309": ("tests/transport/test_files.py", "FilePostponed"),
    "T500": ("tests/desktop/test_database.py", "LocalFault"),
    "T501": ("tests/desktop/test_vault.py", "VaultLocked"),
    "T502": ("tests/desktop/test_database.py", "StorageBusy"),
    "T503": ("tests/test_durable.py", "DiskFull"),
    "T601": ("tests/server/bridge/test_road.py", "NotAnswered"),
    "T602": ("tests/server/bridge/test_road.py", "NotSent"),
    "T603": ("tests/server/bridge/test_road.py", "Throttled"),
    "T604": ("tests/server/bridge/test_road.py", "AccountRefused"),
    "T605": ("tests/server/bridge/test_road.py", "ItemRefused"),
    "T900": ("tests/ui/test_background.py", "ProgramFault"),
}
"""By code: the file whose tests provoke it, and the class they expect."""
KINDS: Final = frozenset({"T000", "T600"})
"""Only kinds of faults: each fault that is raised has a closer code. Their pages answer for codes not known here."""


def test_every_code_has_a_test_that_provokes_it() -> None:
    """A code is not put into the program without a way there."""
    assert set(PROVOKED) | KINDS == set(codes())
    assert {code: name for code, (_file, name) in PROVOKED.items()} | {code: codes()[code] for code in KINDS} == codes()


@pytest.mark.parametrize("code", sorted(PROVOKED))
def test_the_named_file_expects_that_fault(code: str) -> None:
    """Some test of the file names the class in an expectation, not only in an import."""
    file, name = PROVOKED[code]
    tests = [
        node
        for node in ast.walk(ast.parse(Path(ROOT, file).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.Assign | ast.AnnAssign)
    ]
    assert any(isinstance(one, ast.Name) and one.id == name for test in tests for one in ast.walk(test)), file


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
