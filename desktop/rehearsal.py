"""*Uji coba sinkron*: what an exchange would send now, and what would become of it, without sending a byte."""

from typing import Final
from uuid import UUID

from desktop.line_keeper import USUAL_MS
from desktop.sentences import of_reason
from desktop.storage import account, cases, outbox, settings
from desktop.storage.book import HeldBook
from desktop.storage.database import Connection, Database
from desktop.storage.outbox_shelves import files_of
from desktop.storage.projection import Projector
from desktop.storage.views import kind_of
from sync.contract.line import LineState
from sync.contract.messages import Opening
from sync.engine.cycle import OFFERED_AT_ONCE
from sync.engine.plan import rehearsed
from sync.transport.weighing import weigh
from ui.ports.evidence import Transfers
from ui.ports.rehearsal import Rehearsal, RehearsedAction

_ALL: Final = 1_000_000
_LURING: Final = "Luring menyala: tidak ada yang dikirim sampai Luring dimatikan."
_SIGN_IN: Final = "Anda perlu masuk lagi: tidak ada yang dikirim sebelum itu. Pekerjaan tetap aman."


def rehearsal(database: Database, book: HeldBook, transfers: Transfers) -> Rehearsal:
    """Return what an exchange would do now; reads only.

    :param transfers: what waits of files.
    """
    with database.reading() as connection:
        me, line = account.load_account(connection), account.load_line(connection)
        waiting = outbox.waiting_actions(connection, 0, _ALL)
        offered = tuple(outbox.doubtful(connection, OFFERED_AT_ONCE))
        usual_ms = settings.load(connection, USUAL_MS, 0)
        actions = _judged(connection, book, [action.id for _, action in waiting])
    server, token = (me.server, me.token) if me else ("", "")
    requests = list(rehearsed(waiting, Opening(cursor=line.cursor, offered=offered)))
    return Rehearsal(
        actions=actions,
        requests=len(requests),
        bytes_sent=sum(weigh(server, token, up) for up in requests),
        offered=len(offered),
        files=transfers.files,
        files_bytes=transfers.bytes_left,
        why_files_rest=transfers.why_resting if transfers.files else "",
        texts_ms=usual_ms * len(requests),
        files_ms=transfers.seconds_left * 1000,
        why_not=_LURING if line.luring else _SIGN_IN if not token or line.told is LineState.SIGN_IN_REQUIRED else "",
        line=line.told,
    )


def _judged(connection: Connection, book: HeldBook, order: list[UUID]) -> tuple[RehearsedAction, ...]:
    verdicts = Projector(connection, book).verdicts()
    rows = outbox.rows_of(connection, order)
    about = cases.of_actions(connection, rows)
    files = files_of(connection, [row.action for row in rows])
    told = []
    for row in rows:
        reason, with_it = verdicts.get(UUID(bytes=row.action)), files.get(row.action)
        told.append(
            RehearsedAction(
                id=str(UUID(bytes=row.action)),
                case=about.get(row.action, 0),
                tracking_id=row.tracking_id,
                title=row.title,
                kind=kind_of(row.kind),
                bytes=row.bytes,
                files=with_it.number if with_it else 0,
                files_bytes=with_it.size - with_it.sent if with_it else 0,
                reason=reason.value if reason else "",
                sentence=of_reason(reason) if reason else "",
                may_have_arrived=row.attempts > 0,
            )
        )
    return tuple(told)
