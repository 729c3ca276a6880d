"""Casework at this desk: what an officer reads and records, all of it without a network."""

from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.acts import Acts, spoken_kind
from desktop.case_listing import CaseListing
from desktop.line_keeper import USUAL_MS
from desktop.own_acts import OwnActs
from desktop.sentences import of_reason
from desktop.storage import account, cases, day, listing, outbox, settings, today, views
from desktop.storage.book import HeldBook
from desktop.storage.database import Database
from desktop.storage.eye import Eyes
from desktop.storage.standings import at_stopped_bridge
from desktop.storage.timekeeping import note_device_time, off_by_now
from desktop.today import begun, laid_out
from desktop.words import NO_SUCH_CASE, DeskClock, clean, id_of
from sync.contract.errors import BadInput
from sync.contract.events import EVENT_TEXT_LIMIT, WRITTEN_KINDS, EventKind
from sync.contract.status import OPEN_BUCKETS, Bucket
from ui.ports.acts import NOTHING_SAID, ActRequest, Day, PossibleAct, TodayItem, UnitChoice
from ui.ports.desk import CaseLine, CaseQuery, CaseView, DeskState, RecapOrder, RecapTable
from ui.ports.likeness import SimilarCase
from ui.ports.listing import BulkDone, BulkLine, ListChoices, ListMemory, Stale, TableOrder
from ui.ports.replies import FilledView, RemarkView, TemplateView
from ui.ports.uploads import UploadLine

if TYPE_CHECKING:
    from desktop.bulk_acts import BulkActs
    from desktop.evidence.desk import Evidence
    from desktop.evidence.taken import TakenIn
    from desktop.frozen import FrozenFigures
    from desktop.monev import Monev
    from desktop.reply_help import ReplyHelp
    from desktop.reports.table import Tables
    from desktop.templates import Templates
    from desktop.uploads import Uploads


class Casework(OwnActs):
    """The use cases of an officer; implements :class:`ui.ports.desk.Desk`. Each one is one transaction."""

    def __init__(
        self,
        database: Database,
        clock: DeskClock,
        book: HeldBook,
        on_recorded: Callable[[], None] = lambda: None,
        *,
        evidence: "Evidence",
    ) -> None:
        """Work on an open database.

        :param book: what deadlines are reckoned by.
        :param evidence: the files that go with what is recorded.
        :param on_recorded: told after something new waits in the outbox, so that an exchange may follow soon.
        """
        super().__init__(database, clock, book, evidence)
        self._on_recorded = on_recorded
        self._eyes = Eyes(database, book)
        self._acts = Acts(database, clock, book, on_recorded, self._eyes)
        self._listing = CaseListing(database, clock, self._eyes, self._make_figures_ready)

    def _make_figures_ready(self) -> None:
        self.figures.make_ready()

    @cached_property
    def figures(self) -> "Monev":
        """The figures of this desk."""
        from desktop.monev import Monev  # noqa: PLC0415 - a list stands there before anything is counted

        return Monev(self._database, self._clock, self._book)

    @cached_property
    def frozen(self) -> "FrozenFigures":
        """The figures that were frozen here, or came here."""
        from desktop.frozen import FrozenFigures  # noqa: PLC0415 - as above

        return FrozenFigures(self._database, self._clock, self._book, self._make_figures_ready)

    @cached_property
    def library(self) -> "Templates":
        """The templates of this desk."""
        from desktop.templates import Templates  # noqa: PLC0415 - as above

        return Templates(self._database, self._clock, self._on_recorded)

    @cached_property
    def _bulk(self) -> "BulkActs":
        from desktop.bulk_acts import BulkActs  # noqa: PLC0415 - as above

        return BulkActs(self._database, self._acts, self._book, self._clock.wall_ms, self._on_recorded)

    @cached_property
    def _uploads(self) -> "Uploads":
        from desktop.uploads import Uploads  # noqa: PLC0415 - as above

        return Uploads(self._database, self._acts, self._on_recorded)

    @cached_property
    def _tables(self) -> "Tables":
        from desktop.reports.table import Tables  # noqa: PLC0415 - as above

        return Tables(self._database, self._clock, self._listing)

    @cached_property
    def _replies(self) -> "ReplyHelp":
        from desktop.reply_help import ReplyHelp  # noqa: PLC0415 - as above

        return ReplyHelp(self._database, self._clock.today)

    def state(self) -> DeskState:
        """Return what the status line tells."""
        with self._database.reading() as connection:
            eye = self._eyes.open(connection, self._clock.wall_ms())
            me, line = _signed_in(eye.me), account.load_line(connection)
            waiting = outbox.weigh(connection)
            usual_ms = settings.load(connection, USUAL_MS, 0)
            buckets = listing.count_by_bucket(connection)
            our_turn = cases.count_turn_of(connection, eye.officer, eye.units)
            zone = eye.book.zone_of(me.unit_row)
            at_bridge = at_stopped_bridge(connection, me.unit_row)
        return DeskState(
            username=me.username,
            full_name=me.full_name,
            unit=me.unit_name,
            unit_code=me.unit_code,
            role=me.role,
            server=me.server,
            line=line.told,
            luring=line.luring,
            offline_since=line.offline_since,
            offline_reason=line.offline_reason,
            fault_code=line.fault_code,
            clock_off_by_ms=off_by_now(line, self._clock),
            sign_in_required=line.sign_in_required,
            zone=zone.key,
            last_exchange_at=line.last_exchange_at,
            next_try_at=line.next_try_at if line.tries_by_itself else 0,
            waiting=waiting.count,
            waiting_bytes=waiting.bytes,
            usual_exchange_ms=usual_ms,
            unconfirmed=waiting.unconfirmed,
            attention=waiting.attention,
            open_cases=sum(buckets.get(bucket, 0) for bucket in OPEN_BUCKETS),
            all_cases=sum(buckets.values()),
            bucket_counts={bucket.value: buckets.get(bucket, 0) for bucket in Bucket},
            waiting_cases=our_turn,
            at_stopped_bridge=at_bridge,
        )

    def count(self, query: CaseQuery, stale: Stale | None = None) -> int:
        """Return how many cases the query finds; -1 when nobody waits for it any more."""
        return self._listing.count(query, stale)

    def cases(self, query: CaseQuery, offset: int, limit: int, *, with_clocks: bool = False) -> tuple[CaseLine, ...]:
        """Return a page of the list, in its order; the clocks of its cases only where they are asked for."""
        return self._listing.cases(query, offset, limit, with_clocks=with_clocks)

    def list_choices(self) -> ListChoices:
        """Return the values that the list can be narrowed to."""
        return self._listing.choices()

    def list_memory(self) -> ListMemory:
        """Return how the list was left."""
        return self._listing.memory()

    def keep_list_memory(self, memory: ListMemory) -> None:
        """Keep how the list is left."""
        self._listing.keep_memory(memory)

    def bulk_preview(self, cases: Collection[int], name: str, request: ActRequest) -> tuple[BulkLine, ...]:
        """Return what an act would do with each of these cases; nothing is changed."""
        return self._bulk.preview(cases, name, request)

    def bulk_act(self, cases: Collection[int], name: str, request: ActRequest) -> BulkDone:
        """Do an act with each case that lets it, all in one transaction."""
        done = self._bulk.act(cases, name, request)
        if name == EventKind.UPLOADED and done.actions:
            self._evidence.put_away()
        return done

    def uploads(self) -> tuple[UploadLine, ...]:
        """Return the replies that this officer has to upload to lapor.go.id, the oldest first."""
        return self._uploads.left()

    def mark_uploaded(self, replies: Collection[tuple[int, str]]) -> BulkDone:
        """Mark each of these replies (case, id) as uploaded, by an act of its own; all in one transaction."""
        done = self._uploads.mark(replies)
        if done.actions:
            self._evidence.put_away()
        return done

    def withdraw(self, actions: Collection[str]) -> int:
        """Take back own actions that have not left this computer; returns how many."""
        return self._bulk.withdraw(actions)

    def let_go(self, actions: Collection[str]) -> None:
        """Let an exchange follow soon, and take these."""
        self._bulk.let_go(actions)

    def table_text(self, order: TableOrder) -> str:
        """Return rows of the list for the clipboard."""
        return self._tables.text(order)

    def save_table(self, order: TableOrder, progress: Callable[[int], None]) -> int:
        """Write rows of the list to a file."""
        return self._tables.save(order, progress)

    def case(self, case: int) -> CaseView:
        """Return one case with its timeline and draft."""
        with self._database.reading() as connection:
            eye = self._eyes.open(connection, self._clock.wall_ms())
            row = self._eyes.case(connection, eye, case)
            if row is None:
                raise BadInput(NO_SUCH_CASE)
            me = _signed_in(eye.me)
            events, own = cases.said(connection, case)
            typed = [views.draft_view(draft, of_reason) for draft in cases.load_drafts(connection, case)]
        return CaseView(
            line=views.case_line(row, eye, views.clocks_of(row, eye)),
            body=row.body,
            original_body=row.original_body,
            reporter="" if row.anonymous else row.reporter,
            unsaid_name=row.reporter if row.anonymous else "",
            received_at=row.received_at,
            place=", ".join(part for part in (row.village, row.district, row.regency, row.province) if part),
            reason=row.reason,
            rating=row.rating,
            lapor_status=row.lapor_status,
            first_reply_on=row.first_reply_on,
            completion_on=row.completion_on,
            timeline=views.timeline(events, own, me, eye.units, of_reason),
            draft=next((one for one in typed if not one.act), next(iter(typed), None)),
            drafts=tuple(typed),
            facts=views.case_facts(row, eye, events, own),
            is_whole=row.version > 0,
        )

    def similar(self, case: int, stale: Stale | None = None) -> tuple[SimilarCase, ...]:
        """Return at most five complaints like this one, the most alike first; none when nobody waits."""
        from desktop.similar import similar_cases  # noqa: PLC0415 - a start compares nothing

        return similar_cases(self._database, case, stale)

    def cases_of(self, tracking_id: str) -> list[int]:
        """Return the row numbers of a complaint's cases: one for each unit of this desk's scope that has it."""
        with self._database.reading() as connection:
            return [row.row for row in cases.by_tracking_id(connection, tracking_id.strip())]

    def save_draft(self, case: int, kind: EventKind, text: str, act: str = "", said: ActRequest = NOTHING_SAID) -> int:
        """Keep what is typed and chosen for one act; where both are empty, the draft goes."""
        now = self._clock.wall_ms()
        with self._database.writing() as connection:
            cases.save_draft(connection, case, kind, clean(text), now, act, said)
            note_device_time(connection, now)
        return now

    def check(self, case: int, kind: EventKind, text: str) -> tuple[RemarkView, ...]:
        """Return what to look at in a text before it is sent, the heaviest first."""
        return self._replies.check(case, kind, text)

    def templates(self, kind: str = "") -> tuple[TemplateView, ...]:
        """Return the templates that may be used today, for one kind of event or for any, by name."""
        return self.library.listing(kind)

    def fill(self, case: int, template: str) -> FilledView:
        """Fill a template (its key or name) in for a case."""
        return self.library.fill(case, template)

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
        taken: "Sequence[TakenIn]" = (),
    ) -> str:
        """Record an event with its files, queue it and drop the draft, in one transaction. Returns its id.

        :param files: SHA-256 (hexadecimal) of files of the draft that go with it.
        :param category: of a constraint; for a draft, the response that it is to become.
        :param propose: propose behind it that the case is done; where that is refused, nothing is recorded.
        :param taken: files that were taken in just now, for it.
        """
        words = clean(text).strip()
        if kind not in WRITTEN_KINDS:
            raise BadInput("Jenis ini hanya datang dari LAPOR!, tidak dapat dicatat di sini.")
        if not words:
            raise BadInput("Teks tindak lanjut masih kosong.")
        if len(words) > EVENT_TEXT_LIMIT:
            raise BadInput(f"Teks tindak lanjut lebih dari {EVENT_TEXT_LIMIT:,} karakter.".replace(",", "."))
        self._replies.refuse_blocked(case, kind, words, overrides)
        known = self._evidence.known_pictures(taken)
        return self._acts.follow_up(
            case,
            kind,
            words,
            id_of(template) if template else None,
            lambda connection: self._evidence.enclose(connection, case, files, taken, known),
            category=category,
            propose=propose,
        )

    def act(self, case: int, name: str, request: ActRequest) -> str:
        """Do an act of the table (:mod:`sync.contract.casework.acts`) with a case. Returns its id."""
        if (kind := spoken_kind(name)) and request.text:
            self._replies.refuse_blocked(case, kind, clean(request.text), request.overrides)
        done = self._acts.act(case, name, request)
        if name == EventKind.UPLOADED:  # its files lie where lapor.go.id wanted them; they need not lie open any longer
            self._evidence.put_away()
        return done

    def possible_acts(self, case: int) -> tuple[PossibleAct, ...]:
        """Return the acts of this officer's role, each with the reason why it cannot be done with this case now."""
        return self._acts.possible(case)

    def units(self) -> tuple[UnitChoice, ...]:
        """Return the units that can be named."""
        return self._acts.units()

    def today(self) -> tuple[TodayItem, ...]:
        """Return *Pekerjaan hari ini*, in its order."""
        with self._database.reading() as connection:
            eye = self._eyes.open(connection, self._clock.wall_ms())
            turns = today.turns(connection, eye)
            held = today.held(connection, of_reason)
        return laid_out(turns, held)

    def day(self, most: int) -> Day:
        """Return *Pekerjaan hari ini* counted, with at most so many things of each group."""
        with self._database.reading() as connection:
            eye = self._eyes.open(connection, self._clock.wall_ms())
            portions = day.portions(connection, eye, most)
            first = today.turns_in(connection, eye, [row for one in portions.values() for row in one.first])
            others = laid_out(today.turns_besides(connection, eye), today.held(connection, of_reason))
        return begun(portions, first, others, most)

    def set_luring(self, *, luring: bool) -> None:
        """Switch the line off or on by hand; kept over restarts."""
        with self._database.writing() as connection:
            account.note_on_line(connection, luring=luring, next_try_at=0)

    def save_recap(self, order: RecapOrder) -> int:
        """Write the recap of a period to a file."""
        from desktop.reports.recap import save_recap  # noqa: PLC0415 - as above

        return save_recap(self._database, self._clock, order)

    def recap_table(self, order: RecapOrder) -> RecapTable:
        """Return the recap of a period in words, to be laid out on paper."""
        from desktop.reports.recap import recap_table  # noqa: PLC0415 - as above

        return recap_table(self._database, self._clock, order)


def _signed_in(me: account.Account | None) -> account.Account:
    if me is None:
        raise BadInput("Belum ada yang masuk di profil ini. Masuk dahulu saat tersambung dengan server.")
    return me
