"""The frame around the rooms: it moves between them, keeps the status line true, and closes safely."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent

from sync.contract.errors import TindakError
from ui.actions.commanding import Commanding
from ui.acts_dialog.beginning import Beginning
from ui.clock import live_in, local_day
from ui.difference.opening import Differences
from ui.doorway.renewal import Renew, RenewalBanner
from ui.frame.actions import frame_actions
from ui.frame.clock_band import ClockBand
from ui.frame.exchange_telling import ExchangeTelling
from ui.frame.exchanging import Exchanging
from ui.frame.layout import laid_out
from ui.frame.luring import LuringSwitch
from ui.frame.navigation import Navigation
from ui.frame.safety import Holder, Safety
from ui.frame.status_line import StatusLine
from ui.frame.window_rooms import WindowRooms
from ui.frame.work import Work
from ui.help.faults import told
from ui.lanes.collector import leave_out_what_stays
from ui.parts.filling_dialog import FillingDialog
from ui.ports.desk import DeskState
from ui.ports.evidence import Transfers
from ui.ports.listing import Wanted
from ui.rooms import Place, Room, RoomPage
from ui.workplace import Workplace

_MINUTE_MS: Final = 60_000
LEAST_SIZE: Final = (1060, 535)
"""A 1366 by 768 screen at 125 % is 1093 by 614 in the window's own pixels, less task bar and title bar 1093 by 535."""


class MainWindow(WindowRooms):
    """One open desk."""

    closed = Signal()
    state_shown = Signal(object)
    """The :class:`ui.ports.desk.DeskState` that is shown since."""
    replies_counted = Signal(int)
    """How many reporters wait for this officer's answer."""

    def __init__(self, workplace: Workplace, renew: Renew) -> None:
        """Build the frame; :meth:`begin` fills it."""
        super().__init__(workplace)
        self._may_leave_unsaved = False
        self._is_closed = False
        self._is_leaving = False
        self.keeps_running: Callable[[], bool] = lambda: False
        """Whether closing the window only hides it; the operator chooses that, where there is a tray."""
        self._day: date | None = None
        self.state: DeskState | None = None
        self.transfers = Transfers()
        self.setWindowTitle(self.tr("Tindak"))
        self.setMinimumSize(*LEAST_SIZE)
        self.status = StatusLine()
        self.banner = RenewalBanner(workplace, renew)
        self.clock_band = ClockBand()
        self.safety = Safety(self)
        self.acts = Beginning(workplace, self)
        self.differences = Differences(workplace, self)
        self.exchanging = Exchanging(workplace, self)
        self.luring = LuringSwitch(workplace, self)
        self.work = Work(workplace, self, self)
        self.commands = Commanding(workplace, self, self.show_case, self.acts.begin)
        self.places = self._all_places()
        self.navigation = Navigation(self.places)
        self._lay_out()
        self._connect()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._note_the_time)

    def begin(self, *, exchange: bool = True, room: Room = Room.TODAY) -> None:
        """Enter a room, fill it and then the rest, and, unless told otherwise, begin to exchange when it is due."""
        self.go(room)
        self._day = local_day(self._workplace.now_ms())
        self._pages[room].refresh()
        if room is Room.TODAY:
            self._fill_the_rest()
        else:
            self.call_when_painted(self._fill_the_rest, answers=2)
        self._minute.start()
        leave_out_what_stays()
        if exchange:
            self.exchanging.look()

    def go(self, room: Room) -> None:
        """Enter a room. A form that is left keeps its text, and its draft is stored before others tell of it."""
        if room is not Room.FORM:
            self._leave_form()
        page = self.enter(room)
        self.navigation.mark_room(Room.COMPLAINTS if room is Room.FORM else room)
        page.arrive()

    def _leave_form(self) -> None:
        if self.room is Room.FORM:
            self.form.keep_now()
            self.show_kept()

    def refresh(self) -> None:
        """Fetch again what the frame and all rooms show."""
        self._fetch_again(tuple(self._pages))

    def refresh_shown(self) -> None:
        """Fetch again what the frame and the room in sight show; other rooms follow when they are entered.

        A first exchange changes all, again and again: what nobody looks at must not keep up who works meanwhile.
        """
        self._fetch_again((Room.TODAY,))  # its count stands beside its name

    def _fetch_again(self, rooms: Collection[Room]) -> None:
        self._day = local_day(self._workplace.now_ms())
        self._fetch_state()
        self.fill_again(self.room, *rooms)  # what is looked at comes first

    def _fill_the_rest(self) -> None:
        self._fetch_state()
        if self.room is not Room.TODAY:  # its count stands in the navigation
            self._fill(Room.TODAY)

    def _fetch_state(self) -> None:
        self._workplace.background.database.run(
            self,
            lambda: (self._workplace.desk.state(), self._workplace.evidence.transfers()),
            on_success=lambda told: self._show_state(*told),
            on_failure=self._tell,
        )

    def write(self, case: int, act: str, about: str = "") -> None:
        """Open the form for an act with a case, by its name or kind."""
        self.work.begin(case, act, about)

    def show_case(self, case: int, *, newest: bool = False) -> None:
        """Show a case in its room; ``newest`` scrolls to what was said last."""
        self._leave_form()
        self.complaints.show_case(case, newest=newest)
        self.go(Room.COMPLAINTS)

    def open_palette(self) -> None:
        """Offer all that can be done now; with the acts of the case that is shown, if there is one."""
        self.make_daily_rooms()
        self.commands.open_palette(self.room, self.complaints.shown_case if self.room is Room.COMPLAINTS else 0)

    def open_keys(self) -> None:
        """Tell all keys."""
        self.make_daily_rooms()
        self.commands.open_sheet(self.room)

    def leave(self) -> None:
        """End the program and lock the vault, whatever closing the window would do."""
        self._is_leaving = True
        self.close()

    def open_help(self) -> None:
        """Open the help about the fault that stands on the screen, else about what is shown."""
        from ui.help.room import HelpRoom  # noqa: PLC0415 - a start needs no help
        from ui.help.subject import fault_on, subject_of  # noqa: PLC0415 - as above

        subject = subject_of(self, self.focusWidget(), self.page(self.room))
        page = self.page(Room.HELP)
        if isinstance(page, HelpRoom) and (self.room is not Room.HELP or fault_on(self)):
            page.open(subject)
        self.go(Room.HELP)

    def prepare_to_end(self) -> None:
        """Store what was typed: the system ends the session, and closing must not be refused then."""
        self._keep_what_was_typed()
        self._is_leaving = True

    def closeEvent(self, event: QCloseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Store what was typed, then go. What cannot be stored, or only a dialog holds, asks once before it goes."""
        if self._is_closed:
            event.accept()
            return
        self._keep_what_was_typed()
        dialogs = self.findChildren(FillingDialog)  # type: ignore[type-abstract]  # all that inherit it are meant
        holding = next((one for one in dialogs if not one.is_safe), None)
        if (holding is not None or not self._is_safe) and not self._may_leave_unsaved:
            self._may_leave_unsaved = True
            self._is_leaving = False
            self.show()
            if holding is not None:
                holding.ask_to_discard()
            elif not self._is_form_safe:
                self.go(Room.FORM)
            event.ignore()
            return
        if self.keeps_running() and not self._is_leaving:
            self.hide()
            event.ignore()
            return
        self._is_closed = True
        self.exchanging.stop()
        self._minute.stop()
        event.accept()
        self.closed.emit()

    def _all_places(self) -> tuple[Place, ...]:
        """Return the rooms of the navigation in their order; the only list of them."""
        return (
            Place(Room.TODAY, self.tr("&Hari ini"), self._make_today),
            Place(Room.COMPLAINTS, self.tr("&Laporan"), self._make_complaints),
            Place(
                Room.OUTBOX,
                self.tr("&Kotak keluar"),
                self._make_outbox,
                self.tr("Yang sudah Anda simpan, dan sejauh mana sampai"),
            ),
            Place(
                Room.MONEV,
                self.tr("&Monev"),
                self._make_monev,
                self.tr("Monitoring dan evaluasi: angka kantor untuk dilaporkan"),
            ),
            Place(Room.HELP, self.tr("&Bantuan"), self._make_help),
        )

    def _maker_of(self, room: Room) -> Callable[[], RoomPage]:
        return next((place.make for place in self.places if place.room is room), self._make_form)

    def _take_up(self, room: Room, page: RoomPage) -> None:
        self.commands.actions.add(page.commands(), place=room, page=page)
        if self.state is not None:
            page.show_state(self.state)
        if self._day is not None:  # the window is filled, so what is new in it is filled too
            page.refresh()

    def _make_today(self) -> RoomPage:
        from ui.today.room import TodayRoom  # noqa: PLC0415 - it is not always the first room

        made = TodayRoom(self._workplace)
        made.act_wanted.connect(self.acts.begin)
        made.case_wanted.connect(self.show_case)
        made.list_wanted.connect(lambda wanted: self._list(wanted, as_today=True))
        made.difference_wanted.connect(self.differences.open_action)
        made.uploads_wanted.connect(self.acts.begin_uploads)
        made.counted.connect(lambda count: self.navigation.show_count(Room.TODAY, count, hot=True))
        made.replies_counted.connect(self.replies_counted)
        made.exchange_wanted.connect(self._exchange_from_room)
        return made

    def _make_complaints(self) -> RoomPage:
        from ui.complaints.room import ComplaintsRoom  # noqa: PLC0415 - the first room stands there sooner

        made = ComplaintsRoom(self._workplace)
        made.act_wanted.connect(self.acts.begin)
        made.exchange_wanted.connect(self._exchange_from_room)
        made.list.doings.changed.connect(self.refresh)
        made.list.doings.safety_changed.connect(self.safety.of(Holder.SEVERAL))
        made.list.doings.let_go.connect(self.work.note_allowed)
        return made

    def _make_outbox(self) -> RoomPage:
        from ui.outbox.room import OutboxRoom  # noqa: PLC0415 - as above

        made = OutboxRoom(self._workplace)
        made.case_wanted.connect(self.show_case)
        made.act_wanted.connect(self.acts.begin)
        made.bare.today_wanted.connect(lambda: self.go(Room.TODAY))
        made.uploads_wanted.connect(self.acts.begin_uploads)
        made.pulled_back.connect(self.work.note_pulled_back)
        made.allowed.connect(self.work.note_allowed)
        made.difference_wanted.connect(self.differences.open_action)
        made.show_transfers(self.transfers)
        made.show_safety(is_safe=self.safety.is_safe)
        return made

    def _make_form(self) -> RoomPage:
        from ui.follow_up.form import FollowUpForm  # noqa: PLC0415 - as above

        made = FollowUpForm(self._workplace)
        made.notice.wanted.connect(self.work.look_at_difference)
        made.recorded.connect(self.work.note_recorded)
        made.list_wanted.connect(self.work.go_back)
        made.outbox_wanted.connect(self._show_own_act)
        made.ending.today_wanted.connect(lambda: self.go(Room.TODAY))
        made.ending.case_wanted.connect(self.work.show_worked_on)
        made.left.connect(self.work.note_left)
        made.kept.connect(self.show_kept)
        made.safety_changed.connect(self.safety.of(Holder.FORM))
        return made

    def _make_monev(self) -> RoomPage:
        from ui.monev.room import MonevRoom  # noqa: PLC0415 - a start needs no charts

        made = MonevRoom(self._workplace, lambda: self.complaints.list.wanted)
        made.case_wanted.connect(self.show_case)
        made.list_wanted.connect(self._list)
        made.exchange_wanted.connect(self._exchange_from_room)
        return made

    def _show_own_act(self, action: str) -> None:
        self.outbox.show_own_act(action)
        self.go(Room.OUTBOX)

    def _list(self, wanted: Wanted, *, as_today: bool = False) -> None:
        self.complaints.set_wide(is_wide=False)
        self.complaints.list.narrow_from(wanted, as_today=as_today)
        self.go(Room.COMPLAINTS)

    def _exchange_from_room(self) -> None:
        if self.state is not None and self.state.luring:
            self.luring.offer_to_end(self, self.exchanging.exchange_now)
        else:
            self.exchanging.exchange_now()

    def _lay_out(self) -> None:
        self.setCentralWidget(laid_out(self.navigation, (self.banner, self.clock_band), self._rooms, self.status))
        self.status.show_safety(is_safe=True)

    def _connect(self) -> None:
        self.navigation.room_wanted.connect(lambda room: self.go(Room(room)))
        self.navigation.exchange_wanted.connect(self.exchanging.exchange_now)
        self.navigation.luring_wanted.connect(self.luring.set)
        self.navigation.rehearsal_wanted.connect(self.rehearse)
        self.luring.switched.connect(self.work.note_allowed)
        self.luring.failed.connect(self._has_not_switched)
        self.acts.form_wanted.connect(self.write)
        self.acts.done.connect(self.work.note_acted)
        self.acts.marked.connect(self.work.note_allowed)
        self.acts.difference_wanted.connect(self.differences.open_action)
        self.acts.safety_changed.connect(self.safety.of(Holder.ACT))
        self.safety.changed.connect(self._show_safety)
        self.differences.form_wanted.connect(self.work.begin)
        self.differences.case_wanted.connect(self.show_case)
        self.differences.changed.connect(self.work.note_decided)
        for refused in (self.commands.actions.refused, self.acts.refused, self.differences.refused):
            refused.connect(self.navigation.show_problem)
        self.banner.renewed.connect(self.exchanging.exchange_now)
        captions = self._workplace.captions
        captions.setParent(self)  # what is not stored when the window goes was given up
        captions.safety_changed.connect(self.safety.of(Holder.CAPTIONS))
        captions.failed.connect(self._tell_uncaptioned)
        ExchangeTelling(self.exchanging, self.navigation, self.status, self._workplace.now_ms, self)
        names = {str(place.room): place.name for place in self.places}
        self.commands.name_places({**names, Room.FORM: self.tr("formulir")})
        self.commands.actions.add(frame_actions(self))

    def search(self) -> None:
        """Put the keyboard into the search field of *Laporan*."""
        self.go(Room.COMPLAINTS)
        self.complaints.search()

    def _has_not_switched(self, sentence: str) -> None:
        self.navigation.show_problem(sentence)
        self.refresh()  # the switch shows what is stored, not what was wished

    def _show_state(self, state: DeskState, transfers: Transfers) -> None:
        self.state, self.transfers = state, transfers
        live_in(state.zone)
        self.setWindowTitle(state.unit)
        self.navigation.show_state(state)
        if Room.OUTBOX in self._pages:
            self.outbox.show_transfers(transfers)
        for page in self._pages.values():
            page.show_state(state)
        self.banner.show_need(is_needed=state.sign_in_required)
        self._show_state_again()
        self.state_shown.emit(state)

    def _note_the_time(self) -> None:
        """Keep *hari ini* true: a desk may stay open over midnight."""
        today = local_day(self._workplace.now_ms())
        if today != self._day:
            self.refresh()
        self._show_state_again()

    def _show_state_again(self) -> None:
        if self.state is not None:
            now = self._workplace.now_ms()
            self.clock_band.show_clock(self.state.clock_off_by_ms, now)
            self.status.show_state(self.state, now, self.transfers)

    def _tell_uncaptioned(self, fault: TindakError) -> None:
        """Tell why what was said of a file is not stored, unless the form tells it."""
        if self._is_form_safe or self.room is not Room.FORM:
            self._tell(fault)

    def _show_safety(self, is_safe: bool) -> None:  # noqa: FBT001 - the shape of the signal
        self.status.show_safety(is_safe=is_safe)
        if Room.OUTBOX in self._pages:
            self.outbox.show_safety(is_safe=is_safe)
        if is_safe:
            self._may_leave_unsaved = False

    def _tell(self, fault: TindakError) -> None:
        self.navigation.show_problem(told(fault))
