"""Frozen figures of a desk on their way up, the seal that comes back, and those of units below."""

from datetime import date
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select, update

from desktop.frozen import FrozenFigures
from desktop.receipts import moment
from desktop.reports.frozen_words import frozen_words
from desktop.storage.tables import frozen_monev, sealed_figures
from sync.contract.entities import Change
from sync.contract.events import EventKind
from sync.contract.frames import pack
from sync.contract.monev.frozen import canonical, read_frozen
from sync.contract.monev.scope import Scope
from sync.contract.monev.seal import Figures, SealStatement, name_of, packed, seal, unpacked
from tests.desktop.files.test_traffic import Line
from tests.support import answers
from tests.support.desk_files import received
from tests.support.desks import TestDesk
from tests.support.file_roads import MemoryCentre
from ui.ports.exchange import FilesWanted
from ui.ports.frozen import FrozenLine

_AT = 1_795_500_000_000


@pytest.fixture
def frozen(desk: TestDesk) -> FrozenFigures:
    """Return the frozen figures of a desk that holds two cases."""
    return desk.casework.frozen


@pytest.fixture
def centre() -> MemoryCentre:
    """Return a centre in memory that seals."""
    return MemoryCentre()


@pytest.fixture
def line(desk: TestDesk, centre: MemoryCentre, tmp_path: Path) -> Line:
    """Return the line between them."""
    return Line(desk, centre, tmp_path)


def told(
    digest: str, content: bytes = b"x", row: int = 7, *, unit: int = 1, key: bytes = answers.SIGNING_KEY
) -> Change:
    """What the centre says of a document."""
    statement = SealStatement(1, bytes.fromhex(digest), "tirta", _AT)
    body = Figures(
        digest=statement.digest, file=name_of(content), size=len(content), unit=unit, unit_code="tirta",
        office="Kelurahan Tirta", day=date(2026, 11, 23), as_of=_AT, total=2, cases=2,
        sealed_at=_AT, signature=seal(key, statement).signature,
    )  # fmt: skip
    return Change("figures", row, msgspec.Raw(pack(body)))


def only(frozen: FrozenFigures) -> FrozenLine:
    """Return the one line of the list."""
    [one] = frozen.all()
    return one


def test_a_seal_counts_only_where_the_pinned_key_has_made_it(desk: TestDesk, frozen: FrozenFigures) -> None:
    """Another one is doubtful and loses nothing; the right one takes its place and keeps it."""
    made = frozen.freeze(Scope())
    assert (made.is_signed, made.is_doubtful, made.sending) == (False, False, "waiting")
    desk.apply(answers.answer(told(made.digest, key=b"k" * 32)))
    assert (only(frozen).is_signed, only(frozen).is_doubtful) == (False, True)
    assert frozen.report(made.digest).shown.figures.tree.total.total == 2
    desk.apply(answers.answer(told(made.digest, row=8)))
    good = only(frozen)
    assert (good.is_signed, good.sealed_at, good.is_doubtful, good.sending) == (True, _AT, False, "received")
    assert frozen_words(good).endswith(f"; disahkan pusat {moment(_AT)}, kunci {good.key}.")
    desk.apply(answers.answer(told(made.digest, row=9, key=b"k" * 32)))
    assert only(frozen) == good
    assert desk.replica.sum() == desk.replica.recount()
    with desk.database.writing() as connection:  # tampered with on this disk
        connection.execute(update(frozen_monev).values(seal=good_seal(desk).replace(b"tirta", b"lain.")))
    assert (only(frozen).is_signed, only(frozen).is_doubtful) == (False, True)


def good_seal(desk: TestDesk) -> bytes:
    """Return what lies beside the document."""
    with desk.database.reading() as connection:
        return bytes(connection.scalars(select(frozen_monev.c.seal)).one())


def test_figures_go_up_once_and_again_when_the_centre_has_lost_them(
    desk: TestDesk, frozen: FrozenFigures, centre: MemoryCentre, line: Line
) -> None:
    """With the files; the next exchange is due at once. A restart that does not tell of them lets them wait again."""
    made = frozen.freeze(Scope())
    assert (line.traffic.transfers().files, line.traffic.transfers().bytes_left > 0) == (1, True)
    report = line.exchange.send_files(FilesWanted.ALL)
    assert (report.outcome, report.sent, report.figures, report.left) == ("done", 1, 1, 0)
    assert line.exchange.next_due_ms() == 0
    line.exchange.exchange_now()
    asked = len(centre.requests)
    assert line.exchange.send_files(FilesWanted.ALL).sent == 0
    assert len(centre.requests) == asked, "not even a question"
    desk.apply(answers.answer(told(made.digest)))
    unit, text = answers.unit(), answers.text(1)
    desk.apply(answers.answer(unit, text, answers.state(1), restart=True, cursor="f.1.9"))
    assert (only(frozen).sending, only(frozen).is_signed) == ("waiting", True)
    assert line.exchange.send_files(FilesWanted.ALL).sent == 1
    assert centre.requests[asked:] == ["standing"], "the centre still had it"


def test_a_centre_that_was_not_asked_is_not_said_to_seal_nothing(
    desk: TestDesk, frozen: FrozenFigures, centre: MemoryCentre, line: Line
) -> None:
    """A text was recorded first: figures make way for it, nothing is noted, and they go as soon as it has gone."""
    frozen.freeze(Scope())
    desk.casework.record_follow_up(1, EventKind.NOTE, "Mendesak.")
    line.exchange.send_files(FilesWanted.ALL)
    assert (centre.requests, only(frozen).why) == ([], "")
    received(desk)
    assert line.exchange.send_files(FilesWanted.ALL).figures == 1


def test_nothing_is_sent_to_a_centre_that_does_not_seal(
    desk: TestDesk, frozen: FrozenFigures, centre: MemoryCentre, line: Line
) -> None:
    """The list says so; it is asked once a day, and takes them once it can."""
    centre.can_seal = False
    made = frozen.freeze(Scope())
    line.exchange.send_files(FilesWanted.ALL)
    assert centre.requests == ["standing"]
    assert (only(frozen).sending, "belum dapat mengesahkan" in only(frozen).why) == ("waiting", True)
    centre.can_seal = True
    line.exchange.send_files(FilesWanted.ALL)
    assert centre.requests == ["standing"]
    desk.clock.pass_by(25 * 3_600_000)
    line.exchange.exchange_now()
    line.exchange.send_files(FilesWanted.ALL)
    assert centre.requests == ["standing", "standing", "create"]
    assert (only(frozen).digest, only(frozen).sending, only(frozen).why) == (made.digest, "received", "")


def test_refused_figures_stay_with_the_reason_and_can_be_sent_again(
    desk: TestDesk, frozen: FrozenFigures, centre: MemoryCentre, line: Line
) -> None:
    """Nothing of them is lost."""
    made = frozen.freeze(Scope())
    with desk.database.reading() as connection:
        centre.declines = frozenset(connection.scalars(select(frozen_monev.c.file)))
    assert line.exchange.send_files(FilesWanted.ALL).refused == 1
    assert (only(frozen).sending, only(frozen).why) == ("refused", "Server tidak menerima berkas ini.")
    centre.declines = frozenset()
    assert frozen.send_again(made.digest[:8]).sending == "waiting"
    assert line.exchange.send_files(FilesWanted.ALL).sent == 1


def _of_below(desk: TestDesk, frozen: FrozenFigures) -> tuple[str, bytes]:
    """Return a document that a unit below may have made, and let this desk know nothing of it."""
    made = frozen.freeze(Scope())
    with desk.database.writing() as connection:
        body = bytes(connection.scalars(select(frozen_monev.c.body)).one())
        connection.execute(frozen_monev.delete())
    document = msgspec.structs.replace(read_frozen(unpacked(body)), office="Kelurahan Tirta")
    assert made.digest != name_of(canonical(document)).hex()
    return name_of(canonical(document)).hex(), packed(canonical(document))


def test_figures_of_a_unit_below_are_fetched_from_where_the_line_broke(
    desk: TestDesk, frozen: FrozenFigures, tmp_path: Path
) -> None:
    """Then they are listed with their seal, and merged; what is told of them alone is offered as not here."""
    digest, content = _of_below(desk, frozen)
    centre = MemoryCentre(cuts=[len(content) // 2])
    centre.whole[name_of(content)] = content
    line = Line(desk, centre, tmp_path)
    desk.apply(answers.answer(told(digest, content, unit=5)))
    [below] = frozen.below()
    assert (below.is_here, below.size, below.is_signed, frozen.all()) == (False, len(content), True, ())
    assert line.exchange.send_files(FilesWanted.ALL).outcome == "unreachable"
    assert line.exchange.send_files(FilesWanted.ALL).fetched == 1
    assert centre.told == len(content), "no byte came twice"
    assert (only(frozen).origin, only(frozen).is_signed, only(frozen).sending, frozen.below()) == (
        "below",
        True,
        "",
        (),
    )
    assert frozen.merge([], [digest], keep=False).line.total == 2


@pytest.mark.parametrize("content", [b"neither packed nor a document", packed(b"{}"), b""])
def test_what_is_no_document_is_said_and_not_fetched_again(
    desk: TestDesk, frozen: FrozenFigures, centre: MemoryCentre, line: Line, content: bytes
) -> None:
    """Also where it is another document than the centre has named."""
    digest, other = _of_below(desk, frozen)
    content = content or packed(unpacked(other).replace(b"Kelurahan", b"Keluaran.", 1))
    centre.whole[name_of(content)] = content
    desk.apply(answers.answer(told(digest, content, unit=5)))
    line.exchange.send_files(FilesWanted.ALL)
    [below] = frozen.below()
    assert (below.is_here, bool(below.why), frozen.all()) == (False, True, ())
    asked = len(centre.requests)
    line.exchange.send_files(FilesWanted.ALL)
    assert len(centre.requests) == asked
    with desk.database.reading() as connection:
        assert connection.scalars(select(sealed_figures.c.coming)).all() == [b""]
