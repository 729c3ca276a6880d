"""Help with replies at this desk: the check of a text against what the desk knows about its case."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Final

from desktop.storage import account, cases
from desktop.storage.database import Database
from desktop.storage.replies import has_evidence, recent_replies
from desktop.words import NO_SUCH_CASE
from sync.contract.errors import BadInput, ReplyBlocked
from sync.contract.replies.check import check_reply
from sync.contract.replies.remarks import COORDINATOR, INTERNAL_KINDS, Facts, Remark, blocking_of, may_send
from ui.ports.replies import RemarkView

PROPOSES_DONE: Final = "usulkan-selesai"
"""The kind by which a unit proposes that a case is done."""


class ReplyHelp:
    """Checks texts; local data only, so it is quick enough for every pause in typing."""

    def __init__(self, database: Database, today: Callable[[], date]) -> None:
        """Work on an open database.

        :param today: today where the desk stands.
        """
        self._database = database
        self._today = today

    def check(self, case: int, kind: str, text: str) -> tuple[RemarkView, ...]:
        """Return what to look at in a text before it is sent.

        :raises BadInput: when this desk does not hold the case.
        """
        return tuple(_view(remark, text) for remark in self._remarks(case, kind, text)[0])

    def refuse_blocked(self, case: int, kind: str, text: str, overrides: Collection[str]) -> None:
        """Refuse a text that would give a person away.

        :param overrides: codes of remarks that a coordinator has seen and lets pass.
        :raises ReplyBlocked: naming the place, and what can be done.
        """
        if kind in INTERNAL_KINDS:
            return
        remarks, role = self._remarks(case, kind, text)
        if may_send(remarks, role, overrides):
            return
        first = next(remark for remark in blocking_of(remarks) if role != COORDINATOR or remark.code not in overrides)
        raise ReplyBlocked(
            f"Belum diantrekan: “{text[first.start : first.end]}” (karakter ke-{first.start + 1} sampai {first.end}). "
            f"{first.sentence} {_WAY_OUT_OF_COORDINATOR if role == COORDINATOR else _WAY_OUT}"
        )

    def _remarks(self, case: int, kind: str, text: str) -> tuple[tuple[Remark, ...], str]:
        """Return the remarks, and the role of the person at this desk."""
        with self._database.reading() as connection:
            row = cases.by_row(connection, case)
            me = account.load_account(connection)
            if row is None or me is None:
                raise BadInput(NO_SUCH_CASE)
            recent = () if kind in INTERNAL_KINDS else recent_replies(connection)
            has_files = has_evidence(connection, case)
        facts = Facts(
            kind=kind,
            today=self._today(),
            tracking_id=row.tracking_id,
            reporter=row.reporter,
            anonymous=row.anonymous,
            confidential=row.confidential,
            unit=row.unit_name or me.unit_name,
            agency=row.parent_agency,
            recent=recent,
            has_files=has_files,
            is_for_done=kind == PROPOSES_DONE,
        )
        return check_reply(text, facts), me.role


def _view(remark: Remark, text: str) -> RemarkView:
    return RemarkView(
        code=remark.code,
        severity=remark.severity,
        start=remark.start,
        end=remark.end,
        text=text[remark.start : remark.end],
        sentence=remark.sentence,
    )


_WAY_OUT: Final = "Bila memang harus terkirim, mintalah koordinator yang mengirimnya."
_WAY_OUT_OF_COORDINATOR: Final = "Koordinator dapat tetap mengirimnya: centang “Tetap kirim”, atau pakai --override."
