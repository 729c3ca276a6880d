"""Frozen figures on their whole way: frozen at a desk, sealed by the centre, merged at the desk of the coordinator."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from sync.contract.monev.frozen import from_file, to_file
from sync.contract.monev.scope import Scope
from sync.server.store.engine import Database, parse_url
from sync.server.store.figures_table import sealed_figures
from sync.server.users import Role, add_user
from tests.support.centres import exported, open_test_centre
from tests.support.cutting_relay import CuttingRelay
from tests.support.programs import PASSWORD, Centre, tindak
from ui.ports.exchange import FilesWanted
from ui.ports.frozen import FrozenLine

pytestmark = pytest.mark.slow

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"
SignIn = Callable[..., OpenDesk]


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    """Two units below one, a complaint that both have, an officer at each."""
    with open_test_centre(tmp_path / "centre", "") as made:
        made.unit("KAB", "Kabupaten Tirta Kencana")
        made.unit("TM", MUARA, "KAB")
        made.unit("TH", HULU, "KAB")
        for username, unit in (("rini", "TM"), ("budi", "TH"), ("sari", "KAB")):
            role = Role.COORDINATOR if unit == "KAB" else Role.LIAISON
            add_user(made.centre, username, username.title(), unit, role, PASSWORD)
        made.take(exported(2, "7400001", MUARA), exported(3, "7400001", HULU), exported(4, "7400002", MUARA),
                  exported(5, "7400003", HULU), exported(6, "7400004", HULU))  # fmt: skip
    one = Centre(tmp_path / "centre")
    one.serve()
    yield one
    one.kill()


@pytest.fixture
def signed_in(centre: Centre, tmp_path: Path) -> Iterator[SignIn]:
    """Hand out desks that have exchanged once."""
    with ExitStack() as stack:

        def sign_in(username: str, url: str = "") -> OpenDesk:
            doorway = doorway_of(Profile(tmp_path / username))
            desk = stack.enter_context(closing(doorway.sign_in(url or centre.url, username, PASSWORD)))
            assert desk.exchange.exchange_now().outcome == "done"
            return desk

        yield sign_in


def exchanged(desk: OpenDesk) -> None:
    """Exchange as the window does: texts, then files, then at once again where a seal is to come."""
    assert desk.exchange.exchange_now().outcome == "done"
    files = desk.exchange.send_files(FilesWanted.ALL)
    assert files.outcome == "done", files.sentence
    if files.figures:
        assert desk.exchange.next_due_ms() == 0
        assert desk.exchange.exchange_now().outcome == "done"


def line_of(desk: OpenDesk, digest: str) -> FrozenLine:
    """Return what the list of a desk says of a document now."""
    [line] = [one for one in desk.desk.frozen.all() if one.digest == digest]
    return line


def test_lower_units_freeze_the_centre_seals_and_the_coordinator_merges(signed_in: SignIn, tmp_path: Path) -> None:
    """Totals are exact; a complaint at both units counts once at each and once in the total; nobody else has any."""
    rini, budi, sari = (signed_in(name) for name in ("rini", "budi", "sari"))
    made = [desk.desk.frozen.freeze(Scope()) for desk in (rini, budi)]
    assert [(one.is_signed, one.sending) for one in made] == [(False, "waiting")] * 2
    exchanged(rini)
    exchanged(budi)
    sealed = [line_of(desk, one.digest) for desk, one in zip((rini, budi), made, strict=True)]
    assert [(one.is_signed, one.is_doubtful, one.sending) for one in sealed] == [(True, False, "received")] * 2
    assert all(one.sealed_at and one.key for one in sealed)
    assert (rini.desk.frozen.below(), len(budi.desk.frozen.all())) == ((), 1), "nothing of the unit beside"

    sari.exchange.exchange_now()
    offered = sari.desk.frozen.below()
    assert [(one.office, one.total, one.is_signed, one.is_here) for one in offered] == [
        (HULU, 3, True, False), (MUARA, 2, True, False),
    ]  # fmt: skip
    exchanged(sari)
    assert sari.desk.frozen.below() == ()
    here = sari.desk.frozen.all()
    assert {(one.digest, one.origin, one.is_signed) for one in here} == {(one.digest, "below", True) for one in made}
    whole = sari.desk.frozen.merge([], [one.digest for one in here])
    total = whole.shown.figures.tree.total
    assert (total.total, total.complaints, len(whole.several), whole.doubtful) == (5, 4, 1, ())
    assert list(whole.numbers.values()) == ["7400001"]
    exchanged(sari)
    assert line_of(sari, whole.line.digest).is_signed, "what was merged is sealed too"
    assert sari.exchange.send_files(FilesWanted.ALL).round_trips == 0, "nothing goes out twice"

    path = tmp_path / "sah.tindak-monev"
    assert rini.desk.frozen.save_file(made[0].digest, path).is_signed
    body, seal = from_file(path.read_bytes())
    assert seal is not None
    path.write_bytes(to_file(body, {**seal, "sealed_at": seal["sealed_at"] - 86_400_000}))
    told = sari.desk.frozen.merge([path], keep=False)
    assert told.doubtful == (MUARA,)
    assert told.line.total == 2, "and nothing is lost by it"


def test_cut_lines_and_kills_seal_once(centre: Centre, signed_in: SignIn, tmp_path: Path) -> None:
    """The line ends within the document, the centre dies between document and seal, and the desk is closed."""
    with CuttingRelay(centre.url, every=1000) as relay:
        rini = signed_in("rini", relay.url)
        made = rini.desk.frozen.freeze(Scope())
        for _ in range(40):
            rini.exchange.exchange_now()
            rini.exchange.send_files(FilesWanted.ALL)
            if line_of(rini, made.digest).sending == "received":
                break
        assert relay.cuts
        centre.kill()
        assert rini.exchange.exchange_now().outcome == "unreachable"
        assert not line_of(rini, made.digest).is_signed
        rini.close()
        centre.serve()
        again = doorway_of(Profile(tmp_path / "rini")).unlock(PASSWORD)
        with closing(again):
            for _ in range(10):
                again.exchange.exchange_now()
                again.exchange.send_files(FilesWanted.ALL)
                if line_of(again, made.digest).is_signed:
                    break
            assert line_of(again, made.digest).is_signed
    database = Database(parse_url(f"sqlite:///{tmp_path / 'centre' / 'centre.db'}"))
    with closing(database), database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(sealed_figures)) == 1


def test_commands_tell_the_seal(centre: Centre, signed_in: SignIn, tmp_path: Path) -> None:
    """Before and after it, in JSON and in the workbook; the centre's own file merges with the others."""
    signed_in("rini").close()
    profile = ("--profile", str(tmp_path / "rini"))
    made = tindak("monev", "freeze", *profile)
    assert (made["signed"], made["sealed_at"], made["key"], made["sending"]) == (False, None, None, "waiting")
    assert tindak("sync", *profile)["files"]["sent"] == 1
    told = tindak("monev", "frozen", *profile)
    [line] = told["frozen"]
    assert (line["signed"], line["doubtful"], line["sending"], told["below"]) == (True, False, "received", [])
    assert line["sealed_at"]
    file = tmp_path / "pusat.tindak-monev"
    here = centre.document("monev", "freeze", "--unit", "TM", "--out", str(file), "--signer", "Rini Handayani")
    assert (here["signed"], here["total"], here["key"]) == (True, 2, line["key"])
    merged = tindak("monev", "merge", str(file), line["id"], *profile)
    assert (merged["figures"]["total"]["total"], merged["same"], merged["doubtful"]) == (2, 2, [])
    assert tindak("monev", "send", line["id"], *profile)["sending"] == "received"
