"""The outbox: one row for each act of the operator, kept for ever under the id it was given here."""

from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, and_, func, insert, select, update

from desktop.storage import draft_files, event_files, search, seen, uploads
from desktop.storage.search import Sort
from desktop.storage.states import ACCEPTED, CANCELLED, HELD, PULLED, REJECTED, UNSETTLED, WAITING
from desktop.storage.tables import case_text, draft, outbox
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.frames import pack, unpack
from sync.contract.messages import Action, Written
from sync.contract.receipts import Outcome, Told

SEALED_MS: Final = 35 * 24 * 3_600_000
"""How long the words of a case that left are kept sealed: longer than the monthly round of backups."""
_ACTIONS_A_QUERY: Final = 500
_STATE_OF: Final = {Outcome.ACCEPTED: ACCEPTED, Outcome.HELD: HELD, Outcome.REJECTED: REJECTED}


class Waiting(msgspec.Struct, frozen=True):
    """What the status line says about the outbox."""

    count: int
    bytes: int
    attention: int
    unconfirmed: int = 0
    """Of those that wait: how many may have arrived already, since they left and no answer came."""


def record(connection: Connection, action: Action, *, tracking_id: str, title: str) -> None:
    """Queue an action; its case is found by its words from now on.

    The draft goes only when it says the same: it may have been typed in another window for another day.
    """
    connection.execute(
        insert(outbox).values(
            action=action.id.bytes,
            case=action.case,
            tracking_id=tracking_id,
            title=title,
            kind=action.kind,
            text=action.text,
            written=pack(action.written),
            written_at=action.written.at,
            base=action.base,
            particulars=_packed(action.particulars),
            template=action.template.bytes if action.template else None,
            bytes=len(pack(action)),
            state=WAITING,
            seen=seen.packed_now(connection, action.case),
        )
    )
    for typed in connection.execute(select(draft).where(draft.c.case == action.case)).all():
        if _says_the_same(typed.kind, typed.text.strip(), action):
            connection.execute(draft.delete().where(draft.c.case == action.case, draft.c.act == typed.act))
    position = connection.scalars(select(outbox.c.position).where(outbox.c.action == action.id.bytes)).one()
    search.add(connection, Sort.OWN, [(position, action.text)])
    event_files.name(connection, [(action.id.bytes, action.particulars.files)])


def _says_the_same(kind: str, text: str, action: Action) -> bool:
    return text in (action.text, action.particulars.reason) if text else kind == action.kind


def waiting_actions(connection: Connection, after: int, most: int) -> list[tuple[int, Action]]:
    """Return (position, action) of what waits, in the order it was recorded."""
    rows = connection.execute(
        select(outbox)
        .where(outbox.c.state == WAITING, outbox.c.position > after)
        .order_by(outbox.c.position)
        .limit(most)
    )
    return [(row.position, action_of(row)) for row in rows]


def count_waiting_from(connection: Connection, position: int) -> int:
    """Return how many wait from a position on."""
    waits = and_(outbox.c.state == WAITING, outbox.c.position >= position)
    return connection.scalars(select(func.count()).where(waits)).one()


def mark_sent(connection: Connection, positions: Sequence[int], now: int) -> list[int]:
    """Note that these are leaving: from now on only a receipt tells what became of them. Returns those that do.

    :param now: device time, ms.
    """
    marked = connection.scalars(
        update(outbox)
        .where(outbox.c.position.in_(positions), outbox.c.state == WAITING)
        .values(attempts=outbox.c.attempts + 1, tries=outbox.c.tries + 1, tried_at=now)
        .returning(outbox.c.position)
    )
    return list(marked)


def mark_unsent(connection: Connection, positions: Sequence[int]) -> None:
    """Take back one :func:`mark_sent`: it is certain that these never left. That it was tried stays true."""
    connection.execute(
        update(outbox)
        .where(outbox.c.position.in_(positions), outbox.c.state == WAITING, outbox.c.attempts > 0)
        .values(attempts=outbox.c.attempts - 1)
    )


def settle(connection: Connection, told: Told, key: bytes) -> Action | None:
    """Store a receipt with its action. Returns the action, or ``None`` when it was settled before or is not ours."""
    statement = told.statement
    row = connection.execute(
        select(outbox).where(outbox.c.action == statement.action.bytes, outbox.c.state == WAITING)
    ).one_or_none()
    if row is None:
        return None
    connection.execute(
        update(outbox)
        .where(outbox.c.position == row.position)
        .values(
            state=_STATE_OF[statement.outcome],
            reason=statement.reason,
            receipt_number=statement.number,
            received_at=statement.received_at,
            receipt=pack(told.receipt),
            receipt_key=key,
        )
    )
    if statement.outcome is Outcome.ACCEPTED:  # from now on its event is found, where the case is here
        search.remove(connection, Sort.OWN, [row.position])
    action = action_of(row)
    if statement.outcome is not Outcome.REJECTED:  # who looks at a held one wants to see its files too
        uploads.make_ready(connection, action.particulars.files)
    return action


def doubt_all(connection: Connection) -> None:
    """Doubt all that was received: the centre tells another history than the one in which it gave its receipts."""
    connection.execute(update(outbox).where(outbox.c.state == ACCEPTED).values(doubtful=True))
    uploads.doubt_all(connection)


def doubt_about(connection: Connection, cases: Sequence[int]) -> None:
    """Doubt that the centre still has what it received about these cases."""
    for start in range(0, len(cases), _ACTIONS_A_QUERY):
        here = outbox.c.case.in_(cases[start : start + _ACTIONS_A_QUERY]) & (outbox.c.state == ACCEPTED)
        connection.execute(update(outbox).where(here).values(doubtful=True))


def doubtful(connection: Connection, most: int) -> list[UUID]:
    """Return received actions that the centre may have lost."""
    here = (outbox.c.doubtful.is_(True)) & (outbox.c.state == ACCEPTED)
    query: Any = select(outbox.c.action).where(here).order_by(outbox.c.position).limit(most)
    return [UUID(bytes=action) for action in connection.scalars(query)]


def settle_doubts(connection: Connection, offered: Sequence[UUID], missing: Collection[UUID]) -> None:
    """Let missing ones wait again, with the words they were sent with; the receipt that was lost is kept aside."""
    for start in range(0, len(offered), _ACTIONS_A_QUERY):
        ids = [action.bytes for action in offered[start : start + _ACTIONS_A_QUERY]]
        connection.execute(update(outbox).where(outbox.c.action.in_(ids)).values(doubtful=False))
    for action in missing:
        row = find(connection, action)
        if row is None or row.state != ACCEPTED or (row.blanked and not row.sealed):
            continue
        again = action_of(row)
        connection.execute(
            update(outbox)
            .where(outbox.c.position == row.position)
            .values(
                state=WAITING,
                former_receipt=row.receipt,
                receipt=None,
                receipt_number="",
                received_at=0,
                sealed=None,
                tracking_id=again.tracking_id,
                text=again.text,
                particulars=_packed(again.particulars),
                blanked=False,
            )
        )
        search.add(connection, Sort.OWN, [(row.position, again.text)])
        event_files.name(connection, [(row.action, again.particulars.files)])
        uploads.send_again(connection, again.particulars.files)


def hold_draft(
    connection: Connection, lost_case: int, action: Action, act: str, *, tracking_id: str, title: str, reason: str
) -> None:
    """Keep a draft of a case that left this desk as a held action, which stays readable without the case.

    :param act: which draft, as :attr:`ui.ports.desk.Draft.act`.
    """
    _take_draft(connection, action, act, tracking_id=tracking_id, title=title)
    connection.execute(
        update(outbox).where(outbox.c.action == action.id.bytes).values(state=HELD, reason=reason, case=lost_case)
    )


def shelve_draft(
    connection: Connection, action: Action, act: str, *, tracking_id: str, title: str, reason: str
) -> None:
    """Keep a draft of a case as an action that was given up before it went anywhere."""
    _take_draft(connection, action, act, tracking_id=tracking_id, title=title)
    named = outbox.c.action == action.id.bytes
    connection.execute(update(outbox).where(named).values(state=CANCELLED, reason=reason))
    position = connection.scalars(select(outbox.c.position).where(named)).one()
    search.remove(connection, Sort.OWN, [position])


def _take_draft(connection: Connection, action: Action, act: str, *, tracking_id: str, title: str) -> None:
    """Record the draft of a case as an action: how its case stood for whoever typed it stays known."""
    this = and_(draft.c.case == action.case, draft.c.act == act)
    before = connection.scalar(select(draft.c.seen).where(this))
    record(connection, action, tracking_id=tracking_id, title=title)
    if before:
        connection.execute(update(outbox).where(outbox.c.action == action.id.bytes).values(seen=before))
    connection.execute(draft.delete().where(this))
    draft_files.take(connection, action.case, [file.sha256 for file in action.particulars.files])


def forget_words_of(connection: Connection, left: int) -> None:
    """Blank what received actions said about a case that left this desk; their receipts stay.

    The packed action stays sealed for as long as a backup of the centre may be old: a centre that was restored from
    one has lost what it had received, and only this desk could bring it back.
    """
    number = select(case_text.c.tracking_id).where(case_text.c.row == left).scalar_subquery()
    said = and_(outbox.c.case == left, outbox.c.tracking_id == number, outbox.c.state.in_((ACCEPTED, PULLED)))
    for row in connection.execute(select(outbox).where(said, outbox.c.state == ACCEPTED, ~outbox.c.blanked)).all():
        connection.execute(update(outbox).where(outbox.c.position == row.position).values(sealed=pack(action_of(row))))
    connection.execute(update(outbox).where(said).values(title="", text="", particulars=b"", seen=b"", blanked=True))


def forget_sealed(connection: Connection, now: int) -> None:
    """Let go of sealed words that no restored centre can ask for any more."""
    old = and_(outbox.c.sealed.is_not(None), outbox.c.received_at < now - SEALED_MS)
    connection.execute(update(outbox).where(old).values(sealed=None))


def waiting_cases(connection: Connection) -> set[int]:
    """Return the cases about which something waits."""
    return set(connection.scalars(select(outbox.c.case).where(outbox.c.state == WAITING).distinct()))


def cases_of(connection: Connection, actions: Collection[UUID]) -> set[int]:
    """Return the cases that these actions are about."""
    cases: set[int] = set()
    listed = [action.bytes for action in actions]
    for start in range(0, len(listed), _ACTIONS_A_QUERY):
        here = outbox.c.action.in_(listed[start : start + _ACTIONS_A_QUERY])
        cases.update(connection.scalars(select(outbox.c.case).where(here)))
    return cases


def rows_of(connection: Connection, actions: Sequence[UUID]) -> list[Row[*tuple[Any, ...]]]:
    """Return the rows of these actions, in the order in which they were recorded."""
    rows: list[Row[*tuple[Any, ...]]] = []
    for start in range(0, len(actions), _ACTIONS_A_QUERY):
        here = outbox.c.action.in_([action.bytes for action in actions[start : start + _ACTIONS_A_QUERY]])
        rows += connection.execute(select(outbox).where(here)).all()
    return sorted(rows, key=lambda row: int(row.position))


def find(connection: Connection, action: UUID) -> Row[*tuple[Any, ...]] | None:
    """Return the row of one action."""
    return connection.execute(select(outbox).where(outbox.c.action == action.bytes)).one_or_none()


def pull(connection: Connection, action: UUID, position: int) -> None:
    """Take an action out of the queue, for its words have become a draft again."""
    connection.execute(update(outbox).where(outbox.c.action == action.bytes).values(state=PULLED))
    search.remove(connection, Sort.OWN, [position])
    files = event_files.of_action(connection, action)
    event_files.unname(connection, action)
    uploads.drop_unnamed(connection, files)


def cancel(connection: Connection, action: UUID, position: int) -> None:
    """Give an action up that the centre did not take; its words and files stay here, its files wait no more."""
    connection.execute(update(outbox).where(outbox.c.position == position).values(state=CANCELLED))
    search.remove(connection, Sort.OWN, [position])
    files = event_files.of_action(connection, action)
    event_files.unname(connection, action)
    uploads.drop_unnamed(connection, files)
    event_files.name(connection, [(action.bytes, files)])


def weigh(connection: Connection) -> Waiting:
    """Count what waits, what of it may have arrived, and what needs a look."""
    is_waiting = outbox.c.state == WAITING
    row = connection.execute(
        select(
            func.count().filter(is_waiting),
            func.coalesce(func.sum(outbox.c.bytes).filter(is_waiting), 0),
            func.count().filter(outbox.c.state.in_((HELD, REJECTED))),
            func.count().filter(is_waiting, outbox.c.attempts > 0),
        ).where(outbox.c.state.in_(UNSETTLED))
    ).one()
    return Waiting(*row)


def _packed(said: Particulars) -> bytes:
    return b"" if said == NONE else pack(said)


def action_of(row: Row[*tuple[Any, ...]]) -> Action:
    """Return the action of one row, as it goes up; that of a case which left is read from its seal."""
    if row.sealed:
        return unpack(row.sealed, Action)
    return Action(
        id=UUID(bytes=row.action),
        case=row.case,
        tracking_id=row.tracking_id,
        kind=row.kind,
        text=row.text,
        written=unpack(row.written, Written),
        base=row.base,
        particulars=unpack(row.particulars, Particulars) if row.particulars else NONE,
        template=UUID(bytes=row.template) if row.template else None,
    )
