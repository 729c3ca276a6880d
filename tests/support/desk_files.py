"""What tests do with the files of a desk."""

from pathlib import Path

from desktop.storage.evidence.sweep import LEAST_FREE, sweep
from sync.contract.evidence.limits import EvidenceLimits
from sync.contract.messages import AnswerFrame
from sync.contract.receipts import Outcome
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.evidence import FileView

CASE = 1


def laid(desk: TestDesk, *paths: Path, case: int = CASE) -> tuple[FileView, ...]:
    taken = desk.evidence.take_in(case, paths)
    assert all(one.file is not None for one in taken), [one.why_not for one in taken]
    return tuple(one.file for one in taken if one.file is not None)


def names_of(desk: TestDesk, case: int = CASE) -> list[str]:
    return [file.sha256 for file in desk.evidence.draft_files(case)]


def received(desk: TestDesk, outcome: Outcome = Outcome.ACCEPTED) -> None:
    actions = desk.waiting()
    desk.apply(AnswerFrame(sheets=(answers.sheet(*actions, outcome=outcome),), last=True), sent=actions)


def sent(desk: TestDesk) -> None:
    for file in desk.beside.files.waiting(previews_only=False):
        desk.beside.files.note_received(file.sha256)


def swept(desk: TestDesk, later_ms: int = 0, free: int = LEAST_FREE) -> int:
    return sweep(desk.database, desk.beside.contents, EvidenceLimits(), desk.clock.wall + later_ms, free)
