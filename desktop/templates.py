"""Templates at this desk: the list, filling one in for a case, and changing them, all of it without a network.

The list is laid in three layers: what ships with the program, over it what the centre has told, over that the changes
made here which still wait.
"""

from collections.abc import Callable, Iterable
from importlib.resources import files
from typing import Final

import msgspec

from desktop.storage import account, cases, outbox
from desktop.storage.account import Account
from desktop.storage.database import Database
from desktop.storage.templates import templates_of_centre, waiting_changes
from desktop.storage.timekeeping import written_now
from desktop.words import NO_SUCH_CASE, DeskClock
from sync.contract.deadlines import due_on
from sync.contract.entities import Template
from sync.contract.errors import BadInput
from sync.contract.messages import Action
from sync.contract.replies.templates import (
    DROP_KIND,
    SAVE_KIND,
    Known,
    action_text,
    fault_of,
    fill,
    is_for,
    is_valid,
    of_action_text,
    read_templates,
)
from ui.ports.replies import FilledView, TemplateView

_FOLDER: Final = "templates"


class Templates:
    """The use cases around templates."""

    def __init__(self, database: Database, clock: DeskClock, on_recorded: Callable[[], None]) -> None:
        """Work on an open database.

        :param on_recorded: told after a change waits in the outbox.
        """
        self._database = database
        self._clock = clock
        self._on_recorded = on_recorded

    def listing(self, kind: str = "") -> tuple[TemplateView, ...]:
        """Return the templates that may be used today, for one kind of event or for any, by name."""
        today = self._clock.today()
        found = [view for view in self._all() if is_valid(view[0], today) and (not kind or is_for(view[0], kind))]
        return tuple(
            TemplateView(
                key=str(one.key),
                name=one.name,
                text=one.text,
                kinds=one.kinds,
                owner=one.owner,
                is_shared=one.unit == 0,
                valid_until=one.valid_until,
                is_waiting=is_waiting,
            )
            for one, is_waiting in sorted(found, key=lambda view: view[0].name.casefold())
        )

    def fill(self, case: int, template: str) -> FilledView:
        """Fill a template in for a case.

        :param template: its key, or its name.
        :raises BadInput: when this desk has no such case or template.
        """
        chosen = self._find(template)
        with self._database.reading() as connection:
            row = cases.by_row(connection, case)
            me = account.load_account(connection)
        if row is None or me is None:
            raise BadInput(NO_SUCH_CASE)
        state = cases.state_now(row)
        known = Known(
            today=self._clock.today(),
            tracking_id=row.tracking_id,
            title=row.title,
            reporter=row.reporter,
            anonymous=row.anonymous,
            confidential=row.confidential,
            unit=row.unit_name or me.unit_name,
            agency=row.parent_agency,
            officer=me.full_name or me.username,
            category=row.category,
            due_on=due_on(state.status, state.first_reply_on, state.completion_on, verify_on=state.verify_on),
        )
        filled = fill(chosen.text, known)
        return FilledView(key=str(chosen.key), text=filled.text, unfilled=filled.unfilled)

    def save(self, name: str, text: str, kinds: Iterable[str] = (), *, is_shared: bool = False) -> str:
        """Record that a template of this unit (or one for everybody) says this from now on. Returns the action's id.

        :raises BadInput: for a template that cannot be used; nothing was changed.
        """
        unit = 0 if is_shared else self._me().unit_row
        known = [one for one, _ in self._all() if (one.name.casefold(), one.unit) == (name.casefold(), unit)]
        template = Template(
            key=known[0].key if known else self._clock.new_id(),
            name=" ".join(name.split()),
            text=text.strip(),
            kinds=tuple(kinds),
            unit=unit,
            owner=self._me().full_name or self._me().username,
        )
        return self._record(SAVE_KIND, template)

    def drop(self, template: str) -> str:
        """Record that a template is dropped. Returns the action's id.

        :raises BadInput: when this desk has no such template; nothing was changed.
        """
        return self._record(DROP_KIND, self._find(template))

    def _record(self, kind: str, template: Template) -> str:
        if fault := fault_of(template):
            raise BadInput(fault)
        with self._database.writing() as connection:
            action = Action(
                id=self._clock.new_id(),
                case=0,
                kind=kind,
                text=action_text(template),
                written=written_now(connection, self._clock),
            )
            outbox.record(connection, action, tracking_id="", title=template.name)
        self._on_recorded()
        return str(action.id)

    def _find(self, template: str) -> Template:
        """Find a template by key or name; the unit's own comes before one that is shared."""
        there = [one for one, _ in self._all() if is_valid(one, self._clock.today())]
        named = [one for one in there if one.name.casefold() == " ".join(template.split()).casefold()]
        found = [one for one in there if str(one.key) == template] or sorted(named, key=lambda one: one.unit == 0)
        if not found:
            raise BadInput(f"Templat “{template}” tidak ada di komputer ini, atau masa berlakunya sudah habis.")
        return found[0]

    def _all(self) -> list[tuple[Template, bool]]:
        """Return every template, and whether it stands as it does only because of a change that waits."""
        with self._database.reading() as connection:
            told = templates_of_centre(connection)
            changes = waiting_changes(connection)
        layers = {one.key: (one, False) for one in shipped_templates()}
        layers |= {key: (one, False) for key, one in told.items()}
        for kind, text in changes:
            if (changed := of_action_text(text)) is not None:
                layers[changed.key] = (msgspec.structs.replace(changed, deleted=kind == DROP_KIND), True)
        return list(layers.values())

    def _me(self) -> Account:
        with self._database.reading() as connection:
            me = account.load_account(connection)
        if me is None:
            raise BadInput("Belum ada yang masuk di profil ini.")
        return me


def shipped_templates() -> list[Template]:
    """Return the templates that ship with the program."""
    folder = files("resources") / _FOLDER
    shipped = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    return [template for one in shipped for template in read_templates(one.read_text(encoding="utf-8"))]
