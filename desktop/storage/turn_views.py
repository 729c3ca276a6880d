"""Whose turn it is in a case, as windows and commands show it, in the operator's words."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Row

from desktop.storage.cases import consults_now, is_asked
from desktop.storage.ground import KnownUnits
from sync.contract.casework.ruling import COORDINATOR_ROLE, Officer
from sync.contract.casework.turn import Waits
from sync.contract.entities import Consult
from sync.contract.events import EventKind
from ui.ports.acts import ConsultView, TurnView

_Row = Row[*tuple[Any, ...]]

_WHAT: Final = {
    EventKind.INITIAL_RESPONSE: "menulis respon awal",
    EventKind.REPLY: "menjawab pelapor yang menunggu",
    EventKind.SUBSTANTIVE_RESPONSE: "menulis respon substantif",
    EventKind.UPLOADED: "mengunggah balasan yang belum ada di lapor.go.id, lalu menandainya",
    EventKind.PROPOSAL: "mengusulkan selesai",
    EventKind.DRAFT: "menyetujui konsep balasan",
    EventKind.CONSULT_ANSWER: "menjawab konsultasi koordinator",
    EventKind.VERIFY: "memverifikasi",
    EventKind.DISPOSE: "mendisposisikan",
    EventKind.REDISPOSE: "mendisposisikan ulang",
    EventKind.CLOSE: "menutup laporan yang diusulkan selesai",
    EventKind.RESUME: "melanjutkan laporan yang ditunda",
}
_ANSWERS: Final = ("waiting", "ours", "not-ours")


def turn_view(row: _Row, officer: Officer, units: KnownUnits) -> TurnView:
    """Show whose turn it is in a row of :func:`desktop.storage.now.lines_now`."""
    who = Waits(row.turn_now) if row.turn_now else Waits.NOBODY
    act = EventKind(row.turn_act_now) if row.turn_act_now else None
    is_mine = _is_mine(row, who, officer, units)
    if not is_mine and is_asked(row, officer):  # a question is to be answered, whoever else must act
        who, act, is_mine = Waits.CONSULTED, EventKind.CONSULT_ANSWER, True
    names: tuple[str, ...] = ()
    if who is Waits.UNIT:
        names = (row.unit_name or "unit",)
    elif who is Waits.CONSULTED:
        names = tuple(one.unit for one in consult_views(consults_now(row), units) if one.answer == "waiting")
    return TurnView(
        who=who,
        units=names,
        act=act,
        due_on=row.turn_on_now,
        is_mine=is_mine,
        sentence=_sentence(who, names, act),
    )


def consult_views(consults: Iterable[Consult], units: KnownUnits) -> tuple[ConsultView, ...]:
    """Show what the units that were asked have answered."""
    return tuple(
        ConsultView(units.name_of(one.unit) or f"Unit {one.unit}", _ANSWERS[min(max(one.answer, 0), 2)])
        for one in consults
    )


def _is_mine(row: _Row, who: Waits, officer: Officer, units: KnownUnits) -> bool:
    match who:
        case Waits.UNIT:
            return bool(row.unit_now == officer.unit)
        case Waits.CONSULTED:
            return is_asked(row, officer)
        case Waits.COORDINATOR:
            return officer.role == COORDINATOR_ROLE and units.stands_above(officer.unit, row.unit_now)
        case _:
            return False


def _sentence(who: Waits, names: tuple[str, ...], act: EventKind | None) -> str:
    match who:
        case Waits.NOBODY:
            return "Tidak ada yang ditunggu."
        case Waits.REPORTER:
            return "Menunggu pelapor."
        case Waits.COORDINATOR:
            return f"Giliran koordinator: {_WHAT.get(act, 'menindaklanjuti')}." if act else "Giliran koordinator."
        case _:
            what = _WHAT.get(act, "menindaklanjuti") if act else "menindaklanjuti"
            return f"Giliran {', '.join(names)}: {what}."
