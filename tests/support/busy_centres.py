"""A centre at which things happen by a seeded chance, and what its scopes must therefore hold."""

import random
from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from sync.contract.entities import ChangeKind, Consult, changed_fields
from sync.contract.frames import unpack
from sync.contract.marks import added, event_mark, other_mark, state_mark, template_mark, text_mark, unit_mark
from sync.contract.messages import Action, Written
from sync.server.deadline_data import import_calendar, set_zone
from sync.server.feed import FeedWriter, Move
from sync.server.follow_ups import accept
from sync.server.store.cases import cases_in, state_of, update_cases
from sync.server.store.entities import bodies_of
from sync.server.store.events import event_rows_of_cases
from sync.server.store.feed import marks_in
from sync.server.store.figures_table import sealed_figures
from sync.server.store.scopes import ScopeKind, lock_centre
from sync.server.store.tables import calendars, cases, events, rule_sets, scopes, templates, units
from sync.server.store.users import user_by_name
from sync.server.templates import drop_named, import_templates, listing
from sync.server.users import Role
from tests.support.centres import TestCentre, exported

UNITS = ("Kecamatan Tirta Muara", "Kecamatan Tirta Hulu", "Dinas Air", "")
STATUSES = (
    "Terdisposisi ke Instansi",
    "Belum Terverifikasi",
    "Ditindaklanjuti oleh Instansi",
    "Tertunda",
    "Ditutup oleh Admin",
    "Ditutup oleh Sistem",
)
_DAY = 86_400_000
Entities = dict[tuple[str, int], int]
"""Marks by kind and row."""


class BusyCentre:
    """Brings imports, follow-ups, moves, renames, units and officers, as the chance wants."""

    def __init__(self, centre: TestCentre, seed: int) -> None:
        self.centre = centre
        self.chance = random.Random(seed)
        self._made = 0
        self._drawn = seed << 40
        self._coordinators: set[str] = set()

    def do_something(self) -> str:
        """Let one thing happen; returns what, for the message of a test that fails."""
        self.centre.clock.now += self.chance.randint(1, _DAY)
        what = self.chance.choice(
            (
                self.bring,
                self.bring,
                self.bring,
                self.follow_up,
                self.follow_up,
                self.move,
                self.rename,
                self.enlarge,
                self.decree,
                self.word,
            )
        )
        what()
        return what.__name__

    def bring(self) -> None:
        """Import some complaints: new ones, changed ones, disposed ones."""
        rows = []
        for number in sorted(self.chance.sample(range(60), self.chance.randint(1, 12))):
            unit = self.chance.choice(UNITS)
            changed: dict[str, Any] = {"title": f"Judul {self.chance.randint(0, 3)}"}
            changed["body"] = "kata " * self.chance.randint(1, 400)
            changed["received_at"] = self.centre.clock.now - self.chance.randint(0, 40) * _DAY
            status = self.chance.choice(STATUSES)
            rows.append(exported(2 + number, str(7_400_000 + number), unit, status=status, **changed))
        self.centre.take(*rows)

    def follow_up(self) -> None:
        """Let an officer say something about some cases, own ones or foreign ones."""
        username = self.chance.choice(("rini", "budi", *sorted(self._coordinators)))
        with self.centre.centre.database.reading() as connection:
            rows = list(connection.scalars(select(cases.c.id).order_by(cases.c.id)))
            user = user_by_name(connection, username)
        assert user is not None
        picked = self.chance.choices(rows, k=self.chance.randint(1, 5)) if rows else []
        kinds = ("catatan", "respon-awal", "respon-substantif", "tarian")
        accept(self.centre.centre, user, [self._said(row, self.chance.choice(kinds)) for row in picked])

    def move(self) -> None:
        """Give a case to another unit, with its timeline."""
        with self.centre.centre.database.writing() as connection:
            lock_centre(connection, shared=False)
            rows = list(connection.scalars(select(cases.c.id).order_by(cases.c.id)))
            places = list(connection.scalars(select(units.c.id).order_by(units.c.id)))
            if not rows:
                return
            row, place = self.chance.choice(rows), self.chance.choice(places)
            old = cases_in(connection, [row])[row]
            here = select(cases.c.id).where(cases.c.tracking_id == old.tracking_id, cases.c.unit_id == place)
            if connection.execute(here).first():
                return
            new = msgspec.structs.replace(old, unit_id=place, revision=old.revision + 1)
            update_cases(connection, [new])
            feed = FeedWriter.for_all(connection)
            feed.case_changed(ChangeKind.STATE, row, new.holders, fields=changed_fields(state_of(old), state_of(new)))
            said = event_rows_of_cases(connection, [row]).get(row, ())
            feed.case_moved(Move(row, old.holders, new.holders, tuple(said)))
            feed.flush()

    def rename(self) -> None:
        """Give a unit that an export knows by its id another name."""
        self._made += 1
        self.centre.take(
            exported(2, "7499999", f"Dinas Air {self._made}", unit_lapor_id="502", title=f"Judul {self._made}")
        )

    def enlarge(self) -> None:
        """Add a unit, or let a first coordinator in somewhere."""
        self._made += 1
        if self.chance.random() < 0.5:
            self.centre.unit(f"U{self._made}", f"Desa {self._made}", self.chance.choice(("KAB", "TM", "TH")))
        elif len(self._coordinators) < 4:
            name = f"koordinator{self._made}"
            self.centre.officer(name, self.chance.choice(("KAB", "TM", "TH")), Role.COORDINATOR)
            self._coordinators.add(name)

    def decree(self) -> None:
        """Declare days off, for all or for a unit; or say in which zone a unit lies."""
        day = date(2026, 11, 1) + timedelta(days=self.chance.randrange(60))
        code = self.chance.choice(("", "KAB", "TM", "TH"))
        if self.chance.random() < 0.3 and code:
            set_zone(self.centre.centre, code, self.chance.choice(("", "WIB", "WITA", "WIT")))
        else:
            kind = "lokal" if code else "cuti_bersama"
            import_calendar(self.centre.centre, f"date,type,name\n{day},{kind},Libur\n", "maklumat", code)

    def word(self) -> None:
        """Write a template for a unit or for everybody, change it or drop it."""
        unit = self.chance.choice((None, "KAB", "TM", "TH"))
        name = f"Templat {self.chance.randint(1, 3)} {unit}"
        if listing(self.centre.centre) and self.chance.random() < 0.2:
            one, code = self.chance.choice(listing(self.centre.centre))
            drop_named(self.centre.centre, one.body.name, code or None)
            return
        content = f'[[template]]\nname = "{name}"\ntext = "Salam {self.chance.randint(1, 9)}"\n'
        import_templates(self.centre.centre, content, unit)

    def _said(self, case: int, kind: str) -> Action:
        self._drawn += 1
        return Action(id=UUID(int=self._drawn), case=case, kind=kind, text="Sudah.", written=Written(at=1))


def entities_due(connection: Connection) -> dict[int, Entities]:
    """What each scope must hold, worked out from cases, events and units alone, without the feed."""
    parents = {row.id: row.parent_id for row in connection.execute(select(units))}
    marks: dict[int | None, Entities] = {}
    places: dict[int, Collection[int | None]] = {}
    for row in connection.execute(select(cases)):
        asked = unpack(row.consults, tuple[Consult, ...]) if row.consults else ()
        places[row.id] = {row.unit_id, *(one.unit for one in asked)}
        for place in places[row.id]:
            mine = marks.setdefault(place, {})
            mine["text", row.id] = text_mark(row.id, row.tracking_id, row.text_version)
            mine["state", row.id] = state_mark(row.id, row.revision, row.status, row.lapor_since)
    for row in connection.execute(select(events)):
        for place in places[row.case_id]:
            marks.setdefault(place, {})["event", row.id] = event_mark(row.id, row.action, row.published_at)
    _mark_figures(connection, marks)
    of_units = {row.id: unit_mark(row.id, row.code, row.version) for row in connection.execute(select(units))}
    of_rules = {
        ("rules", row.id): other_mark("rules", row.id, row.version) for row in connection.execute(select(rule_sets))
    }
    of_calendars = {
        row.id: (row.unit_id, other_mark("calendar", row.id, row.version))
        for row in connection.execute(select(calendars))
    }
    worded = connection.execute(select(templates)).all()
    due: dict[int, Entities] = {}
    for scope in connection.execute(select(scopes)):
        top = _line(scope.unit_id, parents)[-1]
        known = {unit for unit in parents if _line(unit, parents)[-1] == top}
        here: Iterable[int | None] = [scope.unit_id]
        around = set(_line(scope.unit_id, parents))
        if scope.kind == ScopeKind.TREE:
            below = [unit for unit in parents if scope.unit_id in _line(unit, parents)]
            here = [*below, None] if parents[scope.unit_id] is None else below
            around |= set(below)
        due[scope.id] = {("unit", unit): of_units[unit] for unit in known} | of_rules
        for row, (unit, mark) in of_calendars.items():
            if unit is None or unit in around:
                due[scope.id]["calendar", row] = mark
        above = _line(scope.unit_id, parents)
        due[scope.id] |= {
            ("template", row.id): template_mark(row.id, row.version)
            for row in worded
            if row.unit_id is None or row.unit_id in above
        }
        for place in here:
            due[scope.id] |= marks.get(place, {})
    return due


def _mark_figures(connection: Connection, marks: dict[int | None, Entities]) -> None:
    for row in connection.execute(select(sealed_figures)):
        marks.setdefault(row.unit_id, {})["figures", row.id] = other_mark("figures", row.id, 1)


def _line(unit: int, parents: dict[int, int | None]) -> list[int]:
    line = []
    here: int | None = unit
    while here is not None:
        line.append(here)
        here = parents[here]
    return line


def check_scopes(centre: TestCentre) -> None:
    """Every scope holds what it must, and counts it right."""
    with centre.centre.database.reading() as connection:
        due = entities_due(connection)
        for scope in connection.execute(select(scopes)):
            told = {(kind, row): mark for kind, row, mark in marks_in(connection, scope.id)}
            assert told == due[scope.id]
            assert scope.sum == added(0, told.values())


def bodies_due(connection: Connection, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], msgspec.Struct]:
    """The newest body of each of these entities."""
    return {key: found.body for key, found in bodies_of(connection, wanted).items()}
