"""Frozen figures: a period's figures kept as they were, carried to the office above, and merged there."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Protocol

import msgspec

from desktop.monev import MonevClock, refuse_turned
from desktop.storage import account, frozen, sealed
from desktop.storage.book import HeldBook
from desktop.storage.database import Connection, Database
from desktop.storage.figures import units_named
from desktop.storage.monev import monev_ask, narrowed
from sync.contract.errors import BadInput
from sync.contract.monev.freezing import frozen_cases
from sync.contract.monev.frozen import (
    UNSIGNED,
    Frozen,
    Signatory,
    canonical,
    digest_of,
    from_file,
    key_of,
    read_frozen,
    starred,
    to_file,
)
from sync.contract.monev.gathered import overview
from sync.contract.monev.merging import Merged, Merger, Told, merged
from sync.contract.monev.scope import Scope
from sync.contract.monev.seal import MOST_BYTES, SealStanding, keyed_by, packed, read_seal
from sync.durable import save_document
from ui.ports.frozen import FrozenLine, FrozenReport, MergedReport


class FrozenClock(MonevClock, Protocol):
    """What freezing wants of the clock besides."""

    def offset_minutes(self) -> int:
        """Zone of the device, minutes east of UTC."""
        ...


class FrozenFigures:
    """The frozen figures of this desk; implements :class:`ui.ports.frozen.FrozenDesk`."""

    def __init__(self, database: Database, clock: FrozenClock, book: HeldBook, make_ready: Callable[[], None]) -> None:
        """Freeze what an open database holds.

        :param book: what working days and deadlines are reckoned by.
        :param make_ready: has the facts laid out of what has changed.
        """
        self._database, self._clock, self._book, self._make_ready = database, clock, book, make_ready

    def freeze(self, scope: Scope, signature: Signatory = UNSIGNED) -> FrozenLine:
        """Freeze the figures of a scope as they are now."""
        refuse_turned(scope)
        now = self._clock.wall_ms()
        self._make_ready()
        with self._database.reading() as connection:
            whole = monev_ask(connection, self._book, now)
            key, who = self._who(connection, signature)
            units = units_named(connection)
            with narrowed(connection, whole, scope) as ask:
                shown = overview(ask, units, scope, now)
            cases, officers, needed = frozen_cases(whole, units, scope, key)
        about = next((one for one in units if one.row == scope.unit), None)
        above = next((one.name for one in units if about and one.row == about.parent), "")
        document = Frozen(
            office=about.name if about else who.office,
            office_code=about.code if about else who.office_code,
            agency=above if about else who.agency,
            scope=scope,
            as_of=now,
            day=self._day(now),
            zone_minutes=who.zone_minutes,
            frozen_by=who.by,
            signature=signature,
            keyed_by=keyed_by(key),
            units=needed,
            officers=officers,
            figures=starred(shown),
            cases=cases,
        )
        body = canonical(document)
        content = packed(body)
        with self._database.writing() as connection:
            frozen.keep(connection, digest_of(body), document, content, frozen.OWN)
            return _line_with(connection, digest_of(body))

    def all(self) -> tuple[FrozenLine, ...]:
        """Return what was frozen, the latest first."""
        with self._database.reading() as connection:
            key = sealed.pinned(connection)
            return tuple(_line(one, key) for one in frozen.heads(connection))

    def below(self) -> tuple[FrozenLine, ...]:
        """Return what units below have sent to the centre and is not here yet, the latest first."""
        with self._database.reading() as connection:
            key = sealed.pinned(connection)
            return tuple(_line_below(one, key) for one in sealed.offered(connection))

    def send_again(self, digest: str) -> FrozenLine:
        """Let a report that the centre has refused wait once more."""
        with self._database.writing() as connection:
            whole, _, _ = frozen.body_of(connection, digest)
            frozen.send_again(connection, whole)
            return _line_with(connection, whole)

    def report(self, digest: str) -> FrozenReport:
        """Return a frozen report: the same whenever it is asked for."""
        with self._database.reading() as connection:
            whole, body, _ = frozen.body_of(connection, digest)
            line = _line_with(connection, whole)
        document = read_frozen(body)
        sources = tuple(one.office for one in document.sources)
        return FrozenReport(line, document.agency, document.signature, document.figures, sources)

    def save_file(self, digest: str, path: Path) -> FrozenLine:
        """Write a document to a file that can be carried to the office above."""
        with self._database.reading() as connection:
            whole, body, seal = frozen.body_of(connection, digest)
            line = _line_with(connection, whole)
        save_document(path, to_file(body, msgspec.json.decode(seal) if seal else None))
        return line

    def save_book(self, report: FrozenReport, period: str, path: Path) -> None:
        """Write a report as a workbook; the same bytes whenever it is written."""
        from desktop.reports.frozen_words import frozen_words  # noqa: PLC0415 - a start needs no workbooks
        from desktop.reports.monev_book import ReportHead, monev_book  # noqa: PLC0415 - as above

        line = report.line
        made_at = datetime.fromtimestamp(line.as_of / 1000, UTC).replace(tzinfo=None)  # a sheet knows no zones
        head = ReportHead(
            office=line.office, period=period, made_on=line.day, frozen=frozen_words(line), made_at=made_at
        )
        save_document(path, monev_book(head, report.shown))

    def merge(self, paths: Sequence[Path], digests: Sequence[str] = (), *, keep: bool = True) -> MergedReport:
        """Merge files, and documents that are kept here, into one; each case counts once."""
        files = [(path, *_from(path)) for path in paths]
        told = [Told(read_frozen(body), digest_of(body)) for _, body, _ in files]
        contents = [packed(body) for _, body, _ in files] if keep else []
        with self._database.reading() as connection:
            for beginning in digests:
                whole, body, _ = frozen.body_of(connection, beginning)
                told.append(Told(read_frozen(body), whole))
            key, who = self._who(connection, UNSIGNED)
        seals = [None if said is None else read_seal(said) for _, _, said in files]
        made = merged(told, who)  # takes seconds with many cases, and nobody's words wait for it
        body = canonical(made.document)
        content, line = packed(body), _line_of(made.document, digest_of(body))
        if keep:
            with self._database.writing() as connection:
                for one_content, one, seal in zip(contents, told, seals, strict=False):
                    frozen.keep(connection, one.digest, one.document, one_content, frozen.RECEIVED, seal)
                frozen.keep(connection, line.digest, made.document, content, frozen.MERGED)
                line = _line_with(connection, line.digest)
        doubtful = {
            one.document.office
            for (_, _, said), one, seal in zip(files, told, seals, strict=False)
            if said is not None and not (seal and seal.is_of(key, bytes.fromhex(one.digest)))
        }
        with self._database.reading() as connection:
            numbers = _numbers(connection, key, made)
            lines = {one.digest: one for one in frozen.heads(connection)}
            kept = [_line(lines[one.digest], key) for one in told[len(files) :]]
        doubtful |= {one.office for one in kept if one.is_doubtful}
        return MergedReport(
            line, made.same, made.conflicts, made.several, made.strangers, tuple(sorted(doubtful)), made.against,
            numbers,
            made.document.figures,
        )  # fmt: skip

    def _who(self, connection: Connection, signature: Signatory) -> tuple[bytes, Merger]:
        me = account.load_account(connection)
        above = {one.row: one for one in units_named(connection)}
        own = above.get(me.unit_row) if me else None
        agency = above.get(own.parent) if own else None
        return (me.server_key if me else b""), Merger(
            office=me.unit_name if me else "",
            office_code=me.unit_code if me else "",
            agency=agency.name if agency else "",
            by=(me.full_name or me.username) if me else "",
            zone_minutes=self._clock.offset_minutes(),
            signature=signature,
        )

    def _day(self, now: int) -> Any:
        zone = timezone(timedelta(minutes=self._clock.offset_minutes()))
        return datetime.fromtimestamp(now / 1000, zone).date()


def _from(path: Path) -> tuple[bytes, dict[str, Any] | None]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadInput(f"Berkas “{path.name}” terlalu besar untuk angka beku.")
        return from_file(path.read_bytes())
    except OSError as fault:
        raise BadInput(f"Berkas “{path.name}” tidak dapat dibaca.") from fault


def _line_with(connection: Connection, digest: str) -> FrozenLine:
    [row] = [one for one in frozen.heads(connection) if one.digest == digest]
    return _line(row, sealed.pinned(connection))


def _line(row: Any, key: bytes) -> FrozenLine:
    checked = sealed.checked(row.digest, row.seal, (key, row.checked_with))
    line = _listed(row, checked, digest=row.digest, origin=row.origin, unit=row.unit_name, why=row.why)
    return line._replace(sending=row.sending)


def _line_below(row: Any, key: bytes) -> FrozenLine:
    checked = sealed.checked_as_told(row, key)
    line = _listed(row, checked, digest=row.digest.hex(), origin=frozen.BELOW, unit=row.choice, why=row.fault)
    return line._replace(is_here=False, size=row.size)


def _listed(row: Any, checked: sealed.Checked, *, digest: str, origin: str, unit: str, why: str) -> FrozenLine:
    return FrozenLine(
        digest=digest,
        origin=origin,
        office=row.office,
        unit=unit,
        first=row.first,
        last=row.last,
        day=row.day,
        as_of=row.as_of,
        frozen_by=row.frozen_by,
        total=row.total,
        is_signed=checked.standing is SealStanding.SEALED,
        sealed_at=checked.sealed_at,
        key=checked.key,
        is_doubtful=checked.standing is SealStanding.DOUBTFUL,
        why=why,
    )


def _line_of(document: Frozen, digest: str) -> FrozenLine:
    scope = document.scope
    total = document.figures.figures.tree.total.total
    return FrozenLine(
        digest, frozen.MERGED, document.office, "", scope.first, scope.last, document.day, document.as_of,
        document.frozen_by, total, is_signed=False,
    )  # fmt: skip


def _numbers(connection: Connection, key: bytes, made: Merged) -> dict[str, str]:
    """Return the Tracking IDs of what is shown, as far as this desk holds them."""
    wanted: set[str] = {*(one.complaint for one in made.conflicts), *(one.complaint for one in made.several)}
    if not wanted:
        return {}
    known = ((key_of(key, "complaint", tracking), tracking) for tracking in frozen.complaints(connection))
    return {complaint: tracking for complaint, tracking in known if complaint in wanted}
