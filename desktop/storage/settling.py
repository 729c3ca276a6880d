"""Receipts settle the actions they are about, once they are found genuine; received ones join the timelines."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from desktop.storage import account, outbox
from desktop.storage.held import Holding
from desktop.storage.tables import case_text
from sync.contract.entities import CaseEvent
from sync.contract.errors import BadInput
from sync.contract.messages import Action
from sync.contract.receipts import Outcome, ReceiptSheet, Told, Vouched, open_sheet


class Settling:
    """The receipts of one transaction."""

    def __init__(self, connection: Connection, holding: Holding) -> None:
        """Settle actions of this desk with the key that was pinned at sign-in."""
        self._connection = connection
        self._me = account.load_account(connection)
        self._holding = holding
        self.settled = self.doubtful = 0

    def settle(self, sheets: Iterable[ReceiptSheet], sent: Sequence[Vouched]) -> None:
        """Store the receipts of these sheets with their actions; those that are not vouched for settle nothing."""
        key = self._me.server_key if self._me else b""
        accepted: list[tuple[Action, Told]] = []
        for sheet in sheets:
            try:
                told = list(open_sheet(sheet, sent))
            except BadInput:
                self.doubtful += len(sheet.receipts)
                continue
            for one in told:
                if not one.receipt.is_of(key):
                    self.doubtful += 1
                    continue
                action = outbox.settle(self._connection, one, key)
                self.settled += action is not None
                if action is not None:
                    self._holding.touched.add(action.case)
                if action is not None and one.statement.outcome is Outcome.ACCEPTED:
                    accepted.append((action, one))
        if accepted:
            self._take_in(accepted)

    def _take_in(self, accepted: Sequence[tuple[Action, Told]]) -> None:
        """Put received actions on the timelines of the cases that are here, as the centre now tells everybody else."""
        cases = {action.case for action, _ in accepted}
        here = set(self._connection.scalars(select(case_text.c.row).where(case_text.c.row.in_(cases))))
        me = self._me
        self._holding.store_events(
            [
                (
                    one.statement.event,
                    CaseEvent(
                        action=action.id,
                        case=action.case,
                        kind=action.kind,
                        text=action.text,
                        author=me.full_name or me.username if me else "",
                        unit=me.unit_row if me else 0,
                        unit_name=me.unit_name if me else "",
                        written_at=action.written.at,
                        received_at=one.statement.received_at,
                        particulars=action.particulars,
                    ),
                )
                for action, one in accepted
                if action.case in here
            ]
        )
        for action, one in accepted:
            if one.state and action.case in here:
                self._holding.change_states([(action.case, one.state)], by_receipt=True)
