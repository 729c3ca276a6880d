"""Acts on cases at this desk: asked of the rules, recorded without a network, queued to go out once.

The verdict is the one that the centre will give (:mod:`sync.contract.casework.ruling`), over the case as it will be
once all that waits has arrived.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

import msgspec

from desktop.sentences import of_reason
from desktop.storage import account, cases, ground, outbox, seen, timekeeping
from desktop.storage.book import HeldBook
from desktop.storage.database import Connection, Database
from desktop.storage.eye import Eyes
from desktop.storage.ground import KnownUnits
from desktop.storage.projection import Projector
from desktop.words import NO_SUCH_CASE, DeskClock, clean, id_of
from sync.contract.casework.acts import ACT_OF_KIND, ACTS, APPROVAL, Act, Need, act_named
from sync.contract.casework.constraints import constraint_category
from sync.contract.casework.particulars import Particulars
from sync.contract.casework.ruling import COORDINATOR_ROLE, Ground, Intent, Officer, ruling
from sync.contract.casework.standing import Standing
from sync.contract.entities import CaseState
from sync.contract.errors import ActRefused, BadInput
from sync.contract.events import RESPONSES, SAID_TO_REPORTER, WRITTEN_KINDS, EventKind
from sync.contract.evidence.attachment import Attachment
from sync.contract.messages import Action
from sync.contract.receipts import Reason
from ui.ports.acts import NOTHING_SAID, ActRequest, PossibleAct, UnitChoice, Writing, act_of_draft, writing_of

if TYPE_CHECKING:
    from desktop.evidence.enclosing import Enclosed

APPROVED: Final = Act(
    name=APPROVAL,
    kind=EventKind.SUBSTANTIVE_RESPONSE,
    words="Setujui konsep",
    parties=ACT_OF_KIND[EventKind.SUBSTANTIVE_RESPONSE].parties,
    states=ACT_OF_KIND[EventKind.SUBSTANTIVE_RESPONSE].states,
    to=Standing.IN_PROCESS,
    needs=(Need.DISPOSED, Need.DRAFT),
    may=(Need.TEXT,),
    is_public=True,
)
"""The approval of a draft, as a row beside those of the table; the draft brings its own text."""


class _Scene(NamedTuple):
    """All that a verdict needs, read in one transaction."""

    row: int
    tracking_id: str
    title: str
    state: CaseState
    ground: Ground
    officer: Officer
    units: KnownUnits
    revision: int


def _without_files(_connection: Connection) -> "Enclosed":
    from desktop.evidence.enclosing import Enclosed  # noqa: PLC0415 - a start records nothing

    return Enclosed()


class Acts:
    """What may be done with a case, and doing it. Each act is one transaction."""

    def __init__(
        self, database: Database, clock: DeskClock, book: HeldBook, on_recorded: Callable[[], None], eyes: Eyes
    ) -> None:
        """Work on an open database.

        :param on_recorded: told after something new waits in the outbox.
        """
        self._database, self._clock, self._book, self._eyes = database, clock, book, eyes
        self._on_recorded = on_recorded

    def possible(self, case: int) -> tuple[PossibleAct, ...]:
        """Return all acts that this officer's role has, each with the reason why it cannot be done now."""
        with self._database.reading() as connection:
            eye = self._eyes.open(connection, self._clock.wall_ms())
            scene = _scene_of(connection, self._eyes.case(connection, eye, case), eye.officer, eye.units)
        found = []
        free = next((unit for unit in sorted(scene.units.rows) if unit not in _holding(scene)), 0)
        for act in ACTS:
            reason = ruling(_as_draft(scene, _example(act, scene, free)), scene.officer, scene.state, scene.ground)
            if reason is not Reason.ROLE_MAY_NOT:
                found.append(PossibleAct(act=act, name=act.name, why_not=of_reason(reason) if reason else ""))
        if scene.state.drafts:
            about = next(
                (one for one in scene.state.drafts if one not in scene.ground.own_drafts), scene.state.drafts[0]
            )
            approval = Intent(kind=APPROVED.kind, text="-", particulars=Particulars(about=about))
            reason = ruling(approval, scene.officer, scene.state, scene.ground)
            if reason is not Reason.ROLE_MAY_NOT:
                found.append(PossibleAct(act=APPROVED, name=APPROVAL, why_not=of_reason(reason) if reason else ""))
        return tuple(found)

    def units(self) -> tuple[UnitChoice, ...]:
        """Return the units that can be named, by name."""
        with self._database.reading() as connection:
            return KnownUnits(connection).choices()

    def act(self, case: int, name: str, request: ActRequest) -> str:
        """Record an act and queue it, and drop the draft that says the same. Returns its id.

        :raises ActRefused: with the reason of the rules; nothing was changed.
        :raises BadInput: for an unknown act, unit or number; nothing was changed.
        """
        with self._database.writing() as connection:
            action = self.act_within(connection, case, name, request)
        self._on_recorded()
        return action

    def act_within(self, connection: Connection, case: int, name: str, request: ActRequest) -> str:
        """Do the same within a transaction that does more; nobody is told that something new waits."""
        scene = _scene(connection, case)
        return str(self.record(connection, scene, _intent(connection, scene, name, request)))

    def follow_up(
        self,
        case: int,
        kind: EventKind,
        text: str,
        template: UUID | None = None,
        enclose: "Callable[[Connection], Enclosed]" = _without_files,
        category: str = "",
        *,
        propose: bool = False,
    ) -> str:
        """Record what was written in the form; where the unit works with approval, a response becomes a draft.

        :param enclose: brings the files that go with it, within the transaction.
        :param category: of a constraint; for a draft, the response that it is to become.
        :param propose: propose behind it that the case is done, in the same transaction.
        """
        with self._database.writing() as connection:
            scene = _scene(connection, case)
            enclosed = enclose(connection)
            if kind is EventKind.CONSTRAINT:
                category = constraint_category(category) or category
            elif kind is not EventKind.DRAFT:
                category = ""
            said = Particulars(files=enclosed.files, category=category)
            action = self.record(
                connection, scene, _as_draft(scene, Intent(kind=kind, text=text, particulars=said)), template
            )
            enclosed.queue(connection, case, self._clock.wall_ms())
            if propose:  # judged over the case as the response leaves it
                self.record(connection, _scene(connection, case), Intent(kind=EventKind.PROPOSAL))
        self._on_recorded()
        return str(action)

    def record(self, connection: Connection, scene: _Scene, intent: Intent, template: UUID | None = None) -> UUID:
        """Ask the rules, then record and queue an intent."""
        reason = ruling(intent, scene.officer, scene.state, scene.ground)
        if reason is not None:
            raise refused(reason)
        action = Action(
            id=self._clock.new_id(),
            case=scene.row,
            tracking_id=scene.tracking_id,
            kind=intent.kind,
            text=intent.text,
            written=timekeeping.written_now(connection, self._clock),
            base=scene.revision,
            particulars=intent.particulars,
            template=template,
        )
        outbox.record(connection, action, tracking_id=scene.tracking_id, title=scene.title)
        Projector(connection, self._book).refresh([scene.row])
        seen.look_again(connection, scene.row)  # what the officer did himself is no news to him
        return action.id


def spoken_kind(name: str) -> EventKind | None:
    """Return the kind of an act whose words the reporter gets to read; ``None`` for any other act."""
    if name == APPROVAL:
        return EventKind.SUBSTANTIVE_RESPONSE
    act = act_named(name)
    return act.kind if act and (act.kind in SAID_TO_REPORTER or act.kind is EventKind.DRAFT) else None


class Typed(NamedTuple):
    """What an officer typed and chose for an act, as the form opens with it."""

    kind: EventKind
    text: str
    act: str = ""
    """As :attr:`ui.ports.desk.Draft.act`."""
    said: ActRequest = NOTHING_SAID

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to go on with."""
        return not self.text.strip() and self.said == NOTHING_SAID


def as_draft(action: Action, units: KnownUnits, officer: Officer) -> Typed:
    """Return the draft that an act which is pulled back becomes: of its kind, with all that was typed and chosen.

    A response that became a draft by itself comes back as it was written, as long as it will become one again.
    """
    said = action.particulars
    kind, text = EventKind(action.kind), action.text
    is_bound = officer.role != COORDINATOR_ROLE and units.needs_approval(officer.unit)
    if kind is EventKind.DRAFT and said.category in RESPONSES and is_bound:
        return Typed(EventKind(said.category), text)
    if kind is EventKind.UPLOADED:  # a mark is made anew in a moment, beside the reply that it is about
        return Typed(kind, "")
    if kind not in ACT_OF_KIND:
        return Typed(EventKind.NOTE, text)
    name = APPROVAL if kind in RESPONSES and said.about else ACT_OF_KIND[kind].name
    if kind in WRITTEN_KINDS and name != APPROVAL:
        return Typed(kind, text, "", ActRequest(category=said.category) if said.category else NOTHING_SAID)
    has_reason = is_reason(Typed(kind, text, name)) and bool(said.reason)
    chosen = ActRequest(
        reason=said.reason,
        units=tuple(units.choice_of(row).code for row in said.units),
        category=said.category,
        title=said.title,
        related=said.related,
        about=str(said.about) if said.about else "",
    )
    return Typed(kind, said.reason if has_reason else text, act_of_draft(kind, name), chosen)


def is_reason(typed: Typed) -> bool:
    """Whether the words of a draft are the reason of its act."""
    return typed.kind in ACT_OF_KIND and writing_of(ACT_OF_KIND[typed.kind], typed.act) is Writing.REASON


def as_particulars(typed: Typed, units: KnownUnits, files: tuple[Attachment, ...]) -> Particulars:
    """Return what a draft says besides its words; a unit that is not known any more is left out."""
    said = typed.said
    known = (units.by_code(code) for code in said.units)
    return Particulars(
        reason=typed.text if is_reason(typed) else said.reason,
        units=tuple(row for row in known if row is not None),
        category=said.category,
        title=said.title,
        related=said.related,
        about=id_of(said.about) if said.about else None,
        at=said.at,
        files=files,
    )


def refused(reason: Reason) -> ActRefused:
    """Return the fault that says this reason."""
    fault = ActRefused(of_reason(reason))
    fault.reason = reason
    return fault


def _scene(connection: Connection, case: int) -> _Scene:
    """Read a scene within a transaction that writes, which may have changed what is known of the desk."""
    row = cases.by_row(connection, case)
    return _scene_of(connection, row, account.officer(connection), KnownUnits(connection))


def _scene_of(connection: Connection, row: cases.CaseRow | None, officer: Officer, units: KnownUnits) -> _Scene:
    if row is None:
        raise BadInput(NO_SUCH_CASE)
    state = cases.state_now(row)
    around = ground.ground_of(connection, units, officer, row.row, row.tracking_id, state)
    return _Scene(row.row, row.tracking_id, row.title, state, around, officer, units, row.revision)


def _example(act: Act, scene: _Scene, free: int) -> Intent:
    """Return an intent that lacks nothing an officer can still say, so that only how things stand may forbid it.

    :param free: a unit that does not hold the case; 0 for none.
    """
    said = Particulars(
        reason="-",
        units=(free,) if free else (),
        title="-" if act.kind is EventKind.EDIT else "",
        related=("1",),
        about=next(iter(_concerned(act, scene)), None),
    )
    return Intent(kind=act.kind, text="-", particulars=said)


def _concerned(act: Act, scene: _Scene) -> Collection[UUID]:
    """Return what an act of this kind may be about."""
    if act.kind is EventKind.UPLOADED:
        return scene.ground.to_upload
    return scene.state.drafts if Need.DRAFT in act.needs else ()


def _holding(scene: _Scene) -> frozenset[int]:
    return scene.ground.elsewhere | {scene.state.unit}


def _intent(connection: Connection, scene: _Scene, name: str, request: ActRequest) -> Intent:
    said = Particulars(
        reason=clean(request.reason).strip(),
        units=tuple(_unit(scene.units, code) for code in request.units),
        category=" ".join(clean(request.category).split()),
        title=" ".join(clean(request.title).split()),
        related=tuple(number.strip() for number in request.related),
        about=id_of(request.about) if request.about else None,
        at=request.at,
    )
    text = clean(request.text).strip()
    if name == APPROVAL:
        return _approval(connection, scene, text, said)
    act = act_named(name)
    if act is None:
        raise BadInput(f"Tindakan {name!r} tidak dikenal. Daftarnya: tindak act --list")
    if act.kind is EventKind.UPLOADED:
        said = msgspec.structs.replace(said, about=said.about or _only(scene.ground.to_upload))
    if act.kind is EventKind.DRAFT_DECLINED:
        said = msgspec.structs.replace(said, about=said.about or _only(scene.state.drafts))
    if act.kind is EventKind.CONSTRAINT:
        said = msgspec.structs.replace(said, category=constraint_category(said.category) or said.category or "Lainnya")
    return _as_draft(scene, Intent(kind=act.kind, text=text, particulars=said))


def _as_draft(scene: _Scene, intent: Intent) -> Intent:
    """Return a response as the draft that it must be where the unit works with approval."""
    is_bound = scene.ground.needs_approval and scene.officer.role != COORDINATOR_ROLE
    if intent.kind not in RESPONSES or intent.particulars.about is not None or not is_bound:
        return intent
    said = msgspec.structs.replace(intent.particulars, category=intent.kind)
    return Intent(kind=EventKind.DRAFT, text=intent.text, particulars=said)


def _approval(connection: Connection, scene: _Scene, text: str, said: Particulars) -> Intent:
    """Return the response that a draft becomes; its words may be mended on the way."""
    about = said.about or _only(scene.state.drafts)
    draft = cases.draft_of(connection, about) if about else None
    if about is None or draft is None:  # the centre would look at how the case stands before it looks for the draft
        response = Intent(kind=EventKind.SUBSTANTIVE_RESPONSE, text="-", particulars=Particulars(about=UUID(int=0)))
        raise refused(ruling(response, scene.officer, scene.state, scene.ground) or Reason.DRAFT_GONE)
    kind = EventKind(draft.particulars.category or EventKind.SUBSTANTIVE_RESPONSE)
    return Intent(
        kind=kind, text=text or draft.text, particulars=Particulars(about=about, files=draft.particulars.files)
    )


def _only(ids: frozenset[UUID] | tuple[UUID, ...]) -> UUID | None:
    if len(ids) > 1:
        listed = ", ".join(str(one) for one in sorted(ids))
        raise BadInput(f"Ada beberapa; sebutkan yang mana: {listed}")
    return next(iter(ids), None)


def _unit(units: KnownUnits, code: str) -> int:
    row = units.by_code(code)
    if row is None:
        raise BadInput(f"Unit {code!r} tidak dikenal di komputer ini. Tidak ada yang diubah.")
    return row
