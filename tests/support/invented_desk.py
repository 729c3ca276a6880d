"""A desk, a road and a doorway in memory: the roles behind the windows."""

from collections.abc import Collection
from dataclasses import dataclass, field

import msgspec

from desktop.sentences import of_reason
from sync.contract.casework.acts import act_named
from sync.contract.errors import BadInput, ReplyBlocked, TindakError, VaultLocked
from sync.contract.events import EventKind, Lamp
from sync.contract.line import LineState
from sync.contract.receipts import Reason
from sync.contract.replies.check import check_reply
from sync.contract.replies.remarks import Facts, Remark, may_send
from sync.contract.replies.templates import Known, fill
from tests.support.invented_cases import NOW, own_action, replace_line, some_cases
from tests.support.invented_evidence import InventedEvidence
from tests.support.invented_list import InventedList, fits, in_order
from tests.support.invented_outbox import InventedOutbox
from tests.support.invented_papers import InventedPapers
from tests.support.invented_receipts import invented_receipt
from tests.support.invented_road import InventedRoad
from tests.support.invented_rules import INVENTED_TEMPLATES, counted, possible_acts, todays
from tests.support.invented_turns import with_queued
from ui.clock import local_day
from ui.ports.acts import NOTHING_SAID, ActRequest, Day, PossibleAct, TodayItem, UnitChoice
from ui.ports.desk import CaseLine, CaseQuery, CaseView, DeskState, Draft, TimelineEntry
from ui.ports.likeness import SimilarCase
from ui.ports.listing import Stale
from ui.ports.outbox import OutboxLine, ReceiptView
from ui.ports.replies import FilledView, RemarkView, TemplateView

_HOUR = 3_600_000
PASSWORD = "kata sandi yang panjang"


@dataclass
class HeldCase:
    """A case as the desk in memory keeps it."""

    view: CaseView
    drafts: dict[str, Draft] = field(default_factory=dict)
    written: list[OutboxLine] = field(default_factory=list)


class InventedDesk(InventedList, InventedOutbox, InventedPapers):
    """Casework in memory. ``fault`` is raised by every change while it is set."""

    def __init__(self, cases: list[CaseView]) -> None:
        """Hold these cases."""
        InventedList.__init__(self)
        InventedOutbox.__init__(self)
        InventedPapers.__init__(self)
        self.held: dict[int, HeldCase] = {view.line.case: HeldCase(view) for view in cases}
        self.fault: TindakError | None = None
        self.pages_asked: list[int] = []
        self.drafts_saved: list[str] = []
        self.checked: list[str] = []
        self.overrides: tuple[str, ...] = ()
        self.templates_used: list[str] = []
        self.has_templates = True
        self.categories: list[str] = []
        self.alike: dict[int, tuple[SimilarCase, ...]] = {}
        self.also_possible: tuple[PossibleAct, ...] = ()
        self.items: tuple[TodayItem, ...] | None = None
        self.acts: list[tuple[int, str, ActRequest]] = []
        self.luring = False
        self.zone = ""
        self.evidence = InventedEvidence()
        self.changes: dict[str, object] = {}
        self._next = 1

    def state(self) -> DeskState:
        """Say how things stand; ``changes`` override."""
        lines = self.outbox()
        waiting = [line for line in lines if line.lamp is Lamp.SAVED]
        state = DeskState(
            username="siti",
            full_name="Siti Operator",
            unit="Kecamatan Tirta Muara",
            role="liaison",
            server="https://pusat.contoh",
            line=LineState.LURING if self.luring else LineState.ONLINE,
            luring=self.luring,
            offline_since=0,
            last_exchange_at=NOW - _HOUR,
            waiting=len(waiting),
            waiting_bytes=sum(line.bytes for line in waiting),
            attention=sum(line.lamp in (Lamp.HELD, Lamp.REJECTED) and not line.is_cancelled for line in lines),
            zone=self.zone,
            open_cases=self.count(CaseQuery()),
            all_cases=len(self.held),
        )
        return msgspec.structs.replace(state, **self.changes)

    def act(self, case: int, name: str, request: ActRequest) -> str:
        """Record an act like a follow-up."""
        self._fail()
        act = act_named(name)
        kind = act.kind if act is not None else EventKind.SUBSTANTIVE_RESPONSE
        self.acts.append((case, name, request))
        return self.record_follow_up(case, kind, request.text or request.reason or "-")

    def possible_acts(self, case: int) -> tuple[PossibleAct, ...]:
        """Ask the rules; ``also_possible`` counts before them."""
        told = {one.name for one in self.also_possible}
        ruled = possible_acts(self._held(case).view, self.state().role)
        return (*(one for one in ruled if one.name not in told), *self.also_possible)

    def units(self) -> tuple[UnitChoice, ...]:
        """Return two units."""
        return (UnitChoice("TM", "Kecamatan Tirta Muara"), UnitChoice("TH", "Kecamatan Tirta Hulu"))

    def today(self) -> tuple[TodayItem, ...]:
        """Return what must be done, unless ``items`` say otherwise."""
        shown = todays([self._line(held) for held in self.held.values()], self.outbox())
        return shown if self.items is None else self.items

    def day(self, most: int) -> Day:
        """Return the same counted."""
        return counted(self.today(), most)

    def count(self, query: CaseQuery, stale: Stale | None = None) -> int:
        """Count what a query finds."""
        del stale
        return len(self._found(query))

    def cases(self, query: CaseQuery, offset: int, limit: int) -> tuple[CaseLine, ...]:
        """Return a page."""
        self.pages_asked.append(offset)
        return tuple(self._line(held) for held in self._found(query)[offset : offset + limit])

    def case(self, case: int) -> CaseView:
        """Return one case with what was written projected over it."""
        held = self._held(case)
        own = tuple(
            TimelineEntry(
                id=line.id,
                kind=line.kind,
                text=line.text,
                author="Siti",
                unit="Kecamatan Tirta Muara",
                written_at=line.written_at,
                lamp=line.lamp,
                own=True,
                reason=line.reason,
                receipt=line.receipt,
                sent_unconfirmed=line.sent_unconfirmed,
            )
            for line in held.written
        )
        return msgspec.structs.replace(
            held.view,
            line=self._line(held),
            timeline=tuple(sorted(held.view.timeline + own, key=lambda said: said.written_at)),
            draft=held.drafts.get("", next(iter(held.drafts.values()), None)),
            drafts=tuple(held.drafts.values()),
        )

    def similar(self, case: int, _stale: Stale | None = None) -> tuple[SimilarCase, ...]:
        """Return what was laid down as similar."""
        self._held(case)
        return self.alike.get(case, ())

    def save_draft(self, case: int, kind: EventKind, text: str, act: str = "", said: ActRequest = NOTHING_SAID) -> int:
        """Keep a draft."""
        self._fail()
        self._held(case).drafts.pop(act, None)
        if text or said != NOTHING_SAID:
            self._held(case).drafts[act] = Draft(case=case, kind=kind, text=text, saved_at=NOW, act=act, said=said)
        self.drafts_saved.append(text)
        return NOW

    def check(self, case: int, kind: EventKind, text: str) -> tuple[RemarkView, ...]:
        """Check a text as the desk does, with what the case tells."""
        self._fail()
        self.checked.append(text)
        return tuple(
            RemarkView(
                code=one.code,
                severity=one.severity,
                start=one.start,
                end=one.end,
                text=text[one.start : one.end],
                sentence=one.sentence,
            )
            for one in self._remarks(case, kind, text)
        )

    def _remarks(self, case: int, kind: EventKind, text: str) -> tuple[Remark, ...]:
        view = self._held(case).view
        facts = Facts(
            kind=kind,
            today=local_day(NOW),
            tracking_id=view.line.tracking_id,
            reporter=view.reporter,
            anonymous=view.line.anonymous,
            confidential=view.line.confidential,
            unit=view.line.unit,
        )
        return check_reply(text, facts)

    def templates(self, kind: str = "") -> tuple[TemplateView, ...]:
        """Return some templates."""
        self._fail()
        held = INVENTED_TEMPLATES if self.has_templates else ()
        return tuple(one for one in held if not kind or not one.kinds or kind in one.kinds)

    def fill(self, case: int, template: str) -> FilledView:
        """Fill a template in with the number of the case."""
        self._fail()
        (chosen,) = [one for one in INVENTED_TEMPLATES if template in (one.key, one.name)]
        filled = fill(
            chosen.text, Known(today=local_day(NOW), tracking_id=self._held(case).view.line.tracking_id, anonymous=True)
        )
        return FilledView(key=chosen.key, text=filled.text, unfilled=filled.unfilled)

    def record_follow_up(
        self,
        case: int,
        kind: EventKind,
        text: str,
        overrides: Collection[str] = (),
        template: str = "",
        files: Collection[str] = (),
        category: str = "",
        *,
        propose: bool = False,
    ) -> str:
        """Queue an event, and a proposal behind it where one is wanted."""
        self._fail()
        self.templates_used.append(template)
        self.overrides = tuple(overrides)
        if not may_send(self._remarks(case, kind, text), self.state().role, overrides):
            raise ReplyBlocked("Belum diantrekan: ada nomor telepon.")
        held = self._held(case)
        action = f"aksi-{self._next}"
        self._next += 1
        held.written.append(own_action(held.view, action, kind, text))
        held.drafts = {act: one for act, one in held.drafts.items() if one.text.strip() not in (text, "")}
        self.evidence.recorded(case, action, files)
        self.categories.append(category)
        if propose:
            held.written.append(own_action(held.view, f"{action}-usul", EventKind.PROPOSAL, ""))
        return action

    def outbox(self) -> tuple[OutboxLine, ...]:
        """Return own actions."""
        return tuple(line for held in self.held.values() for line in held.written)

    def change_line(self, action: str, **changes: object) -> None:
        """Change an own action."""
        for held in self.held.values():
            held.written = [replace_line(line, **changes) if line.id == action else line for line in held.written]

    def receipt(self, action: str) -> ReceiptView:
        """Return a receipt with a true signature."""
        self._fail()
        for line in self.outbox():
            if line.id == action and line.received_at:
                return invented_receipt(line)
        raise BadInput("Belum ada tanda terima.")

    def pull_back(self, action: str, kind: EventKind | None = None) -> int:
        """Make a draft of an action."""
        self._fail()
        for case, held in self.held.items():
            for line in held.written:
                if line.id == action:
                    held.written.remove(line)
                    self.evidence.pulled_back(action)
                    if line.kind == EventKind.UPLOADED:  # a mark holds no words
                        return case
                    held.drafts[""] = Draft(
                        case=case, kind=kind or EventKind(line.kind), text=line.text, saved_at=NOW,
                        came_back=self.came_back,
                    )  # fmt: skip
                    return case
        raise BadInput("Tindak lanjut ini sudah tidak ada.")

    def set_luring(self, *, luring: bool) -> None:
        """Switch the line."""
        self._fail()
        self.luring = luring

    def title_and_reporter(self, case: int) -> tuple[str, str]:
        """Return what a table shows of a case, and what it masks."""
        view = self._held(case).view
        return view.line.title, view.reporter

    def withdraw(self, actions: Collection[str]) -> int:
        """Take back what waits."""
        self._fail()
        gone = 0
        for held in self.held.values():
            for line in [one for one in held.written if one.id in actions and one.can_pull_back]:
                held.written.remove(line)
                gone += 1
        return gone

    def put(self, case: int, *lines: OutboxLine) -> None:
        """Put own actions into the outbox."""
        self._held(case).written.extend(lines)

    def _fail(self) -> None:
        if self.fault is not None:
            raise self.fault

    def _held(self, case: int) -> HeldCase:
        if case not in self.held:
            raise BadInput("Laporan ini tidak ada di komputer ini.")
        return self.held[case]

    def _line(self, held: HeldCase) -> CaseLine:
        came_back = sum(line.lamp in (Lamp.HELD, Lamp.REJECTED) and not line.is_cancelled for line in held.written)
        line = with_queued(held.view.line, [one.kind for one in held.written if one.lamp is Lamp.SAVED])
        return msgspec.structs.replace(
            line, has_draft=bool(held.drafts), came_back=came_back,
            waiting=came_back + sum(line.lamp is Lamp.SAVED for line in held.written),
        )  # fmt: skip

    def _found(self, query: CaseQuery) -> list[HeldCase]:
        found = [held for held in self.held.values() if fits(query, self._line(held))]
        return in_order(query, found, lambda held: held.view.line)


@dataclass
class InventedVault:
    """An open vault."""

    desk: InventedDesk
    exchange: InventedRoad
    is_closed: bool = False

    @property
    def evidence(self) -> InventedEvidence:
        """The photos and documents."""
        return self.desk.evidence

    def close(self) -> None:
        """Lock."""
        self.is_closed = True


@dataclass
class InventedDoorway:
    """Opens one vault with one password."""

    vault: InventedVault
    has_vault: bool = False
    fault: TindakError | None = None
    renewals: int = 0

    def sign_in(self, server: str, username: str, password: str) -> InventedVault:
        """Sign in."""
        del server, username
        return self.unlock(password)

    def unlock(self, password: str) -> InventedVault:
        """Unlock."""
        if self.fault is not None:
            raise self.fault
        if password != PASSWORD:
            raise wrong_password()
        return self.vault

    def renew(self, opened: object, password: str) -> None:
        """Sign in again."""
        assert opened is self.vault
        self.unlock(password)
        self.renewals += 1


def wrong_password() -> VaultLocked:
    """Return the fault of a password that opens nothing here."""
    return VaultLocked("Kata sandi ini tidak membuka data terkunci di komputer ini.")


def invented_vault() -> InventedVault:
    """Return an open vault over :func:`some_cases`, with an outbox that holds one of each kind."""
    cases = some_cases()
    desk = InventedDesk(cases)
    desk.put(4, own_action(cases[3], "x1", EventKind.INITIAL_RESPONSE, "Yth. Pelapor, pengangkutan dijadwalkan Rabu."))
    desk.put(
        5,
        replace_line(
            own_action(cases[4], "x2", EventKind.SUBSTANTIVE_RESPONSE, "Posyandu buka kembali Senin depan.", Lamp.HELD),
            reason=of_reason(Reason.CASE_MOVED),
        ),
        replace_line(
            own_action(cases[4], "x3", EventKind.INITIAL_RESPONSE, "Terima kasih, kami periksa.", Lamp.RECEIVED),
            receipt="TT-20261120-0417",
            received_at=NOW - 70 * _HOUR,
            written_at=NOW - 71 * _HOUR,
        ),
    )
    return InventedVault(desk, InventedRoad())
