"""Own actions on their way: the outbox, receipts, and what becomes of an action that the centre did not take.

Each is one transaction, without a network.
"""

from typing import TYPE_CHECKING, Final
from uuid import UUID

from desktop.acts import Typed, as_draft, as_particulars, is_reason
from desktop.sentences import of_reason
from desktop.storage import account, cases, draft_files, outbox, seen, timekeeping, views
from desktop.storage.book import HeldBook
from desktop.storage.database import Connection, Database
from desktop.storage.differences import difference_of_action, difference_of_draft
from desktop.storage.draft_files import DraftFile
from desktop.storage.ground import KnownUnits, marked_as_uploaded
from desktop.storage.outbox_shelves import MOST_SHOWN, files_of, shelves
from desktop.storage.projection import Projector
from desktop.storage.states import CANCELLED, HELD, REJECTED, WAITING
from desktop.words import DeskClock, id_of
from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from sync.contract.messages import Action
from ui.ports.outbox import DifferenceView, OutboxLine, OutboxPage, OutboxQuery, ReceiptView
from ui.ports.rehearsal import Rehearsal

if TYPE_CHECKING:
    from desktop.evidence.desk import Evidence

_NO_LONGER: Final = "Tindak lanjut ini tidak lagi menunggu."
_MAY_HAVE_LEFT: Final = "Tindak lanjut ini mungkin sudah sampai di server, jadi tidak dapat ditarik kembali."
_CASE_LEFT: Final = "Laporannya sudah tidak ada di komputer ini. Teksnya tetap tersimpan di kotak keluar."
_STAYS_ITSELF: Final = "Tindakan ini tidak dapat diteruskan sebagai jenis lain. Tarik kembali sebagaimana adanya."
_OTHER_DRAFT: Final = "Laporan ini sudah memiliki draf lain. Selesaikan draf itu dahulu."


class OwnActs:
    """The part of casework that looks at what was recorded.

    Implements :class:`ui.ports.outbox.OutboxDesk` and :class:`ui.ports.rehearsal.RehearsalDesk`.
    """

    def __init__(self, database: Database, clock: DeskClock, book: HeldBook, evidence: "Evidence") -> None:
        """Work on an open database."""
        self._database = database
        self._clock = clock
        self._book = book
        self._evidence = evidence

    def outbox(self, most_received: int | None = MOST_SHOWN) -> tuple[OutboxLine, ...]:
        """Return own actions: what needs a look, what waits, then the newest received ones (``None``: all)."""
        return self._page(OutboxQuery(), most_received).lines

    def own_acts(self, query: OutboxQuery) -> OutboxPage:
        """Return the own actions that a query finds, newest first on each shelf."""
        return self._page(query, MOST_SHOWN)

    def _page(self, query: OutboxQuery, most: int | None) -> OutboxPage:
        with self._database.reading() as connection:
            rows, counts, has_more = shelves(connection, query, most)
            actions = [row.action for row in rows]
            units = KnownUnits(connection)
            shown = cases.seen_by_reporter(connection, units, actions)
            unit = account.officer(connection).unit
            about = cases.of_actions(connection, rows)
            files = files_of(connection, actions)
            marked = marked_as_uploaded(connection)
        lines = tuple(
            views.outbox_line(
                row,
                shown.get(row.action) or cases.Seen(0, units.road_of(unit, letters=len(row.text))),
                case=about.get(row.action, 0),
                units=units,
                say=of_reason,
                files=files.get(row.action),
                is_marked=UUID(bytes=row.action) in marked,
            )
            for row in rows
        )
        return OutboxPage(lines=lines, counts=counts, has_more=has_more)

    def rehearse(self) -> Rehearsal:
        """Return what an exchange would do now. Nothing is sent, opened or changed."""
        from desktop.rehearsal import rehearsal  # noqa: PLC0415 - a start weighs nothing

        return rehearsal(self._database, self._book, self._evidence.transfers())

    def receipt(self, action: str) -> ReceiptView:
        """Return the receipt of an own action, checked anew.

        :raises BadInput: when there is none, or one from before receipts were signed.
        """
        with self._database.reading() as connection:
            row = outbox.find(connection, id_of(action))
            me = account.load_account(connection)
            units = KnownUnits(connection)
        if row is None or row.receipt is None or me is None:
            raise BadInput("Belum ada tanda terima: server belum menjawab tindak lanjut ini.")
        if row.receipt_key is None:
            raise BadInput(
                f"Tanda terima {row.receipt_number} diberikan sebelum server menandatangani tanda terima, jadi hanya "
                "nomornya yang tersimpan dan tidak ada yang dapat diperiksa."
            )
        return views.receipt_view(row, me, units, of_reason)

    def pull_back(self, action: str, kind: EventKind | None = None) -> int:
        """Turn an action that was never sent, or that the centre did not take, back into a draft of its case.

        :param kind: the written kind that its words go on as, where they cannot go as what they were.
        :raises BadInput: also where the words go with fields, and so with that act alone.
        """
        with self._database.writing() as connection:
            row = outbox.find(connection, id_of(action))
            if row is None or row.state not in (WAITING, HELD, REJECTED, CANCELLED):
                raise BadInput(_NO_LONGER)
            if row.state == WAITING and row.attempts:
                raise BadInput(_MAY_HAVE_LEFT)
            case = cases.of_actions(connection, [row]).get(row.action)
            if case is None:
                raise BadInput(_CASE_LEFT)
            acted = outbox.action_of(row)
            typed = as_draft(acted, KnownUnits(connection), account.officer(connection))
            if kind is not None and typed.act:
                raise BadInput(_STAYS_ITSELF)
            if kind is not None:
                typed = Typed(kind, typed.text)
            files = acted.particulars.files
            if (not typed.is_empty or files) and _has_draft(connection, case, typed.act):
                raise BadInput(_OTHER_DRAFT)
            if not typed.is_empty:
                cases.save_draft(
                    connection,
                    case,
                    typed.kind,
                    typed.text,
                    self._clock.wall_ms(),
                    typed.act,
                    typed.said,
                    came_back=row.reason,
                    before=row.seen,
                )
            for file in self._evidence.are_here(files):  # a colleague's, as of an approval, stay where they are
                draft_files.lay(connection, case, DraftFile(file, former=file.sha256))
            outbox.pull(connection, UUID(action), row.position)
            Projector(connection, self._book).refresh([case])
        return case

    def cancel(self, action: str) -> None:
        """Give up an action that was held or rejected; its words and files stay in the outbox."""
        with self._database.writing() as connection:
            row = outbox.find(connection, id_of(action))
            if row is None or row.state not in (HELD, REJECTED):
                raise BadInput("Hanya tindak lanjut yang ditahan atau ditolak yang dapat dibatalkan.")
            outbox.cancel(connection, id_of(action), row.position)
            Projector(connection, self._book).refresh(set(cases.of_actions(connection, [row]).values()))

    def difference(self, action: str) -> DifferenceView:
        """Return what stands against an action that the centre did not take."""
        with self._database.reading() as connection:
            row = outbox.find(connection, id_of(action))
            if row is None or row.state not in (HELD, REJECTED):
                raise BadInput("Tindak lanjut ini tidak ditahan: tidak ada perbedaan yang perlu dilihat.")
            case = cases.of_actions(connection, [row]).get(row.action, 0)
            act = as_draft(outbox.action_of(row), KnownUnits(connection), account.officer(connection)).act
            why_not = _CASE_LEFT if not case else _OTHER_DRAFT if _has_draft(connection, case, act) else ""
            return difference_of_action(connection, row, case, act, why_not)

    def draft_difference(self, case: int, act: str = "") -> DifferenceView | None:
        """Return what changed about a case since its draft of an act was begun; ``None`` when nothing did."""
        with self._database.reading() as connection:
            return difference_of_draft(connection, case, act)

    def look_again(self, case: int, act: str = "") -> None:
        """Let the draft of an act be about its case as it stands now."""
        with self._database.writing() as connection:
            seen.look_again(connection, case, act)

    def shelve_draft(self, case: int, act: str = "") -> str:
        """Take the draft of an act away; its words and files stay in the outbox, given up."""
        with self._database.writing() as connection:
            typed = cases.load_draft(connection, case, act)
            about = cases.by_row(connection, case)
            if typed is None or about is None:
                raise BadInput("Laporan ini tidak memiliki draf.")
            laid = () if typed.act else draft_files.of_case(connection, case)  # they are of the written kinds
            files = tuple(one.attachment for one in laid)
            whole = Typed(EventKind(typed.kind), typed.text, typed.act, cases.said_in(typed))
            action = Action(
                id=self._clock.new_id(),
                case=case,
                tracking_id=about.tracking_id,
                kind=typed.kind,
                text="" if is_reason(whole) else typed.text,
                written=timekeeping.written_now(connection, self._clock),
                base=about.revision,
                particulars=as_particulars(whole, KnownUnits(connection), files),
            )
            outbox.shelve_draft(
                connection, action, typed.act, tracking_id=about.tracking_id, title=about.title, reason=""
            )
        return str(action.id)


def _has_draft(connection: Connection, case: int, act: str) -> bool:
    """Whether there is a draft of this act; files are always those of the draft that the written kinds share."""
    return cases.load_draft(connection, case, act) is not None or (
        not act and bool(draft_files.of_case(connection, case))
    )
