"""The deadline book of this desk: rules, calendars and units as the centre told them, else as they ship."""

from importlib.resources import files

from sqlalchemy import Connection, select

from desktop.storage.tables import unit
from sync.contract.deadlines import Calendar, DeadlineBook, Place
from sync.contract.deadlines.files import HOLIDAYS_FILE, HOLIDAYS_NAME, RULES_FILE, read_holidays, read_rules


def load_book(connection: Connection) -> DeadlineBook:
    """Return the book by which deadlines are counted here."""
    places = {row.row: Place(row.parent) for row in connection.execute(select(unit.c.row, unit.c.parent))}
    calendar = Calendar(name=HOLIDAYS_NAME, holidays=read_holidays(_read(HOLIDAYS_FILE)))
    return DeadlineBook([read_rules(_read(RULES_FILE))], [calendar], places)


def _read(name: str) -> str:
    return files("resources").joinpath("calendars", name).read_text(encoding="utf-8")
