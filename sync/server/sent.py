"""What officers send, judged by itself: whether it can be read, kept, and meant at all, whatever case it is about."""

from typing import Final
from uuid import UUID

import msgspec

from sync.contract.casework.acts import ACT_OF_KIND
from sync.contract.casework.ruling import Intent, fault_of
from sync.contract.entities import LARGEST_ROW, Template
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import KINDS_WITH_FILES
from sync.contract.evidence.attachment import is_unfit as are_unfit
from sync.contract.messages import LATEST_MS, Action
from sync.contract.receipts import Reason
from sync.contract.replies.templates import DROP_KIND, SAVE_KIND, of_action_text

_LONGEST_OFFSET: Final = 24 * 60


class Malformed(msgspec.Struct, frozen=True):
    """An action that could not be read, except for its id."""

    id: UUID


Sent = Action | Malformed


def template_of(action: Action) -> Template | None:
    """Return the template that an action without a case is about."""
    return of_action_text(action.text) if action.case == 0 and action.kind in (SAVE_KIND, DROP_KIND) else None


def is_unfit(action: Action) -> bool:
    """Whether an action holds numbers or signs that no database keeps, or files that it cannot have."""
    written, said = action.written, action.particulars
    times = (written.at, written.after, abs(written.elapsed), written.seen, said.at)
    rows = (action.case, *said.units)
    words = (action.text, action.tracking_id, said.reason, said.title, said.category, *said.related)
    fits = all(0 <= time <= LATEST_MS for time in times) and all(0 <= row <= LARGEST_ROW for row in rows)
    if not fits or abs(written.offset) > _LONGEST_OFFSET or any("\0" in one for one in words):
        return True
    return bool(said.files) and (action.kind not in KINDS_WITH_FILES or are_unfit(said.files))


def fault_in(action: Action) -> Reason | None:
    """Return what is wrong with an action by itself, whatever case it is about."""
    if is_unfit(action):
        return Reason.MALFORMED
    if action.kind not in frozenset(EventKind):
        return Reason.KIND_UNKNOWN
    if EventKind(action.kind) not in ACT_OF_KIND:
        return Reason.ROLE_MAY_NOT
    return fault_of(Intent(kind=EventKind(action.kind), text=action.text, particulars=action.particulars))
