"""What may be done with invented cases and must be done today, by the real rules; and templates to answer with."""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop.sentences import of_reason
from sync.contract.casework.acts import ACTS
from sync.contract.casework.particulars import Particulars
from sync.contract.casework.ruling import Ground, Intent, Officer, ruling
from sync.contract.casework.standing import Standing
from sync.contract.entities import CaseState, Consult
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Reason
from tests.support.invented_cases import invented_item
from ui.ports.acts import Day, DayGroup, PossibleAct, TodayGroup, TodayItem, TurnView
from ui.ports.desk import CaseLine, CaseView
from ui.ports.outbox import OutboxLine
from ui.ports.replies import TemplateView

_OURS, _OTHER = 1, 9
_ORDER: Final = tuple(TodayGroup)

INVENTED_TEMPLATES: Final = (
    TemplateView(
        key="t1",
        name="Petugas ditugaskan",
        text="{sapaan}, laporan {tracking_id} kami baca. Petugas datang {tanggal periksa}, kabar lagi {tanggal kabar}.",
        kinds=(EventKind.INITIAL_RESPONSE,),
    ),
    TemplateView(key="t2", name="Sudah dikerjakan", text="{sapaan}, sudah kami kerjakan.", is_shared=False),
    TemplateView(key="t3", name="Hanya untuk substantif", text="x", kinds=(EventKind.SUBSTANTIVE_RESPONSE,)),
)


def possible_acts(view: CaseView, role: str) -> list[PossibleAct]:
    """Ask the rules, as an officer of the unit in charge who lacks nothing."""
    state = CaseState(
        unit=0 if view.facts.standing is Standing.VERIFIED else _OURS,
        status=view.line.status,
        lapor_status=view.lapor_status,
        consults=tuple(Consult(_OURS) for _one in view.facts.consults),
    )
    found = []
    for act in ACTS:
        said = Particulars(reason="-", units=(_OTHER,), title="-", related=("1",))
        intent = Intent(kind=act.kind, text="-", particulars=said)
        reason = ruling(intent, Officer(role, _OURS), state, Ground(units={_OURS, _OTHER}))
        if reason is not Reason.ROLE_MAY_NOT:
            found.append(PossibleAct(act=act, name=act.name, why_not=of_reason(reason or "")))
    return found


def todays(lines: Iterable[CaseLine], outbox: Iterable[OutboxLine]) -> tuple[TodayItem, ...]:
    """Return the cases in which it is this office's turn, and what came back."""
    items = [invented_item(line) for line in lines if line.turn.is_mine]
    items += [
        TodayItem(
            group=TodayGroup.RETURNED_OR_HELD,
            case=one.case,
            tracking_id=one.tracking_id,
            title=one.title,
            unit="",
            sentence=f"Kiriman Anda kembali. {one.reason}",
            turn=TurnView(is_mine=True),
            action=one.id,
        )
        for one in outbox
        if one.lamp in (Lamp.HELD, Lamp.REJECTED)
    ]
    return tuple(sorted(items, key=lambda item: _ORDER.index(item.group)))


def counted(items: Sequence[TodayItem], most: int) -> Day:
    """Return a day of these things, by plain Python."""
    mine = [item for item in items if item.is_mine]
    found = [(group, [item for item in items if item.group is group]) for group in TodayGroup]
    return Day(
        groups=tuple(DayGroup(group=group, items=tuple(of[:most]), count=len(of)) for group, of in found if of),
        mine=len(mine),
        watched=len(items) - len(mine),
        replies=sum(item.group is TodayGroup.REPLIES for item in mine),
    )
