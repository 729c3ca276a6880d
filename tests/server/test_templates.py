"""Templates at the centre: who has them, who may change them, and what an administrator does."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from sqlalchemy import Connection

from sync.contract.entities import Template
from sync.contract.errors import BadInput
from sync.contract.receipts import Reason
from sync.server.feed import FeedWriter
from sync.server.store.scopes import load_scope_map, lock_centre
from sync.server.store.users import StoredUser, user_by_name
from sync.server.templates import (
    Imported,
    count_use,
    drop_named,
    drop_template,
    import_templates,
    listing,
    save_template,
    scopes_to_tell,
)
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.busy_centres import check_scopes
from tests.support.centres import TestCentre

_FILE = """
[[template]]
name = "Salam"
text = "Yth. {sapaan}"
kinds = ["respon-awal"]

[[template]]
name = "Penutup"
text = "Hormat kami, {unit}"
owner = "Bagian Organisasi"
"""


def _names(desk: Desk) -> list[str]:
    return sorted(
        body["name"]
        for body in (desk.body("template", row) for row in desk.rows("template"))
        if not body.get("deleted")
    )


def _user(centre: TestCentre, username: str) -> StoredUser:
    with centre.centre.database.reading() as connection:
        user = user_by_name(connection, username)
    assert user is not None
    return user


def _template(number: int = 1, **fields: object) -> Template:
    given = {"key": UUID(int=number), "name": f"Templat {number}", "text": "Yth. {sapaan}", **fields}
    return Template(**given)  # type: ignore[arg-type]  # as named


class _Office:
    """Decides what officers do with templates, as the transaction that decides actions does."""

    def __init__(self, centre: TestCentre) -> None:
        self._centre = centre

    @contextmanager
    def _sitting(self, body: Template) -> Iterator[tuple[Connection, FeedWriter]]:
        with self._centre.centre.database.writing() as connection:
            lock_centre(connection, shared=True)
            scope_map = load_scope_map(connection)
            feed = FeedWriter(connection, scope_map, scopes_to_tell(connection, scope_map, [body]))
            yield connection, feed
            feed.flush()

    def save(self, username: str, body: Template) -> Reason | None:
        user = _user(self._centre, username)
        with self._sitting(body) as (connection, feed):
            return save_template(connection, feed, user, body, self._centre.clock.now)

    def drop(self, username: str, body: Template) -> Reason | None:
        user = _user(self._centre, username)
        with self._sitting(body) as (connection, feed):
            return drop_template(connection, feed, user, body)


@pytest.fixture
def office(centre: TestCentre) -> _Office:
    """Return the office; a coordinator stands above both kecamatan."""
    centre.officer("kepala", "KAB", Role.COORDINATOR)
    centre.officer("koor", "TM", Role.COORDINATOR)
    centre.officer("latih", "TM", Role.TRAINER)
    return _Office(centre)


def _unit(centre: TestCentre, username: str) -> int:
    return _user(centre, username).unit_id


def test_shared_templates_reach_every_desk_and_those_of_a_unit_only_its_line(
    centre: TestCentre, desk: OpenDesk, office: _Office
) -> None:
    """In a first sync and in a later exchange alike, also at a desk of a unit that is made afterwards."""
    early = desk("rini")
    early.exchange()
    import_templates(centre.centre, _FILE)
    import_templates(centre.centre, '[[template]]\nname = "Milik TM"\ntext = "x"\n', "TM")
    early.exchange()
    assert _names(early) == ["Milik TM", "Penutup", "Salam"]
    late, other, above = desk("koor", 2), desk("budi", 3), desk("kepala", 4)
    for one in (late, other, above):
        one.exchange()
    assert _names(late) == ["Milik TM", "Penutup", "Salam"]
    assert _names(other) == _names(above) == ["Penutup", "Salam"]
    centre.unit("DESA", "Desa Tirta", "TM")
    centre.officer("desi", "DESA")
    below = desk("desi", 5)
    below.exchange()
    assert _names(below) == ["Milik TM", "Penutup", "Salam"]
    check_scopes(centre)


def test_the_same_file_twice_changes_nothing_and_a_changed_one_is_a_next_version(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """Desks are told only what is new."""
    assert import_templates(centre.centre, _FILE) == Imported(2, 0, 0)
    one = desk("rini")
    one.exchange()
    assert import_templates(centre.centre, _FILE) == Imported(0, 0, 2)
    assert one.exchange()[-1].changes == ()
    assert import_templates(centre.centre, _FILE.replace("Yth. {sapaan}", "{sapaan},")) == Imported(0, 1, 1)
    (change,) = [change for frame in one.exchange() for change in frame.changes]
    assert (change.kind, change.version) == ("template", 2)


def test_a_dropped_template_goes_from_every_desk_and_may_come_back(centre: TestCentre, desk: OpenDesk) -> None:
    """It is told as dropped, so that the sums stay right."""
    import_templates(centre.centre, _FILE)
    one = desk("rini")
    one.exchange()
    drop_named(centre.centre, "Salam")
    one.exchange()
    assert _names(one) == ["Penutup"]
    assert [each.body.name for each, _ in listing(centre.centre)] == ["Penutup"]
    with pytest.raises(BadInput):
        drop_named(centre.centre, "Salam")
    assert import_templates(centre.centre, _FILE) == Imported(0, 1, 1)
    one.exchange()
    assert _names(one) == ["Penutup", "Salam"]
    check_scopes(centre)


def test_a_name_that_several_units_have_needs_its_unit(centre: TestCentre) -> None:
    """Nothing is dropped by guessing; a strange unit is refused."""
    one = '[[template]]\nname = "Sama"\ntext = "x"\n'
    import_templates(centre.centre, one, "TM")
    import_templates(centre.centre, one, "TH")
    with pytest.raises(BadInput, match="--unit"):
        drop_named(centre.centre, "Sama")
    drop_named(centre.centre, "Sama", "TH")
    assert [(each.body.name, code) for each, code in listing(centre.centre)] == [("Sama", "TM")]
    with pytest.raises(BadInput):
        import_templates(centre.centre, one, "TIDAK-ADA")
    with pytest.raises(BadInput):
        drop_named(centre.centre, "Sama", "TIDAK-ADA")


def test_an_officer_changes_those_of_the_own_unit_only(centre: TestCentre, office: _Office, desk: OpenDesk) -> None:
    """A foreign unit, a shared one, or one under a known key of another unit: the role may not."""
    mine, theirs = _unit(centre, "rini"), _unit(centre, "budi")
    assert office.save("rini", _template(1, unit=mine)) is None
    for body in (_template(2, unit=theirs), _template(3), _template(4, unit=999)):
        assert office.save("rini", body) is Reason.ROLE_MAY_NOT
        assert office.drop("rini", body) is Reason.ROLE_MAY_NOT
    assert office.save("budi", _template(1, unit=theirs, text="Rebut")) is Reason.ROLE_MAY_NOT
    assert office.drop("budi", _template(1, unit=theirs)) is Reason.ROLE_MAY_NOT
    assert office.save("latih", _template(5, unit=mine)) is Reason.ROLE_MAY_NOT
    ((kept, code),) = listing(centre.centre)
    assert (kept.body.text, kept.body.owner, code) == ("Yth. {sapaan}", "Rini", "TM")
    check_scopes(centre)


def test_a_coordinator_changes_those_below_and_the_one_at_the_top_the_shared_ones(
    centre: TestCentre, office: _Office, desk: OpenDesk
) -> None:
    """What all offices say is not for one kecamatan to decide."""
    mine, theirs = _unit(centre, "rini"), _unit(centre, "budi")
    assert office.save("koor", _template(1)) is Reason.ROLE_MAY_NOT
    assert office.save("koor", _template(2, unit=theirs)) is Reason.ROLE_MAY_NOT
    assert office.save("koor", _template(3, unit=mine)) is None
    assert office.save("kepala", _template(1)) is None
    assert office.save("kepala", _template(2, unit=theirs)) is None
    assert office.save("kepala", _template(3, unit=theirs, text="Baru")) is None
    one = desk("rini")
    one.exchange()
    assert _names(one) == ["Templat 1", "Templat 3"]
    moved = next(each for each, _ in listing(centre.centre) if each.body.key == UUID(int=3))
    assert (moved.body.unit, moved.body.text) == (mine, "Baru")
    check_scopes(centre)


def test_a_repeated_change_is_done_once(centre: TestCentre, office: _Office) -> None:
    """The same words again are no new version, and dropping twice is no fault."""
    body = _template(1, unit=_unit(centre, "rini"))
    for _ in range(2):
        assert office.save("rini", body) is None
    ((kept, _),) = listing(centre.centre)
    assert kept.version == 1
    for _ in range(2):
        assert office.drop("rini", body) is None
    assert listing(centre.centre) == []
    assert office.save("rini", body) is None
    ((kept, _),) = listing(centre.centre)
    assert kept.version == 3


def test_one_that_only_ships_with_the_program_can_be_dropped_for_all(centre: TestCentre, office: _Office) -> None:
    """The centre then knows it as dropped, and tells it so."""
    assert office.drop("kepala", _template(7)) is None
    assert listing(centre.centre) == []
    check_scopes(centre)


def test_what_is_no_template_is_malformed(centre: TestCentre, office: _Office) -> None:
    """Whoever sends it."""
    body = _template(1, unit=_unit(centre, "rini"), name="")
    assert office.save("rini", body) is Reason.MALFORMED
    assert office.drop("rini", body) is Reason.MALFORMED


def test_uses_are_counted_without_telling_anybody(centre: TestCentre, office: _Office, desk: OpenDesk) -> None:
    """A number of the centre: desks are not told of each use; an unknown key counts nothing."""
    import_templates(centre.centre, _FILE)
    one = desk("rini")
    one.exchange()
    key = next(each.body.key for each, _ in listing(centre.centre) if each.body.name == "Salam")
    with centre.centre.database.writing() as connection:
        for used in (key, key, UUID(int=404)):
            count_use(connection, used)
    assert {each.body.name: each.uses for each, _ in listing(centre.centre)} == {"Salam": 2, "Penutup": 0}
    assert one.exchange()[-1].changes == ()


def test_hundreds_of_templates_come_in_frames_of_bounded_size(centre: TestCentre, desk: OpenDesk) -> None:
    """A first sync cut between them goes on to tell them all."""
    content = "\n".join(f'[[template]]\nname = "T {n}"\ntext = "{"a" * 2000}"\n' for n in range(120))
    import_templates(centre.centre, content)
    one = desk("rini")
    frames = one.exchange()
    assert len(frames) > 3
    assert max(sum(len(bytes(change.body)) for change in frame.changes) for frame in frames) <= 64 * 1024
    assert len(_names(one)) == 120
    assert frames[-1].sum == one.sum()
