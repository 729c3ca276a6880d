"""Whether an export may be believed about a case that a newer one may have spoken of already.

An export says nothing of its own order, so a file that lay in a folder for a week would put LAPOR!'s status back.
The rule: where both files tell when they were made (:mod:`sync.server.lapor_export.made`) and this one is certainly
the older, the newer state stays unless somebody insists. Where that cannot be known, the export is taken over, and
whatever looks like a way back is warned of.
"""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection

from sync.contract.status import needs_reply
from sync.server.centre import Centre
from sync.server.lapor_export.made import is_older
from sync.server.lapor_import.differences import What, goes_back, status_change
from sync.server.store.cases import StoredCase, newest_complaint, replaced_phrases_of
from sync.server.store.events import unpublished_responses

KEPT: Final = (
    "Berkas ini dibuat {made}, lebih lama daripada ekspor yang terakhir untuk laporan ini ({stored}): "
    "keadaan yang lebih baru dipertahankan."
)
INSISTED: Final = (
    "Berkas ini dibuat {made}, lebih lama daripada ekspor yang terakhir untuk laporan ini ({stored}), "
    "dan tetap diambil alih."
)
GOES_BACK: Final = "Status LAPOR! mundur dari “{old}” ke “{new}”: mungkin berkas ini lebih lama dari yang tersimpan."
SEEN_BEFORE: Final = (
    "LAPOR! sudah pernah menyebut “{new}” untuk laporan ini dan menggantinya dengan “{old}”: "
    "mungkin berkas ini lebih lama dari yang tersimpan."
)
ENDS_EARLY: Final = (
    "Laporan terbaru dalam berkas ini masuk {made}, padahal yang tersimpan sudah sampai {stored}: "
    "mungkin berkas ini lebih lama dari yang tersimpan."
)
CLOSED_UNPUBLISHED: Final = (
    "Ditutup di LAPOR!, padahal respons kita dari {day} belum tercatat tampil di LAPOR!: "
    "periksa apakah respons itu sudah diunggah."
)
CLOSED_UNANSWERED: Final = "Ditutup di LAPOR!, padahal balasan pelapor belum dijawab."
ELSEWHERE: Final = (
    "Laporan ini sudah ada di unit lain menurut ekspor yang lebih baru daripada berkas ini: "
    "periksa apakah unit ini masih berwenang."
)


class Doubts:
    """What speaks against taking over the rows of one export."""

    def __init__(self, centre: Centre, connection: Connection, made_at: int, newest_row: int, *, force: bool) -> None:
        """Compare the export with all that is stored.

        :param made_at: when the export was made, ms; 0 when unknown.
        :param newest_row: when the newest complaint in it came in, ms.
        :param force: the older export is wanted.
        """
        self._centre = centre
        self._connection = connection
        self._made_at = made_at
        self._force = force
        self._newest_row = newest_row
        stored = newest_complaint(connection)
        self._newest_stored = stored if newest_row and newest_row < stored else 0

    def keeps(self, case: StoredCase) -> bool:
        """Whether what is stored of the case is certainly newer, and therefore stays."""
        return not self._force and is_older(self._made_at, case.lapor_made_at)

    def about_new(self, others: Sequence[StoredCase]) -> str | None:
        """Return what is doubtful about a new case of a complaint that these other units have."""
        is_stale = bool(others) and all(is_older(self._made_at, case.lapor_made_at) for case in others)
        return ELSEWHERE if is_stale else None

    def about(self, changed: Sequence[tuple[StoredCase, StoredCase]]) -> list[str | None]:
        """Return, for each case as it is stored and as it would be, what is doubtful or regrettable about that."""
        restated = [old.id for old, new in changed if old.lapor_status != new.lapor_status]
        seen = replaced_phrases_of(self._connection, restated)
        closed = [old.id for old, new in changed if status_change(old, new) is What.CLOSED]
        unpublished = unpublished_responses(self._connection, closed) if closed else {}
        return [
            self._of_age(old, new, seen.get(old.id, set())) or self._of_closing(old, new, unpublished.get(old.id, 0))
            for old, new in changed
        ]

    def _of_age(self, old: StoredCase, new: StoredCase, seen: set[str]) -> str | None:
        if is_older(self._made_at, old.lapor_made_at):
            pattern = INSISTED if self._force else KEPT
            return pattern.format(made=self._day(self._made_at), stored=self._day(old.lapor_made_at))
        if old.lapor_status == new.lapor_status or is_older(old.lapor_made_at, self._made_at):
            return None
        if goes_back(old, new):
            return GOES_BACK.format(old=old.lapor_status, new=new.lapor_status)
        if new.lapor_status in seen:
            return SEEN_BEFORE.format(old=old.lapor_status, new=new.lapor_status)
        if self._newest_stored:
            return ENDS_EARLY.format(made=self._day(self._newest_row), stored=self._day(self._newest_stored))
        return None

    def _of_closing(self, old: StoredCase, new: StoredCase, unpublished: int) -> str | None:
        if status_change(old, new) is not What.CLOSED:
            return None
        if needs_reply(old.status):
            return CLOSED_UNANSWERED
        return CLOSED_UNPUBLISHED.format(day=self._day(unpublished)) if unpublished else None

    def _day(self, at: int) -> str:
        day = self._centre.day_of(at)
        return f"{day:%d-%m-%Y}"
