"""An own action out of the queue again, and what it has become."""

from typing import NamedTuple

from ui.ports.desk import Desk
from ui.ports.outbox import OutboxLine


class TakenBack(NamedTuple):
    """What became of an action."""

    case: int
    act: str
    """Name or kind of the act whose draft it is; empty where nothing of it can be written on."""


def take_back(desk: Desk, line: OutboxLine) -> TakenBack:
    """Have an action become a draft again; in the database lane.

    :raises sync.contract.errors.BadInput: as :meth:`ui.ports.outbox.OutboxDesk.pull_back`.
    """
    before = desk.case(line.case).drafts if line.case else ()
    case = desk.pull_back(line.id)
    made = next((one for one in desk.case(case).drafts if one not in before), None)
    return TakenBack(case, (made.act or str(made.kind)) if made is not None else "")
