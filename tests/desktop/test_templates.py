"""Templates at the desk: three layers, filled in for a case, changed by actions that wait like any other."""

from datetime import date
from uuid import UUID

import pytest

from desktop.templates import shipped_templates
from sync.contract.errors import BadInput
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Outcome, Reason
from sync.contract.replies.templates import DROP_KIND, SAVE_KIND, of_action_text
from tests.support import answers
from tests.support.desks import TestDesk

_SHIPPED = {one.name for one in shipped_templates()}


def _names(desk: TestDesk, kind: str = "") -> list[str]:
    return [one.name for one in desk.casework.templates(kind) if one.name not in _SHIPPED]


@pytest.fixture
def desk(desk: TestDesk) -> TestDesk:
    """Return a desk with an open case and an anonymous one."""
    desk.apply(
        answers.answer(
            answers.unit(),
            answers.text(1, "7400001", "Lampu dermaga padam", reporter="Rusmini Handilwati"),
            answers.state(1, first_reply_on=date(2026, 11, 27)),
            answers.text(2, "7400002", "Titian lapuk", anonymous=True),
            answers.state(2),
        )
    )
    return desk


def test_what_ships_is_there_before_any_exchange(desk: TestDesk) -> None:
    """By name, and narrowed to the kind that is written."""
    listed = [one.name for one in desk.casework.templates()]
    assert set(listed) == _SHIPPED
    assert listed == sorted(listed, key=str.casefold)
    narrowed = desk.casework.templates("respon-awal")
    assert narrowed
    assert all("respon-awal" in one.kinds for one in narrowed)


def test_what_the_centre_tells_lies_over_what_ships(desk: TestDesk) -> None:
    """Under the same key it replaces it, or takes it away; the sum is that of the rows."""
    first, second = shipped_templates()[:2]
    desk.apply(
        answers.answer(
            answers.template(1),
            answers.template(2, key=first.key, name=first.name, text="Kata dari pusat", unit=0),
            answers.template(3, key=second.key, name=second.name, text="x", deleted=True),
            cursor="e.1.6",
        )
    )
    listed = {one.name: one for one in desk.casework.templates()}
    assert (listed[first.name].text, second.name in listed) == ("Kata dari pusat", False)
    assert (listed["Templat 1"].is_shared, listed[first.name].is_shared) == (False, True)
    assert desk.replica.sum() == desk.replica.recount()


def test_a_changed_and_a_dropped_one_are_followed(desk: TestDesk) -> None:
    """Versions in their order; a dropped one stays a row and is shown no more."""
    desk.apply(answers.answer(answers.template(1), answers.template(2), cursor="e.1.6"))
    desk.apply(
        answers.answer(answers.template(1, 2, name="Nama baru"), answers.template(2, 2, deleted=True), cursor="e.1.8")
    )
    assert _names(desk) == ["Nama baru"]
    assert desk.replica.sum() == desk.replica.recount()


def test_one_whose_days_are_over_is_not_offered(desk: TestDesk) -> None:
    """Neither listed nor filled in."""
    desk.apply(
        answers.answer(
            answers.template(1, valid_until=date(2026, 11, 22)),
            answers.template(2, valid_until=date(2026, 11, 23)),
            cursor="e.1.6",
        )
    )
    assert _names(desk) == ["Templat 2"]
    with pytest.raises(BadInput, match="masa berlakunya"):
        desk.casework.fill(1, "Templat 1")


def test_templates_that_are_not_told_again_leave_with_a_restart(desk: TestDesk) -> None:
    """As all that the centre owns."""
    desk.apply(answers.answer(answers.template(1), answers.template(2), cursor="e.1.6"))
    told = (
        answers.unit(),
        answers.text(1),
        answers.state(1),
        answers.text(2, "7400002"),
        answers.state(2),
        answers.template(2),
    )
    desk.apply(answers.answer(*told, restart=True, cursor="f.1.9"))
    assert _names(desk) == ["Templat 2"]
    assert desk.replica.sum() == desk.replica.recount()


def test_a_template_that_the_centre_has_not_goes_in_a_repair(desk: TestDesk) -> None:
    """Found by its bucket, like anything else."""
    desk.apply(answers.answer(answers.template(1), cursor="e.1.6"))
    assert desk.replica.compare(1, [0], []) == []
    assert _names(desk) == []
    assert desk.replica.sum() == desk.replica.recount()


def test_it_is_filled_in_with_what_the_desk_knows(desk: TestDesk) -> None:
    """By key or by name; the reporter of an anonymous case is greeted without a name."""
    text = "{sapaan}. {tracking_id} {judul}. {unit}, {petugas}, {tanggal}, {tenggat}. {isi}"
    desk.apply(answers.answer(answers.template(1, text=text), cursor="e.1.6"))
    filled = desk.casework.fill(1, "templat 1")
    assert filled.text == (
        "Yth. Bapak/Ibu Rusmini Handilwati. 7400001 Lampu dermaga padam. Kecamatan Tirta Muara, Rini Handayani, "
        "23 November 2026, Jumat, 27 November 2026. {isi}"
    )
    assert filled.unfilled == ("{isi}",)
    assert desk.casework.fill(2, filled.key).text.startswith("Yth. Pelapor. 7400002 Titian lapuk.")
    with pytest.raises(BadInput):
        desk.casework.fill(77, filled.key)


def test_no_letter_promises_the_day_on_which_lapor_closes(desk: TestDesk) -> None:
    """It binds the office, which has to act before; the reporter is told by when his complaint is settled."""
    closing = {"completion_on": date(2026, 12, 9), "closes_on": date(2026, 11, 30), "public_on": date(2026, 11, 16)}
    desk.apply(
        answers.answer(
            answers.template(1, text="{tenggat}"),
            answers.state(1, "Ditindaklanjuti oleh Instansi", revision=9, **closing),
            cursor="e.1.6",
        )
    )
    assert desk.casework.case(1).line.due_on == date(2026, 11, 30)
    assert desk.casework.fill(1, "templat 1").text == "Rabu, 9 Desember 2026"


def test_the_units_own_comes_before_a_shared_one_of_the_same_name(desk: TestDesk) -> None:
    """Whoever names it means the nearer one."""
    desk.apply(
        answers.answer(
            answers.template(1, name="Sama", text="bersama", unit=0),
            answers.template(2, name="Sama", text="sendiri"),
            cursor="e.1.6",
        )
    )
    assert desk.casework.fill(1, "sama").text == "sendiri"


def test_a_saved_template_is_there_at_once_and_waits(desk: TestDesk) -> None:
    """As an action without a case, readable in the outbox; the newest change counts."""
    desk.casework.library.save("  Salam   kami ", " {sapaan}, ", ["respon-awal"])
    desk.casework.library.save("Salam kami", "{sapaan}!")
    (listed,) = [one for one in desk.casework.templates() if one.name == "Salam kami"]
    assert (listed.text, listed.is_waiting, listed.is_shared, listed.owner) == (
        "{sapaan}!", True, False, "Rini Handayani",
    )  # fmt: skip
    first, second = desk.waiting()
    assert (first.case, first.kind, first.tracking_id) == (0, SAVE_KIND, "")
    one, two = of_action_text(first.text), of_action_text(second.text)
    assert one is not None
    assert two is not None
    assert one.key == two.key
    shown = [(line.kind, line.title, line.text, line.lamp) for line in desk.casework.outbox()]
    assert shown[0] == (SAVE_KIND, "Salam kami", "{sapaan}!", Lamp.SAVED)
    with pytest.raises(BadInput):
        desk.casework.pull_back(str(first.id))


def test_a_dropped_template_is_gone_at_once_and_waits(desk: TestDesk) -> None:
    """Also one that only ships with the program."""
    desk.apply(answers.answer(answers.template(1), cursor="e.1.6"))
    shipped = shipped_templates()[0].name
    for name in ("Templat 1", shipped):
        desk.casework.library.drop(name)
    assert _names(desk) == []
    assert shipped not in [one.name for one in desk.casework.templates()]
    assert [action.kind for action in desk.waiting()] == [DROP_KIND, DROP_KIND]
    with pytest.raises(BadInput):
        desk.casework.library.drop("Templat 1")


@pytest.mark.parametrize(("outcome", "left"), [(Outcome.REJECTED, []), (Outcome.ACCEPTED, [])])
def test_what_the_centre_has_decided_is_projected_no_more(desk: TestDesk, outcome: Outcome, left: list[str]) -> None:
    """Refused, it stays readable in the outbox; received, the centre tells the template itself."""
    desk.casework.library.save("Salam kami", "{sapaan}!")
    sent = desk.waiting()
    reason = Reason.ROLE_MAY_NOT if outcome is Outcome.REJECTED else ""
    desk.apply(answers.answer(cursor="", sheets=(answers.sheet(*sent, outcome=outcome, reason=reason),)), sent=sent)
    assert _names(desk) == left
    (line,) = desk.casework.outbox()
    assert line.lamp is (Lamp.REJECTED if outcome is Outcome.REJECTED else Lamp.RECEIVED)
    assert desk.casework.receipt(line.id).is_genuine


@pytest.mark.parametrize(("name", "text"), [("", "x"), ("Nama", "  "), ("n" * 101, "x"), ("Nama", "x" * 5001)])
def test_a_template_that_cannot_be_used_is_not_recorded(desk: TestDesk, name: str, text: str) -> None:
    """Told in a sentence; nothing waits."""
    with pytest.raises(BadInput):
        desk.casework.library.save(name, text)
    assert desk.waiting() == []


def test_a_reply_names_the_template_that_it_began_with(desk: TestDesk) -> None:
    """It travels with the action, also after another program has read it from the disk."""
    key = str(shipped_templates()[0].key)
    desk.casework.record_follow_up(1, EventKind.INITIAL_RESPONSE, "Yth. Ibu", template=key)
    desk.casework.record_follow_up(1, EventKind.NOTE, "Tanpa templat")
    assert [action.template for action in desk.waiting()] == [UUID(key), None]


def test_a_desk_that_kept_templates_aside_is_told_them_anew(desk: TestDesk) -> None:
    """An older program did not know the kind; the newer one does not leave them unread."""
    from alembic import command

    from desktop.storage.migrate import alembic_config

    def to(revision: str) -> None:
        with desk.database.writing() as connection:
            (command.downgrade if revision != "head" else command.upgrade)(alembic_config(connection), revision)

    desk.casework.record_follow_up(1, EventKind.NOTE, "Tetap ada")
    to("0005")
    with desk.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO aside (kind, row, body, mark) VALUES ('template', 1, x'80', 5)")
    to("head")
    assert desk.replica.cursor() == "anew"
    assert [line.text for line in desk.casework.outbox()] == ["Tetap ada"]
